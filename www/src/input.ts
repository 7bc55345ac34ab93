/** The largest page the workbench takes, in bytes; it runs where the window does. */
export const MAX_BYTES = 20_000_000;

/** A page as given, or the message id of what is wrong with it. */
export type Checked = { ok: true; url: string; html: string } | { ok: false; error: string; params: Record<string, string> };

/** Looks at what was typed and pasted before the core does. */
export function checkInput(address: string, html: string): Checked {
  const typed = address.trim();
  if (html.trim() === '') return wrong('www-error-no-page');
  const bytes = new Blob([html]).size;
  if (bytes > MAX_BYTES) return wrong('www-error-too-large', { size: saySize(bytes), most: saySize(MAX_BYTES) });
  if (/^(?:From: <Saved by|MIME-Version:|bplist00)/im.test(html.slice(0, 1_000))) return wrong('www-error-archive');
  if (!/<[a-z!][^>]*>/i.test(html.slice(0, 500_000))) return wrong('www-error-not-html');
  if (typed === '') return wrong('www-error-no-address');
  const url = addressOf(typed);
  return url ? { ok: true, url, html } : wrong('www-error-bad-address', { address: typed.slice(0, 100) });
}

function wrong(error: string, params: Record<string, string> = {}): Checked {
  return { ok: false, error, params };
}

/** An http address, with https put in front where somebody left it out. */
function addressOf(typed: string): string | null {
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(whole)) return null;
  const url = new URL(whole);
  return /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url.href : null;
}

/** Where a saved page says it stood; what browsers write goes before what the page claims. */
export function savedFrom(html: string): string | null {
  const head = html.slice(0, 60_000);
  const saved = /<!-- saved from url=\(\d+\)(https?:\/\/\S+?) -->/.exec(head)?.[1];
  const link = /<link\b[^>]*\brel=["']?canonical["']?[^>]*>/i.exec(head)?.[0];
  const canonical = link && /\bhref=["']?(https?:\/\/[^"'\s>]+)/i.exec(link)?.[1];
  return saved ?? canonical?.replaceAll('&amp;', '&') ?? null;
}

const LABEL = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_-]+)/i;

/** A file's text in the charset it names; browsers save pages as they came. */
export function decode(bytes: ArrayBuffer): string {
  const start = new TextDecoder('latin1').decode(bytes.slice(0, 4_096));
  return new TextDecoder(known(LABEL.exec(start)?.[1] ?? 'utf-8')).decode(bytes);
}

function known(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'utf-8';
  }
}

export function saySize(bytes: number): string {
  const [value, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'MB'] : [bytes / 1_000, 'kB'];
  return `${value.toLocaleString(undefined, { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`;
}
