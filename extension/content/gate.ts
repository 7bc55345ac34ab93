import { attribute, byTag, headOf, queryAll, queryIn, query, textOf } from './dom';
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
  if (market) return byAddress(address.pathname + address.search, market);
  return looksLikeProduct(doc) ? 'product' : 'address';
}

function byAddress(path: string, market: Marketplace): Kind {
  const bounded = path.slice(0, 2_000);
  const matches = (source: string) => patternOf(source)?.test(bounded) ?? false;
  if (market.product.some(matches)) return 'product';
  return market.results.some(matches) ? 'results' : 'none';
}

function looksLikeProduct(doc: Document): boolean {
  return declaresProduct(doc) || (hasPrice(doc) && hasBuyButton(doc));
}

const PRODUCT_TYPE =
  /"@type"\s*:\s*(?:\[[^\]]{0,200})?"(?:https?:\/\/schema\.org\/)?(?:Product|ProductGroup|IndividualProduct|ProductModel|Offer)"/;
const MAX_BLOCKS = 20;
const MAX_BLOCK = 200_000;

function declaresProduct(doc: Document): boolean {
  const head = headOf(doc);
  if (head && queryIn(head, 'meta[property="og:type" i][content*="product" i],meta[property^="product:" i]')) return true;
  const blocks = queryAll(doc, 'script[type="application/ld+json" i]');
  for (let i = 0; i < blocks.length && i < MAX_BLOCKS; i++) {
    const block = blocks[i];
    if (block && PRODUCT_TYPE.test((textOf(block) ?? '').slice(0, MAX_BLOCK))) return true;
  }
  return query(doc, '[itemtype*="schema.org/Product" i],[typeof~="Product" i],[typeof~="schema:Product" i]') !== null;
}

function hasPrice(doc: Document): boolean {
  return query(doc, '[itemprop="price"],[class*="price" i],[id*="price" i],[data-price]') !== null;
}

/** What carts are called in the markup of the common shop systems, before any word is read. */
const CART =
  'form[action*="/cart" i],form[action*="add-to-cart" i],[name="add-to-cart"],.single_add_to_cart_button,' +
  '[id*="add-to-cart" i],[class*="add-to-cart" i],[class*="addtocart" i],[id*="addtocart" i],[data-testid*="add-to-cart" i],[class*="add-to-bag" i]';

const BUY =
  /\b(?:add to (?:cart|bag|basket|trolley)|buy (?:it )?now|in den (?:warenkorb|einkaufswagen)|jetzt kaufen|ajouter au panier|acheter|añadir (?:al carrito|a la cesta)|comprar|aggiungi al carrello|acquista|in winkelwagen|dodaj do koszyka|adicionar ao carrinho|lägg i varukorg)\b|カートに入れる|今すぐ購入|加入购物车|加入購物車|立即购买|立即購買|장바구니|구매하기|в корзину|купить|sepete ekle|أضف إلى/i;
const MAX_BUTTONS = 300;

function hasBuyButton(doc: Document): boolean {
  if (query(doc, CART)) return true;
  const buttons = byTag(doc, 'button');
  for (let i = 0; i < buttons.length && i < MAX_BUTTONS; i++) {
    const button = buttons[i];
    if (button && BUY.test((textOf(button) ?? '').slice(0, 80))) return true;
  }
  const submits = queryAll(doc, 'input[type="submit" i],a[role="button"]');
  for (let i = 0; i < submits.length && i < MAX_BUTTONS; i++) {
    const submit = submits[i];
    if (submit && BUY.test(`${attribute(submit, 'value') ?? ''} ${(textOf(submit) ?? '').slice(0, 80)}`)) return true;
  }
  return false;
}
