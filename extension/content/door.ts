import type { Report } from '@core';
import type { Answer, Face } from '../protocol';

/**
 * How our scripts in a page reach each other: they run in the extension's own world of the page, which the page cannot
 * see. Symbols, because a plain name on `window` could be taken by any element with that id.
 */

/** The reader, as the background reaches it. */
export interface ReaderDoor {
  /** The shopper asked: read this page whatever the gate says. */
  readNow(): Promise<Answer | null>;
  /** The shopper switched Loupe off or on for this site. */
  switched(to: 'off' | 'on'): void;
}

/** The chip, as the reader and the panel's code reach it. */
export interface ChipDoor {
  /** Draws the chip for the page at `url`. */
  show(face: Face, url: string): void;
  /** Takes everything off the page. */
  hide(): void;
  /** Where the panel is built, when its code has come. */
  readonly room: Room;
}

/** The chip's shadow root, which the panel shares. */
export interface Room {
  readonly shadow: ShadowRoot;
  /** Holds our elements; the panel comes before the chip. */
  readonly frame: HTMLElement;
  readonly chip: HTMLElement;
  /** The panel was closed by the shopper. */
  closed(): void;
  /** The shopper sent Loupe away from this page. */
  dismissed(): void;
}

/** The panel, as the chip reaches it. */
export interface PanelDoor {
  readonly isOpen: boolean;
  open(report: Report): void;
  close(): void;
}

const READER = Symbol.for('loupe.reader');
const CHIP = Symbol.for('loupe.chip');
const PANEL = Symbol.for('loupe.panel');
const ASKED = Symbol.for('loupe.by-click');

interface Doors {
  [READER]?: ReaderDoor;
  [CHIP]?: ChipDoor;
  [PANEL]?: PanelDoor;
  [ASKED]?: true;
}
const doors = globalThis as Doors;

/** False when a reader is here already: the manifest and a click may both bring one in. */
export function openReader(make: () => ReaderDoor): boolean {
  if (doors[READER]) return false;
  doors[READER] = make();
  return true;
}

export const readerDoor = (): ReaderDoor | undefined => doors[READER];

export const chipDoor = (): ChipDoor | undefined => doors[CHIP];
export function openChip(make: () => ChipDoor): void {
  doors[CHIP] ??= make();
}

export const panelDoor = (): PanelDoor | undefined => doors[PANEL];
export function openPanel(make: () => PanelDoor): void {
  doors[PANEL] ??= make();
}

/** `by-click`: the background said so before it brought in a reader that only a click allows. */
export const leave = (): 'standing' | 'by-click' => (doors[ASKED] ? 'by-click' : 'standing');
