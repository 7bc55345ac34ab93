// What the shopper does with the panel: have a quote shown, send it away, walk on within the shop.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { demo } from '../lib/demo.mjs';
import { BADGES } from '../lib/expect.mjs';
import { isKnownHost } from '../lib/known-hosts.mjs';
import { POLICIES } from '../lib/server.mjs';
import { BROWSER } from '../lib/session.mjs';
import { session } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';

const onMarketplace = ({ url }) => isKnownHost(url);
const copied = demo('high-risk', onMarketplace);
const lawful = demo('nothing-found', onMarketplace);

for (const [policy, headers] of Object.entries(POLICIES)) {
  describe(`on a page with ${policy}, in ${BROWSER}`, () => {
    before(() => {
      session.site.headers = headers;
    });

    test('"show me" marks the quoted words on the page', async () => {
      const tab = await session.visit(copied.url);
      const { report } = await tab.answered();
      const { shows } = await tab.openPanel();
      assert.notEqual(shows, 0, 'some evidence can be shown');
      await tab.click('show');
      const marked = await until('a marked quote', async () => {
        const marked = await tab.page.evaluate(readMarked);
        return marked.length > 0 ? marked : null;
      });
      const quotes = report.findings.flatMap((finding) => finding.evidence.map((evidence) => squeeze(evidence.quote)));
      for (const text of marked) {
        assert.ok(quotes.some((quote) => quote.includes(squeeze(text)) || squeeze(text).includes(quote)), `“${text}” is one of ${quotes}`);
      }
      await tab.close();
    });

    test('a check says what it looks for, and what else may explain a finding', async () => {
      const tab = await session.visit(copied.url);
      const { panel } = await tab.openPanel();
      assert.doesNotMatch(panel, /Innocent causes/);
      await tab.click('why');
      const { panel: told } = await tab.seen('the page on the check', (seen) => /Innocent causes/.test(seen.panel));
      assert.match(told, /What it looks for[\s\S]+Why it matters[\s\S]+Source/);
      await tab.close();
    });

    test('a page sent away stays away, and the badge stays', async () => {
      const tab = await session.visit(copied.url);
      await tab.openPanel();
      await tab.click('dismiss');
      await tab.nothingSeen();
      await tab.badgeIs(BADGES['high-risk']);
      await tab.page.reload();
      await tab.badgeIs(BADGES['high-risk']);
      assert.equal(await tab.look(), null, 'it does not come back with the page');
      await session.browser.inExtension(() => chrome.storage.session.clear());
      await tab.close();
    });

    test('closing the panel leaves the chip', async () => {
      const tab = await session.visit(copied.url);
      await tab.openPanel();
      await tab.click('close');
      const seen = await tab.seen('the chip alone', (seen) => seen.chip && !seen.panel);
      assert.equal(seen.verdict, 'high-risk');
      await tab.close();
    });

    test('a shop that changes the page under its address gets a new answer', async () => {
      const tab = await session.visit(copied.url);
      await tab.badgeIs(BADGES['high-risk']);
      await tab.seen('the first verdict', (seen) => seen.verdict === 'high-risk');

      await tab.page.evaluate(becomePage, lawful.url, lawful.html);
      const second = await tab.answered(lawful.url);
      assert.equal(second.report.verdict, lawful.expect);
      assert.equal(second.report.listing.title.includes(new URL(copied.url).pathname), false);
      await tab.badgeIs(BADGES[lawful.expect]);
      await tab.seen('the second verdict', (seen) => seen.verdict === lawful.expect);

      await tab.page.evaluate(() => history.back());
      await tab.page.evaluate(becomePage, null, copied.html);
      const third = await tab.answered(copied.url);
      assert.equal(third.report.verdict, 'high-risk');
      await tab.seen('the first verdict again', (seen) => seen.verdict === 'high-risk' && seen.hosts === 1);
      await tab.close();
    });
  });
}

function readMarked() {
  const highlight = CSS.highlights.get('loupe-quote');
  return highlight ? [...highlight].map((range) => range.toString()) : [];
}

/** What a single-page shop does: another address, another document, no load. */
function becomePage(url, html) {
  if (url) history.pushState(null, '', url);
  globalThis.shop ??= globalThis.trustedTypes?.createPolicy('shop', { createHTML: (text) => text }) ?? { createHTML: (text) => text };
  const next = new DOMParser().parseFromString(globalThis.shop.createHTML(html), 'text/html');
  document.head.replaceChildren(...next.head.childNodes);
  document.body.replaceChildren(...next.body.childNodes);
}

function squeeze(text) {
  return text.replace(/\s+/g, ' ').trim();
}
