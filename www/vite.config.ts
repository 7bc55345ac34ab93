import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

const CORE = resolve(import.meta.dirname, '../target/pkg');

if (!existsSync(`${CORE}/loupe_bg.wasm`)) {
  throw new Error(`${CORE}/loupe_bg.wasm is missing. Build the core first: cargo xtask wasm`);
}

/** While one works on it, Vite writes style sheets into the page and speaks to it; the built page needs neither. */
const whileWorking: Plugin = {
  name: 'policy-while-working',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace("connect-src 'self'", "connect-src 'self' ws:"),
};

export default defineConfig({
  // Relative, so that the site works from any folder of any host.
  base: './',
  plugins: [whileWorking, svelte({ compilerOptions: { fragments: 'tree', runes: true } })],
  resolve: { alias: { '@core': `${CORE}/loupe`, '@ui': resolve(import.meta.dirname, '../extension/ui') } },
  server: { fs: { allow: ['..'] } },
  build: {
    target: 'es2022',
    rollupOptions: { input: ['index.html', 'catalogue.html'].map((page) => resolve(import.meta.dirname, page)) },
  },
});
