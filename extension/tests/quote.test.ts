// @vitest-environment jsdom
import { beforeAll, describe, expect, test } from 'vitest';
import { findQuote } from '../content/quote';

// jsdom draws nothing: what has `hidden` above it has no size here either.
beforeAll(() => {
  Range.prototype.getBoundingClientRect = function () {
    const parent = this.startContainer.parentElement;
    return parent?.closest('[hidden]') ? new DOMRect() : new DOMRect(0, 0, 50, 10);
  };
  globalThis.DOMRect ??= class {
    constructor(
      public x = 0,
      public y = 0,
      public width = 0,
      public height = 0,
    ) {}
  } as unknown as typeof DOMRect;
});

const page = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const found = (html: string, quote: string, fact = 'description') => findQuote(page(html), quote, fact)?.toString() ?? null;

describe('a quote is found', () => {
  test.each([
    ['as it stands', '<p>AAA quality, 1:1</p>', 'quality, 1:1', 'quality, 1:1'],
    ['over line breaks', '<p>titanium\n      steel</p>', 'titanium steel', 'titanium\n      steel'],
    ['over markup', '<h1><b>LOVE</b> <i>brace</i>let</h1>', 'LOVE bracelet', 'LOVE bracelet'],
    [
      'over blocks that the core joins with a space',
      '<dl><dt>Material</dt><dd>Steel</dd></dl>',
      'Material Steel',
      'MaterialSteel',
    ],
    ['over invisible characters', '<p>rep\u200bli\u00adca</p>', 'replica', 'rep\u200bli\u00adca'],
    ['in another case', '<p>REPLICA</p>', 'replica', 'REPLICA'],
    ['in Chinese', '<p>全新 高仿手镯</p>', '高仿', '高仿'],
  ])('%s', (_how, html, quote, expected) => {
    expect(found(html, quote)).toBe(expected);
  });

  test('where it can be seen', () => {
    const doc = page('<div hidden>1:1 quality</div><p>1:1 quality</p>');
    expect(findQuote(doc, '1:1 quality', 'title')?.startContainer.parentElement?.localName).toBe('p');
  });

  test('in the heading when it is the title', () => {
    const doc = page('<nav>Love bracelet</nav><h1>Love bracelet</h1>');
    expect(findQuote(doc, 'Love bracelet', 'title')?.startContainer.parentElement?.localName).toBe('h1');
    expect(findQuote(doc, 'Love bracelet', 'description')?.startContainer.parentElement?.localName).toBe('nav');
  });
});

test('a row of a table is found without the colon the core puts there', () => {
  const table = '<dl><dt>Base Metal</dt><dd>Titanium Steel</dd></dl>';
  expect(found(table, 'Base Metal: Titanium Steel', 'specifics')).toBe('Base MetalTitanium Steel');
  expect(found('<i>Metal</i><u>,</u><b>Steel</b>', 'Metal: Steel', 'specifics')).toBe('Steel');
});

test('a price is found as the page writes it', () => {
  expect(found('<b>US $4,900.00</b>', '4900.00 USD', 'price')).toBe('4,900.00');
  expect(found('<b>4.900 €</b>', '4900.00 EUR', 'price')).toBe('4.900');
  expect(found('<b>18,99 €</b>', '18.99 EUR', 'price')).toBe('18,99');
  expect(found('<b>7</b>', '18.99 EUR', 'price')).toBeNull();
});

test('what is not on the page is not found', () => {
  expect(found('<p>gold</p><script>steel</script><style>steel</style><div hidden>steel</div>', 'steel')).toBeNull();
  expect(found('<p>gold</p>', '  ')).toBeNull();
});
