import init, { __wbg_reset_state, Loupe, type Page, type Report } from '@core';
import wasm from '../../target/pkg/loupe_bg.wasm?url';
import rules from '../../target/pkg/loupe_rules.pack?url';

let running: Promise<Loupe> | null = null;
let loaded = false;

async function start(): Promise<Loupe> {
  if (loaded) __wbg_reset_state();
  else await init({ module_or_path: wasm });
  loaded = true;
  const pack = await fetch(rules);
  return new Loupe(new Uint8Array(await pack.arrayBuffer()));
}

/** Judges one page. A core that broke is dropped, so that the next page gets a new one. */
export async function inspect(page: Page, today: string): Promise<Report> {
  running ??= start();
  try {
    return (await running).inspect(page, today);
  } catch (error) {
    running = null;
    throw error;
  }
}
