// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Kind } from '../content/gate';
import { glance } from '../content/glance';

const asked: unknown[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  history.replaceState(null, '', '/first');
  vi.stubGlobal('browser', undefined);
  vi.stubGlobal('chrome', { runtime: { id: 'loupe', sendMessage: async (message: unknown) => void asked.push(message) } });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const url = () => location.href;

test.each<Kind>(['product', 'results'])('a page that may be a %s gets the reader', (kind) => {
  glance(() => kind);
  expect(asked).toEqual([{ kind: 'may-read', url: url() }]);
});

test.each<Kind>(['address', 'none'])('a page that is none of it (%s) asks for nothing, however long it stays', async (kind) => {
  glance(() => kind);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([]);
});

test('a shop that draws its goods late gets the reader then', async () => {
  let kind: Kind = 'address';
  glance(() => kind);
  kind = 'product';
  document.body.append(document.createElement('button'));
  await vi.advanceTimersByTimeAsync(1_500);
  expect(asked).toEqual([{ kind: 'may-read', url: url() }]);
});

test('a single-page site that goes to a product gets the reader, whoever keeps the news to himself', async () => {
  let kind: Kind = 'none';
  glance(() => kind);
  dispatchEvent(new MouseEvent('click'));
  history.pushState(null, '', '/second');
  kind = 'product';
  await vi.advanceTimersByTimeAsync(1_500);
  // Those of the tests before listen, too.
  expect(asked).toContainEqual({ kind: 'may-read', url: url() });
});
