import type { Section } from '../protocol';
import { packaged } from './packaged';

let pages: Promise<Record<string, readonly Section[]>> | null = null;

/** The page on a check, from the file made of `src/checks/*.md`; empty for a check that this version does not know. */
export async function explainCheck(check: string): Promise<readonly Section[]> {
  pages ??= fetch(packaged('checks.json')).then((file) => file.json());
  const known = await pages;
  return Object.hasOwn(known, check) ? (known[check] ?? []) : [];
}
