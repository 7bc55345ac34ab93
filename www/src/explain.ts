import pagesOf from '../../extension/generated/checks.json?url';
import type { Section } from '../../extension/protocol';

let pages: Promise<Record<string, readonly Section[]>> | null = null;

/** The pages on all checks, by the check's name: made of `src/checks/*.md`. */
export function allChecks(): Promise<Record<string, readonly Section[]>> {
  pages ??= fetch(pagesOf).then((file) => file.json());
  return pages;
}

/** The page on one check; empty for a name that nobody knows. */
export async function explain(check: string): Promise<readonly Section[]> {
  const known = await allChecks();
  return Object.hasOwn(known, check) ? (known[check] ?? []) : [];
}
