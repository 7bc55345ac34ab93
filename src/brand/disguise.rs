//! Disguises: a brand's name written so that people read it and filters do not.
//!
//! A second look, taken only at words that are suspicious by themselves: with letters of another script, invisible
//! characters, digits or stars inside, or letters set apart. Plain slips of the pen are no disguise.

use crate::passage::Passage;
use crate::rules::schema::NameKind;
use crate::rules::{BrandRules, Means, RuleBook, Spelling};
use crate::text::dictionary::Hit;
use crate::text::fold::{Folded, fold, is_invisible};
use crate::text::shape;
use std::ops::Range;

/// How a name is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trick {
    /// Look-alike letters, invisible characters, digits for letters, stars, letters set apart.
    Spelling,
    /// A name sellers use among themselves.
    Nickname,
}

/// A disguised name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disguise {
    /// Index of the brand in the rule book.
    pub brand: u32,
    /// How it is hidden.
    pub trick: Trick,
    /// Where in the folded text.
    pub range: Range<usize>,
    /// As written.
    pub written: String,
    /// What it reads as.
    pub reads: String,
}

/// Shortest name, in letters, that is recognised behind look-alike letters and invisible characters.
const MIN_LOOKALIKE: usize = 4;
/// Shortest name that is recognised behind digits and separators: shorter ones are model numbers and initials.
const MIN_LEET: usize = 5;
/// Most words that one disguised name may be broken into.
const MAX_WORDS: usize = 12;

/// Whether a name that the dictionary found is a disguise after all: listed as one, or found only because folding
/// looks through invisible characters.
pub fn of_name(passage: &Passage<'_>, hit: &Hit<'_, Spelling>, brand: &BrandRules) -> Option<Disguise> {
    let written = passage.quote(hit.range.clone());
    let trick = match hit.entry.means {
        Means::Brand(NameKind::Disguise) | Means::Perhaps(NameKind::Disguise) => {
            // A listed disguise with a sign in it is a way of spelling; a word of its own is a nickname.
            if written.contains(['*', '@', '#', '_']) { Trick::Spelling } else { Trick::Nickname }
        }
        _ if written.chars().any(is_invisible) && !written.chars().any(joins_emoji_or_script) => Trick::Spelling,
        _ => return None,
    };
    Some(Disguise {
        brand: hit.entry.brand,
        trick,
        range: hit.range.clone(),
        written: written.to_owned(),
        reads: brand.rules.name.clone(),
    })
}

/// Zero-width joiners are ordinary spelling in these scripts.
fn joins_emoji_or_script(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{900}'..='\u{dff}' | '\u{1f000}'..='\u{1faff}' | '\u{ad}')
}

/// The first disguised name among the suspicious words of a passage.
pub fn find(passage: &Passage<'_>, rules: &RuleBook) -> Option<Disguise> {
    let text = passage.original.as_ref();
    let words = words(text);
    let suspicious = suspicious(text, &words);
    if suspicious.is_empty() {
        return None;
    }
    let names = rules.shapes();
    suspicious.into_iter().find_map(|word| {
        // A name of several words is suspicious in one of them: "Louis Vuitto*".
        windows(&words, &word).find_map(|at| {
            let written = text.get(at.clone())?;
            let (brand, reads) = match word.why {
                Why::Stars => names.starred(written)?,
                why => names.get(&shape::key(written), if why == Why::Letters { MIN_LOOKALIKE } else { MIN_LEET })?,
            };
            // The plain spelling is no disguise of itself: "Ray-Ban" is written with a hyphen.
            let folded = Folded::new(written);
            let plain =
                word.why != Why::Letters && rules.names.find(&folded).iter().any(|h| h.range == (0..folded.text.len()));
            let range = passage.folded().folded_range(at);
            (!plain).then(|| Disguise {
                brand,
                trick: Trick::Spelling,
                range,
                written: written.to_owned(),
                reads: reads.to_owned(),
            })
        })
    })
}

/// The runs of words, the longest first, that a suspicious one could be part of.
fn windows(words: &[Range<usize>], word: &Suspicious) -> impl Iterator<Item = Range<usize>> {
    const MOST: usize = 4;
    let (first, last) = (word.first, word.last);
    // A run of single letters stands alone.
    let reach = if first == last { MOST - 1 } else { 0 };
    let mut runs: Vec<Range<usize>> = (first.saturating_sub(reach)..=first)
        .flat_map(|from| (last..=last + reach).map(move |to| (from, to)))
        .filter(|(from, to)| to - from < MOST || reach == 0)
        .filter_map(|(from, to)| Some(words.get(from)?.start..words.get(to)?.end))
        .collect();
    runs.sort_by_key(|run| std::cmp::Reverse(run.len()));
    runs.into_iter()
}

