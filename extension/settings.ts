import { browser } from 'wxt/browser';

/** What the shopper has set. Kept on this machine until erased. */
export interface Settings {
  /** Hosts on which Loupe keeps quiet. */
  readonly off: readonly string[];
}

const OFF = 'off';

export async function readSettings(): Promise<Settings> {
  const off = (await browser.storage.local.get(OFF))[OFF];
  return { off: Array.isArray(off) ? off.filter((h) => typeof h === 'string') : [] };
}

/** Calls `changed` when the list of quiet sites changes. */
export function watchOff(changed: () => void): void {
  browser.storage.local.onChanged.addListener((changes) => {
    if (OFF in changes) changed();
  });
}

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
