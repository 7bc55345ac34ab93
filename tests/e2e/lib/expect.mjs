// What a shopper is owed, whatever the page.

import assert from 'node:assert/strict';

/** The badge for each verdict: a sign, so that it need not be told by its colour. */
export const BADGES = {
  'high-risk': '!!',
  caution: '!',
  unreadable: '?',
  'official-channel': '✓',
  'nothing-found': '–',
  'no-rules': '',
  'not-a-product': '',
};

/** Words that Loupe never says of goods. */
const NEVER = /\b(?:fake|scam|genuine|authentic|malicious)\b/i;

/** Every finding is shown, with its check and each of its quotes; and each quote stands on the page. */
export function assertEvidenceShown(report, seen, words) {
  assert.deepEqual(
    seen.findings.map((finding) => finding.check).sort(),
    report.findings.map((finding) => finding.check).sort(),
    'each finding is on the screen, and nothing else',
  );
  for (const { check, evidence } of report.findings) {
    assert.notEqual(evidence.length, 0, `${check} has evidence`);
    const shown = seen.findings.filter((finding) => finding.check === check).map((finding) => plain(finding.text)).join(' ');
    for (const { fact, quote } of evidence) {
      assert.ok(shown.includes(plain(quote)), `${check} shows its quote “${quote}”; it shows: ${shown}`);
      if (fact === 'title') assert.ok(plain(words).includes(plain(quote)), `“${quote}” stands on the page`);
    }
  }
}

/** Loupe's own words, with the page's taken out, hold nothing that it never says. */
export function assertSaysOnlySigns(text, report) {
  let own = plain(text);
  for (const { quote } of report.findings.flatMap((finding) => finding.evidence)) own = own.replaceAll(plain(quote), '');
  own = own.replaceAll(plain(report.listing?.title ?? ''), '');
  assert.doesNotMatch(own, NEVER);
}

function plain(text) {
  return text.replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' ').trim();
}
