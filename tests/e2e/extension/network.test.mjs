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

describe(`shops, in ${BROWSER}`, () => {
  let without;
  let withLoupe;
  before(async () => {
    without = await visits({ extension: null });
    withLoupe = await visits({});
  });

  for (const policy of Object.keys(POLICIES)) {
    test(`with ${policy} get the same requests whether Loupe is there or not`, () => {
      assert.deepEqual(withLoupe.requests[policy], without.requests[policy]);
      assert.ok(DEMOS.every(({ url }) => withLoupe.requests[policy].includes(`GET ${url}`)), 'the visits themselves are in the log');
    });
  }

  // Firefox's WebDriver lists no background; there the proxy, which all it could send must pass, is the witness.
  if (BROWSER !== 'firefox') {
    test('and the background makes none', () => {
      assert.deepEqual(
        withLoupe.background.filter((url) => /^(?:https?|wss?):/.test(url)),
        [],
      );
    });
  }
});

/** Visits every shop under each policy, opens panel and popup, and returns what was asked of the network. */
async function visits(options) {
  const session = await openSession(options);
  const hasLoupe = options.extension !== null;
  try {
    openShops(session.site);
    const watch = hasLoupe ? await session.browser.watchBackground?.() : undefined;
    const requests = {};
    for (const [policy, headers] of Object.entries(POLICIES)) {
      session.site.headers = headers;
      session.site.forget();
      for (const { url } of DEMOS) {
        const tab = await session.visit(url);
        if (hasLoupe) await useLoupe(tab, url);
        await tab.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
        await tab.close();
      }
      requests[policy] = asked(session.site.log);
    }
    return { requests, background: watch?.urls ?? [] };
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
