// Loupe asks the network for nothing, as the browser's own network layer and the server at its other end see it.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { DEMOS, openShops } from '../lib/demo.mjs';
import { POLICIES } from '../lib/server.mjs';
import { BROWSER, openSession } from '../lib/session.mjs';
import { session } from '../lib/shared.mjs';
import { isKnownHost } from '../lib/known-hosts.mjs';
import { until } from '../lib/until.mjs';

/** Browsers ask their makers for updates and lists, with or without an extension. */
const MAKERS = /(?:^|\.)(?:google\.com|googleapis\.com|gstatic\.com|gvt1\.com|google|mozilla\.com|mozilla\.org|mozilla\.net|firefox\.com|mozgcp\.net|digicert\.com)$/;

/** Asked for at the end, to see that whoever watches is not blind. */
const WITNESS = 'https://witness.invalid/asked';

describe(`shops, in ${BROWSER}`, () => {
  let without;
  let withLoupe;
  before(async () => {
    const bare = await openSession({ extension: null });
    try {
      openShops(bare.site);
      without = { requests: await visits(bare) };
    } finally {
      await bare.close();
    }
    const watch = await session.browser.watchBackground?.();
    withLoupe = { requests: await visits(session, useLoupe) };
    withLoupe.background = watch && [...watch.urls];
    await session.browser.inExtension((url) => fetch(url).catch(() => {}), WITNESS);
    await until('the server to see what the extension asks for', () => session.site.log.includes(`GET ${WITNESS}`));
    if (watch) await until("the browser's network layer to see it, too", () => watch.urls.includes(WITNESS));
    await watch?.stop();
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

/** Visits every shop under each policy, does `use` there, and returns what was asked of the network, by policy. */
async function visits(session, use = () => {}) {
  const { site } = session;
  const requests = {};
  for (const [policy, headers] of Object.entries(POLICIES)) {
    site.headers = headers;
    site.forget();
    for (const { url } of DEMOS) {
      const tab = await session.visit(url);
      await use(tab, url);
      await tab.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
      await tab.close();
    }
    requests[policy] = asked(site.log);
  }
  return requests;
}

/** Opens all there is: the answer, the popup, the panel. */
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