/// Why a word is suspicious.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// Letters of another script that look Latin, or invisible characters.
    Letters,
    /// Digits and signs among letters, or letters set apart.
    Signs,
    /// Stars for letters.
    Stars,
}

/// A suspicious word, or run of single letters, by the first and last of its words.
#[derive(Debug)]
struct Suspicious {
    first: usize,
    last: usize,
    why: Why,
}

/// The words of a text, without the punctuation around them.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let around = |c: char| !c.is_alphanumeric() && !matches!(c, '*' | '$' | '!' | '@') && !is_invisible(c);
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
fn suspicious(text: &str, words: &[Range<usize>]) -> Vec<Suspicious> {
    let word = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    let mut found: Vec<Suspicious> = (words.iter().enumerate())
        .filter_map(|(i, range)| Some(Suspicious { first: i, last: i, why: why(word(range))? }))
        .collect();
    // "C a r t i e r": a run of single letters, read as one word.
    let single =
        |range: &Range<usize>| word(range).chars().count() == 1 && word(range).chars().all(char::is_alphanumeric);
    let mut first = 0;
    for run in words.chunk_by(|a, b| single(a) && single(b)) {
        let last = first + run.len() - 1;
        if (MIN_LEET..=MAX_WORDS).contains(&run.len()) {
            found.push(Suspicious { first, last, why: Why::Signs });
        }
        first = last + 1;
    }
    found
}

fn why(word: &str) -> Option<Why> {
    // Long words are never names, and cost the most.
    if word.len() > 64 {
        return None;
    }
    if shape::has_foreign_look_alike(word) && mixes_scripts(word)
        || word.chars().any(is_invisible) && word.is_char_boundary(1)
    {
        return Some(Why::Letters);
    }
    let letters = word.chars().filter(|c| c.is_ascii_alphabetic()).count();
    // A short word may be part of a longer name: "Va* Cleef".
    if word.contains('*') && letters > 0 && word.is_ascii() {
        return Some(Why::Stars);
    }
    if letters < 3 || !word.is_ascii() {
        return None;
    }
    let inside = |signs: &[char]| word.get(1..word.len() - 1).is_some_and(|w| w.contains(signs));
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let leet = (1..=2).contains(&digits) && digits * 2 < letters;
    (leet || inside(&['_', '.', '@', '$', '!', '-', '|']) || word.ends_with(['!', '$'])).then_some(Why::Signs)
}

/// Whether letters of another script stand beside Latin ones, or make up a word that is all look-alikes.
fn mixes_scripts(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_alphabetic())
        || fold(word).chars().all(|c| shape::has_foreign_look_alike(c.encode_utf8(&mut [0; 4])))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::listing::{Fact, Listing, Source};
    use crate::passage::Passages;
    use crate::rules::embedded_files;
    use std::sync::LazyLock;

    static RULES: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::new(embedded_files().unwrap()));

    fn found(title: &str) -> Option<(String, String)> {
        let listing = Listing { title: Some(Fact::new(title.to_owned(), Source::JsonLd)), ..Listing::default() };
        let passages = Passages::new(&listing);
        let claim = super::super::claim(&passages, &[], &RULES)?;
        claim.disguise.map(|d| (d.written, d.reads))
    }

    #[test]
    fn names_behind_other_letters_are_read() {
        for title in [
            "Cаrtier bracelet",
            "C4rt1er bracelet",
            "C\u{200b}artier bracelet",
            "C a r t i e r bracelet",
            "Car_tier bracelet",
            "C*rtier bracelet",
        ] {
            let (written, reads) = found(title).unwrap_or_default();
            assert_eq!(reads, "Cartier", "{title:?}");
            assert!(title.starts_with(&written), "{title:?} quotes {written:?}");
        }
    }

    #[test]
    fn honest_spellings_are_no_disguise() {
        for title in [
            "Cartier bracelet",
            "CARTIER® 18K",
            "Van Cleef & Arpels ring",
            "size 17 A B C D E F",
            "B-07 C3R13A",
            "Ролекс Картье",
            "5-star rated!",
        ] {
            assert_eq!(found(title), None, "{title:?}");
        }
    }
}
