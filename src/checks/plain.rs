//! Whether words that may be said of a part, or of a paper, are said of the goods as a whole.
//!
//! "Gucci bag, not original" speaks of the bag; "not original strap", "strap not original" and "copia dello scontrino" do not.

use super::Context;
use crate::passage::Passage;
use crate::rules::schema::TermKind;
use crate::rules::{Means, Said, Tier};
use crate::text::clause;
use crate::text::dictionary::Dictionary;
use crate::text::fold::Folded;
use std::ops::Range;

/// Of what words are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Of the goods, so plainly that nothing else is needed.
    Whole,
    /// Of the goods or of something else.
    Unclear,
    /// Of a part, a paper, or nothing that is so.
    Part,
}

/// Of what a term is said in a passage. Only a term that is plain by itself, or alone, can be of the whole.
pub(super) fn said_of(c: &Context<'_, '_>, passage: &Passage<'_>, said: &Said<'_>) -> Of {
    let text: &str = &passage.original;
    let at = passage.folded().origin(said.range.clone());
    if said.term.kind == TermKind::Copy && stands_by_a_part(c, passage, said, &at) {
        return Of::Part;
    }
    let (before, after) = clause::clause_around(text, &at);
    // "Se siete convinti che sia falsa" makes a condition of it.
    let is_supposed = || said.language.conditions.any(&Folded::new(before));
    // A common word ("imitation") follows on a part as a denial does; "replica" is said of the goods.
    let is_denial = || !said.term.hard || c.rules.words.is_denial(said, passage.folded());
    if passage.fact == "description"
        && said.term.kind == TermKind::Copy
        && (is_supposed() || is_denial() && goes_back_to_a_part(c, text, &at, before))
    {
        return Of::Part;
    }
    if said.term.hard {
        return Of::Whole;
    }
    if !said.term.hard_alone {
        return Of::Unclear;
    }
    let Range { start, end } = clause::sentence_around(text, &at);
    // What the goods are declared to be, or what a sentence starts with, is complete with its clause: "it is not original, comes in
    // a box with logo", "is not original but strong, box with logo".
    let starts = || clause::reach(&Folded::new(text.get(start..at.start).unwrap_or_default()).text) <= 1;
    let is_complete = c.rules.words.are_declared(passage.folded(), text, &said.range) || starts();
    let end = if is_complete && passage.fact == "description" { at.end + after.len() } else { end };
    let sentence = Folded::new(text.get(start..end).unwrap_or_default());
    let part = names_a_part(c, &sentence) || said.language.conditions.any(&sentence);
    match part {
        // A title names many things in one breath.
        true if passage.fact == "title" => Of::Unclear,
        true => Of::Part,
        false if nothing_follows(c, passage, said, after) => Of::Whole,
        false => Of::Unclear,
    }
}

/// Whether a word is said of a part right beside it: "lacci non originali", "zip tie is a fake one", "red rubber sole (not
/// original)", "not original sole". A plain word ("fake") needs a link: "replica watch, steel case, box" is no copied box.
fn stands_by_a_part(c: &Context<'_, '_>, passage: &Passage<'_>, said: &Said<'_>, at: &Range<usize>) -> bool {
    let text: &str = &passage.original;
    /// Most words between a part and what is said of it in brackets, or with a link.
    const NEAR: usize = 4;
    /// Most words that lead up to it in brackets: "(so not original)".
    const LED_UP: usize = 2;
    const OPENS: [char; 4] = ['(', '（', '[', '【'];
    let parts = |text: &Folded| parts(c, &said.language.parts, text);
    let (own, after) = clause::clause_around(text, at);
    let head = text.get(..at.start.saturating_sub(own.len())).unwrap_or_default().trim_end();
    let bracketed = head.ends_with(OPENS) && own.split_whitespace().count() <= LED_UP;
    let end = head.trim_end_matches(OPENS).len();
    let before = if bracketed { clause::clause_around(text, &(end..end)).0 } else { own };
    let (before, after) = (Folded::new(before), Folded::new(after));
    let added = c.rules.words.together.any(&before);
    let denial = !said.term.hard;
    let in_a_row = |gap: &str| passage.fact == "description" && gap.split_whitespace().count() <= LED_UP;
    let is_before = parts(&before).iter().any(|part| {
        let gap = before.text.get(part.end..).unwrap_or_default().trim();
        // "With dust bag (not original)": what is added is no part of the goods, but for what its own bracket says.
        if added {
            return denial && bracketed && gap.is_empty();
        }
        let near = gap.split_whitespace().count() <= NEAR;
        // "Clasp renewed by my jeweller (so not original)", "charger not an original either": the part is what the clause is about.
        let about = denial && part.start == 0 && (bracketed || in_a_row(gap));
        denial && gap.is_empty() || about || near && (denial && bracketed || c.rules.words.links.any(&Folded::new(gap)))
    });
    let is_after = denial
        && parts(&after).iter().any(|part| after.text.get(..part.start).is_some_and(|gap| gap.trim().is_empty()));
    is_before || is_after
}

