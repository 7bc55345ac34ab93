//! Phrases: very many words sought in a short text. Quick to make, which is what counts with 10,000 brands.
//!
//! A [`Dictionary`](super::dictionary::Dictionary) compares all that begin alike; this one hashes each phrase
//! once and looks up every run of words of the text that could be one.

use super::dictionary::Hit;
use super::fold::{Folded, is_spaced};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Longest phrase, in bytes of folded text, and most words of scripts with spaces in it.
const MAX_BYTES: usize = 96;
const MAX_WORDS: usize = 8;

/// Many phrases, each with what it stands for.
#[derive(Debug)]
pub struct Phrases<T> {
    /// By the hash of the folded phrase, where its entries start in `entries`.
    first: HashMap<u64, u32, BuildHasherDefault<Ready>>,
    /// The entries; those of one phrase are chained.
    entries: Vec<Entry<T>>,
}

#[derive(Debug)]
struct Entry<T> {
    value: T,
    next: Option<u32>,
}

impl<T> Phrases<T> {
    /// An index of phrases, which are folded here; those that fold to nothing are left out.
    pub fn new<W: AsRef<str>>(phrases: impl IntoIterator<Item = (W, T)>) -> Self {
        let mut this = Self { first: HashMap::default(), entries: Vec::new() };
        let mut folded = Folded::default();
        for (phrase, value) in phrases {
            folded.refold(phrase.as_ref());
            let folded = &folded.text;
            if folded.is_empty() || folded.len() > MAX_BYTES {
                continue;
            }
            let at = u32::try_from(this.entries.len()).unwrap_or(u32::MAX);
            let next = this.first.insert(hash(folded), at);
            this.entries.push(Entry { value, next });
        }
        this
    }

    /// The phrases of `text`, left to right, the longest where several start or overlap; equal phrases all.
    pub fn find(&self, text: &Folded) -> Vec<Hit<'_, T>> {
        let text = text.text.as_str();
        let mut hits = Vec::new();
        let mut free_from = 0;
        let mut before = None;
        for (start, c) in text.char_indices() {
            let joined = before.is_some_and(is_spaced) && is_spaced(c);
            before = Some(c);
            if start < free_from || joined || c == ' ' {
                continue;
            }
            if let Some((end, first)) = self.longest(text, start) {
                let mut at = Some(first);
                while let Some(entry) = at.and_then(|i| self.entries.get(i as usize)) {
                    hits.push(Hit { range: start..end, entry: &entry.value });
                    at = entry.next;
                }
                free_from = end;
            }
        }
        hits
    }

    /// The longest phrase that starts at `start`: where it ends, and its first entry.
    fn longest(&self, text: &str, start: usize) -> Option<(usize, u32)> {
        let mut longest = None;
        let mut state = SEED;
        let mut words = 0;
        let mut chars = text.get(start..)?.char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let end = start + offset + c.len_utf8();
            words += usize::from(c == ' ');
            if end - start > MAX_BYTES || words >= MAX_WORDS {
                break;
            }
            for byte in text.get(start + offset..end)?.bytes() {
                state = step(state, byte);
            }
            let runs_on = is_spaced(c) && chars.peek().is_some_and(|(_, next)| is_spaced(*next));
            if let (false, Some(first)) = (runs_on, self.first.get(&state)) {
                longest = Some((end, *first));
            }
        }
        longest
    }
}

/// FNV-1a, 64 bits: among 100,000 phrases two share a hash once in three billion rule books.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn step(state: u64, byte: u8) -> u64 {
    (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

fn hash(text: &str) -> u64 {
    text.bytes().fold(SEED, step)
}

/// Takes keys that are hashes already as they are.
#[derive(Debug, Default)]
struct Ready(u64);

impl Hasher for Ready {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |s, b| step(s, *b));
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::dictionary::Dictionary;

    const WORDS: &[&str] = &[
        "Dior",
        "Cartier",
        "卡地亚",
        "GG Supreme",
        "Supreme",
        "Van Cleef & Arpels",
        "Van Cleef",
        "book tote",
        "까르띠에",
        "L*V",
    ];

    fn found(text: &str) -> Vec<String> {
        let phrases = Phrases::new(WORDS.iter().map(|w| (*w, ())));
        let folded = Folded::new(text);
        phrases.find(&folded).iter().map(|h| folded.quote(text, h.range.clone()).to_owned()).collect()
    }

    #[test]
    fn phrases_are_found_whole_and_the_longest_wins() {
        assert_eq!(found("Diorama, DIOR! radior"), ["DIOR"]);
        assert_eq!(found("正品卡地亚Cartier手镯"), ["卡地亚", "Cartier"]);
        assert_eq!(found("a GG-Supreme tote, Supreme"), ["GG-Supreme", "Supreme"]);
        assert_eq!(found("VAN CLEEF & ARPELS; van cleef"), ["VAN CLEEF & ARPELS", "van cleef"]);
        assert_eq!(found("까르띠에의 L*V"), ["까르띠에", "L*V"]);
    }

    #[test]
    fn both_ways_of_searching_agree() {
        let dictionary = Dictionary::new(WORDS.iter().map(|w| (*w, ())));
        let phrases = Phrases::new(WORDS.iter().map(|w| (*w, ())));
        for text in [
            "Dior book tote by Dior",
            "supreme gg supreme supreme",
            "卡地亚卡地亚 dior卡地亚",
            "Van Cleef Arpels van cleef & arpels",
            "l*v l*vx",
        ] {
            let folded = Folded::new(text);
            assert_eq!(dictionary.find(&folded), phrases.find(&folded), "{text}");
        }
    }
}
