import { ask } from '../ask';
import { pageAddress } from './address';
import { countOf } from './dom';
import { readerDoor } from './door';
import type { Kind } from './gate';

/** A shop's page without goods is looked at once more, when what draws itself late is there. */
const SECOND_LOOK_MS = 1_500;

/**
 * The first glance at a page, and on most pages all there is: nothing is observed, nothing asked, nothing long-lived
 * made; even the first message of a page costs more than everything here. A page that may be worth reading is told to
 * the background, which brings the reader unless Loupe is switched off there.
 */
export function glance(kindNow: () => Kind): void {
  const url = location.href;
  const callReader = (): void => void ask({ kind: 'may-read', url: location.href });

  const first = kindNow();
  if (first === 'product' || first === 'results') return callReader();

  if (first === 'address') {
    const before = countOf(document);
    setTimeout(() => {
      if (!readerDoor() && countOf(document) !== before && kindNow() === 'product') callReader();
    }, SECOND_LOOK_MS);
  }

  // A single-page site goes to another page; from there on the reader sees to it.
  const moved = (): void => {
    if (!readerDoor() && pageAddress(url) !== pageAddress(location.href) && kindNow() !== 'none') callReader();
  };
  addEventListener('click', () => setTimeout(moved, SECOND_LOOK_MS), { capture: true, passive: true });
  const { navigation } = globalThis as { navigation?: unknown };
  if (navigation instanceof EventTarget && !(navigation instanceof Node))
    navigation.addEventListener('currententrychange', moved, true);
  else addEventListener('popstate', moved, true);
}
