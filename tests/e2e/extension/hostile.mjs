// Pages that do not want to be looked at.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { demo } from '../lib/demo.mjs';
import { BADGES } from '../lib/expect.mjs';
import { isKnownHost } from '../lib/known-hosts.mjs';
import { POLICIES } from '../lib/server.mjs';
import { BROWSER } from '../lib/session.mjs';
import { session } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';

const copied = demo('high-risk', ({ url }) => isKnownHost(url));

for (const [policy, headers] of Object.entries(POLICIES)) {
  describe(`a hostile page with ${policy}, in ${BROWSER}`, () => {
    before(() => {
      session.site.headers = headers;
    });

    test('that removes the panel sees it come back once, and the badge stays', async () => {
      const tab = await session.visit(copied.url);
      await tab.seen('the chip', (seen) => seen.chip);
      await tab.page.evaluate(removePanels);
      await until('the panel to come back', () => tab.page.evaluate(() => globalThis.removed.count === 1 && globalThis.removed.cameBack));
      await tab.page.evaluate(removePanels);
      await until('the page to remove it again', () => tab.page.evaluate(() => globalThis.removed.count === 2));
      await quietForAWhile(tab);
      assert.equal(await tab.look(), null, 'it does not fight');
      assert.equal(await tab.badge(), BADGES['high-risk']);
      await tab.close();
    });

    test('that floods mutations is judged all the same', async () => {
      const tab = await session.visit(copied.url, flood);
      await tab.badgeIs(BADGES['high-risk']);
      const seen = await tab.openPanel();
      assert.equal(seen.verdict, 'high-risk');
      assert.ok(await tab.page.evaluate(() => globalThis.waves > 100), 'and the flood did run');
      await tab.close();
    });

    test('that replaces what scripts stand on is judged all the same', async () => {
      const tab = await session.visit(copied.url, poison);
      await tab.badgeIs(BADGES['high-risk']);
      const { report } = await tab.answered();
      assert.equal(report.verdict, 'high-risk');
      const seen = await tab.openPanel();
      assert.equal(seen.verdict, 'high-risk');
      assert.ok(seen.closed, 'and the page still cannot look inside');
      await tab.close();
    });

    test('cannot tell that Loupe is installed by asking for its files', async () => {
      const tab = await session.visit(copied.url);
      await tab.badgeIs(BADGES['high-risk']);
      const manifest = session.browser.pageOf('manifest.json');
      const reached = await tab.page.evaluate((url) => fetch(url).then(() => true, () => false), manifest);
      assert.equal(reached, false);
      await tab.close();
    });
  });
}

/** Takes Loupe's element off the page, and notes when one comes back. */
function removePanels() {
  globalThis.removed ??= { count: 0, cameBack: false };
  const host = document.querySelector('loupe-panel');
  if (!host) return;
  globalThis.removed.cameBack = false;
  new MutationObserver((records, observer) => {
    if (!document.querySelector('loupe-panel')) return;
    globalThis.removed.cameBack = true;
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  host.remove();
  globalThis.removed.count += 1;
}

/** Resolves when the page has been idle through many frames: whatever wanted to come back has had its turn. */
function quietForAWhile(tab) {
  return tab.page.evaluate(
    () =>
      new Promise((resolve) => {
        let frames = 90;
        const next = () => (frames-- > 0 ? requestAnimationFrame(next) : requestIdleCallback(resolve));
        next();
      }),
  );
}

/** A new element in every task, for as long as the page lives. */
function flood() {
  globalThis.waves = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    globalThis.waves += 1;
    const drop = document.createElement('i');
    drop.textContent = String(globalThis.waves);
    document.body?.append(drop);
    if (globalThis.waves > 500) document.body?.lastElementChild?.previousElementSibling?.remove();
    port2.postMessage(null);
  };
  port2.postMessage(null);
}

/** Everything a careless reader would call on the page's own world says something else. */
function poison() {
  const lie = () => {
    throw new Error('not for you');
  };
  for (const name of ['map', 'filter', 'forEach', 'find', 'some', 'join', 'push', 'slice']) {
    const real = Array.prototype[name];
    Object.defineProperty(Array.prototype, name, {
      value(...args) {
        return document.readyState === 'complete' ? lie() : real.apply(this, args);
      },
    });
  }
  JSON.stringify = lie;
  JSON.parse = lie;
  Element.prototype.attachShadow = lie;
  Document.prototype.querySelector = () => null;
  Document.prototype.querySelectorAll = () => [];
  Element.prototype.querySelectorAll = () => [];
  for (const [owner, name] of [
    [Node.prototype, 'textContent'],
    [Element.prototype, 'outerHTML'],
    [Element.prototype, 'innerHTML'],
    [Node.prototype, 'childNodes'],
    [Element.prototype, 'attributes'],
  ]) {
    Object.defineProperty(owner, name, { get: () => '', set: lie });
  }
  Node.prototype.cloneNode = lie;
  Node.prototype.appendChild = lie;
  globalThis.XMLSerializer = lie;
  globalThis.MutationObserver = lie;
  globalThis.setTimeout = lie;
  globalThis.Promise.prototype.then = globalThis.Promise.prototype.then;
}
