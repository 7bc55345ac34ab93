import type { Report } from '@core';
import { expect, test } from 'vitest';
import { diagnosisOf } from '../ui/diagnosis';

const here = { version: '0.1.0', browser: 'Browser 1' };
const unreadable = {
  url: 'https://www.ebay.com/itm/335710482916?secret=1',
  verdict: 'unreadable',
  truncated: false,
  listing: { title: 'Words of the page' },
  diagnosis: { marketplace: 'ebay', host: 'ebay.com', missing: ['price'], fields: [{ field: 'price', matched: [0, 0] }] },
} as unknown as Report;

test('a page that could not be read has a diagnosis with what was missing, and nothing of the page', () => {
  const text = diagnosisOf(unreadable, here) ?? '';
  expect(JSON.parse(/```json\n(.*)\n```/s.exec(text)?.[1] ?? '')).toEqual({
    version: '0.1.0',
    browser: 'Browser 1',
    verdict: 'unreadable',
    truncated: false,
    marketplace: 'ebay',
    host: 'ebay.com',
    missing: ['price'],
    fields: [{ field: 'price', matched: [0, 0] }],
  });
  expect(text).not.toMatch(/335710482916|secret|Words/);
});

test('a page that was read has none', () => {
  expect(diagnosisOf({ ...unreadable, verdict: 'nothing-found', diagnosis: null }, here)).toBeNull();
});

test('an unreadable page of a shop that no file describes says at least that', () => {
  expect(diagnosisOf({ ...unreadable, diagnosis: null }, here)).toContain('"verdict": "unreadable"');
});
