/** What the gate knows of a marketplace; generated from rules/marketplaces/*.toml. */
export interface Marketplace {
  readonly id: string;
  /** Hosts without sub-domain; sub-domains belong to them. */
  readonly hosts: readonly string[];
  /** Regular expressions on path and query of pages that show one product. */
  readonly product: readonly string[];
  /** … and of pages that show many. */
  readonly results: readonly string[];
  /** Hosts of frames whose text belongs to the listing. */
  readonly frames: readonly string[];
  /** Words of the inline scripts that the core reads there. */
  readonly scripts: readonly string[];
}

/** The marketplace a host belongs to. */
export function marketplaceOf(host: string, list: readonly Marketplace[]): Marketplace | null {
  return list.find((m) => belongs(host, m.hosts)) ?? null;
}

/** Whether `host` is one of `hosts` or a sub-domain of one. */
export function belongs(host: string, hosts: readonly string[]): boolean {
  return hosts.some((h) => host === h || host.endsWith(`.${h}`));
}

/** The rule files are written in Rust's dialect, which says "any case" in front of the pattern. */
export function patternOf(source: string): RegExp | null {
  const anyCase = source.startsWith('(?i)');
  try {
    return new RegExp(anyCase ? source.slice(4) : source, anyCase ? 'i' : '');
  } catch {
    return null;
  }
}
