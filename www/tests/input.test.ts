import { describe, expect, test } from 'vitest';
import { checkInput, decode, MAX_BYTES, savedFrom, saySize } from '../src/input';

const PAGE = '<!doctype html><title>x</title>';
const faultOf = (address: string, html: string) => {
  const checked = checkInput(address, html);
  return checked.ok ? null : checked.error;
};

describe('what the workbench is given', () => {
  test('is taken with its address made whole', () => {
    expect(checkInput(' www.ebay.com/itm/1 ', PAGE)).toEqual({ ok: true, url: 'https://www.ebay.com/itm/1', html: PAGE });
  });

  test.each([
    ['no page', 'https://a.example/', ' \n', 'www-error-no-page'],
    ['text without a tag', 'https://a.example/', 'hello, 1 < 2', 'www-error-not-html'],
    ['a web archive', 'https://a.example/', 'From: <Saved by Blink>\nSnapshot-Content-Location: x\n<html>', 'www-error-archive'],
    ['no address', ' ', PAGE, 'www-error-no-address'],
    ['an address of another kind', 'ftp://a.example/', PAGE, 'www-error-bad-address'],
    ['words', 'foo bar', PAGE, 'www-error-bad-address'],
    ['a name without a dot', 'https://localhost/', PAGE, 'www-error-bad-address'],
    ['a page beyond the bound', 'https://a.example/', `<p>${'x'.repeat(MAX_BYTES)}`, 'www-error-too-large'],
  ])('is refused with its reason: %s', (_what, address, html, error) => {
    expect(faultOf(address, html)).toBe(error);
  });
});

describe('the address of a saved page', () => {
  test('is where the browser saved it from, before what the page claims', () => {
    const html =
      '<!-- saved from url=(0041)https://shop.example/real -->\n<link rel="canonical" href="https://brand.example/claimed">';
    expect(savedFrom(html)).toBe('https://shop.example/real');
  });
  test('else what the page claims', () => {
    expect(savedFrom('<link data-x href="https://a.example/?a=1&amp;b=2" rel=canonical>')).toBe('https://a.example/?a=1&b=2');
    expect(savedFrom(PAGE)).toBeNull();
  });
});

test('a file is read in the charset it names', () => {
  const gbk = new Uint8Array([...new TextEncoder().encode('<meta charset="gbk"><p>'), 0xb8, 0xdf, 0xb7, 0xc2]);
  expect(decode(gbk.buffer)).toBe('<meta charset="gbk"><p>高仿');
  const unknown = new TextEncoder().encode('<meta charset="no-such"><p>é');
  expect(decode(unknown.buffer as ArrayBuffer)).toBe('<meta charset="no-such"><p>é');
});

test('sizes are said as people say them', () => {
  expect(saySize(13_900)).toBe('14 kB');
  expect(saySize(1_500_000)).toMatch(/^1[.,]5 MB$/);
});
