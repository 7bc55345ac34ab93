import type { Report } from '@core';
import { browser } from 'wxt/browser';
import { cardsOf, mergeCards, type Card } from './cards';

/** The last answer for a tab, as the popup shows it. Kept in memory by the browser, gone when it closes. */
export interface Kept {
  readonly url: string;
  /** `null`: the page could not be checked. */
  readonly report: Report | null;
  /** The listings of a page of many. */
  readonly cards: readonly Card[];
}

const PREFIX = 'tab:';
const DISMISSED = 'dismissed';
const MAX_DISMISSED = 500;

const keyOf = (tab: number) => `${PREFIX}${tab}`;

/** Keeps the answer for a page; `null` when it could not be checked. */
export async function keep(tab: number, url: string, report: Report | null): Promise<void> {
  await put(tab, { url, report: report && slim(report), cards: report ? cardsOf(report) : [] });
}

/** Keeps what a list has got since, when it is still the page that is kept. */
export async function keepMore(tab: number, url: string, report: Report): Promise<void> {
  const kept = await keptOf(tab);
  if (kept?.report && kept.url === url) await put(tab, { ...kept, cards: mergeCards(kept.cards, cardsOf(report)) });
}

async function put(tab: number, kept: Kept): Promise<void> {
  await browser.storage.session.set({ [keyOf(tab)]: kept });
}

export async function keptOf(tab: number): Promise<Kept | null> {
  const found = await browser.storage.session.get(keyOf(tab));
  return (found[keyOf(tab)] as Kept | undefined) ?? null;
}

export async function forget(tab: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tab));
}

/** Calls `changed` when the tab's answer changes. */
export function watchKept(tab: number, changed: (kept: Kept | null) => void): () => void {
  const listen = (changes: Record<string, { newValue?: unknown }>) => {
    const change = changes[keyOf(tab)];
    if (change) changed((change.newValue as Kept | undefined) ?? null);
  };
  browser.storage.session.onChanged.addListener(listen);
  return () => browser.storage.session.onChanged.removeListener(listen);
}

/** How many tabs' answers and dismissals are kept now. */
export async function inventory(): Promise<{ tabs: number; dismissed: number }> {
  const all = await browser.storage.session.get(null);
  const dismissed = all[DISMISSED];
  return {
    tabs: Object.keys(all).filter((key) => key.startsWith(PREFIX)).length,
    dismissed: Array.isArray(dismissed) ? dismissed.length : 0,
  };
}

export async function eraseSession(): Promise<void> {
  await browser.storage.session.clear();
}

export async function dismiss(url: string): Promise<void> {
  const list = await dismissedList();
  const id = listingId(url);
  await browser.storage.session.set({ [DISMISSED]: [...list.filter((d) => d !== id), id].slice(-MAX_DISMISSED) });
}

export async function recall(url: string): Promise<void> {
  const list = await dismissedList();
  await browser.storage.session.set({ [DISMISSED]: list.filter((d) => d !== listingId(url)) });
}

export async function isDismissed(url: string): Promise<boolean> {
  return (await dismissedList()).includes(listingId(url));
}

async function dismissedList(): Promise<string[]> {
  const list = (await browser.storage.session.get(DISMISSED))[DISMISSED];
  return Array.isArray(list) ? list.filter((d) => typeof d === 'string') : [];
}

const NAMES_LISTING = /^(?:(?:item|offer|product|goods|sku|variant|listing)?_?-?id|itemid|skuid|sku|pid|gid|p|variant)$/i;

/** A listing by its address: host, path, and those parts of the query that name goods rather than how one came. */
export function listingId(address: string): string {
  const url = new URL(address);
  const named = [...url.searchParams].filter(([name]) => NAMES_LISTING.test(name)).map(([name, value]) => `${name}=${value}`);
  return `${url.hostname}${url.pathname}?${named.sort().join('&')}`;
}

/** A report without the long texts that no window shows; its cards are kept beside it. */
function slim(whole: Report): Report {
  const report = { ...whole, cards: [] };
  if (!report.listing) return report;
  return { ...report, listing: { ...report.listing, description: null, specifics: [], images: [] } };
}
