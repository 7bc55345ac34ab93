import { describe, expect, test } from 'vitest';
import { checkName, factName, sentenceOf, splitAtTerm, verdictWords, whyOf } from '../ui/verdict';
import { direction, fill, keyOf, pickLanguage, say } from '../ui/words';
import messages from '../public/_locales/en/messages.json';

/** The promise to the core: these ids have words, and the words use exactly these parameters. */
const FINDINGS: Record<string, string[]> = {
  'replica-wording-copy': ['term', 'means'],
  'replica-wording-grade': ['term', 'means'],
  'replica-wording-origin': ['term', 'means'],
  'brand-disguised-spelling': ['written', 'reads', 'brand'],
  'brand-disguised-nickname': ['written', 'brand'],
  'lookalike-host-similar': ['host', 'looksLike', 'brand'],
  'lookalike-host-in-front': ['host', 'looksLike', 'brand'],
  'lookalike-host-script': ['host', 'reads', 'brand'],
  'brand-bearing-host-shop': ['host', 'brand', 'words'],
  'outside-channels-new-goods': ['brand'],
  'outside-channels-outlet': ['brand'],
  'material-contradiction-never': ['material', 'always', 'brand'],
  'impossible-claim-says': ['claim', 'because'],
  'price-far-below-floor': ['price', 'floor', 'of', 'year', 'brand'],
  'seller-identity-missing': [],
  'seller-identity-meaningless': ['name'],
  'seller-identity-number-invalid': ['number', 'kind'],
  'seller-identity-number-filled-in': ['number', 'kind'],
  'seller-identity-missing-there': ['place', 'shows', 'law', 'missing'],
  'seller-identity-wrong-section': ['name', 'section', 'number'],
  'seller-identity-no-court': ['number', 'place'],
  'seller-identity-look-up': ['number', 'register', 'url'],
  'seller-identity-business-unnamed': ['place', 'law'],
  'seller-contradictions-country': ['home', 'other'],
  'seller-contradictions-number': ['home', 'other'],
  'seller-contradictions-phone': ['home', 'other'],
  'seller-contradictions-ships-from': ['home', 'other'],
  'seller-contradictions-host': ['home', 'other'],
  'seller-contradictions-currency': ['home', 'other'],
  'unlinked-trust-seal-shown': ['seal'],
  'free-mail-contact-mail': ['contact'],
  'free-mail-contact-messenger': ['contact'],
  'off-platform-contact-hidden': ['term', 'means'],
  'off-platform-contact-words': ['term', 'means'],
  'off-platform-contact-handle': ['handle', 'marketplace'],
  'unsafe-payment-asked': ['term', 'means'],
  'claimed-standing-contradicted': ['claim', 'marketplace', 'means'],
  'outside-channels-examined': ['brand', 'assurance', 'means'],
};
const WHYS = ['price', 'currency', 'brand', 'rule', 'seller', 'text']
  .map((w) => `why-no-${w}`)
  .concat('why-second-hand', 'why-own-channel', 'why-not-sold', 'why-marketplace', 'why-no-contact', 'why-no-store-types');
const all = Object.entries(messages) as [string, { message: string; placeholders?: Record<string, { content: string }> }][];
const used = (message: string) => new Set([...message.matchAll(/\$(\w+)\$/g)].map((m) => m[1] ?? ''));

describe('the message file', () => {
  test.each(all)('%s declares exactly the placeholders it uses', (key, { message, placeholders = {} }) => {
    expect(key).toMatch(/^[a-zA-Z0-9_]+$/);
    expect(message.trim()).toBe(message);
    expect(message).not.toBe('');
    expect(new Set(Object.keys(placeholders))).toEqual(used(message));
    Object.values(placeholders).forEach(({ content }, at) => expect(content).toBe(`$${at + 1}`));
  });

  test.each(Object.entries(FINDINGS))('%s uses what the core gives', (id, params) => {
    const key = keyOf(id) as keyof typeof messages;
    expect(used(messages[key].message)).toEqual(new Set(params));
  });

  test.each(WHYS)('%s has words', (why) => {
    expect(keyOf(why) in messages).toBe(true);
  });

  test.each(all)('%s claims nothing of the goods that Loupe cannot know', (_key, { message }) => {
    expect(message).not.toMatch(/\b(?:fake|scam|genuine|authentic|counterfeit|malicious)/i);
  });

  test('says that nothing found is no promise', () => {
    expect(say('verdict-nothing-found-summary')).toContain('not a promise');
  });
});

describe('words with parameters', () => {
  test('keep the words of a page apart from the sentence around them', () => {
    expect(say('seller-identity-meaningless', { name: 'متجر' })).toBe(
      'The seller’s name, “\u2068متجر\u2069”, says nothing about who it is.',
    );
  });

  test('take a parameter as text, whatever is in it', () => {
    expect(fill('a $x$ b $y$', { x: '$y$ $& $1', y: '2' })).toBe('a \u2068$y$ $& $1\u2069 b \u20682\u2069');
    expect(fill('a $constructor$', {})).toBe('a $constructor$');
  });

  test('show an id that has none, rather than nothing', () => {
    expect(say('no-such-id')).toBe('no-such-id');
  });
});

test('a finding of a later core is shown with its kind', () => {
  const sentence = sentenceOf({ check: 'photo-seen-elsewhere', message: 'photo-seen-elsewhere-in', params: {} });
  expect(sentence).toContain('photo-seen-elsewhere');
  expect(checkName('photo-seen-elsewhere')).toBe('photo seen elsewhere');
  expect(whyOf('why-nobody-knows')).toBe(say('why-unknown'));
  expect(factName('seller.shoeSize')).toBe('seller.shoeSize');
});

test('facts have names for people', () => {
  expect(factName('seller.legalName')).toBe('Company');
  expect(factName('listPrice')).toBe('List price');
});

test('the words a finding is about are set apart in its quote', () => {
  const params = { term: '1:1 quality' };
  expect(splitAtTerm({ params }, 'Bracelet 1:1 Quality steel')).toEqual([
    { text: 'Bracelet ', term: false },
    { text: '1:1 Quality', term: true },
    { text: ' steel', term: false },
  ]);
  expect(splitAtTerm({ params }, 'Bracelet')).toEqual([{ text: 'Bracelet', term: false }]);
});

test('the title of a high risk follows what it means', () => {
  const of = (meaning: 'copy' | 'hidden-seller' | 'second-hand') =>
    verdictWords({ verdict: 'high-risk', meanings: [meaning], findings: [], brand: null }).title;
  expect(of('copy')).toBe('Strong signs of a copy');
  expect(of('hidden-seller')).toContain('hides who it is');
  expect(of('second-hand')).toBe(say('verdict-high-risk-title'));
});

describe('the language', () => {
  test('is the first that there is', () => {
    expect(pickLanguage(['de-CH', 'zh-TW', 'en'], ['en', 'zh_CN', 'zh_TW'])).toBe('zh_TW');
    expect(pickLanguage(['pt-BR'], ['en', 'pt'])).toBe('pt');
  });
  test('falls back to English', () => {
    expect(pickLanguage(['xx'], ['en', 'de'])).toBe('en');
    expect(direction).toBe('ltr');
  });
});
