import { bodyOf, byTag, localName, newRange, nodeType, textWalker } from './dom';

/** How far a quote is looked for: a page may hold more text than anybody reads. */
const MAX_NODES = 60_000;
const MAX_TEXT = 1_500_000;
const MAX_MATCHES = 20;

const SILENT = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'select', 'svg', 'loupe-panel']);

/** Text nodes with where each begins in the text without any white space. */
interface Index {
  readonly text: string;
  readonly nodes: readonly Text[];
  readonly starts: readonly number[];
}

/**
 * The place on the page where a quote stands, the first one that can be seen.
 *
 * White space is left out on both sides: the core joins what the markup keeps apart, and markup breaks lines where
 * nobody sees it.
 */
export function findQuote(doc: Document, quote: string, fact: string): Range | null {
  for (const root of placesOf(doc, fact)) {
    const index = indexText(doc, root);
    const folded = { ...index, text: lower(index.text) };
    for (const needle of spellingsOf(quote, fact).map(bare)) {
      if (needle === '') continue;
      const range = firstVisible(doc, index, needle) ?? firstVisible(doc, folded, lower(needle));
      if (range) return range;
    }
  }
  return null;
}

/**
 * A quote as a page may write it. The core joins a row of a table as `Material: steel`, and writes a price as `4900.00 USD`;
 * a page groups its digits, and puts what it likes around them.
 */
function spellingsOf(quote: string, fact: string): string[] {
  if (fact === 'specifics') return [quote, quote.replace(': ', ' '), quote.slice(quote.indexOf(': ') + 1)];
  const number = /price/i.test(fact) ? /(\d+)(?:\.(\d{1,2}))?/.exec(quote) : null;
  if (!number) return [quote];
  const [, whole = '', part = ''] = number;
  const grouped = [',', '.', '’', ''].map((mark) => whole.replace(/\B(?=(?:\d{3})+$)/g, mark));
  const points = part ? ['.', ','] : [''];
  const full = grouped.flatMap((digits) => points.map((point) => digits + point + part));
  return [quote, ...full, ...(/^0*$/.test(part) ? grouped : [])];
}

function firstVisible(doc: Document, index: Index, needle: string): Range | null {
  let at = index.text.indexOf(needle);
  for (let n = 0; at >= 0 && n < MAX_MATCHES; n++) {
    const range = rangeOf(doc, index, at, at + needle.length);
    if (range && isVisible(range)) return range;
    at = index.text.indexOf(needle, at + 1);
  }
  return null;
}

/** A title is looked for in the headings first, lest a breadcrumb be shown for it. */
function placesOf(doc: Document, fact: string): Node[] {
  const body = bodyOf(doc);
  const headings = fact === 'title' ? [...byTag(doc, 'h1')].slice(0, 5) : [];
  return body ? [...headings, body] : headings;
}

function indexText(doc: Document, root: Node): Index {
  const nodes: Text[] = [];
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  const walker = textWalker(doc, root, (node) => {
    if (nodeType(node) === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return SILENT.has(localName(node as Element)) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  for (let node = walker.nextNode(); node && nodes.length < MAX_NODES && length < MAX_TEXT; node = walker.nextNode()) {
    const text = bare((node as Text).data);
    if (text === '') continue;
    nodes.push(node as Text);
    starts.push(length);
    parts.push(text);
    length += text.length;
  }
  return { text: parts.join(''), nodes, starts };
}

function rangeOf(doc: Document, index: Index, from: number, to: number): Range | null {
  const first = nodeAt(index, from);
  const last = nodeAt(index, to - 1);
  const [start, end] = [index.nodes[first], index.nodes[last]];
  if (!start || !end) return null;
  const range = newRange(doc);
  range.setStart(start, offsetOf(start.data, from - (index.starts[first] ?? 0)));
  range.setEnd(end, offsetOf(end.data, to - 1 - (index.starts[last] ?? 0)) + 1);
  return range;
}

/** The text node that holds a position: the last one that begins at or before it. */
function nodeAt({ starts }: Index, position: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where in `data` its `count`-th character that is no white space stands. */
function offsetOf(data: string, count: number): number {
  let seen = 0;
  for (let i = 0; i < data.length; i++) {
    if (isSpace(data.charCodeAt(i))) continue;
    if (seen === count) return i;
    seen++;
  }
  return data.length;
}

function isVisible(range: Range): boolean {
  const box = range.getBoundingClientRect();
  return box.width > 1 && box.height > 1;
}

const SPACES = /[\s\u200b\u2060\ufeff\u00ad]+/g;
const bare = (text: string) => text.replace(SPACES, '');
const isSpace = (code: number) => /[\s\u200b\u2060\ufeff\u00ad]/.test(String.fromCharCode(code));

/** Lower case, but only where that keeps every character in its place. */
function lower(text: string): string {
  const folded = text.toLowerCase();
  return folded.length === text.length ? folded : text;
}
