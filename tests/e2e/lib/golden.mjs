// The pages that the core's answers are pinned on: `tests/pages/<site>/<case>/page.html` with its `case.toml`, and the demo shops.

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parse } from 'smol-toml';
import { DEMOS } from './demo.mjs';
import { ROOT } from './session.mjs';

const FOLDER = `${ROOT}tests/pages`;

/** Every page as the core takes it: `{ id, url, html, frames }`. */
export function goldenPages() {
  const golden = readdirSync(FOLDER, { recursive: true })
    .filter((path) => path.endsWith('page.html'))
    .map((path) => readCase(join(FOLDER, dirname(path))));
  const demos = DEMOS.map(({ url, html, file, frames }) => ({ id: `demo/${file}`, url, html, frames: frames.map(({ url, html }) => ({ url, html })) }));
  if (golden.length === 0) throw new Error(`${FOLDER} holds no page`);
  return [...golden, ...demos];
}

function readCase(folder) {
  const text = (file) => readFileSync(join(folder, file), 'utf8');
  const { url, frames = [] } = parse(text('case.toml'));
  return { id: relative(FOLDER, folder), url, html: text('page.html'), frames: frames.map(({ url, file }) => ({ url, html: text(file) })) };
}
