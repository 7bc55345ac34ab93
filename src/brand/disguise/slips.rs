//! Slips of the pen, and names broken by a space: read where no brand is named plainly.

use super::{Certainty, Disguise, MOST, Trick};
use crate::passage::Passage;
use crate::rules::{RuleBook, Shaped};
use crate::text::fold::fold;
use crate::text::shape;
use std::ops::Range;

/// Most words of a text that are looked at, and longest word: a title is no book.
const MAX_WORDS: usize = 64;
const MAX_LETTERS: usize = 40;
/// Most pieces a name is sought in.
const MAX_PIECES: usize = 4;
/// Shortest name that is believed one letter off without goods beside it, and shortest of several words with them.
const MIN_SURE: usize = 10;
const MIN_WORDS: usize = 8;
/// Shortest pieces of a name that an honest hand leaves.
const MIN_PIECE: usize = 3;

/// The names of brands with rules that words of a passage spell with one letter wrong, with letters that look alike in
/// ASCII ("CHANEI"), or with a space inside.
pub fn slips(passage: &Passage<'_>, rules: &RuleBook) -> Vec<Disguise> {
    let text = passage.folded().text.as_str();
    let words: Vec<Range<usize>> = words(text).take(MAX_WORDS).collect();
    let shapes = rules.shapes();
    let mut found = Vec::new();
    for (at, range) in words.iter().enumerate() {
        let Some(word) = text.get(range.clone()) else { continue };
        if is_latin(word) && word.len() <= MAX_LETTERS {
            if let Some(name) = shapes.spelled(word) {
                // Its words run together: "LouisVuitton".
                found.push(draft(passage, name, range.clone(), Trick::Slip, certainty(name)));
            } else if let Some(name) =
                shapes.get(&shape::key(word)).filter(|_| !word.contains(|c: char| c.is_ascii_digit()))
            {
                found.push(draft(passage, name, range.clone(), Trick::Spelling, Certainty::WithGoods));
            } else if let Some(name) = shapes.slips(word).find(|name| !is_word_of_its_own(word, name, rules)) {
                let long = name.letters.len() >= MIN_SURE && !name.ambiguous;
                let certainty = if long { Certainty::Sure } else { Certainty::WithGoods };
                found.push(draft(passage, name, range.clone(), Trick::Slip, certainty));
            }
        }
        found.extend(broken(passage, words.get(at..at + MAX_PIECES).or(words.get(at..)).unwrap_or_default(), rules));
        if found.len() >= MOST {
            break;
        }
    }
    found
}

/// The name that the first words of `words` spell when run together.
fn broken(passage: &Passage<'_>, words: &[Range<usize>], rules: &RuleBook) -> Option<Disguise> {
    let text = passage.folded().text.as_str();
    let shapes = rules.shapes();
    let mut letters = String::new();
    let mut shortest = usize::MAX;
    for (count, range) in words.iter().enumerate() {
        let word = text.get(range.clone()).filter(|w| is_latin(w))?;
        letters.push_str(word);
        shortest = shortest.min(word.len());
        if letters.len() > MAX_LETTERS {
            return None;
        }
        if count == 0 {
            continue;
        }
        let whole = words.first()?.start..range.end;
        let between = passage.quote(whole.clone());
        // Only a space breaks a name ("car, tier" are two words); between its own words there may be more ("Arc'teryx").
        let only = |marks: &[char]| {
            between.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '\u{a0}') || marks.contains(&c))
        };
        let Some(name) = shapes.spelled(&letters).filter(|_| only(&[])) else {
            let long = |n: &&Shaped| n.letters.len() >= MIN_WORDS && n.words > 1;
            let slip =
                |n: &&Shaped| long(n) && !is_word_of_its_own(&letters, n, rules) && !is_in_short_word(n, between);
            let parted = only(&['\'', '’', '-', '&', '.']);
            let Some(name) = parted.then(|| shapes.slips(&letters).find(slip)).flatten() else { continue };
            let sure = name.letters.len() >= MIN_SURE && !name.ambiguous;
            let certainty = if sure { Certainty::Sure } else { Certainty::WithGoods };
            return Some(draft(passage, name, whole, Trick::Slip, certainty));
        };
        let trick = if shortest >= MIN_PIECE { Trick::Slip } else { Trick::Spelling };
        return Some(draft(passage, name, whole, trick, Certainty::WithGoods));
    }
    None
}

fn certainty(name: &Shaped) -> Certainty {
    if name.ambiguous { Certainty::WithGoods } else { Certainty::Sure }
}

fn draft(passage: &Passage<'_>, name: &Shaped, range: Range<usize>, trick: Trick, certainty: Certainty) -> Disguise {
    let written = passage.quote(range.clone()).to_owned();
    Disguise { brand: name.brand, trick, certainty, range, written, reads: name.name.clone() }
}

/// Whether a word one letter off is known to be a word, or the name itself with an ending ("Cartiers", "Pandoras").
fn is_word_of_its_own(word: &str, name: &Shaped, rules: &RuleBook) -> bool {
    let near = rules.brand(name.brand).is_some_and(|b| b.rules.hosts.near.iter().any(|n| n == word));
    near || word
        .strip_prefix(name.letters.as_str())
        .is_some_and(|ending| matches!(ending, "s" | "e" | "d" | "n" | "o" | "a"))
}

/// Whether the wrong letter is in a word too short to be sure of: "neu balance".
fn is_in_short_word(name: &Shaped, written: &str) -> bool {
    const MIN: usize = 4;
    let (name, written) = (fold(&name.name), fold(written));
    let (name, written): (Vec<&str>, Vec<&str>) = (name.split(' ').collect(), written.split(' ').collect());
    let short = |(a, b): (&&str, &&str)| a != b && a.len().min(b.len()) < MIN;
    name.len() == written.len() && name.iter().zip(&written).any(short)
}

/// The words of folded text: between its spaces.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split(' ').map(move |word| {
        let range = at..at + word.len();
        at = range.end + 1;
        range
    })
}

fn is_latin(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric())
}
