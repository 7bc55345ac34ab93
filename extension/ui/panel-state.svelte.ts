import type { Report } from '@core';

/** What the panel shows; changed from outside as the page changes. */
export class PanelState {
  report = $state.raw<Report | null>(null);
  open = $state(false);
  /** The side the panel stands on; it gives way to what it points at. */
  side: 'start' | 'end' = $state('end');
}
