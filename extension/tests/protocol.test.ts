import { describe, expect, test } from 'vitest';
import { MAX_HTML, MAX_URL, parseRequest, type Request } from '../protocol';

const url = 'https://www.ebay.com/itm/123456';
const inspect: Request = { kind: 'inspect', url, html: '<p>', framed: 'absent', part: 'whole' };

describe('what a page sends to the background', () => {
  test('is taken when it is whole', () => {
    const requests: Request[] = [
      inspect,
      { ...inspect, part: 'added' },
      { kind: 'may-read', url },
      { kind: 'open', url, panel: 'absent' },
      { kind: 'left', url },
      { kind: 'dismiss', url },
      { kind: 'check', tab: 7 },
      { kind: 'explain', check: 'replica-wording' },
    ];
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
    ['an unknown part', { ...inspect, part: 'some' }],
    ['a chip that does not say what it has', { kind: 'open', url }],
    ['a tab that is no number', { kind: 'check', tab: '7' }],
    ['a check without a name', { kind: 'explain' }],
    ['a check with an endless name', { kind: 'explain', check: 'x'.repeat(101) }],
    ['a tab between two', { kind: 'check', tab: 7.5 }],
  ])('is refused: %s', (_what, message) => {
    expect(parseRequest(message)).toBeNull();
  });
});
