import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { followPermission } from '../background/all-shops';
import { clearBadge, showBadge, showFailure } from '../background/badge';
import { Core, today } from '../background/core';
import { framesOf, injectPanel, injectReader } from '../background/inject';
import { dismiss, forget, isDismissed, keep, recall } from '../background/reports';
import { startWasm } from '../background/wasm';
import { marketplaceOf, type Marketplace } from '../content/marketplaces';
import { parseAnswer, parseRequest, type Answer, type Order, type Request } from '../protocol';
import marketplaces from '../generated/marketplaces.json';

type Inspect = Extract<Request, { kind: 'inspect' }>;

export default defineBackground({
  type: 'module',
  main() {
    const core = new Core(startWasm);
    const known: readonly Marketplace[] = marketplaces;

    browser.runtime.onMessage.addListener((message: unknown, sender, respond: (answer?: Answer) => void) => {
      const request = parseRequest(message);
      if (!request || sender.id !== browser.runtime.id) return false;
      const tab = sender.tab?.id;
      const ours = sender.url?.startsWith(browser.runtime.getURL('/')) ?? false;
      switch (request.kind) {
        case 'inspect':
          if (tab === undefined || sender.frameId !== 0) return false;
          void inspect(request, tab).then(respond);
          return true;
        case 'left':
          if (tab !== undefined && sender.frameId === 0) void Promise.all([forget(tab), clearBadge(tab)]);
          return false;
        case 'dismiss':
          void dismiss(request.url);
          return false;
        case 'check':
          if (!ours) return false;
          void check(request.tab).then(respond);
          return true;
      }
    });

    async function inspect({ url, html, framed, panel }: Inspect, tab: number): Promise<Answer> {
      const market = marketplaceOf(new URL(url).hostname, known);
      const frames = market && framed === 'present' ? await framesOf(tab, market) : [];
      try {
        const report = await core.inspect({ url, html, frames }, today());
        const show = worthShowing(report.verdict) && !(await isDismissed(url)) ? 'panel' : 'quiet';
        await Promise.all([
          keep(tab, { url, report }),
          showBadge(tab, report),
          show === 'panel' && panel === 'absent' ? injectPanel(tab) : null,
        ]);
        return { kind: 'report', report, show };
      } catch (error) {
        console.error('Loupe could not check a page', error);
        await Promise.all([keep(tab, { url, report: null }), showFailure(tab)]);
        return { kind: 'failed', url };
      }
    }

    /** The shopper asked by a click, which also takes back an earlier "not here". */
    async function check(tab: number): Promise<Answer> {
      const { url } = await browser.tabs.get(tab).catch(() => ({ url: undefined }));
      if (url && URL.canParse(url)) await recall(url);
      if (!(await injectReader(tab))) return { kind: 'unreachable' };
      const order: Order = { kind: 'read-now' };
      const answer: unknown = await browser.tabs.sendMessage(tab, order, { frameId: 0 }).catch(() => null);
      return parseAnswer(answer) ?? { kind: 'unreachable' };
    }

    browser.tabs.onRemoved.addListener((tab) => void forget(tab));

    const follow = () => void followPermission(known.flatMap((m) => m.hosts.map((h) => `*://*.${h}/*`)));
    browser.permissions.onAdded.addListener(follow);
    browser.permissions.onRemoved.addListener(follow);
    browser.runtime.onInstalled.addListener(follow);
    browser.runtime.onStartup.addListener(follow);
  },
});

function worthShowing(verdict: string): boolean {
  return verdict !== 'not-a-product';
}
