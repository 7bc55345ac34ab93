// Loupe asks the network for nothing, as the browser's own network layer and the server at its other end see it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DEMOS, openShops } from '../lib/demo.mjs';
import { POLICIES } from '../lib/server.mjs';
import { BROWSER, openSession } from '../lib/session.mjs';
import { isKnownHost } from '../lib/known-hosts.mjs';
import { until } from '../lib/until.mjs';

/** Browsers ask their makers for updates and lists, with or without an extension. */
const MAKERS = /(?:^|\.)(?:google\.com|googleapis\.com|gstatic\.com|gvt1\.com|google|mozilla\.com|mozilla\.org|mozilla\.net|firefox\.com|mozgcp\.net|digicert\.com)$/;

for (const [policy, headers] of Object.entries(POLICIES)) {
  describe(`shops with ${policy}, in ${BROWSER}`, () => {
    let without;
    let withLoupe;
    before(async () => {
      without = await visits(headers, null);
      withLoupe = await visits(headers);
    });

    test('get the same requests whether Loupe is there or not', () => {
      assert.deepEqual(withLoupe.requests, without.requests);
      assert.ok(DEMOS.every(({ url }) => withLoupe.requests.includes(`GET ${url}`)), 'the visits themselves are in the log');
    });

    test('and the background makes none', { skip: BROWSER === 'firefox' && 'WebDriver lists no background; the proxy above sees all it could send' }, () => {
      assert.deepEqual(withLoupe.background.filter((url) => /^(?:https?|wss?):/.test(url)), []);
    });
  });
}

/** Visits every shop, opens panel and popup, and returns what was asked of the network. */
async function visits(headers, extension) {
  const session = await openSession(extension === undefined ? {} : { extension });
  try {
    openShops(session.site);
    session.site.headers = headers;
    const watch = extension === undefined ? await session.browser.watchBackground?.() : undefined;
    for (const { url } of DEMOS) {
      const tab = await session.visit(url);
      if (extension === undefined) await useLoupe(tab, url);
      await tab.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
      await tab.close();
    }
    return { requests: asked(session.site.log), background: watch?.urls ?? [] };
  } finally {
    await session.close();
  }
}

async function useLoupe(tab, url) {
  if (isKnownHost(url)) await tab.answered();
  const popup = await tab.askByClick();
  const { report } = await tab.answered();
  await until('the popup to tell the verdict', () => popup.read(() => document.querySelector('[data-verdict]') !== null));
  await popup.close();
  if (report.verdict !== 'not-a-product') await tab.openPanel();
}

/** Requests that are not the browser's own, in no order; a favicon may or may not be asked for, by the browser. */
function asked(log) {
  return log.filter((line) => !MAKERS.test(new URL(line.split(' ')[1]).hostname) && !line.endsWith('/favicon.ico')).sort();
}
