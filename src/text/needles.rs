//! Needles: many words sought at once in a text, at any place, ASCII case making no difference.
//!
//! A table over the first three bytes tells at nearly every place that nothing starts there; where something may, the
//! few needles of that entry are compared. It is made in one pass over the needles, which an automaton is not: the browser
//! starts this core anew again and again.

use std::ops::Range;

/// Many words, known by their place in the list they were made from.
#[derive(Debug, Default)]
pub struct Needles {
    words: Vec<Box<str>>,
    /// Where in `order` the needles of a slot start; one more for the end. Empty without needles.
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

impl Needles {
    /// Makes the table. Empty words are never found.
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Self {
        let words: Vec<Box<str>> = words.into_iter().map(|w| w.as_ref().into()).collect();
        // Four slots a needle leave nearly every slot that no needle claims empty.
        let bits = (usize::BITS - words.len().leading_zeros() + 2).clamp(5, 18);
        let (mut slots, mut order, mut short) = (vec![0u32; (1 << bits) + 1], Vec::new(), Vec::new());
        let slot_of = |word: &str| word.as_bytes().first_chunk().map(|head| slot(head, bits));
        for (word, index) in words.iter().zip(0u32..) {
            match slot_of(word) {
                Some(at) => {
                    order.push((at, index));
                    if let Some(count) = slots.get_mut(at + 1) {
                        *count += 1;
                    }
                }
                None if word.is_empty() => {}
                None => short.push(index),
            }
        }
        let mut sum = 0;
        for start in &mut slots {
            sum += *start;
            *start = sum;
        }
        order.sort_unstable();
        let mut claimed = vec![0u64; (1 << bits) / 64 + 1];
        for (at, _) in &order {
            if let Some(word) = claimed.get_mut(at / 64) {
                *word |= 1 << (at % 64);
            }
        }
        Self { words, slots, order: order.into_iter().map(|(_, index)| index).collect(), claimed, short, bits }
    }

    /// Calls `hit` with the index and the place of every needle in `text`, overlapping ones included.
    pub fn each(&self, text: &str, mut hit: impl FnMut(usize, Range<usize>)) {
        let bytes = text.as_bytes();
        let mut compare = |index: u32, start: usize| {
            let index = index as usize;
            let Some(word) = self.words.get(index) else { return };
            let range = start..start + word.len();
            if bytes.get(range.clone()).is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes())) {
                hit(index, range);
            }
        };
        if let (false, Some((first, rest))) = (self.order.is_empty(), bytes.split_first_chunk::<{ HEAD - 1 }>()) {
            let shift = 32 - self.bits;
            let mut head = first.iter().fold(0, |head, byte| push(head, *byte));
            for (start, byte) in rest.iter().enumerate() {
                head = push(head, *byte);
                let at = (spread(head) >> shift) as usize;
                if self.claimed.get(at / 64).is_none_or(|word| word >> (at % 64) & 1 == 0) {
                    continue;
                }
                let Some(&[from, to]) = self.slots.get(at..at + 2) else { continue };
                for index in self.order.get(from as usize..to as usize).unwrap_or_default() {
                    compare(*index, start);
                }
            }
        }
        for index in &self.short {
            let Some(first) = self.words.get(*index as usize).and_then(|word| word.as_bytes().first()) else {
                continue;
            };
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
        self.words.is_empty()
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
