import { existsSync, readFileSync } from 'node:fs';
import type { Marketplace } from '../content/marketplaces';
import { patternOf } from '../content/marketplaces';

/** Reads the list that `cargo xtask marketplaces` writes from rules/marketplaces, and refuses it with a reason. */
export function readMarketplaces(file: string): Marketplace[] {
  if (!existsSync(file)) {
    throw new Error(
      `${file} is missing. It is generated from rules/marketplaces/*.toml: run the xtask command that writes it ` +
        '(cargo xtask marketplaces), then build again.',
    );
  }
  const list: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(list) || list.length === 0) throw new Error(`${file}: expected a list of marketplaces, not empty`);
  return list.map((entry, index) => check(entry, `${file}: entry ${index}`));
}

function check(entry: unknown, place: string): Marketplace {
  if (typeof entry !== 'object' || entry === null) throw new Error(`${place}: expected an object`);
  const { id, hosts, product, results, frames, scripts } = entry as Record<string, unknown>;
  if (typeof id !== 'string' || id === '') throw new Error(`${place}, key id: expected a name`);
  const market: Marketplace = {
    id,
    hosts: strings(hosts, `${place} (${id}), key hosts`),
    product: strings(product, `${place} (${id}), key product`),
    results: strings(results ?? [], `${place} (${id}), key results`),
    frames: strings(frames ?? [], `${place} (${id}), key frames`),
    scripts: strings(scripts ?? [], `${place} (${id}), key scripts`),
  };
  for (const host of [...market.hosts, ...market.frames]) {
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host)) {
      throw new Error(`${place} (${id}): "${host}" is no host; expected lower case without sub-domain wildcard, like ebay.de`);
    }
  }
  for (const source of [...market.product, ...market.results]) {
    if (patternOf(source) === null) {
      throw new Error(
        `${place} (${id}): the pattern ${source} does not work in JavaScript; expected one that both regex dialects know`,
      );
    }
  }
  return market;
}

function strings(value: unknown, place: string): string[] {
  if (!Array.isArray(value) || !value.every((v) => typeof v === 'string')) throw new Error(`${place}: expected a list of texts`);
  return value;
}
