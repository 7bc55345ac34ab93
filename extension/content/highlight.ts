import { parentOf } from './dom';

const NAME = 'loupe-quote';

/** Marks a place on the page without touching its tree, and brings it into view. */
export function highlight(range: Range): void {
  if (typeof Highlight === 'function' && 'highlights' in CSS) {
    CSS.highlights.set(NAME, new Highlight(range));
  } else {
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  parentOf(range.startContainer)?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: still ? 'instant' : 'smooth' });
}

export function clearHighlight(): void {
  if ('highlights' in CSS) CSS.highlights.delete(NAME);
}
