import type { Report } from '@core';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { dismiss, eraseSession, forget, inventory, isDismissed, keep, keptOf, listingId, recall } from '../background/reports';

beforeEach(() => fakeBrowser.reset());

describe('a listing that was sent away', () => {
  const listing = 'https://www.ebay.com/itm/335710482916?hash=item4e2&_trkparms=x#tab';

  test('stays away however one comes back to it', async () => {
    await dismiss(listing);
    expect(await isDismissed('https://www.ebay.com/itm/335710482916')).toBe(true);
    expect(await isDismissed('https://www.ebay.com/itm/256481937204')).toBe(false);
  });

  test('comes back when asked for', async () => {
    await dismiss(listing);
    await recall('https://www.ebay.com/itm/335710482916?from=mail');
    expect(await isDismissed(listing)).toBe(false);
  });

  test('is told by the parts of its address that name goods', () => {
    const of = (query: string) => listingId(`https://item.taobao.com/item.htm?${query}`);
    expect(of('spm=1&id=7')).toBe(of('id=7&ns=1'));
    expect(of('id=7')).not.toBe(of('id=8'));
    expect(of('id=7&skuId=1')).not.toBe(of('id=7&skuId=2'));
  });

  test('is forgotten after five hundred others', async () => {
    await dismiss(listing);
    for (let n = 0; n < 500; n++) await dismiss(`https://shop.example/${n}`);
    expect(await isDismissed(listing)).toBe(false);
    expect((await inventory()).dismissed).toBe(500);
  });
});

test('a report is kept for its tab, without the long texts no window shows', async () => {
  const listing = {
    title: 'Ring',
    description: 'x'.repeat(40_000),
    specifics: [{ name: 'a', value: 'b' }],
    images: ['https://i.example/1'],
  };
  const report = { verdict: 'caution', listing } as unknown as Report;
  await keep(4, 'https://shop.example/', report);
  expect(await keptOf(4)).toEqual({
    url: 'https://shop.example/',
    report: { verdict: 'caution', listing: { title: 'Ring', description: null, specifics: [], images: [] } },
    cards: [],
  });
  expect(await keptOf(5)).toBeNull();
  await forget(4);
  expect(await keptOf(4)).toBeNull();
});

test('erasing leaves nothing', async () => {
  await keep(4, 'https://shop.example/', null);
  await dismiss('https://shop.example/');
  expect(await inventory()).toEqual({ tabs: 1, dismissed: 1 });
  await eraseSession();
  expect(await inventory()).toEqual({ tabs: 0, dismissed: 0 });
});
