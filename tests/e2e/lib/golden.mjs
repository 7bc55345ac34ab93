// The pages that the core's answers are pinned on: `tests/pages/<site>/<case>/page.html`, and the demo shops.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { DEMOS } from './demo.mjs';
import { ROOT } from './session.mjs';

const FOLDER = `${ROOT}tests/pages`;

/** Every page as the core takes it: `{ id, url, html, frames }`. */
export function goldenPages() {
  const golden = readdirSync(FOLDER, { recursive: true })
    .filter((path) => path.endsWith('page.html'))
    .map((path) => readCase(join(FOLDER, dirname(path))));
  const demos = DEMOS.map(({ url, html, file }) => ({ id: `demo/${file}`, url, html, frames: [] }));
  if (golden.length === 0) throw new Error(`${FOLDER} holds no page`);
  return [...golden, ...demos];
}

function readCase(folder) {
  const html = readFileSync(join(folder, 'page.html'), 'utf8');
  const url = readFileSync(join(folder, 'url'), 'utf8').trim();
  const frame = join(folder, 'frame.html');
  const frames = existsSync(frame) ? [{ url, html: readFileSync(frame, 'utf8') }] : [];
  return { id: relative(FOLDER, folder), url, html, frames };
}
