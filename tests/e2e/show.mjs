// `cargo xtask run`: the demo shops, or a saved page under its own address, in a browser with the extension in it.
// With --window a person looks; without, it prints what the extension answered as JSON and saves screenshots.

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMOS, demo, openShops } from './lib/demo.mjs';
import { isKnownHost } from './lib/known-hosts.mjs';
import { openSession } from './lib/session.mjs';
import { until } from './lib/until.mjs';

const { values: options } = parseArgs({
  options: { out: { type: 'string' }, url: { type: 'string' }, page: { type: 'string' }, window: { type: 'boolean', default: false } },
});

const session = await openSession({ window: options.window });
openShops(session.site);
// A saved page's own bytes, so that its own charset counts.
if (options.page) session.site.put(options.url, readFileSync(options.page), 'text/html');

if (options.window) {
  await letLook(options.url ?? copied().url);
} else {
  const urls = options.url ? [options.url] : [copied().url, lawful().url];
  const visits = [];
  try {
    for (const url of urls) visits.push(await visit(url));
  } finally {
    await session.close();
  }
  console.log(JSON.stringify(visits));
}

function copied() {
  return demo('high-risk', ({ url }) => isKnownHost(url));
}

function lawful() {
  return demo('nothing-found', ({ url }) => isKnownHost(url));
}

async function letLook(url) {
  const [first] = await session.browser.puppeteer.pages();
  const page = first ?? (await session.browser.newTab());
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const own = !DEMOS.some((demo) => demo.url === url);
  console.log(`\n${own ? 'Your page' : 'The demo'} is open at ${url}`);
  if (isKnownHost(url)) {
    console.log("Look at the chip in the page's corner; click it for the panel, and click a quote's “show” to see it marked on the page.");
  } else {
    console.log("This host is no marketplace Loupe knows: click Loupe's button in the toolbar (under the puzzle piece), then “check”.");
  }
  console.log("The badge on Loupe's toolbar button repeats the verdict; its popup holds the same report.\n\nThe demo shops, each at its own address in this browser:");
  for (const { url, title, expect } of DEMOS) console.log(`  ${expect.padEnd(17)} ${title}\n${' '.repeat(20)}${url}`);
  console.log('\nClose the browser, or press Ctrl-C here, to end.');
  await new Promise((resolve) => {
    session.browser.puppeteer.once('disconnected', resolve);
    process.once('SIGINT', resolve);
  });
  await session.close().catch(() => {});
}

async function visit(url) {
  const tab = await session.visit(url);
  const screenshots = [];
  const shoot = async (name, take) => {
    const path = join(options.out, `${screenshotName(url)}-${name}.png`);
    await take(path);
    screenshots.push(path);
  };
  mkdirSync(options.out, { recursive: true });
  // A marketplace is read by itself; a click brings the answer anywhere.
  if (isKnownHost(url)) await tab.answered(url).catch(() => null);
  const popup = await tab.askByClick();
  const answer = await tab.answered(url).catch(() => null);
  const verdict = answer?.report?.verdict ?? null;
  if (verdict) await until('the popup', () => popup.read((verdict) => document.querySelector('[data-verdict]')?.dataset.verdict === verdict, verdict));
  await shoot('popup', (path) => popup.screenshot(path));
  await popup.close();
  if (verdict && verdict !== 'not-a-product') {
    await tab.openPanel();
    await tab.atRest();
  }
  await shoot('page', (path) => tab.page.screenshot({ path }));
  const badge = await tab.badge();
  await tab.close();
  return { url, report: answer?.report ?? null, badge, screenshots };
}

function screenshotName(url) {
  const { hostname, pathname } = new URL(url);
  return `${hostname}${pathname}`.replace(/[^a-z0-9.-]+/gi, '-').replace(/-+$/, '').slice(0, 80);
}
