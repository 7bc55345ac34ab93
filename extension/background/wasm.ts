import init, { __wbg_reset_state, Loupe } from '@core';
import type { Inspector } from './core';
import { packaged } from './packaged';

let loaded = false;

/** Loads the core's module once; later starts make a fresh instance of it. */
export async function startWasm(): Promise<Inspector> {
  if (loaded) {
    __wbg_reset_state();
  } else {
    await init({ module_or_path: packaged('loupe_bg.wasm') });
    loaded = true;
  }
  const rules = await fetch(packaged('loupe_rules.pack'));
  return new Loupe(new Uint8Array(await rules.arrayBuffer()));
}
