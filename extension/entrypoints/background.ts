import type { Report } from '@core';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { followPermission } from '../background/all-shops';
import { clearBadge, showBadge, showFailure } from '../background/badge';
import { explainCheck } from '../background/checks';
import { Core, today } from '../background/core';
import { framesOf, injectChip, injectPanel, injectReader, readByClick, showFace, tellSwitched } from '../background/inject';
import { dismiss, forget, isDismissed, keep, keepMore, keptOf, recall } from '../background/reports';
import { startWasm } from '../background/wasm';
import { marketplaceOf, type Marketplace } from '../content/marketplaces';
import { pageAddress } from '../content/address';
import { parseRequest, type Answer, type Face, type Request } from '../protocol';
import { ALL_SHOPS, readSettings, watchOff } from '../settings';
import { faceOf } from '../ui/face';
import marketplaces from '../generated/marketplaces.json';

type Inspect = Extract<Request, { kind: 'inspect' }>;

const MAX_TITLE = 300;

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
          if (tab !== undefined && sender.frameId === 0) void callReader(request.url, tab);
          return false;
        case 'inspect':
          if (tab === undefined || sender.frameId !== 0) return false;
          void inspect(request, tab).then(respond);
          return true;
        case 'open':
          if (tab === undefined || sender.frameId !== 0) return false;
          void open(request, tab).then(respond);
          return true;
        case 'left':
          if (tab !== undefined && sender.frameId === 0) void left(request.url, tab);
          return false;
        case 'dismiss':
          void dismiss(request.url);
          return false;
        case 'explain':
          void explainCheck(request.check).then((sections) => respond({ kind: 'explained', sections }));
          return true;
        case 'check':
          if (!ours) return false;
          void check(request.tab).then(respond);
          return true;
      }
    });

    async function callReader(url: string, tab: number): Promise<void> {
      if (!(await isOff(url))) await injectReader(tab);
    }

    async function inspect({ url, html, framed, part }: Inspect, tab: number): Promise<Answer> {
      const market = framed === 'present' ? marketplaceOf(new URL(url).hostname, known) : null;
      const frames = market ? await framesOf(tab, market) : [];
      try {
        const report = await core.inspect({ url, html, frames }, today());
        const { verdict } = report;
        if (part === 'whole') return { kind: 'verdict', verdict, face: await tell(tab, url, report) };
        await keepMore(tab, url, report);
        return { kind: 'verdict', verdict, face: null };
      } catch (error) {
        console.error('Loupe could not check a page', error);
        await Promise.all([keep(tab, url, null), showFailure(tab)]);
        return { kind: 'failed' };
      }
    }

    /** Keeps a report and shows it on the badge; gives what is to be shown on the page. */
    async function tell(tab: number, url: string, report: Report): Promise<Face | null> {
      const face = report.verdict !== 'not-a-product' && !(await isDismissed(url)) ? faceOf(report) : null;
      await Promise.all([keep(tab, url, report), showBadge(tab, report), face && injectChip(tab)]);
      return face;
    }

    async function left(url: string, tab: number): Promise<void> {
      if (!(await isKept(tab, url))) await Promise.all([forget(tab), clearBadge(tab)]);
    }

    /** A shop's page that offers nothing is not read, but its address may imitate a brand's. The page is not asked for it. */
    async function judgeAddress(tab: number, url: string, title: string): Promise<void> {
      const { hostname } = new URL(url);
      if (marketplaceOf(hostname, known) || (await isOff(url)) || (await isKept(tab, url))) return;
      // The address of a tab is also seen after a click on our button, which is no leave for its next page.
      if (!(await browser.permissions.contains(ALL_SHOPS))) return;
      try {
        const report = await core.inspect(
          { url, html: `<title>${escapeText(title.slice(0, MAX_TITLE))}</title>`, frames: [] },
          today(),
        );
        if (await isKept(tab, url)) return; // its reader was quicker, and knows more
        const face = await tell(tab, url, report);
        if (face) await showFace(tab, face, url);
      } catch (error) {
        console.error('Loupe could not judge an address', error);
      }
    }

    const isKept = async (tab: number, url: string): Promise<boolean> => {
      const kept = await keptOf(tab);
      return kept !== null && pageAddress(kept.url) === pageAddress(url);
    };

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
    browser.tabs.onUpdated.addListener((tab, { status }, { url, title }) => {
      if (status === 'complete' && url && /^https?:/.test(url)) void judgeAddress(tab, url, title ?? '');
    });
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
