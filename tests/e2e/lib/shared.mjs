// One browser for all suites of a run: opening one takes longer than most tests.

import { after } from 'node:test';
import { openShops } from './demo.mjs';
import { openSession } from './session.mjs';

/** The extension in this run's browser, and all demo shops. */
export const session = await openSession();
openShops(session.site);
after(() => session.close());
