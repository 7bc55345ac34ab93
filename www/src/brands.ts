import brandsOf from '../generated/brands.json?url';

/** Where a fact was read, when, and how far that can be relied on. */
export interface Sourced {
  readonly source: string;
  readonly checked: string;
  readonly confidence: 'low' | 'medium' | 'high';
}

/** A brand's file as the catalogue shows it, long lists cut: `rules/brands/*.toml`. */
export interface Brand {
  readonly id: string;
  readonly name: string;
  readonly owner?: string;
  readonly names: readonly (Sourced & { kind: string; values: readonly string[] })[];
  readonly hosts: Sourced & { official: readonly string[]; authorised?: readonly string[] };
  readonly channel?: Sourced & { sellers: string; outlet: string };
  readonly materials?: readonly (Sourced & { of?: readonly string[]; always: string; never: readonly string[] })[];
  readonly references?: readonly (Sourced & { kind: string; examples: readonly string[] })[];
  readonly claims?: readonly (Sourced & { says: readonly string[]; because: string })[];
  readonly prices?: readonly (Sourced & { of: string; currency: string; floor: number; list?: number; year: number })[];
}

/** Every brand with rules, by name. */
export async function allBrands(): Promise<readonly Brand[]> {
  const brands = (await (await fetch(brandsOf)).json()) as Brand[];
  return brands.sort((a, b) => a.name.localeCompare(b.name));
}

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

/** The brands whose name, owner or any spelling holds these words. */
export function matching(brands: readonly Brand[], words: string): readonly Brand[] {
  const wanted = fold(words.trim());
  if (wanted === '') return brands;
  const texts = ({ name, owner = '', names }: Brand) => [name, owner, ...names.flatMap((n) => n.values)];
  return brands.filter((brand) => texts(brand).some((text) => fold(text).includes(wanted)));
}
