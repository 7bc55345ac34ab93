//! The years a listing says its goods are of: "2024 new", "Year: 2023", "2022年款". What was serviced or founded in a year is not of it.

use super::Context;
use crate::passage::Passage;
use crate::report::Evidence;
use crate::text::dictionary::{Dictionary, Hit, is_word};
use crate::text::fold::Folded;
use std::ops::Range;
use std::sync::LazyLock;

/// A year as stated.
#[derive(Debug)]
pub(super) struct Stated {
    /// The year.
    pub year: u16,
    /// The words that say so.
    pub evidence: Evidence,
}

/// Rows of the specifics that say the goods' year, and words that say it in a text.
const LABELS: [&str; 36] = [
    "year",
    "model year",
    "year of manufacture",
    "year manufactured",
    "production year",
    "release year",
    "release date",
    "year of release",
    "year of production",
    "production date",
    "baujahr",
    "herstellungsjahr",
    "jahr",
    "année",
    "année de fabrication",
    "anno",
    "anno di produzione",
    "año",
    "año de fabricación",
    "ano",
    "ano de fabricação",
    "год",
    "год выпуска",
    "年份",
    "生产年份",
    "上市年份",
    "上市时间",
    "年式",
    "製造年",
    "発売年",
    "연식",
    "제조년",
    "rok produkcji",
    "üretim yılı",
    "năm sản xuất",
    "ปีที่ผลิต",
];
/// Words that say when new goods were bought.
const BOUGHT: [&str; 20] = [
    "purchased",
    "purchased in",
    "bought",
    "bought in",
    "purchase date",
    "gekauft",
    "gekauft in",
    "acheté en",
    "achetée en",
    "comprado en",
    "comprada en",
    "acquistata nel",
    "acquistato nel",
    "куплена в",
    "куплен в",
    "购于",
    "購於",
    "購入",
    "구매",
    "collection",
];
/// Words before a year that make it no year of the goods.
const NOT_BEFORE: [&str; 24] = [
    "since",
    "est",
    "established",
    "founded",
    "serviced",
    "service",
    "revised",
    "overhauled",
    "until",
    "till",
    "seit",
    "gegründet",
    "revision",
    "revidiert",
    "depuis",
    "révisée",
    "révision",
    "desde",
    "dal",
    "с",
    "in stock",
    "warranty",
    "size",
    "no",
];

static LABEL_WORDS: LazyLock<Dictionary<()>> = LazyLock::new(|| Dictionary::new(LABELS.map(|w| (w, ()))));
static BOUGHT_WORDS: LazyLock<Dictionary<()>> = LazyLock::new(|| Dictionary::new(BOUGHT.map(|w| (w, ()))));
static NOT_WORDS: LazyLock<Dictionary<()>> = LazyLock::new(|| Dictionary::new(NOT_BEFORE.map(|w| (w, ()))));

/// What makes a number a measure.
const UNITS: [&str; 12] = ["cm", "mm", "m", "ml", "g", "kg", "mah", "w", "v", "pcs", "usd", "eur"];

/// Most years read.
const MOST: usize = 8;

/// The years stated of the goods, the weightiest place first: rows, title, then what the description says in so many words.
pub(super) fn of_goods(c: &Context<'_, '_>) -> Vec<Stated> {
    let mut found = Vec::new();
    for (row, passage) in c.listing.specifics.iter().zip(c.passages.specifics()) {
        let name = Folded::new(&row.name);
        let said = LABEL_WORDS.find(&name).iter().any(|h| h.range == (0..name.text.len()));
        if let (true, Some((year, _))) = (said, years(&Folded::new(&row.value)).into_iter().next()) {
            found.push(Stated { year, evidence: Evidence::new(passage.fact, &passage.original) });
        }
    }
    if let Some(title) = &c.passages.title {
        let not = NOT_WORDS.find_all(title.folded());
        for (year, range) in years(title.folded()) {
            if !follows(&not, title.folded(), &range, 0) {
                found.push(Stated { year, evidence: title.evidence_in_context(range) });
            }
        }
    }
    if let Some(description) = c.passages.description() {
        found.extend(said_in(description, c.second_hand));
    }
    found.truncate(MOST);
    found
}

/// Years behind a label, and, of new goods, behind a word for buying.
fn said_in(text: &Passage<'_>, second_hand: bool) -> Vec<Stated> {
    let folded = text.folded();
    let mut words = LABEL_WORDS.find_all(folded);
    if !second_hand {
        words.extend(BOUGHT_WORDS.find_all(folded));
    }
    let years = years(folded).into_iter().filter(|(_, range)| follows(&words, folded, range, 2));
    years.map(|(year, range)| Stated { year, evidence: text.evidence_in_context(range) }).collect()
}

/// Whether one of the words found stands before a place, with at most `gap` words between.
fn follows(words: &[Hit<'_, ()>], text: &Folded, range: &Range<usize>, gap: usize) -> bool {
    words.iter().any(|h| {
        let between = text.text.get(h.range.end..range.start);
        between.is_some_and(|b| {
            b.len() < 40 && b.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count() <= gap
        })
    })
}

/// The years written in a text.
fn years(text: &Folded) -> Vec<(u16, Range<usize>)> {
    let mut found = Vec::new();
    let digits = text.text.match_indices(['1', '2']);
    for (start, _) in digits {
        let range = start..start + 4;
        let Some(year) = text.text.get(range.clone()).filter(|y| y.bytes().all(|b| b.is_ascii_digit())) else {
            continue;
        };
        let after = text.text.get(range.end..).unwrap_or_default();
        // "2024/25" is a season, "2024:1" a ratio, "2000 mm" a length.
        let unit = UNITS
            .iter()
            .any(|u| after.trim_start().strip_prefix(u).is_some_and(|t| !t.starts_with(char::is_alphabetic)));
        let alone = is_word(&text.text, range.clone()) && !after.starts_with([':', '*', '#', '@', '%']) && !unit;
        if let (Ok(year @ 1950..=2035), true) = (year.parse(), alone) {
            found.push((year, range));
        }
        if found.len() >= 4 * MOST {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_words_of_their_own() {
        let found = |text: &str| years(&Folded::new(text)).into_iter().map(|(y, _)| y).collect::<Vec<_>>();
        assert_eq!(found("Chanel flap 2024 new"), [2024]);
        assert_eq!(found("香奈儿2023年新款"), [2023]);
        assert_eq!(found("ref 12023 size 120 x 2000 cm, 2100"), [] as [u16; 0]);
    }
}
