import { ask } from '../ask';
import type { Face } from '../protocol';
import chipCss from '../ui/chip.css?inline';
import { PEN } from '../ui/shapes';
import tokensCss from '../ui/tokens.css?inline';
import { pageAddress } from './address';
import { connected, newElement, parentOf, rootOf } from './dom';
import { panelDoor, type ChipDoor, type Room } from './door';

/** A page that takes the chip away gets it back this often; after that the badge alone tells. */
const COMEBACKS = 1;

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Everything we ever add to a page: one element with a closed shadow root, and in it the chip. Plain elements and no
 * framework: on most pages the chip is all there ever is. The panel joins it when the shopper opens it.
 */
export function createChip(): ChipDoor {
  let url = location.href;
  let comebacks = COMEBACKS;

  const host = newElement(document, 'loupe-panel');
  const shadow = Element.prototype.attachShadow.call(host, { mode: 'closed' });
  shadow.adoptedStyleSheets = [sheetOf(tokensCss + chipCss)];

  const frame = make('div', { class: 'loupe', role: 'presentation' });
  const chip = make('button', {
    type: 'button',
    'data-part': 'chip',
    'aria-haspopup': 'dialog',
    'aria-expanded': 'false',
  });
  const words = make('span', { class: 'words' });
  const status = make('span', { class: 'unseen', role: 'status' });
  frame.append(chip, status);
  shadow.append(frame);
  frame.addEventListener('keydown', (event) => {
    event.stopPropagation(); // the page's own shortcuts are not meant
    if (event.key !== 'Escape' || !panelDoor()?.isOpen) return;
    event.preventDefault();
    close();
  });
  chip.addEventListener('click', () => (panelDoor()?.isOpen ? close() : void open()));

  const guard = new MutationObserver(() => {
    if (connected(host) && parentOf(host) === rootOf(document)) return;
    if (--comebacks >= 0) attach();
    else guard.disconnect();
  });

  function attach(): void {
    const root = rootOf(document);
    if (!root) return;
    guard.disconnect();
    Node.prototype.appendChild.call(root, host);
    // Only the children of the document and of its root: whatever else the page does costs us nothing.
    guard.observe(document, { childList: true });
    guard.observe(root, { childList: true });
  }

  function detach(): void {
    guard.disconnect();
    Element.prototype.remove.call(host);
  }

  async function open(): Promise<void> {
    const asked = url;
    const answer = await ask({ kind: 'open', url, panel: panelDoor() ? 'present' : 'absent' });
    if (asked !== url || pageAddress(asked) !== pageAddress(location.href)) return;
    if (answer?.kind !== 'report') return hide(); // nothing is known of the page any more
    panelDoor()?.open(answer.report);
    chip.setAttribute('aria-expanded', 'true');
  }

  function close(): void {
    panelDoor()?.close();
    room.closed();
  }

  function hide(): void {
    panelDoor()?.close();
    chip.setAttribute('aria-expanded', 'false');
    detach();
  }

  const room: Room = {
    shadow,
    frame,
    chip,
    closed() {
      chip.setAttribute('aria-expanded', 'false');
      chip.focus();
    },
    dismissed() {
      hide();
      void ask({ kind: 'dismiss', url });
    },
  };

  return {
    room,
    show(face: Face, address: string): void {
      if (address !== url) comebacks = COMEBACKS;
      url = address;
      frame.lang = face.language;
      frame.dir = face.direction;
      chip.className = `chip ${face.tone}${face.loud ? '' : ' quiet'}`;
      chip.dataset.verdict = face.verdict;
      chip.setAttribute('aria-label', face.label);
      words.textContent = face.words;
      chip.replaceChildren(draw(face.mark), words);
      if (!connected(host) && comebacks >= 0) attach();
      if (status.textContent !== face.announcement) status.textContent = face.announcement;
      if (panelDoor()?.isOpen) void open(); // with what is known now
    },
    hide,
  };
}

/** Author's rules of our own root: the page can neither forbid nor see them. */
export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

function make(name: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  return dressed(newElement(document, name), attributes);
}

function draw(mark: Face['mark']): Element {
  const svg = dressed(Document.prototype.createElementNS.call(document, SVG, 'svg'), { ...PEN, width: '20', height: '20' });
  svg.append(
    ...mark.map(([tag, attributes]) => dressed(Document.prototype.createElementNS.call(document, SVG, tag), attributes)),
  );
  return svg;
}

function dressed<E extends Element>(element: E, attributes: Readonly<Record<string, string>>): E {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
