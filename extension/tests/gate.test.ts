// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gate } from '../content/gate';
import { belongs, marketplaceOf, patternOf, type Marketplace } from '../content/marketplaces';

const markets: Marketplace[] = [
  {
    id: 'ebay',
    hosts: ['ebay.com', 'ebay.de'],
    product: ['^/itm/(?:[^/?]+/)?\\d{6,}'],
    results: ['^/sch/'],
    frames: ['ebaydesc.com'],
    scripts: [],
  },
  {
    id: 'rakuten',
    hosts: ['item.rakuten.co.jp', 'search.rakuten.co.jp'],
    product: ['^//item\\.rakuten\\.co\\.jp/[a-z]+/[^/?]+'],
    results: ['^//search\\.rakuten\\.co\\.jp/'],
    frames: [],
    scripts: [],
  },
  { id: 'taobao', hosts: ['taobao.com'], product: ['(?i)^/item\\.htm\\?(?:.*&)?id=\\d+'], results: [], frames: [], scripts: [] },
];

const page = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const kind = (address: string, html = '') => gate(new URL(address), page(html), markets);

describe('on a marketplace the address decides', () => {
  test.each([
    ['https://www.ebay.com/itm/335710482916', 'product'],
    ['https://www.ebay.de/itm/armreif-gold/335710482916?hash=1', 'product'],
    ['https://www.ebay.com/sch/i.html?_nkw=bracelet', 'results'],
    ['https://www.ebay.com/help/home', 'none'],
    ['https://item.rakuten.co.jp/shop/bag/', 'product'],
    ['https://search.rakuten.co.jp/search/mall?sitem=bag', 'results'],
    ['https://item.taobao.com/ITEM.HTM?spm=a1&id=7123', 'product'],
    ['https://item.taobao.com/item.htm?spm=a1', 'none'],
  ])('%s is %s', (address, expected) => {
    expect(kind(address)).toBe(expected);
  });

  test('a help page stays what it is, whatever it calls itself', () => {
    expect(kind('https://www.ebay.com/help/home', '<meta property="og:type" content="product">')).toBe('none');
  });

  test('a host that only ends like one is a shop', () => {
    expect(kind('https://notebay.com/itm/335710482916')).toBe('address');
    expect(marketplaceOf('ebay.com.shop.example', markets)).toBeNull();
    expect(belongs('vi.ebaydesc.com', ['ebaydesc.com'])).toBe(true);
  });
});

describe('in a shop nobody knows the page decides', () => {
  test.each([
    ['JSON-LD', '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"x"}</script>'],
    ['JSON-LD in a graph', '<script type="application/ld+json">{"@graph":[{"@type":["Thing", "Product"]}]}</script>'],
    ['microdata', '<div itemscope itemtype="http://schema.org/Product">x</div>'],
    ['RDFa', '<div vocab="https://schema.org/" typeof="Product">x</div>'],
    ['OpenGraph', '<head><meta property="og:type" content="og:product"></head>'],
    ['a price and a cart', '<p class="woocommerce-Price-amount">9</p><form action="/cart/add"><button>+</button></form>'],
    ['a price and the words', '<b class="price">9 €</b><button>In den Warenkorb</button>'],
    ['a price and Chinese words', '<b class="price">9</b><button> 立即购买 </button>'],
    ['a price of another class and the words', '<b class="produkt-preis">9 €</b><button>Do košíku</button>'],
    ['a price that is text alone', '<h1>Mug</h1><p>9 €</p><button>Kosárba</button>'],
    ['a heading and a cart', '<h1>Mug</h1><p>Sign in to see prices</p><button>Add to cart</button>'],
    [
      'a price and an order by message',
      '<h1>Mug</h1><b class="prix">9 €</b><a href="https://wa.me/8613800138000">Order via WhatsApp</a>',
    ],
    ['an amount and a question to the seller', '<main><h1>Mug</h1><p>$9.00</p><button>Enquire</button></main>'],
  ])('%s make it a product', (_what, html) => {
    expect(kind('https://shop.example/x', html)).toBe('product');
  });

  test.each([
    [
      'an article',
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A Product recall"}</script><p>Prices rose.</p>',
    ],
    ['a price alone', '<span class="price">9</span>'],
    ['a button alone', '<button>Add to cart</button>'],
    ['a service that is asked for', '<main><h1>Repairs</h1><p>We mend watches.</p><button>Enquire</button></main>'],
    [
      'a talk that is shared',
      '<b class="price">9</b><a href="https://wa.me/?text=x">WhatsApp</a><a href="https://t.me/share/url?x">Telegram</a>',
    ],
    ['a page with a heading and buttons', '<h1>Mug</h1><p>9 €</p><button>Subscribe</button><button>Menu</button>'],
    ['broken JSON-LD', '<script type="application/ld+json">{"@type":"</script>'],
    ['an empty page', ''],
  ])('%s: only the address is worth a look', (_what, html) => {
    expect(kind('https://shop.example/x', html)).toBe('address');
  });

  test('an element named after a member of the document changes nothing', () => {
    const html =
      '<img name="querySelectorAll"><img name="querySelector"><form name="head"></form><div itemtype="https://schema.org/Product"></div>';
    expect(kind('https://shop.example/x', html)).toBe('product');
  });
});

/** The lists of rules/reading/stock.toml: the gate must let through what the reader reads. */
function wordsOf(list: string): string[] {
  const file = readFileSync(join(import.meta.dirname, '../../rules/reading/stock.toml'), 'utf8');
  const body = new RegExp(`^${list} = \\[\\n([^\\]]*)\\n\\]`, 'm').exec(file)?.[1] ?? '';
  return [...body.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
}

test.each(['buy', 'ask'])('a button with any word that the reader knows under `%s` is enough beside a price', (list) => {
  const words = wordsOf(list);
  expect(words.length).toBeGreaterThan(100);
  const unknown = words.filter(
    (word) => kind('https://shop.example/x', `<b class="price">9</b><button>${word}</button>`) !== 'product',
  );
  expect(unknown).toEqual([]);
});

test('no web page, no look', () => {
  expect(kind('file:///home/a.html', '<div itemtype="https://schema.org/Product">')).toBe('none');
});

test('a pattern of the other dialect is told apart', () => {
  expect(patternOf('(?i)^/ITM/')?.test('/itm/')).toBe(true);
  expect(patternOf('(?P<id>[')).toBeNull();
});
