import '@ui/theme.css';
import { direction, languageTag, say } from '@ui/words';
import { mount } from 'svelte';
import './site.css';
import Workbench from './Workbench.svelte';

document.documentElement.lang = languageTag;
document.documentElement.dir = direction;
document.title = say('www-title');
const target = document.getElementById('app');
if (target) mount(Workbench, { target });
