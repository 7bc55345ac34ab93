import { ASK, BUY } from './button-words';
import { attribute, parentOf, queryAll, query, textOf } from './dom';
import { marketplaceOf, patternOf, type Marketplace } from './marketplaces';

/**
 * What a page can be, as far as a glance tells.
 *
 * `address`: no product, but a shop whose own name may imitate a brand; only the address is worth handing over.
 */
export type Kind = 'product' | 'results' | 'address' | 'none';

/** Decides by a few searches that the browser makes itself; it may err towards `product`, the core looks closely. */
export function gate(address: URL, doc: Document, marketplaces: readonly Marketplace[]): Kind {
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return 'none';
  const market = marketplaceOf(address.hostname, marketplaces);
  return market ? byAddress(address, market) : byLooks(doc);
}

/** In a shop that nobody knows the page decides. */
export function byLooks(doc: Document): Kind {
  return looksLikeProduct(doc) ? 'product' : 'address';
}

/** On a marketplace the address decides; a pattern that begins with "^//" sees the host as well. */
function byAddress(address: URL, market: Marketplace): Kind {
  const path = (address.pathname + address.search).slice(0, 2_000);
  const matches = (source: string) =>
    patternOf(source)?.test(source.startsWith('^//') ? `//${address.hostname}${path}` : path) ?? false;
  if (market.product.some(matches)) return 'product';
  return market.results.some(matches) ? 'results' : 'none';
}

/**
 * Cheapest first: most pages of a shop are settled by their head or by their buttons. A button that buys stands by a
 * price or a heading (many prices have no telling class, and some goods have no price); where the seller is asked, a
 * price must tell that goods are meant.
 */
function looksLikeProduct(doc: Document): boolean {
  if (declaresProduct(doc)) return true;
  const { buys, asks } = buttonsOf(doc);
  return (buys && (hasHeading(doc) || hasPrice(doc))) || ((asks || leadsToMessenger(doc)) && hasPrice(doc));
}

const PRODUCT_TYPE =
  /"@type"\s*:\s*(?:\[[^\]]{0,200})?"(?:https?:\/\/schema\.org\/)?(?:Product|ProductGroup|IndividualProduct|ProductModel|Offer)"/;
const MAX_BLOCKS = 20;
const MAX_BLOCK = 200_000;
const PRODUCT_ITEM = ['itemtype', 'typeof']
  .map((is) =>
    ['$="schema.org/Product"', '*="schema.org/Product "', '~="Product"', '~="schema:Product"'].map((as) => `[${is}${as} i]`),
  )
  .join();

function declaresProduct(doc: Document): boolean {
  if (query(doc, 'head>meta[property="og:type" i][content*="product" i],head>meta[property^="product:" i]')) return true;
  const blocks = queryAll(doc, 'script[type="application/ld+json" i]');
  for (let i = 0; i < blocks.length && i < MAX_BLOCKS; i++) {
    const text = blocks[i] ? (textOf(blocks[i] as Element) ?? '') : '';
    // A pattern is compiled at its first use; most pages with such data name no goods in it.
    if ((text.includes('Product') || text.includes('Offer')) && PRODUCT_TYPE.test(text.slice(0, MAX_BLOCK))) return true;
  }
  return query(doc, PRODUCT_ITEM) !== null;
}

/** What prices are called in class names and ids; the reader looks at the amounts themselves. */
const PRICE_NAMES = [
  'price',
  'preis',
  'prix',
  'prec',
  'prezz',
  'prijs',
  'pris',
  'cena',
  'cijena',
  'hinta',
  'fiyat',
  'harga',
  'amount',
];
const PRICE = `[itemprop="price"],[data-price],[id*="price" i],${PRICE_NAMES.map((name) => `[class*="${name}" i]`).join()}`;
/** An amount with the sign of its currency, or what is written for it. */
const AMOUNT = /[$€£¥₹₩₽₺₫฿₴₪]\s?\d|\d\s?(?:[$€£¥₹₩₽₺₫฿₴₪元円원]|zł|kč|ft|lei|kr|лв|руб|грн)/i;

