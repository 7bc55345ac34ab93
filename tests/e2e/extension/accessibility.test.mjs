// axe finds nothing to complain of in what Loupe draws.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { demo, openShops } from '../lib/demo.mjs';
import { isKnownHost } from '../lib/known-hosts.mjs';
import { BROWSER, openSession } from '../lib/session.mjs';
import { until } from '../lib/until.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const copied = demo('high-risk', ({ url }) => isKnownHost(url));

describe(`what Loupe draws, in ${BROWSER}`, { skip: BROWSER === 'firefox' && 'the same markup; axe needs a page WebDriver can script' }, () => {
  let session;
  before(async () => {
    session = await openSession();
    openShops(session.site);
  });
  after(() => session?.close());

  test('the popup', async () => {
    const tab = await session.visit(copied.url);
    await tab.answered();
    const popup = await tab.popup();
    await until('the popup to tell the verdict', () => popup.read(() => document.querySelector('[data-verdict]') !== null));
    assert.deepEqual(await faultsOf(popup.page), []);
    await popup.close();
    await tab.close();
  });

  test('the options', async () => {
    const tab = await session.newTab();
    await tab.goto(session.browser.pageOf('options.html'));
    await until('the options to be drawn', () => tab.page.evaluate(() => document.querySelector('main,form,h1') !== null));
    assert.deepEqual(await faultsOf(tab.page), []);
    await tab.close();
  });

  test('the panel', async () => {
    const tab = await session.visit(copied.url);
    await tab.openPanel();
    // The panel's shadow root is closed to scripts of the page, axe among them; its markup is looked at in a copy.
    const markup = await tab.inContent(() => {
      const host = document.querySelector('loupe-panel');
      const root = chrome.dom.openOrClosedShadowRoot(host);
      const sheets = [...root.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n');
      return `<style>${sheets}</style>${root.innerHTML}`;
    });
    session.site.put('https://copy.invalid/', `<!doctype html><html lang="en"><title>panel</title><main id="copy"></main>`);
    const copy = await session.visit('https://copy.invalid/');
    await copy.page.evaluate((markup) => {
      const root = document.querySelector('#copy').attachShadow({ mode: 'open' });
      root.innerHTML = markup;
    }, markup);
    assert.deepEqual(await faultsOf(copy.page), []);
    await copy.close();
    await tab.close();
  });
});

/** One line a fault: the rule, and what breaks it. */
async function faultsOf(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`);
}
