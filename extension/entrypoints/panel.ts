import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openDoor, panelDoor } from '../content/door';
import { createPanel } from '../content/mount';

/** Brought into a page by the background, and only when there is something to show on it. */
export default defineUnlistedScript(() => {
  if (!panelDoor()) openDoor(createPanel());
});
