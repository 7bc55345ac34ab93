import type { Report } from '@core';

/**
 * How the reader reaches the panel: both run in the extension's own world of the page, which the page cannot see.
 * A symbol, because a plain name on `window` could be taken by any element with that id.
 */
export interface PanelDoor {
  /** Draws the report for the page at `url`. */
  show(report: Report, url: string): void;
  /** Takes everything off the page. */
  hide(): void;
}

const DOOR = Symbol.for('loupe.panel');
type World = { [DOOR]?: PanelDoor };

export const panelDoor = (): PanelDoor | undefined => (globalThis as World)[DOOR];
export const openDoor = (door: PanelDoor): void => {
  (globalThis as World)[DOOR] = door;
};

const ASKED = Symbol.for('loupe.by-click');
const READER = Symbol.for('loupe.reader');

/** True the first time only: the manifest and a click may both bring the reader in. */
export function firstReader(): boolean {
  const world = globalThis as { [READER]?: true };
  if (world[READER]) return false;
  world[READER] = true;
  return true;
}

/** Set by the background before it brings in a reader that only a click allows. */
export const leave = (): 'standing' | 'by-click' => ((globalThis as { [ASKED]?: true })[ASKED] ? 'by-click' : 'standing');
