// A page that should be readable and is not: the shopper can copy what is needed to mend it, and nothing of the page.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BADGES } from '../lib/expect.mjs';
import { BROWSER } from '../lib/session.mjs';
import { session } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';

const MOVED_ON = 'https://www.ebay.com/itm/399999999999';
const WORDS = 'Nothing on this page stands where it stood when its marketplace was last looked at.';

describe(`a marketplace's page that cannot be read, in ${BROWSER}`, () => {
  test('offers a diagnosis, says what it holds before it is copied, and holds nothing of the page', async () => {
    session.site.put(MOVED_ON, `<!doctype html><html lang="en"><title>eBay</title><main><p>${WORDS}</p></main>`);
    const tab = await session.visit(MOVED_ON);
    await tab.badgeIs(BADGES.unreadable);
    const popup = await tab.popup();
    const before = await until('the offer', () => popup.read(readDiagnosis));
    assert.match(before.text, /no text of the page/);
    // The test's click is no person's: a browser may refuse it the clipboard, and then the text is shown to be copied by hand.
    await popup.read(catchClipboard);
    await popup.press('copy-diagnosis');
    const copied = await until('the copy', () => popup.read(readCopied));
    const facts = JSON.parse(/```json\n([^]*)\n```/.exec(copied)[1]);
    assert.equal(facts.verdict, 'unreadable');
    assert.equal(facts.marketplace, 'ebay');
    assert.notEqual(facts.missing.length, 0, 'it says what was missing');
    assert.doesNotMatch(copied, /399999999999|Nothing on this page/);
    await until('a word on how it went', () => popup.read(() => /Copied|did not let/.test(document.body.innerText)));
    await popup.close();
    await tab.close();
  });
});

function readDiagnosis() {
  const part = document.querySelector('[data-part="diagnosis"]');
  return part && { text: part.innerText };
}

function readCopied() {
  return document.defaultView.copied ?? document.querySelector('[data-part="diagnosis"] pre')?.textContent ?? null;
}

/** Runs in the popup. */
function catchClipboard() {
  const view = document.defaultView;
  Object.defineProperty(view.navigator, 'clipboard', { value: { writeText: async (text) => void (view.copied = text) }, configurable: true });
}
