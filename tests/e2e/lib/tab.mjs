// One tab, looked at from three sides: the page's, the extension's inside the page, and the toolbar's.

import { until } from './until.mjs';

export class Tab {
  #browser;
  #id;

  constructor(browser, page) {
    this.#browser = browser;
    this.page = page;
  }

  async goto(url) {
    await this.page.goto(url, { waitUntil: 'domcontentloaded' });
  }

  /** The number by which the extension knows this tab. */
  async id() {
    if (this.#id === undefined) {
      await this.#browser.inExtension(() => true);
      await this.page.bringToFront();
      this.#id = await until('the tab to be in front', () =>
        this.#browser.inExtension(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id),
      );
    }
    return this.#id;
  }

  /** Runs `fn` in the page, in the world where the extension's own scripts run. */
  async inContent(fn, ...args) {
    const inject = `async (tabId, args) => {
      const [{ result, error }] = await chrome.scripting.executeScript({ target: { tabId }, func: ${fn}, args });
      if (error) throw new Error(String(error.message ?? error));
      return result;
    }`;
    return this.#browser.inExtension(inject, await this.id(), args);
  }

  /** What the shopper sees of Loupe on this page; `null` when there is nothing. */
  async look() {
    const seen = await this.inContent(readPanel);
    if (seen?.error) throw new Error(seen.error);
    return seen;
  }

  /** Waits until the shopper sees Loupe on the page, and `fits` what is awaited. */
  seen(what, fits = () => true) {
    return until(what, async () => {
      const seen = await this.look();
      return seen && fits(seen) ? seen : null;
    });
  }

  /** Waits until nothing of Loupe is on the page. */
  nothingSeen() {
    return until('nothing of Loupe to be on the page', async () => (await this.look()) === null);
  }

  /** Clicks a part of the panel where a person would, with the mouse. */
  async click(part, index = 0) {
    await this.page.bringToFront();
    const point = await until(`a "${part}" to click`, () => this.inContent(pointOf, part, index));
    await this.page.mouse.click(point.x, point.y);
  }

  /** The panel, opened from its chip. */
  async openPanel() {
    await this.seen('the chip', (seen) => seen.chip);
    await this.click('chip');
    return this.seen('the panel', (seen) => seen.panel);
  }

  /** Waits until nothing of Loupe on the page moves or fades any more. */
  atRest() {
    return until('the panel to come to rest', () => this.inContent(isAtRest));
  }

  async badge() {
    return this.#browser.inExtension((tabId) => chrome.action.getBadgeText({ tabId }), await this.id());
  }

  /** Waits for a badge text. */
  badgeIs(text) {
    return until(`the badge "${text}"`, async () => (await this.badge()) === text);
  }

  /** The extension's answer for this tab, as its popup gets it: `{ url, report }`, the report `null` when it failed. */
  async answer() {
    const key = `tab:${await this.id()}`;
    return this.#browser.inExtension(async (key) => (await chrome.storage.session.get(key))[key] ?? null, key);
  }

  /** Waits for the extension's answer about the page at `url` (where the tab is, when left out). */
  async answered(url = this.page.url()) {
    return until(`an answer for ${url}`, async () => {
      const answer = await this.answer();
      return answer?.url === url ? answer : null;
    });
  }

  /** Clicks the toolbar's button, which allows the extension this tab, and opens the popup. */
  async popup() {
    await this.id(); // finding it out later would bring the page to the front, and so close the popup
    return this.#browser.clickButton(this.page);
  }

  /** Opens the popup and has the page checked, by pressing its button where nothing was checked yet. Returns the popup. */
  async askByClick() {
    const popup = await this.popup();
    const shows = await until('the popup to be drawn', () =>
      popup.read(() => document.querySelector('[data-verdict],[data-part="check"]')?.getAttributeNames() ?? null),
    );
    if (!shows.includes('data-verdict')) await popup.press('check');
    return popup;
  }

  async close() {
    await this.page.close();
  }
}

/** Runs in the page, so it stands on its own. */
function readPanel() {
  const hosts = document.querySelectorAll('loupe-panel');
  const [host] = hosts;
  if (!host) return null;
  const root = globalThis.chrome?.dom?.openOrClosedShadowRoot?.(host) ?? host.openOrClosedShadowRoot;
  if (!root) return { error: 'loupe-panel has no shadow root' };
  const parts = (name, inside = root) => [...inside.querySelectorAll(`[data-part="${name}"]`)].filter((el) => el.getClientRects().length > 0);
  const text = (el) => (el ? el.innerText.replace(/[\u2068\u2069]/g, '').trim() : null);
  const [chip] = parts('chip');
  const [panel] = parts('panel');
  const [verdict] = parts('verdict');
  return {
    hosts: hosts.length,
    closed: host.shadowRoot === null,
    chip: text(chip),
    panel: text(panel),
    verdict: (verdict ?? chip ?? panel)?.closest('[data-verdict]')?.dataset.verdict ?? root.querySelector('[data-verdict]')?.dataset.verdict ?? null,
    findings: parts('finding').map((el) => ({ check: el.dataset.check, text: text(el) })),
    shows: parts('show').length,
  };
}

/** Runs in the page, so it stands on its own. */
function isAtRest() {
  const host = document.querySelector('loupe-panel');
  const root = host && (globalThis.chrome?.dom?.openOrClosedShadowRoot?.(host) ?? host.openOrClosedShadowRoot);
  return root !== null && root.getAnimations().every(({ playState }) => playState !== 'running');
}

/** Runs in the page, so it stands on its own. */
function pointOf(part, index) {
  const host = document.querySelector('loupe-panel');
  const root = host && (globalThis.chrome?.dom?.openOrClosedShadowRoot?.(host) ?? host.openOrClosedShadowRoot);
  const element = root?.querySelectorAll(`[data-part="${part}"]`)[index];
  if (!element || element.getClientRects().length === 0) return null;
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  const point = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  // Not before it has come to rest, and lies on top: a person cannot hit it sooner either.
  if (root.getAnimations().some((animation) => animation.playState === 'running')) return null;
  return document.elementFromPoint(point.x, point.y) === host ? point : null;
}
