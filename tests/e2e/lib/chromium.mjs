// Chromium, or Chrome, with the extension in it.

import { Browser, launch } from './browser.mjs';
import { until } from './until.mjs';

const QUIET = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--force-color-profile=srgb',
];

export async function openChromium({ executable, extension, site, window }) {
  const browser = await launch({ executable, window }, {
    pipe: true,
    enableExtensions: true,
    args: [
      ...QUIET,
      `--host-resolver-rules=MAP * 127.0.0.1:${site.port}`,
      '--ignore-certificate-errors',
      // Chromium refuses to run its sandbox as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const id = extension && (await browser.installExtension(extension));
  return new Chromium(browser, id);
}

class Chromium extends Browser {
  kind = 'chromium';

  /** The address of one of the extension's own pages. */
  pageOf(path) {
    return `chrome-extension://${this.id}/${path}`;
  }

  /** Opens one of the extension's own pages in a tab. */
  async openOwnPage(path) {
    const page = await this.newTab();
    await page.goto(this.pageOf(path));
    return page;
  }

  /** Runs `fn` where the extension's background runs. */
  async inExtension(fn, ...args) {
    const worker = await (await this.backgroundTarget()).worker();
    // As an expression: the extension's own CSP forbids making a function from text inside.
    return worker.evaluate(`(${fn})(...${JSON.stringify(args)})`);
  }

  /** The background's target; starts it when it is stopped. */
  async backgroundTarget() {
    const running = this.puppeteer.targets().find((target) => this.#isBackground(target));
    if (running) return running;
    const page = await this.openOwnPage('options.html');
    try {
      await page.evaluate(() => chrome.runtime.sendMessage({}).catch(() => {}));
      return await this.puppeteer.waitForTarget((target) => this.#isBackground(target));
    } finally {
      await page.close();
    }
  }

  isBackgroundRunning() {
    return this.puppeteer.targets().some((target) => this.#isBackground(target));
  }

  /** Stops the background, as the browser does after some idle time. */
  async stopBackground() {
    const worker = await (await this.backgroundTarget()).worker();
    await worker.close();
    await until('the background to stop', () => !this.isBackgroundRunning());
  }

  /** Clicks the toolbar's button: allows the extension this one tab, and opens the popup. Returns the popup's page. */
  async clickButton(page) {
    await page.bringToFront();
    const extension = (await this.puppeteer.extensions()).get(this.id);
    const opened = this.puppeteer.waitForTarget((target) => target.url().startsWith(this.pageOf('popup.html')));
    await extension.triggerAction(page);
    return new Popup(await (await opened).asPage());
  }

  /** The requests that the background itself makes, as the browser's network layer sees them. */
  async watchBackground() {
    const session = await (await this.backgroundTarget()).createCDPSession();
    const urls = [];
    session.on('Network.requestWillBeSent', ({ request }) => urls.push(request.url));
    await session.send('Network.enable');
    return { urls, stop: () => session.detach() };
  }

  #isBackground(target) {
    return target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${this.id}/`);
  }
}

class Popup {
  #page;

  constructor(page) {
    this.#page = page;
  }

  get page() {
    return this.#page;
  }

  read(fn, ...args) {
    return this.#page.evaluate(fn, ...args);
  }

  /** Presses one of its buttons. */
  press(part) {
    return this.#page.click(`[data-part="${part}"]`);
  }

  screenshot(path) {
    return this.#page.screenshot({ path });
  }

  async close() {
    if (!this.#page.isClosed()) await this.#page.close();
  }
}
