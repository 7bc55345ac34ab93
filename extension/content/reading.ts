import { ask } from '../ask';
import type { Answer, Part } from '../protocol';
import { pageAddress } from './address';
import { bodyOf, queryAll, textOf } from './dom';
import { chipDoor } from './door';
import { framesOf } from './frames';
import { handOver, type HandOver } from './handover';
import { marketplaceOf, type Marketplace } from './marketplaces';

/** What was handed over, and what came of it. */
export interface Read {
  readonly answer: Answer | null;
  readonly roots: HandOver['roots'];
  /** How much text the page had. */
  readonly text: number;
}

/** Hands the page over (`added`: only these parts of it) and draws the answer. `null` when it became another page meanwhile. */
export async function read(
  known: readonly Marketplace[],
  signal: AbortSignal,
  added?: ReadonlySet<Element>,
): Promise<Read | null> {
  const { html, roots } = await handOver(document, {
    scripts: marketplaceOf(location.hostname, known)?.scripts ?? [],
    only: added,
  });
  if (signal.aborted) return null;
  const text = textLength(roots);
  const url = location.href;
  const part: Part = added ? 'added' : 'whole';
  const framed = added ? 'absent' : framesOf(document, location.hostname, known);
  const answer = await ask({ kind: 'inspect', url, html, framed, part });
  if (signal.aborted || pageAddress(url) !== pageAddress(location.href)) return null;
  if (!added) draw(answer, url);
  return { answer, roots, text };
}

function draw(answer: Answer | null, url: string): void {
  if (answer?.kind === 'verdict' && answer.face) chipDoor()?.show(answer.face, url);
  else chipDoor()?.hide();
}

/** How much text there is on the page and in these shadow roots, scripts left out. No text is laid out for it. */
export function textLength(roots: readonly ShadowRoot[]): number {
  const body = bodyOf(document);
  let length = body ? lengthOf(body) : 0;
  for (const silent of queryAll(document, 'body script,body style')) length -= lengthOf(silent);
  for (const root of roots) length += lengthOf(root);
  return length;
}

const lengthOf = (node: Node) => textOf(node)?.length ?? 0;
