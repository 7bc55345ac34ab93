import type { Report } from '@core';

/**
 * What the parts of the extension say to each other. Everything that arrives is checked by {@link parseRequest} or
 * {@link parseOrder}: a content script lives in a process that a hostile page may have taken over.
 */

/** What a page's reader or one of our own windows asks of the background. */
export type Request =
  /** The reader hands a page over. */
  | { kind: 'inspect'; url: string; html: string; framed: Presence; panel: Presence }
  /** The reader's page became another one, which may or may not be a product. */
  | { kind: 'left' }
  /** The shopper sent the panel away on this page. */
  | { kind: 'dismiss'; url: string }
  /** The popup asks for a tab to be read now. */
  | { kind: 'check'; tab: number };

/** Whether something is there: frames that belong to the listing, the panel's code. */
export type Presence = 'present' | 'absent';

/** How the background answers `inspect` and `check`. */
export type Answer =
  /** A report, and whether to show it on the page. */
  | { kind: 'report'; report: Report; show: Show }
  /** The core could not finish; nothing is known of the page. */
  | { kind: 'failed'; url: string }
  /** The browser does not let us read this page, or the tab is gone. */
  | { kind: 'unreachable' };

/** `quiet`: the badge alone tells, because there is nothing to say or the shopper sent the panel away. */
export type Show = 'panel' | 'quiet';

/** What the background asks of a page's reader. */
export type Order =
  /** Read this page whatever the gate says, and answer when done. */
  { kind: 'read-now' };

/** The longest HTML and address that are taken. */
export const MAX_HTML = 2_000_000;
export const MAX_URL = 8_000;

export function parseRequest(message: unknown): Request | null {
  if (!isRecord(message)) return null;
  switch (message.kind) {
    case 'inspect': {
      const { url, html, framed, panel } = message;
      if (!isAddress(url) || typeof html !== 'string' || html.length > MAX_HTML) return null;
      if (!isPresence(framed) || !isPresence(panel)) return null;
      return { kind: 'inspect', url, html, framed, panel };
    }
    case 'left':
      return { kind: 'left' };
    case 'dismiss':
      return isAddress(message.url) ? { kind: 'dismiss', url: message.url } : null;
    case 'check':
      return Number.isInteger(message.tab) ? { kind: 'check', tab: message.tab as number } : null;
    default:
      return null;
  }
}

export function parseOrder(message: unknown): Order | null {
  return isRecord(message) && message.kind === 'read-now' ? { kind: 'read-now' } : null;
}

/** Answers come from the background, which is trusted; this only tells an answer from none at all. */
export function parseAnswer(message: unknown): Answer | null {
  if (!isRecord(message)) return null;
  switch (message.kind) {
    case 'report':
      return isRecord(message.report) && typeof message.report.verdict === 'string' ? (message as Answer) : null;
    case 'failed':
    case 'unreachable':
      return message as Answer;
    default:
      return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPresence(value: unknown): value is Presence {
  return value === 'present' || value === 'absent';
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_URL && /^https?:\/\//.test(value) && URL.canParse(value);
}
