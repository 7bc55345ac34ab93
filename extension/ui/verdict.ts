import type { Finding, Meaning, Report, Verdict } from '@core';
import { hasWords, say } from './words';

/** The words for a report as a whole. */
export interface VerdictWords {
  /** Two or three words. */
  readonly chip: string;
  readonly title: string;
  readonly summary: string;
}

export function verdictWords(report: Pick<Report, 'verdict' | 'meanings' | 'findings' | 'brand'>): VerdictWords {
  const { verdict } = report;
  const brand = report.brand?.name ?? '';
  const byMeaning = `verdict-${verdict}-${report.meanings[0] ?? ''}`;
  const base = verdict === 'high-risk' && hasWords(`${byMeaning}-title`) ? byMeaning : `verdict-${verdict}`;
  return {
    chip: say(`${base}-chip`),
    title: say(`${base}-title`),
    summary: say(summaryOf(verdict, report.findings, brand), { brand }),
  };
}

function summaryOf(verdict: Verdict, findings: readonly Finding[], brand: string): string {
  if (verdict !== 'high-risk') return `verdict-${verdict}-summary`;
  return brand && findings.some((f) => f.hard) ? 'verdict-high-risk-hard' : 'verdict-high-risk-many';
}

/** Whether the chip speaks up or keeps to its icon. */
export function isLoud(verdict: Verdict): boolean {
  return verdict === 'high-risk' || verdict === 'caution';
}

/** The advice for what the findings mean, each once. */
export function adviceOf(meaning: Meaning): string[] {
  const ids = [1, 2, 3, 4].map((n) => `meaning-${meaning}-advice-${n}`);
  return ids.filter(hasWords).map((id) => say(id));
}

/** The sentence for a finding. An id this version does not know must not hide the finding. */
export function sentenceOf(finding: Pick<Finding, 'message' | 'params' | 'check'>): string {
  return hasWords(finding.message) ? say(finding.message, paramsOf(finding)) : say('finding-unknown', { check: finding.check });
}

/** The core hands parameters over as an object; a `Map` does not survive Chromium's messages. */
function paramsOf({ params }: Pick<Finding, 'params'>): Record<string, string> {
  return params instanceof Map ? Object.fromEntries(params) : (params as Record<string, string>);
}

/** Parameters that are words of the page. */
const TERMS = ['term', 'written', 'material', 'claim', 'name', 'number', 'price', 'host'];

/** A quote in pieces, the words that the finding is about set apart. */
export function splitAtTerm(finding: Pick<Finding, 'params'>, quote: string): { text: string; term: boolean }[] {
  const params = paramsOf(finding);
  const lower = quote.toLowerCase();
  for (const term of TERMS.map((name) => params[name]).filter((value) => value !== undefined && value !== '')) {
    const at = lower.length === quote.length && term ? lower.indexOf(term.toLowerCase()) : -1;
    if (at < 0 || !term || term.length === quote.length) continue;
    const end = at + term.length;
    return [
      { text: quote.slice(0, at), term: false },
      { text: quote.slice(at, end), term: true },
      { text: quote.slice(end), term: false },
    ];
  }
  return [{ text: quote, term: false }];
}

export const checkName = (check: string): string =>
  hasWords(`check-${check}`) ? say(`check-${check}`) : check.replaceAll('-', ' ');

export const whyOf = (why: string | null | undefined): string => (why && hasWords(why) ? say(why) : say('why-unknown'));

/** The name of a fact: `seller.legalName` is kept as `fact-seller-legal-name`. */
export function factName(fact: string): string {
  const id = `fact-${fact.replaceAll('.', '-').replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;
  return hasWords(id) ? say(id) : fact;
}
