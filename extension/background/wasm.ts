import init, { __wbg_reset_state, Loupe } from '@core';
import { browser } from 'wxt/browser';
import type { Inspector } from './core';

let loaded = false;

/** Loads the core's module once; later starts make a fresh instance of it. */
export async function startWasm(): Promise<Inspector> {
  if (loaded) {
    __wbg_reset_state();
  } else {
    await init({ module_or_path: new URL('loupe_bg.wasm', browser.runtime.getURL('/')) });
    loaded = true;
  }
  return new Loupe();
}
