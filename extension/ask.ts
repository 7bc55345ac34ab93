import type { Answer, Request } from './protocol';

/** Firefox's name for the browser's door; Chromium knows only the other. Taken at the first use: touching it costs. */
interface World {
  readonly browser?: { readonly runtime?: Runtime };
  readonly chrome?: { readonly runtime?: Runtime };
}
interface Runtime {
  readonly id?: string;
  sendMessage(message: Request): Promise<Answer | null | undefined>;
}

function runtime(): Runtime | undefined {
  const { browser, chrome } = globalThis as World;
  return browser?.runtime?.id ? browser.runtime : chrome?.runtime;
}

/** False once the extension was updated or removed under us: this script has nobody to speak to any more. */
export const isAlive = (): boolean => runtime()?.id !== undefined;

/** Asks the background. Its answers are trusted; `null` is none at all. */
export async function ask(request: Request): Promise<Answer | null> {
  return (await runtime()?.sendMessage(request)) ?? null;
}
