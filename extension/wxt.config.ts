import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'wxt';
import { readMarketplaces } from './build/marketplaces';

const CORE = resolve(import.meta.dirname, '../target/pkg');

/** The public half of a key whose private half was thrown away: it only fixes the id of unpacked builds. */
const CHROMIUM_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAmvL4YItbOL/tKi+WBmQ6Y3J0t9BpoHqA6nEup2Vi0rGoKA5EGBmP+z7eM8pY9+kpFWWpP+ZHVgdrEin0gFNw208wgT9mWiN+OuU8CP3HwPpC4gzI7V+KH149QXQgZaEEKaC8erWdIQtlDm8m8fANdlGFIvQhJNq5p7+hpFn370JwM86/RknmfZW8dQqaORAvDe4W6Chomad9I/cmkbZ4f7/YJOHdb6W8GA23h6s6NuAP/NgneXd5XQ5yVGlUh0wsFM+LEchqkkENAuJgKx+BUoadlOCEYXRtelUWDbf71ABxR/EDMlNqBkj8OKCx9EkN50WFQMmo89svy2RHlL4adwIDAQAB';

if (!existsSync(`${CORE}/loupe_bg.wasm`)) {
  throw new Error(`${CORE}/loupe_bg.wasm is missing. Build the core first: cargo xtask wasm`);
}

const marketplaces = readMarketplaces(resolve(import.meta.dirname, 'generated/marketplaces.json'));
const pages = unique(marketplaces.flatMap((m) => m.hosts));
const frames = unique(marketplaces.flatMap((m) => m.frames)).filter((h) => !pages.includes(h));

export default defineConfig({
  modules: ['@wxt-dev/module-svelte'],
  // Without this WXT scans our folders and offers every export as a global; imports say where a thing comes from.
  imports: false,
  alias: { '@core': `${CORE}/loupe` },
  // Data as a text that is parsed when it is needed: as code, each page that gets the reader would compile it.
  vite: () => ({ json: { stringify: true } }),
  svelte: {
    // The panel lives in pages that forbid `innerHTML` by Trusted Types.
    vite: { compilerOptions: { fragments: 'tree', runes: true } },
  },
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['activeTab', 'scripting', 'storage'],
    host_permissions: [...pages, ...frames].map(pattern),
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'" },
    content_scripts: [
      // Declared by hand: WXT's own wrapper for content scripts posts messages on the page's window, by which a
      // shop could tell that Loupe is there.
      { matches: pages.map(pattern), js: ['/market.js'], run_at: 'document_idle' },
    ],
    action: { default_title: '__MSG_extension_name__' },
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'loupe@loupe.example',
              strict_min_version: '147.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          minimum_chrome_version: '120',
          // The stores sign with keys of their own and refuse this one: `wxt zip --mode store`.
          ...(mode === 'store' ? {} : { key: CHROMIUM_KEY }),
        }),
  }),
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      for (const file of ['loupe_bg.wasm', 'loupe_rules.pack']) {
        files.push({ absoluteSrc: `${CORE}/${file}`, relativeDest: file });
      }
      files.push({ absoluteSrc: resolve(import.meta.dirname, 'generated/checks.json'), relativeDest: 'checks.json' });
      // Others' licences ask that their notices travel with their work.
      for (const notice of ['THIRD-PARTY.md', 'LICENSE-MIT', 'LICENSE-APACHE']) {
        files.push({ absoluteSrc: resolve(import.meta.dirname, '..', notice), relativeDest: notice });
      }
    },
  },
});

function pattern(host: string): string {
  return `*://*.${host}/*`;
}

function unique(list: string[]): string[] {
  return [...new Set(list)];
}
