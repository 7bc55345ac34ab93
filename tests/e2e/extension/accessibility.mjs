// axe finds nothing to complain of in what Loupe draws.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, describe, test } from 'node:test';
import { demo } from '../lib/demo.mjs';
import { isKnownHost } from '../lib/known-hosts.mjs';
import { POLICIES } from '../lib/server.mjs';
import { BROWSER } from '../lib/session.mjs';
import { session } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const copied = demo('high-risk', ({ url }) => isKnownHost(url));

describe(`what Loupe draws, in ${BROWSER}`, () => {
  before(() => {
    session.site.headers = POLICIES['no CSP']; // axe itself could not work under the strictest
  });

  // The markup is the same in Firefox, whose WebDriver does not reach the popup.
  if (BROWSER !== 'firefox') {
    test('the popup', async () => {
      const tab = await session.visit(copied.url);
      await tab.answered();
      const popup = await tab.popup();
      await until('the popup to tell the verdict', () => popup.read(() => document.querySelector('[data-verdict]') !== null));
      assert.deepEqual(await faultsOf(popup.page), []);
      await popup.close();
      await tab.close();
    });
  }

  test('the options', async () => {
    const page = await session.browser.openOwnPage('options.html');
    await until('the options to be drawn', () => page.evaluate(() => document.querySelector('[data-part="all-shops"]') !== null));
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });

  test('the panel', async () => {
    const tab = await session.visit(copied.url);
    await tab.openPanel();
    await tab.atRest();
    // The panel's shadow root is closed to scripts of the page, axe among them; its markup is looked at in a copy.
    const markup = await tab.inContent(copyPanel);
    session.site.put('https://copy.invalid/', '<!doctype html><html lang="en"><title>panel</title><main id="copy"><h1>Panel</h1></main>');
    const copy = await session.visit('https://copy.invalid/');
    await copy.page.evaluate((markup) => {
      const host = document.querySelector('#copy').appendChild(document.createElement('div'));
      host.attachShadow({ mode: 'open' }).innerHTML = markup;
    }, markup);
    assert.match(await copy.page.evaluate(() => document.querySelector('#copy div').shadowRoot.textContent), /1:1/, 'the copy holds the findings');
    assert.deepEqual(await faultsOf(copy.page), []);
    await copy.close();
    await tab.close();
  });
});

/** Runs in the page, so it stands on its own. */
function copyPanel() {
  const host = document.querySelector('loupe-panel');
  const root = globalThis.chrome?.dom?.openOrClosedShadowRoot?.(host) ?? host.openOrClosedShadowRoot;
  const sheets = Array.from(root.adoptedStyleSheets ?? [], (sheet) => Array.from(sheet.cssRules, (rule) => rule.cssText).join('\n'));
  return `<style>${sheets.join('\n')}</style>${root.innerHTML}`;
}

/** One line a fault: the rule, and what breaks it. */
async function faultsOf(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`);
}
