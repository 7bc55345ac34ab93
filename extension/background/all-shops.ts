import { browser } from 'wxt/browser';
import { ALL_SHOPS } from '../settings';

const ID = 'all-shops';

/** Lets the reader run on every site exactly as long as the shopper allows it. */
export async function followPermission(marketplaces: readonly string[]): Promise<void> {
  const allowed = await browser.permissions.contains(ALL_SHOPS);
  const registered = (await browser.scripting.getRegisteredContentScripts({ ids: [ID] })).length > 0;
  if (allowed && !registered) {
    await browser.scripting.registerContentScripts([
      {
        id: ID,
        js: ['/shop.js'],
        matches: ALL_SHOPS.origins,
        excludeMatches: [...marketplaces], // the manifest has these already
        runAt: 'document_idle',
      },
    ]);
  } else if (!allowed && registered) {
    await browser.scripting.unregisterContentScripts({ ids: [ID] });
  }
}
