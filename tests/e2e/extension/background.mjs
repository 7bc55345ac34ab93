// The background comes and goes; the shopper does not notice.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { demo, openShops } from '../lib/demo.mjs';
import { BADGES } from '../lib/expect.mjs';
import { isKnownHost } from '../lib/known-hosts.mjs';
import { BROWSER, EXTENSION, openSession } from '../lib/session.mjs';
import { session } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';
import { trapIn } from '../lib/wasm-trap.mjs';

const copied = demo('high-risk', ({ url }) => isKnownHost(url));

describe(`a background that was stopped, in ${BROWSER}`, () => {
  test('starts again for the next page', async () => {
    const tab = await session.visit(copied.url);
    await tab.badgeIs(BADGES['high-risk']);
    for (const round of ['first', 'second', 'third']) {
      await session.browser.stopBackground();
      await tab.page.reload();
      await until(`the background to answer a ${round} time`, () => session.browser.isBackgroundRunning());
      await tab.badgeIs(BADGES['high-risk']);
      await tab.seen('the verdict', (seen) => seen.verdict === 'high-risk' && seen.hosts === 1);
    }
    await tab.close();
  });

  test('has kept its last answer for the popup', async () => {
    const tab = await session.visit(copied.url);
    await tab.badgeIs(BADGES['high-risk']);
    await session.browser.stopBackground();
    const popup = await tab.popup();
    await until('the popup to tell the verdict', () =>
      popup.read(() => document.querySelector('[data-verdict]')?.dataset.verdict === 'high-risk'),
    );
    await popup.close();
    await tab.close();
  });
});

describe(`a core that panics, in ${BROWSER}`, () => {
  let broken;
  let folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'loupe-trap-'));
    cpSync(EXTENSION, folder, { recursive: true });
    const module = join(folder, 'loupe_bg.wasm');
    writeFileSync(module, trapIn(readFileSync(module), 'loupe_inspect'));
    broken = await openSession({ extension: folder });
    openShops(broken.site);
  });
  after(async () => {
    await broken?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is owned up to, each time anew, and nothing is called fine', async () => {
    const tab = await broken.visit(copied.url);
    assert.equal((await tab.answered()).report, null, 'there is no report');
    await tab.badgeIs('×');
    await tab.page.reload();
    await tab.badgeIs('×');
    const popup = await tab.popup();
    await until('the popup to say that it could not', () => popup.read(() => /could not/i.test(document.body.innerText)));
    await popup.close();
    await tab.close();
  });
});
