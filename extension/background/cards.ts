import type { Price, Report } from '@core';

/** One listing of a page of many, as the popup shows it. */
export interface Card {
  readonly title: string;
  readonly price: Price | null;
  readonly url: string | null;
  readonly seller: string | null;
  readonly sponsored: boolean;
}

/** What is kept of a list that never ends, and of one text in it. */
export const MAX_CARDS = 500;
const MAX_TEXT = 200;

/** The cards of a report, bounded, without their pictures. */
export function cardsOf(report: Report): Card[] {
  return report.cards.slice(0, MAX_CARDS).map(({ title, price, url, seller, sponsored }) => ({
    title: title.slice(0, MAX_TEXT),
    price,
    url: url?.slice(0, 2_000) ?? null,
    seller: seller?.slice(0, MAX_TEXT) ?? null,
    sponsored,
  }));
}

/** Two readings of one list: what was there keeps its place, and what is read anew replaces what was read of it before. */
export function mergeCards(before: readonly Card[], added: readonly Card[]): Card[] {
  const merged = new Map<string, Card>();
  for (const card of [...before, ...added]) merged.set(card.url ?? `${card.title}\n${card.seller ?? ''}`, card);
  return [...merged.values()].slice(0, MAX_CARDS);
}
