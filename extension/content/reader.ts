import { browser } from 'wxt/browser';
import marketplaces from '../generated/marketplaces.json';
import { parseAnswer, type Answer, type Request } from '../protocol';
import { readSettings } from '../settings';
import { pageAddress } from './address';
import { headOf, queryIn, rootOf, textOf } from './dom';
import { panelDoor } from './door';
import { framesOf, watchFrames } from './frames';
import { gate } from './gate';
import { handOver } from './handover';
import type { Marketplace } from './marketplaces';
import { settled, type Patience } from './settle';

const FIRST: Patience = { quiet: 150, most: 2_000, from: 'now' };
const AFTER_MOVE: Patience = { quiet: 400, most: 3_000, from: 'now' };
/** A page that could not be read may not have finished drawing itself. */
const AGAIN: Patience = { quiet: 500, most: 4_000, from: 'stirring' };
const MAX_AGAIN = 2;
/** A seller's description comes in a frame, often later than the page; it is read when it is there. */
const MAX_RERUNS = 3;

const known: readonly Marketplace[] = marketplaces;

export interface Reader {
  /** The document has been loaded. */
  arrived(): void;
  /** The same document now shows another page. */
  moved(): void;
  /** The shopper switched Loupe off or on for some site. */
  switched(): void;
  /** The shopper asked. */
  readNow(): Promise<Answer | null>;
}

/** `by-click`: the shopper lets us read this one page, and no other that may come under the same document. */
export type Leave = 'standing' | 'by-click';

export function startReader(gone: AbortController, allowed: Leave): Reader {
  /** Belongs to the page being read; aborted when the address changes, so that no answer is drawn on another page. */
  let current = new AbortController();

  let quiet = false;

  const begin = (): AbortSignal => {
    current.abort();
    current = new AbortController();
    return AbortSignal.any([current.signal, gone.signal]);
  };

  const run = (patience: Patience): void => {
    const signal = begin();
    if (allowed === 'standing') void watch(patience, signal).catch(failed);
  };

  /** Whatever was drawn or told of the last page no longer holds. */
  const leave = (): void => {
    panelDoor()?.hide();
    void send({ kind: 'left' }).catch(failed);
  };

  const failed = (error: unknown): void => {
    // Without an id the extension was updated or removed under us: this reader has nobody to speak to any more.
    if (!browser.runtime?.id) gone.abort();
    else console.debug('Loupe could not read this page', error);
  };

  let reruns = MAX_RERUNS;
  const frameLoaded = (): void => {
    if (reruns-- > 0) run(FIRST);
  };

  return {
    arrived: () => {
      run(FIRST);
      watchFrames(document, location.hostname, known, frameLoaded, gone.signal);
      void isOff().then((off) => (quiet = off), failed);
    },
    moved: () => {
      reruns = MAX_RERUNS;
      leave();
      run(AFTER_MOVE);
    },
    switched: () => {
      void isOff().then((off) => {
        if (off === quiet) return; // it was about some other site
        quiet = off;
        begin();
        leave();
        if (!off) run(FIRST);
      }, failed);
    },
    readNow: () => read(begin()),
  };
}

async function watch(patience: Patience, signal: AbortSignal): Promise<void> {
  const root = rootOf(document);
  const first = kindNow();
  // On a marketplace the address alone decides. Results are let be: the core judges single listings.
  if (!root || first === 'none' || first === 'results') return;
  await settled(root, patience, signal);
  for (let again = 0; !signal.aborted; again++) {
    const kind = kindNow();
    if (kind === 'address') return readAddress(signal);
    if (kind !== 'product' || !(await wantsAnother(signal)) || again >= MAX_AGAIN) return;
    if ((await settled(root, AGAIN, signal)) === 'still') return;
  }
}

const isOff = async () => (await readSettings()).off.includes(location.hostname);

const kindNow = () => gate(new URL(location.href), document, known);

/** Reads the page and says whether it is worth another look once more of it is there. */
async function wantsAnother(signal: AbortSignal): Promise<boolean> {
  if ((await isOff()) || signal.aborted) return false;
  const answer = await read(signal);
  return answer?.kind === 'report' && (answer.report.verdict === 'unreadable' || answer.report.verdict === 'not-a-product');
}

async function read(signal: AbortSignal): Promise<Answer | null> {
  const html = await handOver(document);
  return signal.aborted ? null : ask(html, signal);
}

/** A shop's page without goods: its name is all there is to judge, and all that is handed over. */
async function readAddress(signal: AbortSignal): Promise<void> {
  if ((await isOff()) || signal.aborted) return;
  const head = headOf(document);
  const title = (head && textOf(queryIn(head, 'title') ?? head)?.slice(0, 300)) ?? '';
  await ask(`<title>${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</title>`, signal);
}

async function ask(html: string, signal: AbortSignal): Promise<Answer | null> {
  const url = location.href;
  const answer = parseAnswer(
    await send({
      kind: 'inspect',
      url,
      html,
      framed: framesOf(document, location.hostname, known),
      panel: panelDoor() ? 'present' : 'absent',
    }),
  );
  if (signal.aborted || pageAddress(url) !== pageAddress(location.href)) return null;
  if (answer?.kind === 'report' && answer.show === 'panel') panelDoor()?.show(answer.report, url);
  else panelDoor()?.hide();
  return answer;
}

const send = (request: Request): Promise<unknown> => browser.runtime.sendMessage(request);
