import type { Report, Verdict } from '@core';
import type { Stroke } from './ui/shapes';

/**
 * What the parts of the extension say to each other. Everything that arrives is checked by {@link parseRequest}: a
 * content script lives in a process that a hostile page may have taken over.
 */

/** What a page's reader or one of our own windows asks of the background. */
export type Request =
  /** There may be something to read: the background brings the reader, unless Loupe is switched off on this site. */
  | { kind: 'may-read'; url: string }
  /** The reader hands a page over: all of it, or what a long list has got since. */
  | { kind: 'inspect'; url: string; html: string; framed: Presence; part: Part }
  /** The reader's page became the one at `url`, which may or may not be a product. */
  | { kind: 'left'; url: string }
  /** The shopper opened the chip; the panel's code is brought where it is absent, and the report is answered. */
  | { kind: 'open'; url: string; panel: Presence }
  /** The shopper sent the panel away on this page. */
  | { kind: 'dismiss'; url: string }
  /** The shopper wants to know what a check looks for. */
  | { kind: 'explain'; check: string }
  /** The popup asks for a tab to be read now. */
  | { kind: 'check'; tab: number };

/** Whether something is there: frames that belong to the listing, the panel's code. */
export type Presence = 'present' | 'absent';

/** How much of a page is handed over. */
export type Part = 'whole' | 'added';

/** How the background answers. */
export type Answer =
  /** To `inspect` and `check`: the verdict, and what to draw on the page. */
  | { kind: 'verdict'; verdict: Verdict; face: Face | null }
  /** To `open`. */
  | { kind: 'report'; report: Report }
  /** To `explain`: the check's page; empty where there is none. */
  | { kind: 'explained'; sections: readonly Section[] }
  /** The core could not finish; nothing is known of the page. */
  | { kind: 'failed' }
  /** The browser does not let us read this page, or the tab is gone. */
  | { kind: 'unreachable' };

/** A section of the page on a check: plain text. */
export interface Section {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/**
 * What the chip shows. `null` instead: the badge alone tells, because there is nothing to say or the shopper sent the
 * panel away.
 */
export interface Face {
  readonly verdict: Verdict;
  readonly words: string;
  /** What a screen reader says of the chip … */
  readonly label: string;
  /** … and what it says by itself when the chip comes. */
  readonly announcement: string;
  /** Speaks up; the others keep to their mark. */
  readonly loud: boolean;
  readonly tone: string;
  readonly mark: readonly Stroke[];
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

/** The longest HTML and address that are taken. */
export const MAX_HTML = 2_000_000;
export const MAX_URL = 8_000;
/** The longest name of a check. */
const MAX_NAME = 100;

export function parseRequest(message: unknown): Request | null {
  if (!isRecord(message)) return null;
  const { kind, url } = message;
  if (kind === 'check') return Number.isInteger(message.tab) ? { kind, tab: message.tab as number } : null;
  if (kind === 'explain') return isText(message.check, MAX_NAME) ? { kind, check: message.check } : null;
  if (!isAddress(url)) return null;
  switch (kind) {
    case 'may-read':
    case 'left':
    case 'dismiss':
      return { kind, url };
    case 'inspect': {
      const { html, framed, part } = message;
      if (!isText(html, MAX_HTML) || !isPresence(framed) || (part !== 'whole' && part !== 'added')) return null;
      return { kind, url, html, framed, part };
    }
    case 'open':
      return isPresence(message.panel) ? { kind, url, panel: message.panel } : null;
    default:
      return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}

function isPresence(value: unknown): value is Presence {
  return value === 'present' || value === 'absent';
}

function isAddress(value: unknown): value is string {
  return isText(value, MAX_URL) && /^https?:\/\//.test(value) && URL.canParse(value);
}
