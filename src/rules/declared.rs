//! Whether a clause says what the goods are: it says little else than a word for copies, or declares it ("this is a …").

use super::words::Words;
use crate::text::clause::{clause_around, clause_before, is_word};
use crate::text::fold::Folded;
use std::ops::Range;

/// Most words beside the term in a clause that says nothing else of the goods: "please note this is a replica".
const FEW_WORDS: usize = 7;

/// How many words a text says: in scripts without spaces two characters say about as much as one.
pub(super) fn length(text: &str) -> usize {
    let few = |word: &str| if is_word(word) { 2 } else { word.chars().count() };
    text.split_whitespace().map(few).sum::<usize>().div_ceil(2)
}

impl Words {
    /// Whether the clause around the words at `range` says little else: it speaks of the goods, as one that warns of
    /// others, compares or tells a story rarely does.
    pub fn make_up_their_clause(text: &Folded, original: &str, range: &Range<usize>) -> bool {
        let at = text.origin(range.clone());
        let (before, after) = clause_around(original, &at);
        length(before) + length(after) <= FEW_WORDS
    }
}

/// Most words between what declares the goods to be something and the word for it ("this is a very high quality"), and before it.
const DECLARED: usize = 5;
const LED_UP: usize = 3;

impl Words {
    /// Whether the words at `range` say what the goods are, however long the clause: it starts by declaring it ("they're not the
    /// real thing but …"), or ends so ("コピー品です").
    pub fn are_declared(&self, text: &Folded, original: &str, range: &Range<usize>) -> bool {
        let at = text.origin(range.clone());
        let (before, after) = clause_around(original, &at);
        let told = original.get(at.clone()).unwrap_or_default();
        // The words may hold their verb themselves: "c'est une copie", "가품이에요".
        let start = Folded::new(before).text.len();
        let (before, after) = (Folded::new(&format!("{before}{told}")), Folded::new(&format!("{told}{after}")));
        let end = Folded::new(told).text.len();
        let gap = |r: Range<usize>| before.text.get(r).map_or(usize::MAX, length);
        // "I bought it in Alanya and it is not genuine": a turn starts a clause as well.
        let turns = self.turns.find_all(&before);
        let turned = |at: usize| turns.iter().any(|t| t.range.end <= at && gap(t.range.end..at) == 0);
        let led = |hit: &Range<usize>| {
            (gap(0..hit.start) <= LED_UP || turned(hit.start)) && (hit.end > start || gap(hit.end..start) <= DECLARED)
        };
        if self.around.declares.find_all(&before).iter().any(|hit| led(&hit.range)) {
            return true;
        }
        // "It is not an original but a replica": what a clause turns to from what it denies.
        let negated = |text: &str| self.around.holds_negation(&Folded::new(text));
        let denied = |at: usize| before.text.get(..at).is_some_and(negated);
        let contrasted = |t: &Range<usize>| t.end <= start && gap(t.end..start) <= LED_UP && denied(t.start);
        if turns.iter().any(|hit| contrasted(&hit.range)) {
            return true;
        }
        // "It is no real one, but a replica": the turn may start a clause of its own.
        let opposed = |t: &Range<usize>| gap(0..t.start) == 0 && t.end <= start && gap(t.end..start) <= LED_UP;
        if self.around.ends.find_all(&before).iter().any(|hit| opposed(&hit.range))
            && negated(clause_before(original, &at))
        {
            return true;
        }
        let ends = |hit: &Range<usize>| {
            hit.end >= end
                && (hit.start <= end || after.text.get(end..hit.start).is_some_and(|gap| gap.trim().is_empty()))
        };
        self.declares_after.find_all(&after).iter().any(|hit| ends(&hit.range))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::said_in_tests::RULES;
    use super::*;

    #[test]
    fn a_clause_that_says_little_else_speaks_of_the_goods() {
        let alone = |text: &str, term: &str| {
            let folded = Folded::new(text);
            let at = folded.text.find(&Folded::new(term).text).unwrap();
            Words::make_up_their_clause(&folded, text, &(at..at + Folded::new(term).text.len()))
        };
        assert!(alone("Comes with box. Please note this is a replica, sold as such.", "replica"));
        assert!(alone("朋友送的高仿，做工很好，不退不换。", "高仿"));
        assert!(alone("Качественная копия, отправка почтой", "копия"));
        assert!(!alone("The market is full of shops that sell one replica after another to tourists", "replica"));
        assert!(!alone("这个价格在别家店铺买到的大概率是高仿或者次品", "高仿"));
    }

    #[test]
    fn a_clause_that_starts_by_saying_what_the_goods_are_speaks_of_them() {
        let declared = |text: &str, term: &str| {
            let folded = Folded::new(text);
            let at = folded.text.find(&Folded::new(term).text).unwrap();
            RULES.words.are_declared(&folded, text, &(at..at + Folded::new(term).text.len()))
        };
        assert!(declared(
            "Lovely bag. This is a very high quality replica I ordered for my sister last year",
            "replica"
        ));
        assert!(declared(
            "Bellissimi, sono repliche di fascia alta con il codice che si legge dal telefono",
            "repliche"
        ));
        assert!(declared(
            "Es handelt sich nicht um ein Original von Rolex sondern um ein Replika in Topqualität",
            "Replika"
        ));
        assert!(declared("ネットで買いましたが、こちらはコピー品です。", "コピー品"));
        assert!(!declared("Half of what is offered on this site these days by sellers is a replica", "replica"));
    }
}
