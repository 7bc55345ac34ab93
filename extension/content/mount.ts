import type { Evidence, Report } from '@core';
import { mount } from 'svelte';
import { browser } from 'wxt/browser';
import type { Request } from '../protocol';
import panelCss from '../ui/panel.css?inline';
import Panel from '../ui/Panel.svelte';
import { PanelState } from '../ui/panel-state.svelte';
import themeCss from '../ui/theme.css?inline';
import { direction } from '../ui/words';
import { connected, newElement, parentOf, rootOf } from './dom';
import type { PanelDoor } from './door';
import { clearHighlight, highlight } from './highlight';
import { findQuote } from './quote';

/** A page that takes the panel away gets it back this often; after that the badge alone tells. */
const COMEBACKS = 1;

/** How far the panel reaches into the page, margin and all. */
const PANEL_REACH = 424;

/** Everything we ever add to a page: one element with a closed shadow root. */
export function createPanel(): PanelDoor {
  const view = new PanelState();
  let url = location.href;
  let host: HTMLElement | null = null;
  let comebacks = COMEBACKS;

  const guard = new MutationObserver(() => {
    const root = rootOf(document);
    if (!host || (connected(host) && parentOf(host) === root)) return;
    if (--comebacks >= 0) attach();
    else guard.disconnect();
  });

  function attach(): void {
    const root = rootOf(document);
    if (!host || !root) return;
    guard.disconnect();
    Node.prototype.appendChild.call(root, host);
    // Only the children of the document and of its root: whatever else the page does costs us nothing.
    guard.observe(document, { childList: true });
    guard.observe(root, { childList: true });
  }

  function detach(): void {
    guard.disconnect();
    clearHighlight();
    if (host) Element.prototype.remove.call(host);
  }

  function build(): HTMLElement {
    const element = newElement(document, 'loupe-panel');
    const shadow = Element.prototype.attachShadow.call(element, { mode: 'closed', delegatesFocus: false });
    shadow.adoptedStyleSheets = [themeCss, panelCss].map((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      return sheet;
    });
    mount(Panel, {
      target: shadow,
      props: { view, show: showOnPage, closed: clearHighlight, dismiss },
    });
    return element;
  }

  function showOnPage({ fact, quote }: Evidence): 'shown' | 'missing' | 'address' {
    clearHighlight();
    if (fact === 'host' || fact === 'url') return 'address';
    const range = findQuote(document, quote, fact);
    if (!range) return 'missing';
    highlight(range);
    giveWay(range.getBoundingClientRect());
    return 'shown';
  }

  /** Moves the panel to the other side when it would lie on the words, and they do not reach there as well. */
  function giveWay(words: DOMRect): void {
    const covers = { start: words.left < PANEL_REACH, end: words.right > innerWidth - PANEL_REACH };
    const [start, end] = direction === 'rtl' ? [covers.end, covers.start] : [covers.start, covers.end];
    if (end && !start) view.side = 'start';
    else if (start && !end) view.side = 'end';
  }

  function dismiss(): void {
    detach();
    view.open = false;
    const request: Request = { kind: 'dismiss', url };
    void browser.runtime.sendMessage(request).catch(() => undefined);
  }

  return {
    show(report: Report, address: string): void {
      if (address !== url) comebacks = COMEBACKS;
      url = address;
      view.report = report;
      host ??= build();
      if (!connected(host) && comebacks >= 0) attach();
    },
    hide(): void {
      view.open = false;
      detach();
    },
  };
}
