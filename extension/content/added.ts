import { connected, countAll, localName, nodeType, parentOf, queryIn } from './dom';

/** More than this at once is taken up in the next round. */
const MAX_ADDED = 300;
/** How far up a card is looked for around what was added inside it. */
const MAX_UP = 6;
/** A card has fewer elements than this. */
const MAX_CARD = 200;
/** A list that never stops growing is handed over at least this often … */
const MOST_MS = 3_000;

const SILENT = new Set(['script', 'style', 'link', 'svg', 'img', 'iframe', 'loupe-panel']);

/** What holds the cards is none. */
const PAGE = new Set(['main', 'body', 'html']);

/** What a long list gets while it is scrolled. */
export interface Added {
  /** Resolves with what was added, once nothing more has come for `quiet` ms; empty when the page was left. */
  next(quiet: number): Promise<ReadonlySet<Element>>;
}

/** Collects what is added under `root`, bounded: beyond {@link MAX_ADDED} elements nothing is observed until these are taken. */
export function watchAdded(root: Node, signal: AbortSignal): Added {
  let added = new Set<Element>();
  let since = 0;
  let wake: (() => void) | null = null;
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (let i = 0; i < addedNodes.length && added.size < MAX_ADDED; i++) {
        const node = addedNodes[i];
        if (node && nodeType(node) === Node.ELEMENT_NODE && !SILENT.has(localName(node as Element))) added.add(node as Element);
      }
    }
    if (added.size >= MAX_ADDED) observer.disconnect();
    if (added.size > 0) wake?.();
  });
  observer.observe(root, { childList: true, subtree: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    wake?.();
  });

  return {
    next: (quiet) =>
      new Promise((resolve) => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const take = () => {
          wake = null;
          clearTimeout(timer);
          const taken = cardsOf(added);
          added = new Set();
          since = 0;
          if (!signal.aborted) observer.observe(root, { childList: true, subtree: true });
          resolve(taken);
        };
        wake = () => {
          since ||= performance.now();
          clearTimeout(timer);
          if (signal.aborted || performance.now() - since >= MOST_MS) take();
          else timer = setTimeout(take, quiet);
        };
        if (signal.aborted || added.size > 0) wake();
      }),
  };
}

/** The cards to which added elements belong; what links nowhere is part of none. */
function cardsOf(added: ReadonlySet<Element>): Set<Element> {
  const around = new Map<Element, Element | null>();
  const cards = new Set<Element>();
  for (const el of added) {
    if (!connected(el)) continue;
    const card = links(el) ? el : cardAround(parentOf(el), around);
    if (card) cards.add(card);
  }
  return cards;
}

/** The nearest element that links somewhere, as long as it is no larger than a card. */
function cardAround(parent: Element | null, known: Map<Element, Element | null>): Element | null {
  let card: Element | null = null;
  const passed: Element[] = [];
  for (let el = parent, up = 0; el && up < MAX_UP; up++, el = parentOf(el)) {
    const before = known.get(el);
    if (before !== undefined) {
      card = before;
      break;
    }
    passed.push(el);
    if (PAGE.has(localName(el)) || countAll(el) > MAX_CARD) break;
    if (links(el)) {
      card = el;
      break;
    }
  }
  for (const el of passed) known.set(el, card);
  return card;
}

const links = (el: Element) => localName(el) === 'a' || queryIn(el, 'a[href]') !== null;
