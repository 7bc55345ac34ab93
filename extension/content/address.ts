/** The address as far as it names a page: a fragment names a place on it, unless the shop routes by it. */
export function pageAddress(href: string): string {
  const url = new URL(href);
  if (!/^#!?\//.test(url.hash)) url.hash = '';
  return url.href;
}

/** Calls `moved` when a single-page site goes to another page. Costs nothing while it does not. */
export function watchAddress(moved: () => void, signal: AbortSignal): void {
  let last = pageAddress(location.href);
  const look = () => {
    const now = pageAddress(location.href);
    if (now === last) return;
    last = now;
    moved();
  };
  // Capturing on the target itself runs us before the page's own bubbling listeners can stop the event.
  const options = { capture: true, signal };
  navigationOf()?.addEventListener('currententrychange', look, options);
  addEventListener('popstate', look, options);
  addEventListener('hashchange', look, options);
}

/** `window.navigation`, unless the page has put an element of that name in its place. */
function navigationOf(): EventTarget | null {
  const candidate: unknown = (globalThis as { navigation?: unknown }).navigation;
  return candidate instanceof EventTarget && !(candidate instanceof Node) ? candidate : null;
}
