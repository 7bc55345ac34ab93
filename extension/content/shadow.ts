import { byTag, countOf, openRootOf, queryAllIn } from './dom';
import type { Pace } from './pace';

/** A page made of components has hundreds of open shadow roots; one made to tire us has more. */
const MAX_ROOTS = 2_000;
const MAX_ELEMENTS = 200_000;
const SLICE_MS = 5;
const STEPS = 512;

/**
 * The page's open shadow roots, those inside others after them: parts of the page like any other, but in no serialised
 * HTML and reached by no selector. There is no way to find them but to look at each element.
 */
export async function openRoots(doc: Document, pace: Pace): Promise<ShadowRoot[]> {
  const found: ShadowRoot[] = [];
  let since = pace.now();
  let seen = 0;
  const look = async (all: ArrayLike<Element>) => {
    for (let i = 0; i < all.length && found.length < MAX_ROOTS && seen < MAX_ELEMENTS; i++) {
      const el = all[i];
      const root = el && openRootOf(el);
      if (root) found.push(root);
      if (++seen % STEPS === 0 && pace.now() - since > SLICE_MS) {
        await pace.rest();
        since = pace.now();
      }
    }
  };
  await look(byTag(doc, '*'));
  for (let i = 0; i < found.length; i++) {
    const root = found[i];
    if (root) await look(queryAllIn(root, '*'));
  }
  return found;
}

/** How many elements a page and these shadow roots have. */
export function countWith(doc: Document, roots: readonly ShadowRoot[]): number {
  return roots.reduce((sum, root) => sum + queryAllIn(root, '*').length, countOf(doc));
}
