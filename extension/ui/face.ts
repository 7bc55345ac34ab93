import type { Report } from '@core';
import type { Face } from '../protocol';
import { SHAPES } from './shapes';
import { VERDICT_LOOK } from './tone';
import { isLoud, verdictWords } from './verdict';
import { direction, languageTag, say } from './words';

/** What the chip says of a report, ready to be drawn: the page gets neither our words' file nor the report itself. */
export function faceOf(report: Report): Face {
  const words = verdictWords(report);
  const { shape, tone } = VERDICT_LOOK[report.verdict];
  const loud = isLoud(report.verdict);
  return {
    verdict: report.verdict,
    words: words.chip,
    label: say('chip-open', { verdict: words.chip }),
    announcement: loud ? `${say('extension-name')}: ${words.title}` : '',
    loud,
    tone,
    mark: SHAPES[shape],
    language: languageTag,
    direction,
  };
}
