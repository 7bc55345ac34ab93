// `cargo xtask bench-browser`: what the extension costs the page's main thread, and how long its answer takes, in a real Chromium.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMOS, demo, openShops } from './lib/demo.mjs';
import { summary } from './lib/figures.mjs';
import { isKnownHost } from './lib/known-hosts.mjs';
import { realPages } from './lib/real-pages.mjs';
import { EXTENSION, ROOT, openSession } from './lib/session.mjs';
import { CATEGORIES, mainThreadOf } from './lib/trace.mjs';
import { until } from './lib/until.mjs';

const { values: options } = parseArgs({
  options: { visits: { type: 'string', default: '5' }, pages: { type: 'string', default: '' }, json: { type: 'boolean', default: false } },
});
const VISITS = Number(options.visits);
/** As many pages without goods as the collections have product pages, about. */
const OTHERS = 60;

const folder = mkdtempSync(join(tmpdir(), 'loupe-bench-'));
try {
  cpSync(EXTENSION, folder, { recursive: true });
  allowEverywhere(join(folder, 'manifest.json'));
  const session = await openSession({ extension: folder });
  try {
    openShops(session.site);
    const before = loadavg()[0];
    const figures = { mainThread: await mainThread(session), answer: await answers(session) };
    figures.load = [before, loadavg()[0]].map((load) => load.toFixed(1));
    if (options.json) console.log(JSON.stringify(figures, null, 1));
    else print(figures);
  } finally {
    await session.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What the shopper grants with "all shops", granted beforehand: a permission prompt is no page and cannot be clicked from here. */
function allowEverywhere(file) {
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.host_permissions = ['*://*/*'];
  const excluded = manifest.content_scripts.flatMap((script) => script.matches);
  manifest.content_scripts.push({ matches: ['*://*/*'], exclude_matches: excluded, js: ['/shop.js'], run_at: 'document_idle' });
  delete manifest.optional_host_permissions;
  writeFileSync(file, JSON.stringify(manifest));
}

/** The extension's share of the main thread on product pages and on others, page by page. */
async function mainThread(session) {
  const real = realPages(options.pages, OTHERS);
  for (const { url, body } of real) session.site.put(url, body, 'text/html');
  const demos = DEMOS.map(({ url, expect }) => ({ url, kind: expect === 'not-a-product' ? 'other' : 'product' }));
  const series = { product: [], other: [] };
  const tab = await session.newTab();
  for (const { url, kind } of [...demos, ...real]) {
    const rounds = real.length > 0 && !demos.some((demo) => demo.url === url) ? 1 : VISITS;
    for (let round = 0; round < rounds; round++) {
      progress(`${series.product.length + series.other.length + 1}: ${url}`);
      try {
        series[kind].push(await traced(session, tab, url));
      } catch (error) {
        progress(`left out ${url}: ${error.message}\n`);
      }
    }
  }
  await tab.close();
  const of = (list, pick) => summary(list.map(pick));
  const file = (...names) => summary(series.product.map(({ files }) => names.reduce((sum, name) => sum + (files[name] ?? 0), 0)).filter((time) => time > 0));
  return {
    realPages: real.length,
    product: of(series.product, ({ total }) => total),
    glance: file('market.js', 'shop.js'),
    reader: file('reader.js'),
    chip: file('chip.js'),
    longest: of(series.product, ({ longest }) => longest),
    other: of(series.other, ({ total }) => total),
    longTasks: [...series.product, ...series.other].reduce((sum, { longTasks }) => sum + longTasks, 0),
  };
}

async function traced(session, tab, url) {
  await tab.page.goto('about:blank');
  await session.browser.inExtension(() => chrome.storage.session.clear());
  await tab.page.tracing.start({ categories: CATEGORIES });
  let trace;
  try {
    await tab.page.goto(url, { waitUntil: 'domcontentloaded' });
    await readerDone(session, tab);
  } finally {
    trace = await tab.page.tracing.stop();
  }
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace));
  return mainThreadOf(traceEvents, session.browser.pageOf(''));
}

/** The reader waits for the page to settle, 2 s at most, and looks again where it could not read: then it has answered or will not. */
async function readerDone(session, tab) {
  const key = `tab:${await tab.id()}`;
  await until('an answer', () => session.browser.inExtension(async (key) => (await chrome.storage.session.get(key))[key] !== undefined, key), 6_000).catch(() => {});
  await tab.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done))));
}

/** How long an answer takes: warm, and with the background stopped; beside the core alone, and an empty message to a stopped background. */
async function answers(session) {
  const { url, html } = demo('high-risk', ({ url }) => isKnownHost(url));
  const tab = await session.visit(url);
  await tab.answered();
  const inspect = { kind: 'inspect', url, html, framed: 'absent', part: 'whole' };
  const times = { warm: [], cold: [], start: [] };
  const rounds = VISITS * 6;
  for (let round = 0; round < rounds; round++) {
    progress(`warm answer ${round + 1} of ${rounds}`);
    times.warm.push(await tab.inContent(timeMessage, inspect));
  }
  for (let round = 0; round < rounds; round++) {
    progress(`cold answer ${round + 1} of ${rounds}`);
    times.start.push(await coldly(session, tab, { kind: 'left', url }));
    times.cold.push(await coldly(session, tab, inspect));
  }
  await tab.close();
  const core = await coreAlone(session, { url, html, frames: [] }, rounds);
  const figures = { warm: summary(times.warm), cold: summary(times.cold), start: summary(times.start), ...core };
  return {
    ...figures,
    ratio: (figures.cold.median - figures.start.median) / figures.warm.median,
  };
}