/// Where a text names parts of goods. "Das Armband ist eine Kopie": where the title offers one, a strap is the goods.
fn parts(c: &Context<'_, '_>, words: &Dictionary<()>, text: &Folded) -> Vec<Range<usize>> {
    let is_goods = |range: &Range<usize>| {
        let word = text.text.get(range.clone()).unwrap_or_default();
        let title = c.passages.title.as_ref().is_some_and(|t| t.folded().text.contains(word));
        title && c.brand.lists().goods.any(&Folded::new(word))
    };
    words.find_all(text).into_iter().map(|hit| hit.range).filter(|range| !is_goods(range)).collect()
}

/// Whether what is said follows on a part that was replaced: "the strap is a new one, so not original", "Strap replaced
/// last year. It is not original."
fn goes_back_to_a_part(c: &Context<'_, '_>, text: &str, at: &Range<usize>, before: &str) -> bool {
    /// Most words of a clause without a subject of its own: "es ist leider".
    const PRONOUN: usize = 3;
    let is_of_a_part = |text: &str| {
        let said = Folded::new(text);
        c.rules.words.replaces.any(&said) && names_a_part(c, &said)
    };
    let (earlier, own) = clause::last_sentence(text.get(..at.start).unwrap_or_default());
    // Where the sentence starts with the words, what ends before them is the last one.
    let has_no_subject = || clause::reach(&Folded::new(before).text) <= PRONOUN;
    is_of_a_part(own) || has_no_subject() && own.len() <= before.len() && is_of_a_part(clause::last_sentence(earlier).1)
}

/// Whether `clause`, the rest of it behind the words, is empty or goes on with a number, a turn, or the name of a brand:
/// "copia Gucci" is a copy of nothing but the brand's goods.
fn nothing_follows(c: &Context<'_, '_>, passage: &Passage<'_>, said: &Said<'_>, clause: &str) -> bool {
    let clause = clause.trim();
    if clause.is_empty() || clause.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let folded = passage.folded();
    let follows = |at: usize| {
        at >= said.range.end && folded.text.get(said.range.end..at).is_some_and(|gap| gap.trim().is_empty())
    };
    let is_brand = |means: Means| matches!(means, Means::Brand(_) | Means::Perhaps(_));
    c.rules.words.turns.find_all(folded).iter().any(|hit| follows(hit.range.start))
        || c.rules.names.find(folded).iter().any(|hit| {
            let has_rules = || c.rules.brand(hit.entry.brand).is_some_and(|b| b.tier == Tier::Rules);
            follows(hit.range.start) && is_brand(hit.entry.means) && has_rules()
        })
}

/// Whether a sentence names a part of goods, or what comes with them, of which the words may be said. What is merely added
/// ("with box and papers") is not.
fn names_a_part(c: &Context<'_, '_>, sentence: &Folded) -> bool {
    /// Most words between what adds and what is added.
    const LIST: usize = 5;
    let added = c.rules.words.together.find_all(sentence);
    parts(c, &c.rules.words.parts, sentence).iter().any(|part| {
        !added.iter().any(|word| {
            let gap = sentence.text.get(word.range.end..part.start);
            gap.is_some_and(|gap| gap.split_whitespace().count() <= LIST)
        })
    })
}
