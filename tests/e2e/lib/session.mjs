// A browser with the extension in it and a server that is all its shops: what every test here starts from.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openChromium } from './chromium.mjs';
import { openFirefox } from './firefox.mjs';
import { startServer } from './server.mjs';
import { Tab } from './tab.mjs';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Which browser this run is about. */
export const BROWSER = process.env.LOUPE_BROWSER ?? 'chromium';

const KINDS = {
  chromium: { open: openChromium, output: 'chrome-mv3', programs: ['/usr/bin/chromium'] },
  chrome: { open: openChromium, output: 'chrome-mv3', programs: ['/usr/bin/google-chrome'] },
  firefox: { open: openFirefox, output: 'firefox-mv3', programs: ['/usr/bin/firefox-esr', '/usr/bin/firefox'] },
};

/** The built extension of this run's browser. */
export const EXTENSION = `${ROOT}extension/.output/${kind().output}`;

/** Opens both. `extension: null` opens the browser without it. */
export async function openSession({ extension = EXTENSION, window = false } = {}) {
  const site = await startServer();
  const executable = process.env.LOUPE_EXECUTABLE ?? kind().programs.find(existsSync);
  if (!executable) throw new Error(`no ${BROWSER} here: name its program in LOUPE_EXECUTABLE`);
  if (extension && !existsSync(`${extension}/manifest.json`)) throw new Error(`${extension} is missing: cargo xtask build`);
  try {
    return new Session(await kind().open({ executable, extension, site, window }), site);
  } catch (error) {
    site.close();
    throw error;
  }
}

function kind() {
  const found = KINDS[BROWSER];
  if (!found) throw new Error(`LOUPE_BROWSER is "${BROWSER}"; it can be ${Object.keys(KINDS).join(', ')}`);
  return found;
}

class Session {
  constructor(browser, site) {
    this.browser = browser;
    this.site = site;
  }

  /** A tab of its own. `before` runs in the page ahead of the page's own scripts. */
  async newTab(before) {
    const page = await this.browser.newTab();
    if (before) await page.evaluateOnNewDocument(before);
    return new Tab(this.browser, page);
  }

  /** Opens `url` in a tab of its own. */
  async visit(url, before) {
    const tab = await this.newTab(before);
    await tab.goto(url);
    return tab;
  }

  async close() {
    await this.browser.close();
    this.site.close();
  }
}
