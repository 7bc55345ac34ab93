import { ask, isAlive } from '../ask';
import marketplaces from '../generated/marketplaces.json';
import { watchAdded } from './added';
import { lookOnRedraw } from './address';
import { rootOf } from './dom';
import { chipDoor, type ReaderDoor } from './door';
import { watchFrames } from './frames';
import { gate, type Kind } from './gate';
import type { Marketplace } from './marketplaces';
import { pagePace } from './pace';
import { read, textLength, type Read } from './reading';
import { settled, type Patience } from './settle';
import { countWith, openRoots } from './shadow';

const FIRST: Patience = { quiet: 150, most: 2_000, from: 'now' };
const AFTER_MOVE: Patience = { quiet: 400, most: 3_000, from: 'now' };
/** A page without goods is given longer to draw some. */
const SECOND_LOOK: Patience = { quiet: 1_500, most: 3_000, from: 'now' };
/** Late parts of a listing are waited for this long, and mend its report once. */
const LATE_MS = 6_000;
const LATE_QUIET_MS = 500;
/** So much more text is worth another reading; less is a counter or a clock. */
const LATE_TEXT = 120;
/** A page that could not be read is read again this often. */
const MAX_AGAIN = 2;
/** A seller's description comes in a frame, often later than the page; it is read when it is there. */
const MAX_FRAMES = 3;
/** A list is followed this often while it grows, each time when nothing has been added for a while. */
const MAX_MORE = 60;
const MORE_QUIET_MS = 400;

const known: readonly Marketplace[] = marketplaces;

/** `by-click`: the shopper lets us read this one page, and no other that may come under the same document. */
export type Leave = 'standing' | 'by-click';

export interface Reader extends ReaderDoor {
  /** The document has been loaded. */
  arrived(): void;
  /** The same document now shows another page. */
  moved(): void;
}

/** One page being read; a document may show several, one after the other. */
interface Visit {
  /** Aborted when the page becomes another one, so that no answer is drawn on it. */
  readonly signal: AbortSignal;
  state: 'waiting' | 'read';
  /** Frames of the listing that have been loaded since. */
  frames: number;
  /** Ends the wait for late parts: a frame has come, which stirs nothing. */
  nudge: AbortController;
}

/** `look` compares the address with the one last seen. */
export function startReader(gone: AbortController, allowed: Leave, look: () => void): Reader {
  let current = new AbortController();
  let visit = newVisit();

  function newVisit(): Visit {
    const signal = AbortSignal.any([current.signal, gone.signal]);
    return { signal, state: 'waiting', frames: 0, nudge: new AbortController() };
  }

  function begin(): Visit {
    current.abort();
    current = new AbortController();
    return (visit = newVisit());
  }

  function run(patience: Patience): void {
    const next = begin();
    const kind = kindNow();
    if (allowed === 'standing' && kind !== 'none') void watch(next, kind, patience).catch(failed);
  }

  /** Whatever was drawn or told of the last page no longer holds. */
  function leave(): void {
    chipDoor()?.hide();
    void ask({ kind: 'left', url: location.href }).catch(failed);
  }

  function failed(error: unknown): void {
    if (!isAlive()) gone.abort();
    else console.debug('Loupe could not read this page', error);
  }

  function frameLoaded(): void {
    if (allowed !== 'standing' || ++visit.frames > MAX_FRAMES) return;
    if (visit.state === 'waiting') visit.nudge.abort();
    else void read(known, visit.signal).catch(failed);
  }

  async function watch(visit: Visit, first: Kind, patience: Patience): Promise<void> {
    const { signal } = visit;
    const root = rootOf(document);
    if (!root) return;
    await settled([root], first === 'address' ? SECOND_LOOK : patience, signal);
    look();
    if (signal.aborted) return;
    const kind = kindNow();
    if (kind === 'product') await readListing(visit, root);
    else if (kind === 'results') await followList(visit, root);
    visit.state = 'read';
  }

  /** Reads a listing, and once more when parts of it come late. */
  async function readListing(visit: Visit, root: Node): Promise<void> {
    for (let again = 0; ; again++) {
      const { frames } = visit;
      visit.nudge = new AbortController();
      const result = await read(known, visit.signal);
      if (result?.answer?.kind !== 'verdict') return;
      if (again === 0) lookOnRedraw(root, look, visit.signal);
      const { verdict } = result.answer;
      const unread = verdict === 'unreadable' || verdict === 'not-a-product';
      if (again >= (unread ? MAX_AGAIN : 1)) return;
      if (frames === visit.frames && (await lateParts(visit, root, result)) === 'none') return;
    }
  }

  /** Waits for more of the page than was handed over. */
  async function lateParts(visit: Visit, root: Node, before: Read): Promise<'some' | 'none'> {
    const signal = AbortSignal.any([visit.signal, visit.nudge.signal]);
    const end = performance.now() + LATE_MS;
    let { roots } = before;
    let elements = countWith(document, roots);
    for (let left = LATE_MS; left > 0; left = end - performance.now()) {
      const patience: Patience = { quiet: LATE_QUIET_MS, most: left, from: 'stirring' };
      await settled([root, ...before.roots], patience, signal);
      look();
      if (visit.signal.aborted) return 'none';
      if (signal.aborted) return 'some';
      // To look for shadow roots costs more than all else here. A component that gets its root late adds no element to the
      // page: it is looked for when others have come, or at the end.
      if (countWith(document, roots) !== elements || performance.now() >= end) {
        roots = await openRoots(document, pagePace);
        elements = countWith(document, roots);
      }
      if (textLength(roots) - before.text >= LATE_TEXT) return 'some';
    }
    return 'none';
  }

  /** Reads a page of many goods, and what is added to it while it is scrolled. */
  async function followList({ signal }: Visit, root: Node): Promise<void> {
    const added = watchAdded(root, signal);
    await read(known, signal);
    for (let more = 0; more < MAX_MORE && !signal.aborted; more++) {
      const cards = await added.next(MORE_QUIET_MS);
      look();
      if (!signal.aborted && cards.size > 0) await read(known, signal, cards);
    }
  }

  return {
    arrived() {
      run(FIRST);
      watchFrames(document, location.hostname, known, frameLoaded, gone.signal);
    },
    moved() {
      leave();
      run(AFTER_MOVE);
    },
    switched(to) {
      leave();
      if (to === 'on') run(FIRST);
      else begin();
    },
    async readNow() {
      const answer = (await read(known, begin().signal))?.answer ?? null;
      visit.state = 'read';
      return answer;
    },
  };
}

const kindNow = () => gate(new URL(location.href), document, known);
