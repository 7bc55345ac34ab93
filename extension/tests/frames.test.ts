// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { framesOf, watchFrames } from '../content/frames';
import type { Marketplace } from '../content/marketplaces';

const ebay: Marketplace = { id: 'ebay', hosts: ['ebay.com'], product: [], results: [], frames: ['ebaydesc.com'], scripts: [] };
const page = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const of = (html: string, host = 'www.ebay.com') => framesOf(page(html), host, [ebay]);

test('only frames of the hosts that the marketplace names belong to the listing', () => {
  expect(of('<iframe src="https://itm.ebaydesc.com/itmdesc/1"></iframe>')).toBe('present');
  expect(of('<iframe src="https://ads.example/"></iframe><iframe></iframe><iframe src="https://["></iframe>')).toBe('absent');
  expect(of('<iframe src="https://itm.ebaydesc.com/itmdesc/1"></iframe>', 'shop.example')).toBe('absent');
});

test('a frame that comes later is noticed, and an advertisement is not', () => {
  const doc = page(
    '<iframe id="desc" src="https://itm.ebaydesc.com/1"></iframe><iframe id="ad" src="https://ads.example/"></iframe><img>',
  );
  const gone = new AbortController();
  let loaded = 0;
  watchFrames(doc, 'www.ebay.com', [ebay], () => loaded++, gone.signal);
  doc.querySelector('#ad')?.dispatchEvent(new Event('load'));
  doc.querySelector('img')?.dispatchEvent(new Event('load'));
  expect(loaded).toBe(0);
  doc.querySelector('#desc')?.dispatchEvent(new Event('load'));
  expect(loaded).toBe(1);
  gone.abort();
  doc.querySelector('#desc')?.dispatchEvent(new Event('load'));
  expect(loaded).toBe(1);
});
