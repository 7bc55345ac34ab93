//! Whether words are said of the goods themselves: not negated, not in contrast, and not of a part or of what comes with them.

use super::Context;
use crate::passage::Passage;
use crate::text::dictionary::Dictionary;
use crate::text::fold::Folded;
use std::ops::Range;

/// Where a clause ends.
const ENDS: [char; 19] =
    ['.', '!', '?', ';', '\n', '(', ')', '|', '•', '·', '–', '—', '。', '！', '？', '；', '（', '）', '，'];
const COMMAS: [char; 3] = [',', '、', '､'];

/// Whether the words at `range` are said of the goods. `beside` are parts and extras of which they may well be said.
pub(super) fn of_the_goods(
    c: &Context<'_, '_>,
    passage: &Passage<'_>,
    range: &Range<usize>,
    beside: &Dictionary<()>,
) -> bool {
    let clause = Clause::around(passage, range);
    // Titles list things without grammar: there, what merely stands behind a part is not said of it.
    let running = passage.fact != "title";
    let warning = passage.fact == "description" && (clause.speaks_of_other_goods(c) || c.is_aside(passage, range));
    !warning && !clause.negated(c) && !clause.contrasted(c) && !clause.of_a_part(c, beside, &|gap| running && gap == 0)
}

/// The words of one clause around a place in it.
struct Clause<'p> {
    original: &'p str,
    folded: Folded,
    /// The place, in the folded clause.
    range: Range<usize>,
}

impl<'p> Clause<'p> {
    fn around(passage: &'p Passage<'_>, range: &Range<usize>) -> Self {
        let text: &str = &passage.original;
        let at = passage.folded().origin(range.clone());
        let (head, tail) = (text.get(..at.start).unwrap_or_default(), text.get(at.end..).unwrap_or_default());
        // "18.5 cm" is no end; a bound keeps a wall of text from being folded again and again.
        let near = head.ceil_char_boundary(head.len().saturating_sub(160));
        let ends = |i: usize, c: char, text: &str| {
            let next = text.get(i + c.len_utf8()..).and_then(|t| t.chars().next());
            ENDS.contains(&c) && !(c == '.' && next.is_some_and(|n| n.is_ascii_digit()))
        };
        let start = head.char_indices().rev().take_while(|(i, _)| *i >= near).find(|(i, ch)| ends(*i, *ch, text));
        let start = start.map_or(near, |(i, ch)| i + ch.len_utf8());
        let stop = tail.char_indices().take(160).find(|(i, ch)| ends(at.end + i, *ch, text));
        let end = at.end + stop.map_or(tail.floor_char_boundary(160), |(i, _)| i);
        let start = start.max(last_comma(text, start, at.start));
        let original = text.get(start..end).unwrap_or_default();
        let folded = Folded::new(original);
        let range = folded.folded_range(at.start.saturating_sub(start)..at.end.saturating_sub(start));
        Self { original, folded, range }
    }

    /// "Not plated, brass or steel" is a list; "not sold in shops, steel" is not: see [`last_comma`].
    fn negated(&self, c: &Context<'_, '_>) -> bool {
        c.rules.words.negated(&self.folded, self.original, &self.range)
    }

    /// "Copies of steel are about": words of copies that are taken back, so that the rest is not said of these goods either.
    fn speaks_of_other_goods(&self, c: &Context<'_, '_>) -> bool {
        let words = &c.rules.words;
        let said = words.said(&self.folded, self.original, None);
        words.terms.find(&self.folded).iter().any(|hit| !said.iter().any(|s| s.range == hit.range))
    }

    fn contrasted(&self, c: &Context<'_, '_>) -> bool {
        let before = |end: usize| end <= self.range.start && words(&self.folded, end..self.range.start) <= 3;
        c.rules.words.contrasts.find_all(&self.folded).iter().any(|hit| before(hit.range.end))
    }

    /// "Steel screwdriver", "the screwdriver is of steel", "tournevis plaqué or"; not "steel bracelet with screwdriver".
    fn of_a_part(&self, c: &Context<'_, '_>, beside: &Dictionary<()>, follows: &dyn Fn(usize) -> bool) -> bool {
        beside.find_all(&self.folded).iter().any(|part| {
            if part.range.start >= self.range.end {
                let gap = self.range.end..part.range.start;
                words(&self.folded, gap.clone()) <= 1 && !any_in(&c.rules.words.together, &self.folded, &gap)
            } else {
                let gap = part.range.end..self.range.start;
                part.range.end <= self.range.start
                    && (follows(words(&self.folded, gap.clone()))
                        || words(&self.folded, gap.clone()) <= 4 && any_in(&c.rules.words.links, &self.folded, &gap))
            }
        })
    }
}

/// Where the clause starts for the last comma before `at` that ends one: short pieces ("no nickel, brass or steel") are a list.
fn last_comma(text: &str, start: usize, at: usize) -> usize {
    let head = text.get(start..at).unwrap_or_default();
    for (i, c) in head.char_indices().rev().filter(|(_, c)| COMMAS.contains(c)) {
        let before = head.get(..i).unwrap_or_default();
        let from = before.char_indices().rev().find(|(_, c)| COMMAS.contains(c)).map_or(0, |(j, c)| j + c.len_utf8());
        let long = before.get(from..).unwrap_or_default().split_whitespace().count() > 3;
        if long {
            return start + i + c.len_utf8();
        }
    }
    start
}

/// How many words a range holds; characters of scripts without spaces count half.
fn words(text: &Folded, range: Range<usize>) -> usize {
    let text = text.text.get(range).unwrap_or_default();
    text.split_whitespace()
        .map(|w| if w.chars().all(crate::text::fold::is_spaced) { 1 } else { w.chars().count().div_ceil(2) })
        .sum()
}

fn any_in(dictionary: &Dictionary<()>, text: &Folded, gap: &Range<usize>) -> bool {
    dictionary.find_all(text).iter().any(|h| h.range.start >= gap.start && h.range.end <= gap.end)
}
