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
  parentOf,
  queryAll,
  rootOf,
} from './dom';
import { MAX_HTML } from '../protocol';

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

/** What a hand-over needs from the outside; the tests bring their own clock. */
export interface Pace {
  now(): number;
  /** Gives the page its turn. */
  rest(): Promise<void>;
}

export const pagePace: Pace = {
  now: () => performance.now(),
  rest: () =>
    new Promise((resume) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resume();
      };
      port2.postMessage(null);
    }),
};

/**
 * The page's HTML without what the core never reads, at most {@link MAX_HTML} characters.
 *
 * The browser's own serialiser does the work, on the largest sub-trees that hold nothing to leave out; only the
 * path down to what is left out is written here. Stripping the text instead would let a page hide its listing
 * behind a `<script>` written in an attribute or a comment.
 */
export async function handOver(doc: Document, pace: Pace = pagePace): Promise<string> {
  const root = rootOf(doc);
  if (!root) return '';
  const { leftOut, opened } = plan(doc);
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
  const path: { el: Element; next: Node | null }[] = [];
  const enter = (el: Element) => {
    put(startTag(el));
    path.push({ el, next: firstChild(el) });
  };
  enter(root);
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
      put(`</${localName(top.el)}>`);
      path.pop();
      continue;
    }
    top.next = nextSibling(node);
    const type = nodeType(node);
    if (type === Node.TEXT_NODE) put(escapeText((node as Text).data));
    if (type !== Node.ELEMENT_NODE) continue;
    const el = node as Element;
    if (leftOut.has(el)) continue;
    if (opens(el, path.length)) enter(el);
    else put(outerHtml(el));
  }
  return length > MAX_HTML ? out.join('').slice(0, MAX_HTML) : out.join('');
}

/** What is left out, and the elements that must be opened to leave it out. */
function plan(doc: Document): { leftOut: Set<Element>; opened: Set<Element> } {
  const leftOut = new Set<Element>();
  const opened = new Set<Element>();
  for (const el of queryAll(doc, LEFT_OUT)) {
    leftOut.add(el);
    for (let up = parentOf(el); up && !opened.has(up); up = parentOf(up)) opened.add(up);
  }
  return { leftOut, opened };
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
