import type { Presence } from '../protocol';
import { attribute, byTag, localName, nodeType } from './dom';
import { belongs, marketplaceOf, type Marketplace } from './marketplaces';

const MAX_FRAMES = 50;

/** Whether the page has frames whose text belongs to the listing; the background reads them. */
export function framesOf(doc: Document, host: string, known: readonly Marketplace[]): Presence {
  const hosts = marketplaceOf(host, known)?.frames ?? [];
  if (hosts.length === 0) return 'absent';
  const all = byTag(doc, 'iframe');
  for (let i = 0; i < all.length && i < MAX_FRAMES; i++) {
    const frame = all[i];
    if (frame && isListed(frame, doc, hosts)) return 'present';
  }
  return 'absent';
}

/** Calls `loaded` when such a frame has been loaded. Load events do not bubble, but they can be caught on their way down. */
export function watchFrames(
  doc: Document,
  host: string,
  known: readonly Marketplace[],
  loaded: () => void,
  signal: AbortSignal,
): void {
  const hosts = marketplaceOf(host, known)?.frames ?? [];
  if (hosts.length === 0) return;
  const look = ({ target }: Event) => {
    if (target instanceof Node && nodeType(target) === Node.ELEMENT_NODE && isListed(target as Element, doc, hosts)) loaded();
  };
  EventTarget.prototype.addEventListener.call(doc, 'load', look, { capture: true, signal });
}

function isListed(el: Element, doc: Document, hosts: readonly string[]): boolean {
  const src = localName(el) === 'iframe' ? attribute(el, 'src') : null;
  const base = doc.defaultView?.location.href ?? 'about:blank';
  return src !== null && URL.canParse(src, base) && belongs(new URL(src, base).hostname, hosts);
}
