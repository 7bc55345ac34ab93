import { describe, expect, test } from 'vitest';
import { MAX_HTML, MAX_URL, parseAnswer, parseOrder, parseRequest, type Request } from '../protocol';

const inspect: Request = {
  kind: 'inspect',
  url: 'https://www.ebay.com/itm/123456',
  html: '<p>',
  framed: 'absent',
  panel: 'present',
};

describe('what a page sends to the background', () => {
  test('is taken when it is whole', () => {
    const requests: Request[] = [inspect, { kind: 'left' }, { kind: 'dismiss', url: inspect.url }, { kind: 'check', tab: 7 }];
    for (const request of requests) expect(parseRequest(JSON.parse(JSON.stringify(request)))).toEqual(request);
  });

  test('loses whatever the protocol does not know', () => {
    expect(parseRequest({ ...inspect, tab: 3, __proto__: { evil: true } })).toEqual(inspect);
  });

  test.each([
    ['nothing', null],
    ['a text', 'inspect'],
    ['a list', [inspect]],
    ['an unknown kind', { kind: 'erase' }],
    ['no address', { ...inspect, url: undefined }],
    ['an address that is no web page', { ...inspect, url: 'javascript:alert(1)' }],
    ['an address that is none', { ...inspect, url: 'https://' }],
    ['an endless address', { ...inspect, url: `https://a.example/${'x'.repeat(MAX_URL)}` }],
    ['HTML that is no text', { ...inspect, html: { toString: 'x' } }],
    ['HTML beyond the bound', { ...inspect, html: 'x'.repeat(MAX_HTML + 1) }],
    ['an unknown presence', { ...inspect, framed: true }],
    ['a tab that is no number', { kind: 'check', tab: '7' }],
    ['a tab between two', { kind: 'check', tab: 7.5 }],
  ])('is refused: %s', (_what, message) => {
    expect(parseRequest(message)).toBeNull();
  });
});

test('a reader obeys no order but the one there is', () => {
  expect(parseOrder({ kind: 'read-now', more: 1 })).toEqual({ kind: 'read-now' });
  expect(parseOrder({ kind: 'inspect' })).toBeNull();
  expect(parseOrder(undefined)).toBeNull();
});

test('an answer is told from none', () => {
  expect(parseAnswer({ kind: 'failed', url: 'https://a.example/' })).not.toBeNull();
  expect(parseAnswer({ kind: 'report', report: { verdict: 'caution' }, show: 'panel' })).not.toBeNull();
  expect(parseAnswer({ kind: 'report', report: {} })).toBeNull();
  expect(parseAnswer(undefined)).toBeNull();
});
