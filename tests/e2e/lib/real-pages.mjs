// Real pages to measure on, when the collections are there: they are no part of the project, so only their figures stay.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Pages of the collections in `folder`: `{ url, body, kind }`, `kind` being `product` or `other`. */
export function realPages(folder, most) {
  const zyte = rows(join(folder, 'zyte/pages.tsv')).map(({ id, url }) => ({ url, kind: 'product', file: join(folder, `zyte/html/${id}.html.gz`) }));
  const wcxb = rows(join(folder, 'wcxb/pages.tsv')).map(({ file, kind, url }) => ({
    url,
    kind: kind === 'product' ? 'product' : 'other',
    file: join(folder, 'wcxb', kind, `${file}.html.gz`),
  }));
  return [...zyte, ...spread(wcxb.filter(({ kind }) => kind === 'other'), most)]
    .filter(({ file, url }) => existsSync(file) && URL.canParse(url))
    .map(({ url, kind, file }) => ({ url: url.replace(/^http:/, 'https:'), kind, body: gunzipSync(readFileSync(file)) }));
}

/** Evenly spread over the list, so that no type of page is left out. */
function spread(list, most) {
  const step = Math.max(1, list.length / most);
  return Array.from({ length: Math.min(most, list.length) }, (_, at) => list[Math.floor(at * step)]);
}

function rows(file) {
  if (!existsSync(file)) return [];
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const names = head.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, at) => [names[at], cell])));
}
