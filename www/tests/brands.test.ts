import { describe, expect, test } from 'vitest';
import { matching, type Brand } from '../src/brands';

const sourced = { source: 'recalled', checked: '2026-11-24', confidence: 'low' } as const;
const brand = (name: string, ...values: string[]): Brand => ({
  id: name.toLowerCase(),
  name,
  names: [{ ...sourced, kind: 'name', values }],
  hosts: { ...sourced, official: [] },
});
const brands = [brand('Chloé', 'Chloé', '蔻依'), brand('Coach', 'Coach')];
const found = (words: string) => matching(brands, words).map((b) => b.name);

describe('a brand is found', () => {
  test.each([
    ['with or without accents, in any case', 'CHLOE', ['Chloé']],
    ['by a name in another script', '蔻', ['Chloé']],
    ['among all when nothing is asked', '  ', ['Chloé', 'Coach']],
    ['nowhere by a name that nobody has', 'Tarn', []],
  ])('%s', (_, words, names) => {
    expect(found(words)).toEqual(names);
  });
});
