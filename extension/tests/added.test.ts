// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchAdded } from '../content/added';

const QUIET = 100;
let gone: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  gone = new AbortController();
  document.body.innerHTML = '<ul><li id="first"><a href="/1">One</a></li></ul><main></main>';
});
afterEach(() => {
  gone.abort();
  vi.useRealTimers();
});

function card(id: string): HTMLElement {
  const li = document.createElement('li');
  li.id = id;
  const link = document.createElement('a');
  link.href = `/${id}`;
  li.append(link, document.createElement('p'));
  return li;
}

const list = () => document.querySelector('ul') as HTMLElement;
const ids = (cards: ReadonlySet<Element>) => [...cards].map((el) => el.id);

test('what is added while a list is scrolled is told when it is quiet again, each once', async () => {
  const added = watchAdded(document.documentElement, gone.signal);
  const next = added.next(QUIET);
  list().append(card('two'));
  await vi.advanceTimersByTimeAsync(QUIET - 1);
  list().append(card('three'));
  await vi.advanceTimersByTimeAsync(QUIET);
  expect(ids(await next)).toEqual(['two', 'three']);
  const later = added.next(QUIET);
  list().append(card('four'));
  await vi.advanceTimersByTimeAsync(QUIET);
  expect(ids(await later)).toEqual(['four']);
});

test('what comes late inside a card is told with its card, and what belongs to none is not', async () => {
  const next = watchAdded(document.documentElement, gone.signal).next(QUIET);
  document.querySelector('#first')?.append(document.createElement('b'));
  document.querySelector('main')?.append(document.createElement('i'));
  await vi.advanceTimersByTimeAsync(QUIET);
  expect(ids(await next)).toEqual(['first']);
});

test('what was taken away again is not told', async () => {
  const next = watchAdded(document.documentElement, gone.signal).next(QUIET);
  const lost = card('two');
  list().append(lost, card('three'));
  lost.remove();
  await vi.advanceTimersByTimeAsync(QUIET);
  expect(ids(await next)).toEqual(['three']);
});

test('a list that never rests is told all the same', async () => {
  const next = watchAdded(document.documentElement, gone.signal).next(QUIET);
  let taken: string[] | null = null;
  void next.then((cards) => (taken = ids(cards)));
  for (let at = 0; at < 60 && !taken; at++) {
    list().append(card(`c${at}`));
    await vi.advanceTimersByTimeAsync(QUIET - 20);
  }
  expect(taken).toContain('c0');
});

test('leaving the page ends the wait', async () => {
  const next = watchAdded(document.documentElement, gone.signal).next(QUIET);
  gone.abort();
  expect((await next).size).toBe(0);
});
