import '@ui/theme.css';
import { direction, languageTag } from '@ui/words';
import { mount, type Component } from 'svelte';
import './site.css';

/** Draws a page of the site, in the reader's language. */
export function show(page: Component, title: string): void {
  document.documentElement.lang = languageTag;
  document.documentElement.dir = direction;
  document.title = title;
  const target = document.getElementById('app');
  if (target) mount(page, { target });
}
