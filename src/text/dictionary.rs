//! Dictionaries: many words sought at once in folded text, each at word boundaries.

use super::fold::{Folded, is_spaced};
use super::needles::Needles;
use super::order;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Many words, each with what it stands for.
#[derive(Debug, Serialize, Deserialize)]
pub struct Dictionary<T> {
    words: Needles,
    /// From which word on they stand for what: words that follow one another mostly stand for the same.
    entries: Vec<(u32, T)>,
}

/// One word found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'d, T> {
    /// Where in the folded text.
    pub range: Range<usize>,
    /// What the word stands for.
    pub entry: &'d T,
}

impl<T> Default for Dictionary<T> {
    fn default() -> Self {
        Self { words: Needles::default(), entries: Vec::new() }
    }
}

impl<T: PartialEq> Dictionary<T> {
    /// A dictionary of words, which are folded here; words that fold to nothing are left out.
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = (W, T)>) -> Self {
        let (mut this, mut folded) = (Self::default(), Folded::default());
        for (word, entry) in words {
            folded.refold(word.as_ref());
            if folded.text.is_empty() {
                continue;
            }
            if this.entries.last().is_none_or(|(_, last)| *last != entry) {
                this.entries.push((this.words.len() as u32, entry));
            }
            this.words.push(&folded.text);
        }
        this
    }

    /// The words of `text`, left to right, the longest where several start or overlap; equal words all.
    pub fn find(&self, text: &Folded) -> Vec<Hit<'_, T>> {
        let mut hits = self.find_all(text);
        order::by_key(&mut hits, |hit| (hit.range.start, usize::MAX - hit.range.end));
        let mut taken: Option<Range<usize>> = None;
        hits.retain(|hit| match &taken {
            Some(last) if hit.range == *last => true,
            Some(last) if hit.range.start < last.end => false,
            _ => {
                taken = Some(hit.range.clone());
                true
            }
        });
        hits
    }

    /// Every word of `text` at word boundaries, overlapping ones included, in no stated order.
    pub fn find_all(&self, text: &Folded) -> Vec<Hit<'_, T>> {
        let mut hits = Vec::new();
        self.words.each(&text.text, |index, range| {
            if is_word(&text.text, range.clone()) {
                let before = self.entries.partition_point(|(from, _)| *from as usize <= index);
                let entry = before.checked_sub(1).and_then(|at| self.entries.get(at));
                hits.extend(entry.map(|(_, entry)| Hit { range, entry }));
            }
        });
        hits
    }

    /// Whether any word stands in `text`.
    pub fn any(&self, text: &Folded) -> bool {
        !self.find_all(text).is_empty()
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// Whether no letter of a script with spaces runs on across either end of `range`.
pub fn is_word(text: &str, range: Range<usize>) -> bool {
    let joined = |left: Option<char>, right: Option<char>| matches!((left, right), (Some(l), Some(r)) if is_spaced(l) && is_spaced(r));
    let (Some(before), Some(word), Some(after)) =
        (text.get(..range.start), text.get(range.clone()), text.get(range.end..))
    else {
        return false;
    };
    !joined(before.chars().next_back(), word.chars().next()) && !joined(word.chars().next_back(), after.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &[&'static str], text: &str) -> Vec<String> {
        let dictionary = Dictionary::new(words.iter().map(|w| (*w, ())));
        let folded = Folded::new(text);
        dictionary.find(&folded).iter().map(|h| folded.quote(text, h.range.clone()).to_owned()).collect()
    }

    #[test]
    fn words_are_found_whole_in_scripts_with_spaces_and_anywhere_in_others() {
        assert_eq!(found(&["Dior"], "Diorama, DIOR! radior"), ["DIOR"]);
        assert_eq!(found(&["卡地亚"], "正品卡地亚手镯"), ["卡地亚"]);
        assert_eq!(found(&["Cartier"], "卡地亚Cartier手镯"), ["Cartier"]);
    }

    #[test]
    fn the_longest_word_wins() {
        assert_eq!(found(&["Supreme", "GG Supreme"], "a GG-Supreme tote"), ["GG-Supreme"]);
        assert_eq!(found(&["book tote", "book"], "Dior Book Tote book"), ["Book Tote", "book"]);
    }
}
