//! Words, and what makes one suspicious: what no honest spelling explains.

use crate::text::fold::{fold, is_invisible};
use crate::text::order;
use crate::text::shape;
use std::ops::Range;

/// Why a word is suspicious.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Letters of another script that look Latin, or invisible characters.
    Letters,
    /// Digits, signs and pictures among letters, or letters set apart.
    Signs,
    /// Stars for letters.
    Stars,
    /// One letter many times.
    Stretched,
}

/// A suspicious word, or run of single letters, by the first and last of its words.
#[derive(Debug)]
pub struct Suspicious {
    pub first: usize,
    pub last: usize,
    pub why: Why,
}

/// Fewest single letters in a row that are read as one word.
const MIN_RUN: usize = 4;
/// Most words that one disguised name may be broken into.
const MAX_WORDS: usize = 32;

/// The words of a text, without the punctuation around them.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let around = |c: char| {
            !c.is_alphanumeric()
                && !shape::stands_for_letter(c)
                && !shape::is_star(c)
                && !matches!(c, '\u{1f100}'..='\u{1f1ff}')
                && !is_invisible(c)
        };
        let word = piece.trim_start_matches(around);
        let start = at + piece.len() - word.len();
        let word = word.trim_end_matches(around);
        if !word.is_empty() {
            words.push(start..start + word.len());
        }
        at += piece.len();
    }
    words
}

/// Words, and runs of single letters, that no honest spelling explains.
pub fn suspicious(text: &str, words: &[Range<usize>]) -> Vec<Suspicious> {
    let word = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    let mut found: Vec<Suspicious> = (words.iter().enumerate())
        .filter_map(|(i, range)| Some(Suspicious { first: i, last: i, why: why(word(range))? }))
        .collect();
    // "C a r t i e r": a run of single letters, read as one word.
    let single = |range: &Range<usize>| {
        let mut chars = word(range).chars().filter(|c| !is_invisible(*c));
        matches!((chars.next(), chars.next()), (Some(c), None) if c.is_alphanumeric() || shape::stands_for_letter(c) || c == '*')
    };
    let mut first = 0;
    for run in words.chunk_by(|a, b| single(a) && single(b)) {
        let last = first + run.len() - 1;
        if (MIN_RUN..=MAX_WORDS).contains(&run.len()) {
            let foreign = run.iter().any(|range| shape::has_foreign_look_alike(word(range)));
            let starred = run.iter().any(|range| word(range).contains(shape::is_star));
            let why = if starred {
                Why::Stars
            } else if foreign {
                Why::Letters
            } else {
                Why::Signs
            };
            found.push(Suspicious { first, last, why });
        }
        first = last + 1;
    }
    found
}

/// The runs of words, the longest first, that a suspicious one could be part of.
pub fn windows(words: &[Range<usize>], word: &Suspicious) -> impl Iterator<Item = Range<usize>> {
    const MOST: usize = 4;
    let (first, last) = (word.first, word.last);
    // A run of single letters stands alone.
    let reach = if first == last { MOST - 1 } else { 0 };
    let mut runs: Vec<Range<usize>> = (first.saturating_sub(reach)..=first)
        .flat_map(|from| (last..=last + reach).map(move |to| (from, to)))
        .filter(|(from, to)| to - from < MOST || reach == 0)
        .filter_map(|(from, to)| Some(words.get(from)?.start..words.get(to)?.end))
        .collect();
    order::by_key(&mut runs, |run| std::cmp::Reverse(run.len()));
    runs.into_iter()
}

fn why(word: &str) -> Option<Why> {
    // Long words are never names, and cost the most.
    if word.len() > 96 {
        return None;
    }
    if !word.is_ascii()
        && (shape::has_foreign_look_alike(word) && mixes_scripts(word)
            || word.chars().any(is_invisible) && word.chars().any(char::is_alphabetic))
    {
        return Some(Why::Letters);
    }
    let letters = word.chars().filter(|c| c.is_ascii_alphabetic()).count();
    // A short word may be part of a longer name: "Va* Cleef".
    if word.contains(shape::is_star) && letters > 0 {
        return Some(Why::Stars);
    }
    if letters < 2 {
        return None;
    }
    let mut last = ('\0', 0);
    let stretched = word.chars().any(|c| {
        let c = c.to_ascii_lowercase();
        last = if last.0 == c { (c, last.1 + 1) } else { (c, 1) };
        c.is_ascii_alphabetic() && last.1 >= 3
    });
    if stretched {
        return Some(Why::Stretched);
    }
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let leet = (1..=3).contains(&digits) && digits <= letters;
    // An accent, an apostrophe and a letter of any script are spelling; other signs between letters are not.
    let mark = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '®' | '™' | '\u{300}'..='\u{36f}');
    let inside = word.char_indices().skip(1).any(|(i, c)| mark(c) && i + c.len_utf8() < word.len());
    let ends = word.starts_with(shape::stands_for_letter) || word.ends_with(shape::stands_for_letter);
    (leet || inside || ends).then_some(Why::Signs)
}

/// Whether letters of another script stand beside Latin ones, or make up a word that is all look-alikes.
fn mixes_scripts(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_alphabetic())
        || fold(word).chars().all(|c| shape::has_foreign_look_alike(c.encode_utf8(&mut [0; 4])))
}
