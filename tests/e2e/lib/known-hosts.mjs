// Where the extension may look without being asked: the hosts its manifest names.

import { readFileSync } from 'node:fs';
import { EXTENSION } from './session.mjs';

let patterns;

/** Whether the manifest lets the reader run at `url` by itself. */
export function isKnownHost(url) {
  patterns ??= JSON.parse(readFileSync(`${EXTENSION}/manifest.json`, 'utf8')).content_scripts.flatMap((script) => script.matches);
  const { hostname } = new URL(url);
  return patterns.some((pattern) => {
    const host = pattern.replace(/^[^:]+:\/\//, '').split('/')[0].replace(/^\*\./, '');
    return hostname === host || hostname.endsWith(`.${host}`);
  });
}
