import { say } from '@ui/words';
import Catalogue from './Catalogue.svelte';
import { show } from './page';

show(Catalogue, say('www-catalogue-page-title'));