/** The message is sent from the page by a timer set before the background is stopped: asking the background to send it would wake it. */
async function coldly(session, tab, message) {
  await tab.inContent(armMessage, message);
  await session.browser.stopBackground();
  await tab.page.evaluate(() => document.dispatchEvent(new Event('loupe-bench')));
  return until('the answer of a stopped background', () => tab.inContent(() => globalThis.loupeBench));
}

/** Runs in the page, in the extension's world. */
async function timeMessage(message) {
  const started = performance.now();
  await chrome.runtime.sendMessage(message);
  return performance.now() - started;
}

/** Runs in the page, in the extension's world. */
function armMessage(message) {
  globalThis.loupeBench = null;
  const send = async () => {
    const started = performance.now();
    await chrome.runtime.sendMessage(message).catch(() => {});
    globalThis.loupeBench = performance.now() - started;
  };
  document.addEventListener('loupe-bench', send, { once: true });
}

/** The core without the extension around it, in a page of its own: its start, its first report and its later ones. */
async function coreAlone(session, page, rounds) {
  const home = 'https://core.invalid/';
  session.site.put(home, '<!doctype html><title>core</title>');
  session.site.put(`${home}loupe.js`, readFileSync(`${ROOT}target/pkg/loupe.js`), 'text/javascript');
  session.site.put(`${home}loupe_bg.wasm`, readFileSync(`${ROOT}target/pkg/loupe_bg.wasm`), 'application/wasm');
  session.site.put(`${home}loupe_rules.pack`, readFileSync(`${ROOT}target/pkg/loupe_rules.pack`), 'application/octet-stream');
  const tab = await session.visit(home);
  const run = async (page, rounds) => {
    const core = await import('/loupe.js');
    const time = (work) => {
      const started = performance.now();
      work();
      return performance.now() - started;
    };
    const started = performance.now();
    await core.default({ module_or_path: '/loupe_bg.wasm' });
    const pack = new Uint8Array(await (await fetch('/loupe_rules.pack')).arrayBuffer());
    const module = performance.now() - started;
    let loupe;
    const rules = time(() => (loupe = new core.Loupe(pack)));
    const first = time(() => loupe.inspect(page, '2026-11-23'));
    const inspect = Array.from({ length: rounds }, () => time(() => loupe.inspect(page, '2026-11-23')));
    return { module, rules, first, inspect };
  };
  const { inspect, ...start } = await tab.page.evaluate(run, page, rounds);
  await tab.close();
  return { ...start, inspect: summary(inspect) };
}

function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text.slice(0, 100)}`);
}

function print({ mainThread, answer, load }) {
  progress('');
  const ms = (value) => value.toFixed(1).padStart(8);
  const line = (name, cells, target) => console.log(`  ${name.padEnd(36)}${cells}  ${target}`);
  const head = () => line('', '  median       p95       max     n', 'target');
  /** `goal`: which figure must be at most how much. */
  const row = (name, series, goal) => {
    const [figure, most] = goal ?? [];
    const verdict = goal ? `${figure} ≤ ${most} ms: ${series[figure] <= most ? 'met' : 'missed'}` : '';
    line(name, `${ms(series.median)}  ${ms(series.p95)}  ${ms(series.max)}  ${String(series.n).padStart(4)}`, verdict);
  };
  const one = (name, value, target = '') => line(name, `${String(value).padStart(8)}${' '.repeat(26)}`, target);

  console.log(`\nThe page's main thread in ms, on the demo shops and ${mainThread.realPages} real pages (profiler on; load ${load.join(' to ')}):`);
  head();
  row('product pages', mainThread.product, ['p95', 16]);
  row('  of it the first glance', mainThread.glance);
  row('  of it the reader', mainThread.reader);
  row('  of it the chip', mainThread.chip);
  row('  longest stretch in one task', mainThread.longest);
  row('pages that are no product pages', mainThread.other, ['median', 1]);
  one('long tasks that were ours', mainThread.longTasks, `0: ${mainThread.longTasks === 0 ? 'met' : 'missed'}`);

  console.log('\nThe answer for the copied bracelet in ms, from message to reply:');
  head();
  row('background running', answer.warm);
  row('  the core alone, in a page', answer.inspect);
  row('background stopped', answer.cold);
  row("  of it the browser's own start", answer.start);
  for (const [what, value] of [['module', answer.module], ['rules', answer.rules], ['first report', answer.first]]) one(`  the core's ${what}`, value.toFixed(1));
  one('cold without the start, beside warm', answer.ratio.toFixed(1), `≤ 5: ${answer.ratio <= 5 ? 'met' : 'missed'}`);
}
