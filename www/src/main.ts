import { say } from '@ui/words';
import { show } from './page';
import Workbench from './Workbench.svelte';

show(Workbench, say('www-title'));
