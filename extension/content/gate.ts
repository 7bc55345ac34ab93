import { attribute, byTag, queryAll, query, textOf } from './dom';
import { marketplaceOf, patternOf, type Marketplace } from './marketplaces';

/**
 * What a page can be, as far as a glance tells.
 *
 * `address`: no product, but a shop whose own name may imitate a brand; only the address is worth handing over.
 */
export type Kind = 'product' | 'results' | 'address' | 'none';

/** Decides in well under a millisecond; it may err towards `product`, the core looks closely. */
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

/** Cheapest first: most pages of a shop are settled by their head or by their buttons. */
function looksLikeProduct(doc: Document): boolean {
  return declaresProduct(doc) || (hasBuyButton(doc) && hasPrice(doc));
}

const PRODUCT_TYPE =
  /"@type"\s*:\s*(?:\[[^\]]{0,200})?"(?:https?:\/\/schema\.org\/)?(?:Product|ProductGroup|IndividualProduct|ProductModel|Offer)"/;
const MAX_BLOCKS = 20;
const MAX_BLOCK = 200_000;
const MAX_ITEMS = 50;

function declaresProduct(doc: Document): boolean {
  if (query(doc, 'head>meta[property="og:type" i][content*="product" i],head>meta[property^="product:" i]')) return true;
  const blocks = queryAll(doc, 'script[type="application/ld+json" i]');
  for (let i = 0; i < blocks.length && i < MAX_BLOCKS; i++) {
    const block = blocks[i];
    if (block && PRODUCT_TYPE.test((textOf(block) ?? '').slice(0, MAX_BLOCK))) return true;
  }
  const items = queryAll(doc, '[itemtype],[typeof]');
  for (let i = 0; i < items.length && i < MAX_ITEMS; i++) {
    const item = items[i];
    if (
      item &&
      /(?:^|schema\.org\/|schema:|\s)Product\b/i.test(`${attribute(item, 'itemtype') ?? attribute(item, 'typeof') ?? ''}`)
    )
      return true;
  }
  return false;
}

function hasPrice(doc: Document): boolean {
  return query(doc, '[itemprop="price"],[data-price],[class*="price" i],[id*="price" i]') !== null;
}

/** What carts are called in the markup of the common shop systems, before any word is read. */
const CART = /add[-_]?to[-_]?(?:cart|bag|basket)|addtocart|buy[-_]?(?:it[-_]?)?now|single_add/i;
const CART_ACTION = /\/cart\b|add-to-cart|\/basket\b|warenkorb/i;
/** What buy buttons say, in lower case. */
const BUY = [
  ...['add to cart', 'add to bag', 'add to basket', 'add to trolley', 'buy now', 'buy it now'],
  ...['in den warenkorb', 'in den einkaufswagen', 'jetzt kaufen', 'ajouter au panier', 'acheter', 'añadir al carrito'],
  ...['añadir a la cesta', 'comprar', 'aggiungi al carrello', 'acquista', 'in winkelwagen', 'dodaj do koszyka'],
  ...['adicionar ao carrinho', 'lägg i varukorg', 'カートに入れる', '今すぐ購入', '加入购物车', '加入購物車', '立即购买'],
  ...['立即購買', '장바구니', '구매하기', 'в корзину', 'купить', 'sepete ekle', 'أضف إلى'],
];
const MAX_BUTTONS = 300;
const MAX_LABEL = 80;

/** Looked for among buttons, inputs and forms only: a selector on every element's class would cost ten times as much. */
function hasBuyButton(doc: Document): boolean {
  return (
    anyOf(byTag(doc, 'form'), (el) => CART_ACTION.test(attribute(el, 'action') ?? '')) ||
    sells(byTag(doc, 'button'), textOf) ||
    sells(queryAll(doc, 'input[type="submit" i],input[type="button" i]'), (el) => attribute(el, 'value')) ||
    sells(queryAll(doc, 'a[role="button"],a[class*="btn"],a[class*="button"]'), textOf)
  );
}

/** By name or by label. All names are looked through at once, and all labels: one search costs less than hundreds. */
function sells(buttons: ArrayLike<Element>, labelOf: (el: Element) => string | null): boolean {
  let names = '';
  let labels = '';
  anyOf(buttons, (el) => {
    names += ` ${attribute(el, 'name') ?? ''} ${attribute(el, 'id') ?? ''} ${(attribute(el, 'class') ?? '').slice(0, 300)}`;
    labels += `${(labelOf(el) ?? '').slice(0, MAX_LABEL)}\n`;
    return false;
  });
  if (CART.test(names)) return true;
  const lower = labels.toLowerCase();
  return BUY.some((words) => says(lower, words));
}

/** Whether `words` stand in `labels`, and are not a part of longer ones. */
function says(labels: string, words: string): boolean {
  for (let at = labels.indexOf(words); at >= 0; at = labels.indexOf(words, at + 1)) {
    if (!isLetter(labels, at - 1) && !isLetter(labels, at + words.length)) return true;
  }
  return false;
}

/** Of a script that keeps its words apart. */
function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 97 && code <= 122) || (code >= 0xdf && code <= 0x24f);
}

function anyOf(list: ArrayLike<Element>, fits: (el: Element) => boolean): boolean {
  for (let i = 0; i < list.length && i < MAX_BUTTONS; i++) {
    const el = list[i];
    if (el && fits(el)) return true;
  }
  return false;
}
