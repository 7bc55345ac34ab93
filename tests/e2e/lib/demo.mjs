// The demo shops: what each page is, where it stands, and what a person should be told about it.

import { readFileSync } from 'node:fs';
import { ROOT } from './session.mjs';

const FOLDER = `${ROOT}www/demo/`;

const withHtml = (page) => ({ ...page, html: readFileSync(`${FOLDER}${page.file}`, 'utf8') });

/** Every demo page: `{ url, html, frames: [{ url, html }], title, expect, why }`. */
export const DEMOS = JSON.parse(readFileSync(`${FOLDER}index.json`, 'utf8')).map((demo) => ({
  ...withHtml(demo),
  frames: (demo.frames ?? []).map(withHtml),
}));

/** The first demo page that should be judged so. */
export function demo(expect, fits = () => true) {
  const found = DEMOS.find((demo) => demo.expect === expect && fits(demo));
  if (!found) throw new Error(`no demo page is ${expect}`);
  return found;
}

/** Opens all demo shops. */
export function openShops(site) {
  for (const { url, html } of DEMOS.flatMap((demo) => [demo, ...demo.frames])) site.put(url, html);
}
