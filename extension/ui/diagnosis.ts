import type { Report } from '@core';

/** What is known of where it went wrong, besides the report: the version and the browser's own name of itself. */
export interface Surroundings {
  readonly version: string;
  readonly browser: string;
}

/** A diagnosis for an issue, `null` where there is nothing to mend. Counts and names of ours alone: nothing that the page says. */
export function diagnosisOf(
  report: Pick<Report, 'verdict' | 'diagnosis' | 'truncated'>,
  { version, browser }: Surroundings,
): string | null {
  const { verdict, diagnosis, truncated } = report;
  if (verdict !== 'unreadable' && !diagnosis) return null;
  const facts = { version, browser, verdict, truncated, ...diagnosis };
  return `Loupe could not read a page.\n\n\`\`\`json\n${JSON.stringify(facts, null, 1)}\n\`\`\`\n`;
}
