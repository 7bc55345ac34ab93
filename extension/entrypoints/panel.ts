import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { chipDoor, openPanel } from '../content/door';
import { createPanel } from '../content/panel';

/** Brought into a page by the background when the shopper opens the chip. */
export default defineUnlistedScript(() => {
  const chip = chipDoor();
  if (chip) openPanel(() => createPanel(chip.room));
});
