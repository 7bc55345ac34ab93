import type { Finding, Verdict } from '@core';
import type { Shape } from './shapes';

/** How a verdict looks: a shape and a class of `theme.css`. */
export const VERDICT_LOOK: Record<Verdict, { shape: Shape; tone: string }> = {
  'high-risk': { shape: 'warning', tone: 'tone-warning' },
  caution: { shape: 'caution', tone: 'tone-caution' },
  'nothing-found': { shape: 'nothing', tone: 'tone-calm' },
  'official-channel': { shape: 'own', tone: 'tone-own' },
  'no-rules': { shape: 'unknown', tone: 'tone-calm' },
  unreadable: { shape: 'unknown', tone: 'tone-calm' },
  'not-a-product': { shape: 'nothing', tone: 'tone-calm' },
};

export const severityShape = (severity: Finding['severity']): Shape => severity;
