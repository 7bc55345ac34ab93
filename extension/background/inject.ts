import type { Frame } from '@core';
import { browser } from 'wxt/browser';
import type { ChipDoor, ReaderDoor } from '../content/door';
import { belongs, type Marketplace } from '../content/marketplaces';
import type { Answer, Face } from '../protocol';

/** Puts a reader into a tab by the shopper's click, and has it read. `null` when the browser does not let us. */
export async function readByClick(tab: number): Promise<Answer | null> {
  try {
    await browser.scripting.executeScript({ target: { tabId: tab }, func: markAsked });
    await browser.scripting.executeScript({ target: { tabId: tab }, files: ['/reader.js'] });
    const [done] = await browser.scripting.executeScript({ target: { tabId: tab }, func: readNow });
    return (done?.result as Answer | null | undefined) ?? null;
  } catch {
    return null;
  }
}

/** Tells the pages of a host that the shopper switched Loupe off or on there. Where it may read unasked, a reader is brought. */
export async function tellSwitched(host: string, to: 'off' | 'on'): Promise<void> {
  const url = `*://${host}/*`;
  const tabs = await browser.tabs.query({ url }).catch(() => []);
  const standing = to === 'on' && (await browser.permissions.contains({ origins: [url] }).catch(() => false));
  for (const { id } of tabs) {
    if (id === undefined) continue;
    await browser.scripting.executeScript({ target: { tabId: id }, func: switched, args: [to] }).catch(() => null);
    if (standing) await injectReader(id);
  }
}

/** Puts a reader into a page that may be worth reading. */
export async function injectReader(tab: number): Promise<boolean> {
  return inject(tab, '/reader.js');
}

/** Puts the chip's code into a page that has something to show. */
export async function injectChip(tab: number): Promise<boolean> {
  return inject(tab, '/chip.js');
}

/** Has the chip draw itself on a page that has no reader. */
export async function showFace(tab: number, face: Face, url: string): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId: tab }, func: show, args: [face, url] }).catch(() => null);
}

/**
 * Puts the panel's code into a page whose chip was opened. Its highlight gets its colours from a sheet that the page can
 * neither forbid nor see; an author's sheet, because Chromium paints no highlight by a user's.
 */
export async function injectPanel(tab: number): Promise<boolean> {
  const css = browser.scripting.insertCSS({ target: { tabId: tab, frameIds: [0] }, origin: 'AUTHOR', css: HIGHLIGHT });
  const [done] = await Promise.all([inject(tab, '/panel.js'), css.catch(() => null)]);
  return done;
}

async function inject(tab: number, file: '/reader.js' | '/chip.js' | '/panel.js'): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId: tab, frameIds: [0] }, files: [file], injectImmediately: true });
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
      // A frame that is still loading must not hold the report up; it mends the report when it has come.
      injectImmediately: true,
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
  if (document.readyState === 'loading') return null;
  const root = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement')?.get?.call(document) as Element | null;
  const html = root ? (Object.getOwnPropertyDescriptor(Element.prototype, 'outerHTML')?.get?.call(root) as string) : '';
  return { url: location.href, html: html.slice(0, most) };
}

/** These run in the page's isolated world, on their own; `content/door.ts` knows the names. */
function markAsked(): void {
  (globalThis as Record<symbol, unknown>)[Symbol.for('loupe.by-click')] = true;
}

function readNow(): Promise<Answer | null> | null {
  const reader = (globalThis as Record<symbol, unknown>)[Symbol.for('loupe.reader')] as ReaderDoor | undefined;
  return reader ? reader.readNow() : null;
}

function show(face: Face, url: string): void {
  if (location.href === url)
    ((globalThis as Record<symbol, unknown>)[Symbol.for('loupe.chip')] as ChipDoor | undefined)?.show(face, url);
}

function switched(to: 'off' | 'on'): void {
  const world = globalThis as Record<symbol, unknown>;
  (world[Symbol.for('loupe.reader')] as ReaderDoor | undefined)?.switched(to);
  if (to === 'off') (world[Symbol.for('loupe.chip')] as ChipDoor | undefined)?.hide();
}
