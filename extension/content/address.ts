/** The address as far as it names a page: a fragment names a place on it, unless the shop routes by it. */
export function pageAddress(href: string): string {
  const hash = href.indexOf('#');
  return hash < 0 || /^#!?\//.test(href.slice(hash)) ? href : href.slice(0, hash);
}

/** Once an address has been looked at, it is not looked at again for this long. */
const REST = 1_000;

/**
 * Calls `moved` when a single-page site goes to another page, and returns a way to look at once.
 *
 * The browser's own events tell, unless the page stops them before they reach us. So we also look whenever the page is
 * looked at, clicked or redrawn: one comparison of two texts, at most once in {@link REST} ms.
 */
export function watchAddress(moved: () => void, signal: AbortSignal): () => void {
  let last = pageAddress(location.href);
  const look = () => {
    const now = pageAddress(location.href);
    if (now === last) return;
    last = now;
    moved();
  };
  // Capturing on the target itself runs us before the page's own bubbling listeners can stop the event.
  const options = { capture: true, passive: true, signal };
  navigationOf()?.addEventListener('currententrychange', look, options);
  for (const event of ['popstate', 'hashchange', 'focus', 'click']) addEventListener(event, look, options);
  EventTarget.prototype.addEventListener.call(document, 'visibilitychange', look, options);
  return look;
}

/**
 * Calls `look` after the page was redrawn, at most once in {@link REST} ms. No single-page site goes anywhere without
 * redrawing; what follows the first change is not observed at all.
 */
export function lookOnRedraw(root: Node, look: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    observer.disconnect();
    timer = setTimeout(() => {
      look();
      watch();
    }, REST);
  });
  const watch = () => {
    if (!signal.aborted) observer.observe(root, { childList: true, subtree: true });
  };
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  watch();
}

/** `window.navigation`, unless the page has put an element of that name in its place. */
function navigationOf(): EventTarget | null {
  const candidate: unknown = (globalThis as { navigation?: unknown }).navigation;
  return candidate instanceof EventTarget && !(candidate instanceof Node) ? candidate : null;
}
