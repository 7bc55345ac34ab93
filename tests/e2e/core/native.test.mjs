// The core as the browser runs it says the same as the core on the command line, word for word, about every golden page.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { goldenPages } from '../lib/golden.mjs';
import { BROWSER, ROOT, openSession } from '../lib/session.mjs';

const BIN = process.env.LOUPE_BIN ?? `${ROOT}target/debug/loupe`;
const TODAY = '2026-11-23';
const HOME = 'https://core.invalid/';

describe(`the core in ${BROWSER}`, () => {
  const pages = goldenPages();
  const native = inspectNatively(pages);
  let session;
  let tab;

  before(async () => {
    session = await openSession({ extension: null });
    const file = (name) => readFileSync(`${ROOT}target/pkg/${name}`);
    session.site.put(HOME, '<!doctype html><title>core</title>');
    session.site.put(`${HOME}loupe.js`, file('loupe.js'), 'text/javascript');
    session.site.put(`${HOME}loupe_bg.wasm`, file('loupe_bg.wasm'), 'application/wasm');
    session.site.put(`${HOME}loupe_rules.pack`, file('loupe_rules.pack'), 'application/octet-stream');
    tab = await session.visit(HOME);
    await tab.page.evaluate(async () => {
      const core = await import('/loupe.js');
      await core.default({ module_or_path: '/loupe_bg.wasm' });
      const pack = await fetch('/loupe_rules.pack');
      globalThis.loupe = new core.Loupe(new Uint8Array(await pack.arrayBuffer()));
    });
  });
  after(() => session?.close());

  for (const { id, url, html, frames } of pages) {
    test(`says of ${id} what the command line says`, async () => {
      const report = await tab.page.evaluate((page, today) => globalThis.loupe.inspect(page, today), { url, html, frames }, TODAY);
      assert.deepEqual(report, native.get(id));
    });
  }
});

function inspectNatively(pages) {
  const input = pages.map((page) => JSON.stringify(page)).join('\n') + '\n';
  const run = spawnSync(BIN, ['inspect', '--jsonl', '--today', TODAY], { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  assert.equal(run.status, 0, `${BIN} failed: ${run.error ?? run.stderr}`);
  const reports = run.stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.equal(reports.length, pages.length, 'one report for each page');
  return new Map(
    reports.map(({ id, ...report }) => {
      assert.equal(report.error, undefined, `${id} could not be inspected`);
      return [id, report];
    }),
  );
}
