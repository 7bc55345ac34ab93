import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchAddress } from '../content/address';
import { firstReader, leave } from '../content/door';
import { startReader } from '../content/reader';
import { parseOrder, type Answer } from '../protocol';
import { watchOff } from '../settings';

/** The thin part of Loupe in every page it may look at. */
export default defineUnlistedScript(() => {
  if (!firstReader()) return;
  const gone = new AbortController();
  const reader = startReader(gone, leave());

  browser.runtime.onMessage.addListener((message: unknown, _sender, respond: (answer: Answer | null) => void) => {
    if (!parseOrder(message)) return false;
    void reader.readNow().then(respond);
    return true;
  });

  watchOff(() => reader.switched());
  watchAddress(() => reader.moved(), gone.signal);
  // A page that comes back from the browser's memory still has its panel, but its badge was taken off.
  addEventListener('pageshow', (event) => event.isTrusted && event.persisted && reader.moved(), {
    signal: gone.signal,
  });
  reader.arrived();
});
