import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quantile } from './figures.mjs';
import { mainThreadOf } from './trace.mjs';

const OURS = 'chrome-extension://loupe/';
const main = { pid: 1, tid: 1 };
const named = { ...main, name: 'thread_name', ph: 'M', args: { name: 'CrRendererMain' } };
const frame = (id, parent, url) => ({ id, parent, callFrame: { url } });

test('samples below one of our files count, and so does what they call; the page does not', () => {
  const trace = [
    named,
    { ...main, name: 'RunTask', ph: 'X', ts: 0, dur: 20_000 },
    { ...main, name: 'Profile', id: '0x1', ts: 0, args: { data: { startTime: 1000 } } },
    {
      ...main,
      name: 'ProfileChunk',
      id: '0x1',
      ts: 1,
      args: {
        data: {
          cpuProfile: { nodes: [frame(1, undefined, ''), frame(2, 1, `${OURS}reader.js`), frame(3, 2, ''), frame(4, 1, 'https://shop.example/a.js')], samples: [2, 3, 4, 1] },
          timeDeltas: [0, 2000, 3000, 4000],
        },
      },
    },
  ];
  const found = mainThreadOf(trace, OURS);
  assert.deepEqual(found.files, { 'reader.js': 5 });
  assert.equal(found.total, 5);
});

test('compiling a file and the samples taken meanwhile are counted once; a long task of ours is told', () => {
  const trace = [
    named,
    { ...main, name: 'RunTask', ph: 'X', ts: 0, dur: 60_000 },
    { ...main, name: 'EvaluateScript', ph: 'X', ts: 1000, dur: 40_000, args: { data: { url: `${OURS}panel.js` } } },
    { ...main, name: 'v8.compile', ph: 'X', ts: 1000, dur: 10_000, args: { data: { url: `${OURS}panel.js` } } },
    { ...main, tid: 2, name: 'EvaluateScript', ph: 'X', ts: 0, dur: 9_000, args: { data: { url: `${OURS}background.js` } } },
  ];
  assert.deepEqual(mainThreadOf(trace, OURS), { files: { 'panel.js': 40 }, total: 40, longest: 40, longTasks: 1 });
});

test('time in which another program had the processor is not ours', () => {
  const trace = [
    named,
    { ...main, name: 'RunTask', ph: 'X', ts: 0, dur: 80_000, tdur: 20_000 },
    { ...main, name: 'EvaluateScript', ph: 'X', ts: 0, dur: 40_000, args: { data: { url: `${OURS}reader.js` } } },
  ];
  assert.deepEqual(mainThreadOf(trace, OURS), { files: { 'reader.js': 10 }, total: 10, longest: 10, longTasks: 0 });
});

test('quantiles lie between neighbours', () => {
  assert.equal(quantile([4, 1, 3, 2], 0.5), 2.5);
  assert.equal(quantile([1, 2, 3, 4, 5], 0.95), 4.8);
});
