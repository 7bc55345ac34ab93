/** How long to wait for a page to finish drawing itself. */
export interface Patience {
  /** Quiet for this long is settled. */
  readonly quiet: number;
  /** No longer than this in any case. */
  readonly most: number;
  /** `stirring`: quiet counts only once something has happened. */
  readonly from: 'now' | 'stirring';
}

/** Whether anything was added, removed or rewritten while we waited. */
export type Stir = 'stirred' | 'still';

/**
 * Resolves when nothing changed under `roots` for `quiet` ms, or after `most` ms.
 *
 * One mutation per quiet window is all we look at: the observer is disconnected at the first and set up again
 * when the window ends, so that a page which floods mutations pays for one record, not for all.
 */
export function settled(roots: readonly Node[], patience: Patience, signal: AbortSignal): Promise<Stir> {
  return new Promise((resolve) => {
    const until = performance.now() + patience.most;
    let ever: Stir = 'still';
    let now: Stir = 'still';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new MutationObserver(() => {
      observer.disconnect();
      ever = now = 'stirred';
    });
    const finish = () => {
      observer.disconnect();
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve(ever);
    };
    const watchWindow = () => {
      now = 'still';
      for (const root of roots) observer.observe(root, { childList: true, subtree: true, characterData: true });
      timer = setTimeout(() => {
        const quiet = now === 'still' && (patience.from === 'now' || ever === 'stirred');
        if (quiet || performance.now() >= until) finish();
        else watchWindow();
      }, patience.quiet);
    };
    if (signal.aborted) {
      resolve(ever);
      return;
    }
    signal.addEventListener('abort', finish);
    watchWindow();
  });
}
