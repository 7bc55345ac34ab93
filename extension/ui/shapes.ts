/** The marks beside verdicts and signs. The shapes tell as much as the colours do. */
export type Shape = 'warning' | 'caution' | 'note' | 'nothing' | 'own' | 'unknown' | 'failed';

/** One stroke of a mark: an SVG element and its attributes. Plain data, because the chip is drawn without a framework. */
export type Stroke = readonly [tag: 'path' | 'circle', attributes: Readonly<Record<string, string>>];

/** What all marks are drawn with. */
export const PEN = {
  viewBox: '0 0 20 20',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '1.7',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': 'true',
} as const;

const RING: Stroke = ['circle', { cx: '10', cy: '10', r: '7.6' }];

export const SHAPES: Readonly<Record<Shape, readonly Stroke[]>> = {
  warning: [
    ['path', { d: 'M6.6 1.9h6.8l4.7 4.7v6.8l-4.7 4.7H6.6l-4.7-4.7V6.6z', fill: 'currentColor', stroke: 'none' }],
    ['path', { d: 'M10 5.8v5', stroke: 'var(--tone-tint, #fff)', 'stroke-width': '2' }],
    ['path', { d: 'M10 14.05v.01', stroke: 'var(--tone-tint, #fff)', 'stroke-width': '2.4' }],
  ],
  caution: [
    ['path', { d: 'M10 2.6 18.2 17H1.8z' }],
    ['path', { d: 'M10 8v4' }],
    ['path', { d: 'M10 14.4v.01', 'stroke-width': '2.1' }],
  ],
  note: [RING, ['path', { d: 'M10 9.4v4.2' }], ['path', { d: 'M10 6.5v.01', 'stroke-width': '2.1' }]],
  nothing: [RING, ['path', { d: 'M6.8 10h6.4' }]],
  own: [
    ['path', { d: 'M10 1.9 16.6 4.3v5.1c0 4.2-2.7 7.2-6.6 8.7-3.9-1.5-6.6-4.5-6.6-8.7V4.3z' }],
    ['path', { d: 'm7 9.9 2.2 2.2 3.9-4.2' }],
  ],
  unknown: [
    RING,
    ['path', { d: 'M7.9 7.8a2.2 2.2 0 1 1 3.2 2c-.75.4-1.1.85-1.1 1.6' }],
    ['path', { d: 'M10 14.05v.01', 'stroke-width': '2.1' }],
  ],
  failed: [RING, ['path', { d: 'm7.4 7.4 5.2 5.2m0-5.2-5.2 5.2' }]],
};
