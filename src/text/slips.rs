//! Slips: which of many names a word is one letter off: one changed, added, left out, or two swapped.
//!
//! A slip leaves the first or the second half of a name as it is (all but the letter or two in the middle), so names are
//! filed by both halves and few are ever compared. Quick to make, which is what counts with 10,000 brands.

/// Many names, by their halves. Letters and digits of ASCII only.
#[derive(Debug, Default)]
pub struct Slips {
    names: Vec<Box<str>>,
    /// The hash of a half and the name it is of, sorted.
    halves: Vec<(u32, u32)>,
}

/// Which end of a name.
#[derive(Debug, Clone, Copy)]
enum End {
    First,
    Last,
}

impl Slips {
    /// Files the names; those that are not all ASCII are never found.
    pub fn new<W: AsRef<str>>(names: impl IntoIterator<Item = W>) -> Self {
        let names: Vec<Box<str>> = names.into_iter().map(|n| n.as_ref().into()).collect();
        let mut halves: Vec<(u32, u32)> = (names.iter().zip(0u32..))
            .filter(|(name, _)| name.is_ascii())
            .flat_map(|(name, at)| {
                [End::First, End::Last].into_iter().filter_map(move |end| Some((half(name, name.len(), end)?, at)))
            })
            .collect();
        halves.sort_unstable();
        Self { names, halves }
    }

    /// The places, in the list they were made from, of the names that `word` is one letter off.
    pub fn of(&self, word: &str) -> Vec<usize> {
        let mut found = Vec::new();
        if !word.is_ascii() {
            return found;
        }
        for length in word.len().saturating_sub(1)..=word.len() + 1 {
            for end in [End::First, End::Last] {
                let Some(key) = half(word, length, end) else { continue };
                let from = self.halves.partition_point(|(k, _)| *k < key);
                let same = self.halves.get(from..).unwrap_or_default().iter().take_while(|(k, _)| *k == key);
                for at in same.map(|(_, at)| *at as usize) {
                    let name = self.names.get(at).map(|n| n.as_bytes()).unwrap_or_default();
                    if name.len() == length && one_apart(name, word.as_bytes()) && !found.contains(&at) {
                        found.push(at);
                    }
                }
            }
        }
        found.sort_unstable();
        found
    }
}

/// The hash of the first or last letters of `word`, as many as stand before or behind the middle of a name of `length`.
fn half(word: &str, length: usize, end: End) -> Option<u32> {
    // Of seven letters three, of eight three: a swap in the very middle leaves both ends alone.
    let count = length.checked_sub(1)? / 2;
    let part = match end {
        End::First => word.get(..count),
        End::Last => word.get(word.len().checked_sub(count)?..),
    }?;
    // FNV-1a, with length and end mixed in.
    let seed = 0x811c_9dc5 ^ (u32::try_from(length).unwrap_or(0) << 1) ^ (end as u32);
    Some(part.bytes().fold(seed, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)))
}

/// Whether one letter changed, added or left out, or two neighbours swapped, make one of the other.
fn one_apart(a: &[u8], b: &[u8]) -> bool {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    let same = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(..a.len() - same).unwrap_or_default(), b.get(..b.len() - same).unwrap_or_default());
    matches!((a, b), ([_], [] | [_]) | ([], [_])) || matches!((a, b), ([p, q], [r, s]) if p == s && q == r)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rapidfuzz::distance::osa;

    #[test]
    fn every_kind_of_slip_is_found_and_the_name_itself_is_none() {
        let slips = Slips::new(["cartier", "burberry"]);
        for slip in ["catier", "carrtier", "cortier", "acrtier", "catrier", "cartiex", "xcartier", "artier", "cartierx"]
        {
            assert_eq!(slips.of(slip), [0], "{slip}");
        }
        for other in ["cartier", "carter", "cattiers", "cratire", "burbery s", "", "c", "картье"] {
            let expected: &[usize] = if other == "carter" { &[0] } else { &[] };
            assert_eq!(slips.of(other), expected, "{other}");
        }
    }

    proptest! {
        #[test]
        fn a_well_known_distance_agrees(names in prop::collection::vec("[a-c]{1,8}", 0..12), word in "[a-c]{0,9}") {
            let expected: Vec<usize> =
                (0..names.len()).filter(|i| osa::distance(names[*i].chars(), word.chars()) == 1).collect();
            prop_assert_eq!(Slips::new(&names).of(&word), expected);
        }
    }
}
