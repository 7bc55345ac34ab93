import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createChip } from '../content/chip';
import { openChip } from '../content/door';

/** Brought into a page by the background, and only when there is something to show on it. */
export default defineUnlistedScript(() => openChip(createChip));
