//! Needles: many words sought at once in a text, at any place, ASCII case making no difference.
//!
//! A table over the first three bytes tells at nearly every place that nothing starts there; where something may, the
//! few needles of that entry are compared. It is made in one pass over the needles, which an automaton is not: the browser
//! starts this core anew again and again.

use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::OnceLock;

/// Many words, known by their place in the list they were made from. The table is made when the first text comes.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Needles {
    /// All words, one behind the other: one piece of memory, and one to read from the packed rules.
    text: String,
    /// Their lengths, in bytes.
    lengths: Vec<u32>,
    #[serde(skip)]
    table: OnceLock<Table>,
}

/// The words by how they begin.
#[derive(Debug, Default)]
struct Table {
    /// Where in the text each word starts; one more for the end.
    starts: Vec<u32>,
    /// Where in `order` the needles of a slot start; one more for the end.
    slots: Vec<u32>,
    /// The needles of at least [`HEAD`] bytes, by slot.
    order: Vec<u32>,
    /// A bit a slot: whether any needle claims it. So small that it stays at the processor's hand.
    claimed: Vec<u64>,
    /// The needles shorter than that: few, so each is sought by its first byte.
    short: Vec<u32>,
    bits: u32,
}

/// How many bytes of a needle the table knows.
const HEAD: usize = 3;

impl Table {
    fn new(text: &str, lengths: &[u32]) -> Self {
        // Four slots a needle leave nearly every slot that no needle claims empty.
        let bits = (usize::BITS - lengths.len().leading_zeros() + 2).clamp(5, 18);
        let mut table =
            Self { slots: vec![0; (1 << bits) + 1], claimed: vec![0; (1 << bits) / 64 + 1], bits, ..Self::default() };
        table.starts.reserve(lengths.len() + 1);
        table.starts.push(0);
        let mut heads: Vec<(u32, u32)> = Vec::with_capacity(lengths.len());
        let mut start = 0;
        for (length, index) in lengths.iter().zip(0u32..) {
            let end = start + *length;
            let word = text.as_bytes().get(start as usize..end as usize).unwrap_or_default();
            match word.first_chunk().map(|head| slot(head, bits)) {
                Some(at) => {
                    heads.push((at as u32, index));
                    if let (Some(count), Some(claims)) = (table.slots.get_mut(at), table.claimed.get_mut(at / 64)) {
                        *count += 1;
                        *claims |= 1 << (at % 64);
                    }
                }
                None if word.is_empty() => {}
                None => table.short.push(index),
            }
            table.starts.push(end);
            start = end;
        }
        let mut sum = 0;
        for end in &mut table.slots {
            sum += *end;
            *end = sum;
        }
        // From the last to the first, each before those of its slot that are placed: what was a slot's end becomes its start.
        table.order.resize(heads.len(), 0);
        for (at, index) in heads.iter().rev() {
            let Some(place) = table.slots.get_mut(*at as usize) else { continue };
            *place -= 1;
            if let Some(free) = table.order.get_mut(*place as usize) {
                *free = *index;
            }
        }
        table
    }
}

impl Needles {
    /// Takes the words. Empty ones are never found.
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Self {
        let mut needles = Self::default();
        words.into_iter().for_each(|word| needles.push(word.as_ref()));
        needles
    }

    /// Adds a word; only before the first text.
    pub fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.lengths.push(word.len() as u32);
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Calls `hit` with the index and the place of every needle in `text`, overlapping ones included.
    pub fn each(&self, text: &str, mut hit: impl FnMut(usize, Range<usize>)) {
        let table = self.table.get_or_init(|| Table::new(&self.text, &self.lengths));
        let bytes = text.as_bytes();
        let mut compare = |index: u32, start: usize| {
            let index = index as usize;
            let Some(&[from, to]) = table.starts.get(index..index + 2) else { return };
            let Some(word) = self.text.as_bytes().get(from as usize..to as usize) else { return };
            let range = start..start + word.len();
            if bytes.get(range.clone()).is_some_and(|found| found.eq_ignore_ascii_case(word)) {
                hit(index, range);
            }
        };
        if let (false, Some((first, rest))) = (table.order.is_empty(), bytes.split_first_chunk::<{ HEAD - 1 }>()) {
            let shift = 32 - table.bits;
            let mut head = first.iter().fold(0, |head, byte| push(head, *byte));
            for (start, byte) in rest.iter().enumerate() {
                head = push(head, *byte);
                let at = (spread(head) >> shift) as usize;
                if table.claimed.get(at / 64).is_none_or(|word| word >> (at % 64) & 1 == 0) {
                    continue;
                }
                let Some(&[from, to]) = table.slots.get(at..at + 2) else { continue };
                for index in table.order.get(from as usize..to as usize).unwrap_or_default() {
                    compare(*index, start);
                }
            }
        }
        for index in &table.short {
            let first = table.starts.get(*index as usize).and_then(|start| self.text.as_bytes().get(*start as usize));
            let Some(first) = first else { continue };
            let begins = bytes.iter().enumerate().filter(|(_, byte)| byte.eq_ignore_ascii_case(first));
            begins.for_each(|(start, _)| compare(*index, start));
        }
    }

    /// Whether any stands in a text.
    pub fn any(&self, text: &str) -> bool {
        let mut any = false;
        self.each(text, |_, _| any = true);
        any
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }
}

/// The slot of three bytes.
fn slot(head: &[u8; HEAD], bits: u32) -> usize {
    (spread(head.iter().fold(0, |head, byte| push(head, *byte))) >> (32 - bits)) as usize
}

/// The last three bytes, small letters, after one more.
fn push(head: u32, byte: u8) -> u32 {
    head >> 8 | u32::from(byte.to_ascii_lowercase()) << 16
}

/// Fibonacci hashing: the upper bits of a product with 2³² ÷ φ are the slot.
fn spread(head: u32) -> u32 {
    head.wrapping_mul(0x9e37_79b1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use aho_corasick::{AhoCorasick, MatchKind};
    use proptest::prelude::*;

    fn found(words: &[String], text: &str) -> Vec<(usize, Range<usize>)> {
        let mut hits = Vec::new();
        Needles::new(words).each(text, |index, range| hits.push((index, range)));
        hits.sort_by_key(|(index, range)| (range.start, range.end, *index));
        hits
    }

    #[test]
    fn needles_are_found_wherever_they_stand_and_however_short() {
        let words = ["price", "x", "原价", "ice", ""].map(str::to_owned);
        let hits = found(&words, "PRICE 原价x");
        assert_eq!(hits, [(0, 0..5), (3, 2..5), (2, 6..12), (1, 12..13)]);
    }

    proptest! {
        #[test]
        fn a_well_known_automaton_finds_the_same(
            words in prop::collection::vec("[a-cA-C价é ]{1,4}", 0..40),
            text in "[a-cA-C价é ]{0,60}",
        ) {
            let automaton =
                AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::Standard).build(&words).unwrap();
            let mut expected: Vec<_> =
                automaton.find_overlapping_iter(&text).map(|m| (m.pattern().as_usize(), m.range())).collect();
            expected.sort_by_key(|(index, range)| (range.start, range.end, *index));
            prop_assert_eq!(found(&words, &text), expected);
        }
    }
}
