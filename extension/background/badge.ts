import type { Report, Verdict } from '@core';
import { browser } from 'wxt/browser';
import { say } from '../ui/words';
import { verdictWords } from '../ui/verdict';

/** What stands on the badge: a sign and a colour, so that neither has to be seen alone. */
const SIGNS: Record<Verdict, { text: string; colour: string }> = {
  'high-risk': { text: '!!', colour: '#a3301c' },
  caution: { text: '!', colour: '#8a5a00' },
  unreadable: { text: '?', colour: '#5b6470' },
  'official-channel': { text: '✓', colour: '#0f5e73' },
  'nothing-found': { text: '–', colour: '#5b6470' },
  'no-rules': { text: '', colour: '#5b6470' },
  'not-a-product': { text: '', colour: '#5b6470' },
};

export async function showBadge(tab: number, report: Report): Promise<void> {
  const sign = SIGNS[report.verdict];
  await paint(tab, sign.text, sign.colour, `${say('extension-name')}: ${verdictWords(report).title}`);
}

export async function showFailure(tab: number): Promise<void> {
  await paint(tab, '×', '#5b6470', `${say('extension-name')}: ${say('failed-title')}`);
}

export async function clearBadge(tab: number): Promise<void> {
  await paint(tab, '', '#5b6470', say('extension-name'));
}

async function paint(tab: number, text: string, colour: string, title: string): Promise<void> {
  try {
    await Promise.all([
      browser.action.setBadgeText({ tabId: tab, text }),
      browser.action.setBadgeBackgroundColor({ tabId: tab, color: colour }),
      browser.action.setBadgeTextColor({ tabId: tab, color: '#ffffff' }),
      browser.action.setTitle({ tabId: tab, title }),
    ]);
  } catch {
    // The tab was closed while the page was read.
  }
}
