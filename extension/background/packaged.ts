import { browser } from 'wxt/browser';

/** The address of a file that is packed beside our scripts. */
export function packaged(file: string): URL {
  return new URL(file, browser.runtime.getURL('/'));
}
