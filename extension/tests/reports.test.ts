import type { Report } from '@core';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { MAX_CARDS } from '../background/cards';
import {
  dismiss,
  eraseSession,
  forget,
  inventory,
  isDismissed,
  keep,
  keepMore,
  keptOf,
  listingId,
  recall,
} from '../background/reports';

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
  const report = { verdict: 'caution', listing, cards: [] } as unknown as Report;
  await keep(4, 'https://shop.example/', report);
  expect(await keptOf(4)).toEqual({
    url: 'https://shop.example/',
    report: { verdict: 'caution', cards: [], listing: { title: 'Ring', description: null, specifics: [], images: [] } },
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

describe('a page of many listings', () => {
  const url = 'https://www.ebay.com/sch/i.html?_nkw=ring';
  const card = (id: number, price = '9.00') => ({
    title: `Ring ${id}`,
    price: { amount: price, currency: 'USD' },
    listPrice: null,
    url: `https://www.ebay.com/itm/${id}`,
    image: 'https://i.example/1',
    seller: null,
    sponsored: false,
  });
  const reading = (...cards: ReturnType<typeof card>[]) =>
    ({ verdict: 'not-a-product', listing: null, cards }) as unknown as Report;

  test('grows by what is read later, each listing once, and keeps no pictures', async () => {
    await keep(4, url, reading(card(1), card(2)));
    await keepMore(4, url, reading(card(2, '7.00'), card(3)));
    const kept = await keptOf(4);
    expect(kept?.cards.map(({ title, price }) => `${title} ${price?.amount ?? ''}`)).toEqual([
      'Ring 1 9.00',
      'Ring 2 7.00',
      'Ring 3 9.00',
    ]);
    expect(JSON.stringify(kept)).not.toContain('i.example');
  });

  test('takes nothing of another page', async () => {
    await keep(4, url, reading(card(1)));
    await keepMore(4, `${url}&_pgn=2`, reading(card(9)));
    expect((await keptOf(4))?.cards).toHaveLength(1);
  });

  test('does not grow without end', async () => {
    await keep(4, url, reading(card(0)));
    for (let page = 0; page < 6; page++)
      await keepMore(4, url, reading(...Array.from({ length: 100 }, (_, n) => card(page * 100 + n + 1))));
    const cards = (await keptOf(4))?.cards ?? [];
    expect(cards).toHaveLength(MAX_CARDS);
    expect(cards[0]?.title).toBe('Ring 0');
  });
});
