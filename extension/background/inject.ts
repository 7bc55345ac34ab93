import type { Frame } from '@core';
import { browser } from 'wxt/browser';
import { belongs, type Marketplace } from '../content/marketplaces';

/** Puts a reader into a tab by the shopper's click. False when the browser does not let us. */
export async function injectReader(tab: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId: tab }, func: markAsked });
    await browser.scripting.executeScript({ target: { tabId: tab }, files: ['/reader.js'] });
    return true;
  } catch {
    return false;
  }
}

/**
 * Puts the panel's code into a page that has something to show. Its highlight gets its colours from a sheet that the
 * page can neither forbid nor see; an author's sheet, because Chromium paints no highlight by a user's.
 */
export async function injectPanel(tab: number): Promise<boolean> {
  try {
    await Promise.all([
      browser.scripting.executeScript({ target: { tabId: tab, frameIds: [0] }, files: ['/panel.js'] }),
      browser.scripting.insertCSS({ target: { tabId: tab, frameIds: [0] }, origin: 'AUTHOR', css: HIGHLIGHT }),
    ]);
    return true;
  } catch {
    return false;
  }
}

const HIGHLIGHT = '::highlight(loupe-quote){background-color:#ffdf70!important;color:#1a1a1a!important;}';

const MAX_FRAMES = 4;
const MAX_FRAME_HTML = 400_000;

/** The HTML of a tab's frames that belong to the listing, by the hosts that the marketplace's file names. */
export async function framesOf(tab: number, market: Marketplace): Promise<Frame[]> {
  try {
    const results = await browser.scripting.executeScript({
      target: { tabId: tab, allFrames: true },
      func: readFrame,
      args: [[...market.frames], MAX_FRAME_HTML],
    });
    return results
      .map((r) => r.result as Frame | null | undefined)
      .filter((f) => f != null && belongs(new URL(f.url).hostname, market.frames))
      .slice(0, MAX_FRAMES) as Frame[];
  } catch {
    return []; // the listing is judged without them; its coverage says what was missing
  }
}

/** Runs in the frame, so it must stand on its own. */
function readFrame(hosts: string[], most: number): Frame | null {
  if (window === window.top || !hosts.some((h) => location.hostname === h || location.hostname.endsWith(`.${h}`))) return null;
  const root = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement')?.get?.call(document) as Element | null;
  const html = root ? (Object.getOwnPropertyDescriptor(Element.prototype, 'outerHTML')?.get?.call(root) as string) : '';
  return { url: location.href, html: html.slice(0, most) };
}

/** Runs in the page's isolated world; `content/door.ts` reads it. */
function markAsked(): void {
  (globalThis as Record<symbol, unknown>)[Symbol.for('loupe.by-click')] = true;
}