function hasPrice(doc: Document): boolean {
  return query(doc, PRICE) !== null || AMOUNT.test(textByHeading(doc));
}

function hasHeading(doc: Document): boolean {
  return query(doc, 'h1') !== null;
}

const MAX_TEXT = 2_000;
const MAX_BOXES = 4;

/** What stands around the heading, in the smallest box that holds enough to show a price. */
function textByHeading(doc: Document): string {
  let text = '';
  let box = query(doc, 'h1');
  for (let i = 0; box && i < MAX_BOXES && text.length < MAX_TEXT / 10; i++) {
    text = (textOf(box) ?? '').slice(0, MAX_TEXT);
    box = parentOf(box);
  }
  return text;
}

/** Links to somebody in a messenger, not those that share the page. */
const MESSENGERS = [
  '//wa.me/',
  'whatsapp.com/send',
  '//t.me/',
  '//line.me/',
  '//lin.ee/',
  '//zalo.me/',
  '//m.me/',
  'kakao.com/',
  'weixin://',
  'viber://',
]
  .map((to) => `a[href*="${to}" i]:not([href*="/?text"],[href*="send?text"],[href*="share"])`)
  .join();

function leadsToMessenger(doc: Document): boolean {
  return query(doc, MESSENGERS) !== null;
}

/** What carts are called in the markup of the common shop systems, before any word is read; without "-" and "_". */
const CART = ['addtocart', 'addtobag', 'addtobasket', 'buynow', 'buyitnow', 'singleadd'];
const CART_FORM = [
  '$="/cart"',
  '*="/cart/"',
  '*="/cart?"',
  '*="/cart."',
  '*="/cart#"',
  '*="add-to-cart"',
  '*="/basket"',
  '*="warenkorb"',
]
  .map((action) => `form[action${action} i]`)
  .join();
const BUTTONS = 'button,input[type="submit" i],input[type="button" i],a[role="button"],a[class*="btn"],a[class*="button"]';
const MAX_BUTTONS = 500;
const MAX_LABEL = 80;

/**
 * By name or by label. All names are looked through at once, and all labels: one search costs less than hundreds. What a
 * selector can tell is left to it: it costs nothing, an element that we touch does.
 */
function buttonsOf(doc: Document): { buys: boolean; asks: boolean } {
  if (query(doc, CART_FORM)) return { buys: true, asks: false };
  const buttons = queryAll(doc, BUTTONS);
  let names = '';
  let labels = '';
  for (let i = 0; i < buttons.length && i < MAX_BUTTONS; i++) {
    const el = buttons[i];
    if (!el) continue;
    names += ` ${attribute(el, 'name') ?? ''} ${attribute(el, 'id') ?? ''} ${(attribute(el, 'class') ?? '').slice(0, 300)}`;
    // A button says its text, an input its value; neither has both.
    labels += `${(textOf(el) || attribute(el, 'value') || '').slice(0, MAX_LABEL)}\n`;
  }
  const squeezed = names.toLowerCase().replaceAll('-', '').replaceAll('_', '');
  if (CART.some((name) => squeezed.includes(name))) return { buys: true, asks: false };
  const lower = labels.toLowerCase();
  const say = (words: string) => says(lower, words);
  const buys = BUY.some(say);
  return { buys, asks: !buys && ASK.some(say) };
}

/** Whether a word of `labels` begins like `words`. */
function says(labels: string, words: string): boolean {
  for (let at = labels.indexOf(words); at >= 0; at = labels.indexOf(words, at + 1)) {
    if (!isLetter(labels, at - 1)) return true;
  }
  return false;
}

/** Of a script that keeps its words apart. */
function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 97 && code <= 122) || (code >= 0xdf && code <= 0x24f);
}
