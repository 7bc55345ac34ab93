import {
  attribute,
  attributeNames,
  countAll,
  firstChild,
  holdsElements,
  localName,
  nextSibling,
  nodeType,
  outerHtml,
  openRootOf,
  parentNodeOf,
  parentOf,
  queryAll,
  queryAllIn,
  rootOf,
  textOf,
} from './dom';
import { MAX_HTML } from '../protocol';
import { pagePace, type Pace } from './pace';
import { openRoots } from './shadow';

/** Never read by the core: code, looks and drawings are half the bytes of a shop's page. */
const LEFT_OUT = 'script:not([type="application/ld+json" i]),style,svg';

/** A sub-tree of more elements than this is opened rather than serialised in one go, so that no single step is long. */
const LARGE = 400;
/**
 * Below this every element is opened without counting: counting at every level of a very deep page would be quadratic,
 * and so is the browser's own serialiser there (35 ms at 20,000 levels).
 */
const DEEP = 64;
/** How long we keep the main thread at a time, and how often we look at the clock: by steps and by characters written. */
const SLICE_MS = 5;
const STEPS = 32;
const WRITTEN = 16_000;

/** What is asked of a hand-over. */
export interface Wanted {
  readonly pace?: Pace;
  /** Words of the inline scripts that are handed over with the page. */
  readonly scripts?: readonly string[];
  /** No more than these elements, and the tags in which they stand. */
  readonly only?: ReadonlySet<Element> | undefined;
}

/** What of a page was handed over, and the open shadow roots it had. */
export interface HandOver {
  readonly html: string;
  readonly roots: readonly ShadowRoot[];
}

/** How an open shadow root's content is written: plain elements at the head of its host's own. */
const SHADOW = 'loupe-shadow';
/** What tells the core that the end was left out; no page's own comment stands before its root. */
const CUT = '<!--loupe-cut-->';

/**
 * The page's HTML without what the core never reads, at most {@link MAX_HTML} characters.
 *
 * The browser's own serialiser does the work, on the largest sub-trees that hold nothing to leave out; only the
 * path down to what is left out is written here. Stripping the text instead would let a page hide its listing
 * behind a `<script>` written in an attribute or a comment.
 */
export async function handOver(doc: Document, { pace = pagePace, scripts = [], only }: Wanted = {}): Promise<HandOver> {
  const root = rootOf(doc);
  if (!root) return { html: '', roots: [] };
  const roots = await openRoots(doc, pace);
  const { leftOut, opened } = plan(doc, roots, scripts);
  const ways = only && waysTo(only);
  const sizeMatters = countAll(doc) > LARGE;
  const opens = (el: Element, depth: number) =>
    opened.has(el) || (sizeMatters && (depth >= DEEP ? holdsElements(el) : countAll(el) > LARGE));

  const out: string[] = [];
  let length = 0;
  const put = (text: string) => {
    out.push(text);
    length += text.length;
  };

  // A stack of our own: a page may be nested deeper than JavaScript may call.
  const path: Level[] = [];
  const enter = (el: Element, whole: boolean) => {
    put(startTag(el));
    path.push({ name: localName(el), next: firstChild(el), whole });
    const shadow = opened.has(el) ? openRootOf(el) : null;
    if (!shadow) return;
    put(`<${SHADOW}>`);
    path.push({ name: SHADOW, next: firstChild(shadow), whole });
  };
  enter(root, !ways);
  let since = pace.now();
  let steps = 0;
  let looked = 0;
  for (let top = path.at(-1); top && length < MAX_HTML; top = path.at(-1)) {
    if (++steps >= STEPS || length - looked >= WRITTEN) {
      steps = 0;
      looked = length;
      if (pace.now() - since > SLICE_MS) {
        await pace.rest();
        since = pace.now();
      }
    }
    const node = top.next;
    if (!node) {
      put(`</${top.name}>`);
      path.pop();
      continue;
    }
    top.next = nextSibling(node);
    const type = nodeType(node);
    if (type === Node.TEXT_NODE && top.whole) put(escapeText((node as Text).data));
    if (type !== Node.ELEMENT_NODE) continue;
    const el = node as Element;
    if (leftOut.has(el)) continue;
    const whole = top.whole || only?.has(el) === true;
    if (!whole && !ways?.has(el)) continue;
    if (!whole || opens(el, path.length)) enter(el, whole);
    else put(outerHtml(el));
  }
  const html = out.join('');
  const cut = length > MAX_HTML || path.length > 0;
  return { html: cut ? (CUT + html).slice(0, MAX_HTML) : html, roots };
}

/** An element that is being written. */
interface Level {
  readonly name: string;
  next: Node | null;
  /** All of it is written, or only the way to what is wanted. */
  readonly whole: boolean;
}

/** What is left out, and the elements that must be opened to leave it out, or to write their shadow root's content. */
function plan(
  doc: Document,
  roots: readonly ShadowRoot[],
  scripts: readonly string[],
): { leftOut: Set<Element>; opened: Set<Element> } {
  const leftOut = new Set<Element>();
  const opened = new Set<Element>();
  const open = (from: Element | null) => {
    for (let up = from; up && !opened.has(up); up = above(up)) opened.add(up);
  };
  for (const root of roots) open(root.host);
  for (const place of [doc, ...roots]) {
    for (const el of place === doc ? queryAll(doc, LEFT_OUT) : queryAllIn(place as ShadowRoot, LEFT_OUT)) {
      if (isWanted(el, scripts)) continue;
      leftOut.add(el);
      open(above(el));
    }
  }
  return { leftOut, opened };
}

/**
 * Some marketplaces draw their pages from data in a script, or in an attribute of one; their files say by which words
 * to know it.
 */
function isWanted(el: Element, scripts: readonly string[]): boolean {
  if (scripts.length === 0 || localName(el) !== 'script') return false;
  const texts = [textOf(el) ?? '', ...attributeNames(el).map((name) => attribute(el, name) ?? '')];
  return scripts.some((word) => texts.some((text) => text.includes(word)));
}

/** Everything in which `elements` stand. */
function waysTo(elements: ReadonlySet<Element>): Set<Element> {
  const ways = new Set<Element>();
  for (const el of elements) for (let up = above(el); up && !ways.has(up); up = above(up)) ways.add(up);
  return ways;
}

/** The element in which this one is shown: its parent, or the host of the shadow root it stands in. */
function above(el: Element): Element | null {
  const parent = parentNodeOf(el);
  if (!parent) return null;
  return parent instanceof ShadowRoot ? parent.host : parentOf(el);
}

function startTag(el: Element): string {
  let tag = `<${localName(el)}`;
  for (const name of attributeNames(el)) tag += ` ${name}="${escapeValue(attribute(el, name) ?? '')}"`;
  return `${tag}>`;
}

function escapeText(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}

function escapeValue(text: string): string {
  return /[&"<>]/.test(text) ? escapeText(text).replaceAll('"', '&quot;') : text;
}
