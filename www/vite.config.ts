import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const CORE = resolve(import.meta.dirname, '../target/pkg');

if (!existsSync(`${CORE}/loupe_bg.wasm`)) {
  throw new Error(`${CORE}/loupe_bg.wasm is missing. Build the core first: cargo xtask wasm`);
}

export default defineConfig({
  // Relative, so that the site works from any folder of any host.
  base: './',
  plugins: [svelte({ compilerOptions: { fragments: 'tree', runes: true } })],
  resolve: { alias: { '@core': `${CORE}/loupe`, '@ui': resolve(import.meta.dirname, '../extension/ui') } },
  server: { fs: { allow: ['..'] } },
  build: { target: 'es2022' },
});
