import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchAddress } from '../content/address';
import { leave, openReader } from '../content/door';
import { startReader } from '../content/reader';

/** The thin part of Loupe in every page it may look at. */
export default defineUnlistedScript(() => {
  openReader(() => {
    const gone = new AbortController();
    const look = watchAddress(() => reader.moved(), gone.signal);
    const reader = startReader(gone, leave(), look);
    // A page that comes back from the browser's memory still has its chip, but its badge was taken off.
    addEventListener('pageshow', (event) => event.isTrusted && event.persisted && reader.moved(), {
      signal: gone.signal,
    });
    reader.arrived();
    return reader;
  });
});
