import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readMarketplaces } from '../build/marketplaces';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loupe-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (list: unknown) => {
  const file = join(folder, 'marketplaces.json');
  writeFileSync(file, JSON.stringify(list));
  return () => readMarketplaces(file);
};
const ebay = { id: 'ebay', hosts: ['ebay.com'], product: ['^/itm/'], results: [], frames: [], scripts: [] };

test('the generated list is read', () => {
  expect(read([ebay])()).toEqual([ebay]);
});

test('a missing list says what makes it', () => {
  expect(() => readMarketplaces(join(folder, 'nowhere.json'))).toThrow(/nowhere\.json is missing.*cargo xtask/s);
});

test.each([
  ['an empty list', [], /expected a list of marketplaces/],
  ['a host with a wildcard', [{ ...ebay, hosts: ['*.ebay.com'] }], /entry 0 \(ebay\).*\*\.ebay\.com/],
  ['a pattern JavaScript does not know', [ebay, { ...ebay, product: ['(?P<id>x)'] }], /entry 1 \(ebay\).*\(\?P<id>x\)/],
  ['hosts that are no list', [{ ...ebay, hosts: 'ebay.com' }], /key hosts: expected a list/],
])('%s is refused with its place', (_what, list, message) => {
  expect(read(list)).toThrow(message);
});
