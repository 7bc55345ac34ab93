import { browser } from 'wxt/browser';

/** What the shopper has set. Kept on this machine until erased. */
export interface Settings {
  /** Hosts on which Loupe keeps quiet. */
  readonly off: readonly string[];
}

const OFF = 'off';

export async function readSettings(): Promise<Settings> {
  return { off: hosts((await browser.storage.local.get(OFF))[OFF]) };
}

/** Calls `switched` for each site on which Loupe was switched off or on. */
export function watchOff(switched: (host: string, to: 'off' | 'on') => void): void {
  browser.storage.local.onChanged.addListener((changes: Record<string, { oldValue?: unknown; newValue?: unknown }>) => {
    const change = changes[OFF];
    if (!change) return;
    const [before, after] = [hosts(change.oldValue), hosts(change.newValue)];
    for (const host of after) if (!before.includes(host)) switched(host, 'off');
    for (const host of before) if (!after.includes(host)) switched(host, 'on');
  });
}

const hosts = (list: unknown): string[] => (Array.isArray(list) ? list.filter((host) => typeof host === 'string') : []);

export async function switchOff(host: string): Promise<void> {
  const { off } = await readSettings();
  await browser.storage.local.set({ [OFF]: [...new Set([...off, host])].sort() });
}

export async function switchOn(host: string): Promise<void> {
  const { off } = await readSettings();
  await browser.storage.local.set({ [OFF]: off.filter((h) => h !== host) });
}

export async function eraseSettings(): Promise<void> {
  await browser.storage.local.clear();
}

/** The permission by which the shopper lets Loupe look at every shop. */
export const ALL_SHOPS: { origins: string[] } = { origins: ['https://*/*', 'http://*/*'] };
