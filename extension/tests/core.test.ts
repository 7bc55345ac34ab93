import type { Page, Report } from '@core';
import { describe, expect, test } from 'vitest';
import { Core, today, type Inspector } from '../background/core';

const page: Page = { url: 'https://shop.example/', html: '<p>' };
const report = { verdict: 'nothing-found' } as Report;

/** A core whose answers, in turn, are given; counts how often one was started. */
function core(answers: (() => Report)[], starts: (() => Promise<void>)[] = []) {
  let started = 0;
  const inspector: Inspector = {
    rules: '2026-11-23',
    inspect: () => {
      const answer = answers.shift();
      if (!answer) throw new Error('asked once too often');
      return answer();
    },
  };
  return {
    core: new Core(async () => {
      await starts[started++]?.();
      return inspector;
    }),
    started: () => started,
  };
}

const trap = () => {
  throw new WebAssembly.RuntimeError('unreachable');
};
const refusal = () => {
  throw new Error('not a page');
};

describe('the core', () => {
  test('is started once, on demand', async () => {
    const { core: it, started } = core([() => report, () => report, () => report]);
    expect(started()).toBe(0);
    await Promise.all([it.inspect(page, '2026-11-23'), it.inspect(page, '2026-11-23')]);
    await it.inspect(page, '2026-11-23');
    expect(started()).toBe(1);
  });

  test('is started anew after a panic, and the next page gets its answer', async () => {
    const { core: it, started } = core([trap, () => report]);
    await expect(it.inspect(page, '2026-11-23')).rejects.toThrow('unreachable');
    await expect(it.inspect(page, '2026-11-23')).resolves.toBe(report);
    expect(started()).toBe(2);
  });

  test('stays when it only refuses a page', async () => {
    const { core: it, started } = core([refusal, () => report]);
    await expect(it.inspect(page, '2026-11-23')).rejects.toThrow('not a page');
    await expect(it.inspect(page, '2026-11-23')).resolves.toBe(report);
    expect(started()).toBe(1);
  });

  test('that did not start is tried again with the next page', async () => {
    const { core: it, started } = core([() => report], [() => Promise.reject(new Error('no wasm'))]);
    await expect(it.inspect(page, '2026-11-23')).rejects.toThrow('no wasm');
    await expect(it.inspect(page, '2026-11-23')).resolves.toBe(report);
    expect(started()).toBe(2);
  });
});

test('the day is written as the core wants it', () => {
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
