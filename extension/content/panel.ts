import type { Evidence, Report } from '@core';
import { mount } from 'svelte';
import { ask } from '../ask';
import type { Section } from '../protocol';
import baseCss from '../ui/base.css?inline';
import panelCss from '../ui/panel.css?inline';
import Panel from '../ui/Panel.svelte';
import { PanelState } from '../ui/panel-state.svelte';
import reportCss from '../ui/report.css?inline';
import { direction } from '../ui/words';
import { sheetOf } from './chip';
import type { PanelDoor, Room } from './door';
import { clearHighlight, highlight } from './highlight';
import { findQuote } from './quote';

/** How far the panel reaches into the page, margin and all. */
const PANEL_REACH = 424;

/** Builds the panel in the chip's shadow root. */
export function createPanel({ shadow, frame, chip, closed, dismissed }: Room): PanelDoor {
  const view = new PanelState();
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheetOf(baseCss + reportCss + panelCss)];
  mount(Panel, {
    target: frame,
    anchor: chip,
    props: { view, show: showOnPage, explain, close: shut, dismiss: dismissed },
  });

  function showOnPage({ fact, quote }: Evidence): 'shown' | 'missing' | 'address' {
    clearHighlight();
    if (fact === 'host' || fact === 'url') return 'address';
    const range = findQuote(document, quote, fact);
    if (!range) return 'missing';
    highlight(range);
    giveWay(range.getBoundingClientRect());
    // Where the panel is as wide as the page, what it points at could not be seen.
    if (innerWidth < 560) view.open = false;
    return 'shown';
  }

  async function explain(check: string): Promise<readonly Section[]> {
    const answer = await ask({ kind: 'explain', check });
    return answer?.kind === 'explained' ? answer.sections : [];
  }

  /** Moves the panel to the other side when it would lie on the words, and they do not reach there as well. */
  function giveWay(words: DOMRect): void {
    const covers = { start: words.left < PANEL_REACH, end: words.right > innerWidth - PANEL_REACH };
    const [start, end] = direction === 'rtl' ? [covers.end, covers.start] : [covers.start, covers.end];
    if (end && !start) view.side = 'start';
    else if (start && !end) view.side = 'end';
  }

  function close(): void {
    view.open = false;
    view.side = 'end';
    clearHighlight();
  }

  function shut(): void {
    close();
    closed();
  }

  return {
    get isOpen() {
      return view.open;
    },
    open(report: Report): void {
      view.report = report;
      view.open = true;
    },
    close,
  };
}
