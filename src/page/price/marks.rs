//! Where in a text a currency's sign, word or code stands.

use super::{at, plain};
use crate::page::currency::{self, MARKS, Means, Writing};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A row of [`MARKS`].
type Mark = (&'static str, Writing, Means);

/// The marks that may begin with a character, in the order of [`MARKS`]: a page's every character is asked.
static BEGINNING: LazyLock<Beginning> = LazyLock::new(|| {
    let mut all = Beginning { ascii: vec![Vec::new(); 128], other: BTreeMap::new() };
    for mark in MARKS {
        let begins = mark.0.chars().next().unwrap_or_default();
        let mut keys = vec![begins, plain(begins)];
        if mark.1 == Writing::Word {
            keys.extend(begins.to_lowercase().chain(begins.to_uppercase()));
        }
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().for_each(|key| all.list(key).push(mark));
    }
    all
});

struct Beginning {
    ascii: Vec<Vec<&'static Mark>>,
    other: BTreeMap<char, Vec<&'static Mark>>,
}

impl Beginning {
    fn list(&mut self, key: char) -> &mut Vec<&'static Mark> {
        match self.ascii.get_mut(key as usize) {
            Some(list) => list,
            None => self.other.entry(key).or_default(),
        }
    }

    fn with(&self, first: char) -> &[&'static Mark] {
        self.ascii.get(first as usize).or_else(|| self.other.get(&first)).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Codes that are words of shops first ("TOP 10", "ALL 50", "CUP 250 ml").
const WORDS: &[&str] = &["ALL", "CUP", "MOP", "TOP"];

/// A currency mark that ends at or just before `i`.
pub(super) fn mark_before(chars: &[char], i: usize, not_before: usize) -> Option<(usize, usize, Means)> {
    let mut end = i;
    let mut skipped = 0;
    while end > not_before && skipped < 3 && matches!(at(chars, end - 1), ' ' | ':' | '.' | '-' | '–') {
        // A dot belongs to "Rs." and the like, and is looked at below.
        if at(chars, end - 1) == '.' {
            break;
        }
        end -= 1;
        skipped += 1;
    }
    (not_before..end)
        .rev()
        .take(7)
        .filter_map(|start| {
            let (stop, means) = mark_at(chars, start)?;
            (stop == end).then_some((start, stop, means))
        })
        .next_back()
}

/// A currency mark that begins at or just behind `i`.
pub(super) fn mark_after(chars: &[char], i: usize) -> Option<(usize, usize, Means)> {
    let start = (i..i + 3).find(|&j| at(chars, j) != ' ')?;
    let (stop, means) = mark_at(chars, start)?;
    // "10 $5": the sign belongs to the number behind it.
    if matches!(means, Means::Dollar) && start > i && at(chars, stop).is_ascii_digit() {
        return None;
    }
    Some((start, stop, means))
}

/// Whether a number and the letters behind it are one part of a number of goods ("585B-214R-072").
pub(super) fn in_code(chars: &[char], start: usize, stop: usize) -> bool {
    let before = start > 1 && at(chars, start - 1) == '-' && at(chars, start - 2).is_alphanumeric();
    before && at(chars, stop) == '-' && at(chars, stop + 1).is_alphanumeric()
}

/// Whether letters before a number are a part of a number of goods ("214R-072", "KM-1").
pub(super) fn ends_code(chars: &[char], start: usize, stop: usize) -> bool {
    let glued = start > 0 && at(chars, start - 1).is_ascii_digit() && at(chars, start).is_alphabetic();
    let short = stop - start <= 2 && (start..stop).all(|i| at(chars, i).is_ascii_uppercase());
    (glued || short) && at(chars, stop) == '-' && at(chars, stop + 1).is_ascii_digit()
}

/// The mark that begins at `i`: where it ends and what it means.
pub(super) fn mark_at(chars: &[char], i: usize) -> Option<(usize, Means)> {
    let first = at(chars, i);
    if first == '\0' || first == ' ' || first.is_ascii_digit() {
        return None;
    }
    let free_before = i == 0 || !at(chars, i - 1).is_alphabetic();
    let mut best: Option<(usize, Means)> = None;
    for (mark, writing, means) in BEGINNING.with(first) {
        if *writing != Writing::Sign && !free_before && first.is_alphabetic() {
            continue;
        }
        let mut j = i;
        let same = mark.chars().all(|m| {
            let c = at(chars, j);
            j += 1;
            c == plain(m) || c == m || (*writing == Writing::Word && (c.to_lowercase().eq(m.to_lowercase())))
        });
        let ends_in_letter = mark.chars().next_back().is_some_and(char::is_alphabetic);
        let open_end = *writing != Writing::Sign && ends_in_letter && at(chars, j).is_alphabetic();
        if same && !open_end && best.is_none_or(|(end, _)| j > end) {
            best = Some((j, *means));
        }
    }
    if best.is_none() && free_before && first.is_ascii_uppercase() && !at(chars, i + 3).is_alphabetic() {
        let code: String = chars.get(i..i + 3)?.iter().collect();
        if code.bytes().all(|b| b.is_ascii_uppercase()) {
            best = currency::code(&code)
                .filter(|c| !WORDS.contains(c))
                .or_else(|| currency::former_code(&code))
                .map(|c| (i + 3, Means::One(c)));
        }
    }
    best
}
