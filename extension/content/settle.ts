/** How long to wait for a page to finish drawing itself. */
export interface Patience {
  /** Quiet for this long is settled. */
  readonly quiet: number;
  /** No longer than this in any case. */
  readonly most: number;
}

/**
 * Resolves when nothing was added to or removed from the page for `quiet` ms, or after `most` ms.
 *
 * One mutation per quiet window is all we look at: the observer is disconnected at the first and set up again
 * when the window ends, so that a page which floods mutations pays for one record, not for all.
 */
export function settled(root: Node, patience: Patience, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const until = performance.now() + patience.most;
    let stirred = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new MutationObserver(() => {
      observer.disconnect();
      stirred = true;
    });
    const finish = () => {
      observer.disconnect();
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const window = () => {
      stirred = false;
      observer.observe(root, { childList: true, subtree: true, characterData: true });
      timer = setTimeout(() => {
        if (!stirred || performance.now() >= until) finish();
        else window();
      }, patience.quiet);
    };
    if (signal.aborted) {
      resolve();
      return;
    }
    signal.addEventListener('abort', finish);
    window();
  });
}
