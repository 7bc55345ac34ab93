import { mount } from 'svelte';
import '../../ui/theme.css';
import '../../ui/window.css';
import { direction, languageTag } from '../../ui/words';
import Options from './Options.svelte';

document.documentElement.lang = languageTag;
document.documentElement.dir = direction;
const target = document.getElementById('app');
if (target) mount(Options, { target });
