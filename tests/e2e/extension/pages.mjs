// Every demo shop, as a shopper meets it: chip, panel, badge and popup tell the verdict and show the evidence.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { DEMOS } from '../lib/demo.mjs';
import { BADGES, assertEvidenceShown, assertSaysOnlySigns } from '../lib/expect.mjs';
import { isKnownHost } from '../lib/known-hosts.mjs';
import { POLICIES } from '../lib/server.mjs';
import { BROWSER } from '../lib/session.mjs';
import { session } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';

for (const [policy, headers] of Object.entries(POLICIES)) {
  describe(`a shop with ${policy}, in ${BROWSER}`, () => {
    before(() => {
      session.site.headers = headers;
    });
    for (const demo of DEMOS) {
      test(`${demo.title} is ${demo.expect}`, async () => {
        const tab = await session.visit(demo.url);
        try {
          await (isKnownHost(demo.url) ? comesByItself(tab, demo) : comesByClick(tab, demo));
        } finally {
          await tab.close();
        }
      });
    }
  });
}

/** On a marketplace Loupe looks by itself. */
async function comesByItself(tab, demo) {
  const { report } = await tab.answered();
  assert.equal(report.verdict, demo.expect);
  await tab.badgeIs(BADGES[demo.expect]);
  await onPage(tab, report);
  const popup = await tab.popup();
  await popupTells(popup, report);
  await popup.close();
}

/** On any other shop it looks when the shopper clicks its button. */
async function comesByClick(tab, demo) {
  assert.equal(await tab.answer(), null, 'nothing is read before the shopper asks');
  const popup = await tab.askByClick();
  const { report } = await tab.answered();
  assert.equal(report.verdict, demo.expect);
  await popupTells(popup, report);
  await popup.close();
  await tab.badgeIs(BADGES[demo.expect]);
  await onPage(tab, report);
}

async function onPage(tab, report) {
  if (report.verdict === 'not-a-product') {
    assert.equal(await tab.look(), null, 'there is nothing to say, so nothing is said');
    return;
  }
  const chip = await tab.seen('the chip', (seen) => seen.chip);
  assert.equal(chip.hosts, 1);
  assert.ok(chip.closed, 'the page cannot look inside');
  const panel = await tab.openPanel();
  assert.equal(panel.verdict, report.verdict);
  assertEvidenceShown(report, panel, await tab.page.evaluate(() => document.title + ' ' + document.body.innerText));
  assertSaysOnlySigns(panel.panel, report);
}

async function popupTells(popup, report) {
  const shown = await until(`the popup to say ${report.verdict}`, async () => {
    const shown = await popup.read(readPopup);
    return shown?.verdict === report.verdict ? shown : null;
  });
  assert.deepEqual(shown.checks.sort(), report.findings.map((finding) => finding.check).sort());
  assertSaysOnlySigns(shown.text, report);
}

function readPopup() {
  const all = (part) => [...document.querySelectorAll(`[data-part="${part}"]`)];
  return {
    verdict: document.querySelector('[data-verdict]')?.dataset.verdict ?? null,
    checks: all('finding').map((finding) => finding.dataset.check),
    text: document.body.innerText,
  };
}
