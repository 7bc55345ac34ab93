import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pageAddress, watchAddress } from '../content/address';
import { firstReader } from '../content/door';
import { startReader } from '../content/reader';
import { parseOrder, type Answer } from '../protocol';

/** The thin part of Loupe in every page it may look at. */
export default defineUnlistedScript(() => {
  if (!firstReader()) return;
  const gone = new AbortController();
  const reader = startReader(gone);

  browser.runtime.onMessage.addListener((message: unknown, _sender, respond: (answer: Answer | null) => void) => {
    if (!parseOrder(message)) return false;
    void reader.readNow().then(respond);
    return true;
  });

  watchAddress((address) => reader.moved(address), gone.signal);
  // A page that comes back from the browser's memory still has its panel, but its badge was taken off.
  addEventListener('pageshow', (event) => event.isTrusted && event.persisted && reader.moved(pageAddress(location.href)), {
    signal: gone.signal,
  });
  reader.arrived();
});
