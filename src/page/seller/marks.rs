//! The words that announce who sells: labels of numbers, names, addresses and contacts, found all at once.

use crate::page::registration;
use crate::rules::schema::{LICENCES, MESSENGERS, MarkWords};
use crate::text::needles::Needles;
use crate::text::order;
use std::sync::OnceLock;

/// What a word announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A registration number; what it means is the registration module's.
    Number(usize),
    /// A licence line or register entry told by its own words (`cn.icp`, `de.handelsregisternummer`, `kr.mail-order`).
    Worded(&'static str),
    /// A messenger's name.
    Handle(&'static str),
    /// A company's name, by a label that means nothing else.
    Name,
    /// A company's name, where the site speaks of itself.
    WeakName,
    /// An address, by a label that means nothing else.
    Address,
    /// An address, where the site speaks of itself.
    WeakAddress,
    /// A telephone number.
    Phone,
    /// "@", or words for it.
    At,
    /// The heading of a block of name and address.
    Block,
    /// A claim to rights, or words before whoever runs the site.
    Runs,
    /// Another company than the seller: the maker, the importer.
    Other,
    /// Who keeps the site on his machines.
    Host,
    /// A number that is told by its country's letters alone.
    Lettered,
    /// A share of good ratings.
    Positive,
    /// The day a seller came.
    Since,
    /// Another label: what stands before it ends here.
    Stop,
    /// A link to the page on which a shop says who it is.
    Imprint,
    /// A payment that cannot be taken back.
    Pay,
}

/// One mark in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    /// Where its words begin.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// What they announce.
    pub mark: Mark,
}

/// Most marks of one text.
const MOST: usize = 60;

/// All words, ready for search.
pub(super) struct Marks {
    needles: Needles,
    marks: Vec<Mark>,
}

static WORDS: OnceLock<MarkWords> = OnceLock::new();

/// Takes the words, as the tables of characters are taken: once, from whichever rules come first.
pub fn know(words: &MarkWords) {
    WORDS.get_or_init(|| words.clone());
}

/// The marks, made at their first use.
pub(super) fn marks() -> &'static Marks {
    static MARKS: OnceLock<Marks> = OnceLock::new();
    MARKS.get_or_init(|| Marks::new(WORDS.get_or_init(MarkWords::default)))
}

/// The mark that the file of words calls so.
fn named(name: &str) -> Option<Mark> {
    let same = |list: &[&'static str]| list.iter().copied().find(|known| *known == name);
    Some(match name {
        "link" => Mark::Handle(LINK),
        "name" => Mark::Name,
        "weak-name" => Mark::WeakName,
        "address" => Mark::Address,
        "weak-address" => Mark::WeakAddress,
        "phone" => Mark::Phone,
        "at" => Mark::At,
        "block" => Mark::Block,
        "runs" => Mark::Runs,
        "other" => Mark::Other,
        "host" => Mark::Host,
        "lettered" => Mark::Lettered,
        "positive" => Mark::Positive,
        "since" => Mark::Since,
        "imprint" => Mark::Imprint,
        "pay" => Mark::Pay,
        "stop" => Mark::Stop,
        _ => same(&LICENCES).map(Mark::Worded).or_else(|| same(&MESSENGERS).map(Mark::Handle))?,
    })
}

impl Marks {
    fn new(words: &MarkWords) -> Self {
        let mut patterns: Vec<String> = Vec::new();
        let mut marks = Vec::new();
        let mut add = |word: &str, mark: Mark| {
            patterns.push(word.to_owned());
            marks.push(mark);
            // The search knows ASCII letters' case only.
            if !word.is_ascii() {
                let upper = word.to_uppercase();
                let capital: String =
                    word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect();
                for other in [upper, capital] {
                    if other.to_ascii_lowercase() != word && patterns.last() != Some(&other) {
                        patterns.push(other);
                        marks.push(mark);
                    }
                }
            }
        };
        for (label, meaning) in registration::labels() {
            add(label, Mark::Number(meaning));
        }
        for (name, words) in &words.marks {
            let Some(mark) = named(name) else { continue };
            words.iter().for_each(|word| add(word, mark));
        }
        Self { needles: Needles::new(patterns), marks }
    }

    /// The marks of a text in order; of two that overlap, the longer.
    pub(super) fn read(&self, text: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut note = |start: usize, end: usize, mark: Mark| {
            if hits.len() < MOST && stands_free(text, start, end) {
                hits.push(Hit { start, end, mark });
            }
        };
        self.needles.each(text, |index, range| {
            let Some(mark) = self.marks.get(index).copied() else { return };
            note(range.start, range.start + label(text.get(range.clone()).unwrap_or_default(), mark).len(), mark);
        });
        for (sign, mark) in [('@', Mark::At), ('©', Mark::Runs)] {
            for (at, _) in text.match_indices(sign).take(MOST / 2) {
                note(at, at + sign.len_utf8(), mark);
            }
        }
        order::by_key(&mut hits, |h| (h.start, std::cmp::Reverse(h.end)));
        let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
        for hit in hits {
            let inside = kept.last().is_some_and(|k| hit.end <= k.end && (hit.start, hit.end) != (k.start, k.end));
            if !inside {
                kept.push(hit);
            }
        }
        kept
    }
}

/// A label without what it is sought with: short ones are sought with what may follow them.
fn label(found: &str, mark: Mark) -> &str {
    let brief = match mark {
        Mark::Handle("qq") if found.is_ascii() => 2,
        Mark::Phone if found.ends_with(['(', '0']) => 3,
        Mark::At if found.starts_with('#') && !found.ends_with('#') => 1,
        Mark::Handle(kind) if kind != LINK => found.trim_end_matches([':', '：', ' ']).len(),
        _ => found.len(),
    };
    found.get(..brief).unwrap_or(found)
}

/// Links to messengers that stand in a text.
pub(super) const LINK: &str = "link";

/// Whether a script writes its words without spaces.
pub(super) fn is_cjk(c: char) -> bool {
    (c as u32) >= 0x2e80 && !('\u{ff00}'..='\u{ff5e}').contains(&c)
}

/// Whether words stand as words: "vat" in "private" does not.
fn stands_free(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: char| c.is_alphabetic() && !is_cjk(c);
    let word = text.get(start..end).unwrap_or_default();
    let before = text.get(..start).and_then(|b| b.chars().next_back());
    let behind = text.get(end..).and_then(|b| b.chars().next());
    let joined_before = word.starts_with(letter) && before.is_some_and(|c| letter(c) || c.is_ascii_digit() || c == '_');
    let joined_behind = word.ends_with(letter) && behind.is_some_and(|c| letter(c) || c == '_');
    !joined_before && !joined_behind
}
