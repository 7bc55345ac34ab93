import type { Listing } from '@core';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}
type Words = Readonly<Record<string, Message>>;

const FALLBACK = 'en';

/** Every language there is a file for; the browser reads the same files for the extension's own name. */
const languages = new Map<string, Words>(
  Object.entries(import.meta.glob<Words>('../public/_locales/*/messages.json', { eager: true, import: 'default' })).map(
    ([path, words]) => [path.split('/').at(-2) ?? FALLBACK, words],
  ),
);

/** The language we have that the reader understands best. */
export function pickLanguage(wanted: readonly string[], have: Iterable<string> = languages.keys()): string {
  const known = new Map([...have].map((tag) => [tag.toLowerCase().replaceAll('_', '-'), tag]));
  for (const tag of wanted.map((w) => w.toLowerCase())) {
    const found = known.get(tag) ?? known.get(tag.split('-')[0] ?? tag);
    if (found) return found;
  }
  return FALLBACK;
}

const language = pickLanguage(typeof navigator === 'undefined' ? [] : navigator.languages);

/** For `lang` attributes and number formats. */
export const languageTag = language.replaceAll('_', '-');
export const direction: 'ltr' | 'rtl' = /^(?:ar|fa|he|ur|yi|ps|sd|ug)\b/.test(languageTag) ? 'rtl' : 'ltr';

/** Ids are written with hyphens and dots, keys of the message files only with underscores. */
export const keyOf = (id: string): string => id.replace(/[^A-Za-z0-9]/g, '_');

function find(id: string): Message | undefined {
  const key = keyOf(id);
  const own = (words: Words | undefined) => (words && Object.hasOwn(words, key) ? words[key] : undefined);
  return own(languages.get(language)) ?? own(languages.get(FALLBACK));
}

export const hasWords = (id: string): boolean => find(id) !== undefined;

/** The words for a message id; the id itself where there are none, so that nothing is hidden. */
export function say(id: string, params: Readonly<Record<string, string>> = {}): string {
  return fill(find(id)?.message ?? id, params);
}

/**
 * Puts parameters in their places. They may be the page's own words in any script, so each is kept apart from the
 * sentence around it (U+2068, U+2069): a right-to-left name must not turn the sentence over.
 */
export function fill(message: string, params: Readonly<Record<string, string>>): string {
  return message.replace(/\$(\w+)\$/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? `\u2068${params[name] ?? ''}\u2069` : whole,
  );
}

const day = new Intl.DateTimeFormat(languageTag, { dateStyle: 'medium', timeZone: 'UTC' });

/** A day of the rule book as people write it. */
export function sayDay(iso: string): string {
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? iso : day.format(date);
}

/** A price as people write it; amounts are decimal texts, because money is no float. */
export function sayPrice(price: NonNullable<Listing['price']>): string {
  if (!price.currency) return price.amount;
  try {
    return new Intl.NumberFormat(languageTag, { style: 'currency', currency: price.currency }).format(
      price.amount as unknown as number,
    );
  } catch {
    return `${price.amount} ${price.currency}`;
  }
}
