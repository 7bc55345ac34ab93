// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { settled, type Patience } from '../content/settle';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const patience: Patience = { quiet: 100, most: 1_000, from: 'now' };
const root = document.documentElement;
const stir = () => document.body.append(document.createElement('i'));

/** Watches how a wait ends, without waiting for it. */
function wait(how: Patience = patience, signal = new AbortController().signal) {
  const state = { ended: null as string | null };
  void settled([root], how, signal).then((stirred) => (state.ended = stirred));
  return state;
}

test('a quiet page has settled after one window', async () => {
  const state = wait();
  await vi.advanceTimersByTimeAsync(99);
  expect(state.ended).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(state.ended).toBe('still');
});

test('a page that draws itself is waited for', async () => {
  const state = wait();
  stir();
  await vi.advanceTimersByTimeAsync(100);
  expect(state.ended).toBeNull();
  await vi.advanceTimersByTimeAsync(100);
  expect(state.ended).toBe('stirred');
});

test('a page that never rests is not waited for any longer', async () => {
  const state = wait();
  const flood = setInterval(stir, 10);
  await vi.advanceTimersByTimeAsync(999);
  expect(state.ended).toBeNull();
  await vi.advanceTimersByTimeAsync(101);
  clearInterval(flood);
  expect(state.ended).toBe('stirred');
});

test('quiet before the first stir does not count when the first stir is awaited', async () => {
  const state = wait({ ...patience, from: 'stirring' });
  await vi.advanceTimersByTimeAsync(500);
  expect(state.ended).toBeNull();
  stir();
  await vi.advanceTimersByTimeAsync(200);
  expect(state.ended).toBe('stirred');
});

test('going to another page ends the wait', async () => {
  const leave = new AbortController();
  const state = wait(patience, leave.signal);
  leave.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(state.ended).toBe('still');
});
