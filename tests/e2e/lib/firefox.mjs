// Firefox with the extension in it.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Browser, launch } from './browser.mjs';
import { until } from './until.mjs';

/** Firefox gives each installed extension a random host; this one is known beforehand. */
const HOST = '6d6f6f6e-7468-4f75-8a70-6c6f75706521';

export async function openFirefox({ executable, extension, site, window }) {
  const id = extension && JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8')).browser_specific_settings.gecko.id;
  const browser = await launch({ executable, window }, {
    browser: 'firefox',
    // Without it WebDriver may not look at pages of extensions, nor press the toolbar's buttons.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': site.proxyPort,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': site.proxyPort,
      'network.proxy.allow_hijacking_localhost': true,
      'extensions.webextensions.uuids': JSON.stringify({ [id]: HOST }),
      'extensions.background.idle.timeout': 600_000,
      'browser.safebrowsing.downloads.enabled': false,
      'dom.security.https_only_mode': false,
    },
  });
  if (extension) await browser.installExtension(extension);
  return new Firefox(browser, id);
}

class Firefox extends Browser {
  kind = 'firefox';
  #helper;

  pageOf(path) {
    return `moz-extension://${HOST}/${path}`;
  }

  /** Runs `fn` in one of the extension's pages: the background's own global is out of WebDriver's reach. */
  async inExtension(fn, ...args) {
    this.#helper ??= this.openOwnPage('options.html');
    return (await this.#helper).evaluate(`(${fn})(...${JSON.stringify(args)})`);
  }

  /** Opens one of the extension's own pages in a tab. */
  async openOwnPage(path) {
    const page = await this.newTab();
    // It loads, but WebDriver never says so.
    page.goto(this.pageOf(path)).catch(() => {});
    await until("a page of the extension's own", () => page.evaluate('typeof browser === "object" && !!browser.scripting'));
    return page;
  }

  isBackgroundRunning() {
    return this.inExtension(() => browser.extension.getBackgroundPage() !== null);
  }

  /** Stops the background, as the browser does after some idle time. */
  async stopBackground() {
    await this.inChrome((id) => WebExtensionPolicy.getByID(id).extension.terminateBackground(), this.id);
    await until('the background to stop', async () => !(await this.isBackgroundRunning()));
  }

  /** Runs `fn` in the browser's own window, where its buttons are. */
  async inChrome(fn, ...args) {
    const send = (method, params) => this.puppeteer.connection.send(method, params);
    const { result: tree } = await send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const { result } = await send('script.evaluate', {
      expression: `(async () => JSON.stringify((await (${fn})(...${JSON.stringify(args)})) ?? null))()`,
      target: { context: tree.contexts[0].context },
      awaitPromise: true,
    });
    if (result.type !== 'success') throw new Error(result.exceptionDetails.text);
    return JSON.parse(result.result.value);
  }

  /** Clicks the toolbar's button: allows the extension this one tab, and opens the popup. */
  async clickButton(page) {
    const popup = new Popup(this);
    await popup.close();
    await page.bringToFront();
    await this.inChrome(async (id) => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { browserActionFor } = ExtensionParent.apiManager.global;
      await browserActionFor(WebExtensionPolicy.getByID(id).extension).triggerAction(window);
    }, this.id);
    await until('the popup to open', () => popup.isOpen());
    return popup;
  }

}

/** The popup, seen from another of the extension's pages: WebDriver lists no panels. */
class Popup {
  #firefox;

  constructor(firefox) {
    this.#firefox = firefox;
  }

  read(fn, ...args) {
    const inside = `(...args) => {
      const [view] = browser.extension.getViews({ type: 'popup' });
      if (!view) return null;
      const document = view.document;
      return (${fn})(...args);
    }`;
    return this.#firefox.inExtension(inside, ...args);
  }

  press(part) {
    return this.read((part) => document.querySelector(`[data-part="${part}"]`).click(), part);
  }

  async screenshot(path) {
    const png = await this.#firefox.inChrome(async () => {
      const popup = document.querySelector('.webextension-popup-browser');
      const bitmap = await popup.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext('2d').drawImage(bitmap, 0, 0);
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
    });
    writeFileSync(path, Buffer.from(png, 'base64'));
  }

  isOpen() {
    return this.#firefox.inExtension(() => browser.extension.getViews({ type: 'popup' }).length > 0);
  }

  async close() {
    await this.#firefox.inExtension(() => browser.extension.getViews({ type: 'popup' }).forEach((view) => view.close()));
    await until('the popup to close', async () => !(await this.isOpen()));
  }
}
