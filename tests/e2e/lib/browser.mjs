// What both browsers have in common.

import puppeteer from 'puppeteer-core';

/** Starts a browser; `more` is what this one needs besides. */
export function launch({ executable, window }, more) {
  return puppeteer.launch({
    executablePath: executable,
    headless: !window,
    acceptInsecureCerts: true,
    defaultViewport: window ? null : { width: 1280, height: 900 },
    ...more,
  });
}

/** A browser with the extension of this id in it, or with none. */
export class Browser {
  constructor(puppeteer, id) {
    this.puppeteer = puppeteer;
    this.id = id;
  }

  newTab() {
    return this.puppeteer.newPage();
  }

  close() {
    return this.puppeteer.close();
  }
}
