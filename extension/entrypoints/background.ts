import type { Page } from '@core';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { followPermission } from '../background/all-shops';
import { clearBadge, showBadge, showFailure } from '../background/badge';
import { Core, today } from '../background/core';
import { framesOf, injectChip, injectPanel, readByClick, tellSwitched } from '../background/inject';
import { dismiss, forget, isDismissed, keep, keepMore, keptOf, recall } from '../background/reports';
import { startWasm } from '../background/wasm';
import { marketplaceOf, type Marketplace } from '../content/marketplaces';
import { pageAddress } from '../content/address';
import { parseRequest, type Answer, type Request } from '../protocol';
import { readSettings, watchOff } from '../settings';
import { faceOf } from '../ui/face';
import marketplaces from '../generated/marketplaces.json';

/** What a page hands over to be judged. */
type Handed = Extract<Request, { kind: 'inspect' | 'address' }>;

export default defineBackground({
  type: 'module',
  main() {
    const core = new Core(startWasm);
    const known: readonly Marketplace[] = marketplaces;

    browser.runtime.onMessage.addListener((message: unknown, sender, respond: (answer?: Answer | null) => void) => {
      const request = parseRequest(message);
      if (!request || sender.id !== browser.runtime.id) return false;
      const tab = sender.tab?.id;
      const ours = sender.url?.startsWith(browser.runtime.getURL('/')) ?? false;
      switch (request.kind) {
        case 'may-read':
          void mayRead(request.url).then(respond);
          return true;
        case 'inspect':
        case 'address':
          if (tab === undefined || sender.frameId !== 0) return false;
          void inspect(request, tab).then(respond);
          return true;
        case 'open':
          if (tab === undefined || sender.frameId !== 0) return false;
          void open(request, tab).then(respond);
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

    async function mayRead(url: string): Promise<Answer> {
      return { kind: 'leave', leave: (await isOff(url)) ? 'switched-off' : 'granted' };
    }

    async function inspect(request: Handed, tab: number): Promise<Answer | null> {
      const { url } = request;
      try {
        if (request.kind === 'address' && (await isOff(url))) return null;
        const report = await core.inspect(await pageOf(request, tab), today());
        const { verdict } = report;
        if (request.kind === 'inspect' && request.part === 'added') {
          await keepMore(tab, url, report);
          return { kind: 'verdict', verdict, face: null };
        }
        const face = verdict !== 'not-a-product' && !(await isDismissed(url)) ? faceOf(report) : null;
        await Promise.all([keep(tab, url, report), showBadge(tab, report), face && injectChip(tab)]);
        return { kind: 'verdict', verdict, face };
      } catch (error) {
        console.error('Loupe could not check a page', error);
        await Promise.all([keep(tab, url, null), showFailure(tab)]);
        return { kind: 'failed' };
      }
    }

    async function pageOf(request: Handed, tab: number): Promise<Page> {
      const { url } = request;
      if (request.kind === 'address') return { url, html: `<title>${escapeText(request.title)}</title>`, frames: [] };
      const market = request.framed === 'present' ? marketplaceOf(new URL(url).hostname, known) : null;
      return { url, html: request.html, frames: market ? await framesOf(tab, market) : [] };
    }

    async function open({ url, panel }: Extract<Request, { kind: 'open' }>, tab: number): Promise<Answer> {
      const kept = await keptOf(tab);
      if (!kept?.report || pageAddress(kept.url) !== pageAddress(url)) return { kind: 'failed' };
      if (panel === 'absent' && !(await injectPanel(tab))) return { kind: 'unreachable' };
      return { kind: 'report', report: kept.report };
    }

    /** The shopper asked by a click, which also takes back an earlier "not here". */
    async function check(tab: number): Promise<Answer> {
      const { url } = await browser.tabs.get(tab).catch(() => ({ url: undefined }));
      if (url && URL.canParse(url)) await recall(url);
      return (await readByClick(tab)) ?? { kind: 'unreachable' };
    }

    watchOff((host, to) => void tellSwitched(host, to));
    browser.tabs.onRemoved.addListener((tab) => void forget(tab));

    const follow = () => void followPermission(known.flatMap((m) => m.hosts.map((h) => `*://*.${h}/*`)));
    browser.permissions.onAdded.addListener(follow);
    browser.permissions.onRemoved.addListener(follow);
    browser.runtime.onInstalled.addListener(follow);
    browser.runtime.onStartup.addListener(follow);
  },
});

const isOff = async (url: string) => (await readSettings()).off.includes(new URL(url).hostname);

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
