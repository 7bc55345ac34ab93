//! Several amounts in one text ("$129.99 was $189.99", "UVP 299 € | Unser Preis 199 €"): which words speak of which.

use crate::page::other_price;
use crate::page::phrases::{Phrases, Says};
use crate::page::price::{self, Money};

/// One amount of several, with the words that are its own.
#[derive(Debug)]
pub(super) struct Part {
    /// The amount.
    pub(super) money: Money,
    /// The words before it.
    pub(super) head: String,
    /// The words behind it.
    pub(super) tail: String,
    /// The words before the next amount.
    pub(super) then: String,
}

/// Most letters of a text that may list amounts; a longer one is prose.
const MAX_TEXT: usize = 160;
/// Most amounts in it.
const MAX_AMOUNTS: usize = 6;

/// The amounts of a text, each with its words, where there are two different ones or more that are no range.
pub(super) fn parts(text: &str, phrases: &Phrases) -> Vec<Part> {
    let shown: Vec<char> = price::shown(text).collect();
    let marked: Vec<Money> = if shown.len() > MAX_TEXT { Vec::new() } else { price::scan(text) };
    let marked: Vec<Money> = marked.into_iter().filter(|m| m.beside).collect();
    let Some(first) = marked.first() else { return Vec::new() };
    let one = marked.iter().all(|m| m.amount == first.amount);
    let ranges = || marked.windows(2).any(|two| other_price::range(text, two).is_some());
    if one || marked.len() > MAX_AMOUNTS || ranges() {
        return Vec::new();
    }
    let words = |from: usize, to: usize| -> String { shown.get(from..to).unwrap_or_default().iter().collect() };
    let opening = words(0, first.start);
    let mut head = pieces(&opening, phrases).into_iter().rfind(|p| !p.is_empty()).unwrap_or_default().to_owned();
    // "Netto 100 € Brutto 119 €": where the first is told by such words before it, all are.
    let follow = phrases.begins(&head, Says::BEHIND) == 0;
    let mut all = Vec::new();
    for (money, next) in marked.iter().zip(marked.iter().skip(1).map(Some).chain([None])) {
        let between = words(money.end, next.map_or(shown.len(), |n| n.start));
        let (tail, then) = if next.is_some() { share(&between, follow, phrases) } else { (own(&between, phrases), "") };
        all.push(Part { money: *money, head, tail: tail.to_owned(), then: then.to_owned() });
        head = then.to_owned();
    }
    all
}

/// Of the words between two amounts, those that belong to the first and those that belong to the second.
fn share<'t>(between: &'t str, follow: bool, phrases: &Phrases) -> (&'t str, &'t str) {
    let pieces = pieces(between, phrases);
    let Some((first, rest)) = pieces.split_first() else { return ("", "") };
    match rest.iter().rfind(|p| !p.is_empty()) {
        Some(last) => (first, last),
        _ if !follow => ("", first),
        // "$9.99 shipping, $129.99"
        None if between.trim_end().ends_with([',', ';', ')', '）', '，', '；', '、']) => (first, ""),
        // What says of an amount what it is stands before it, but for a few words ("82,50 € HT 99,00 € TTC").
        None => {
            let (tail, head) = first.split_at(phrases.begins(first, Says::BEHIND));
            (tail, head.trim_start_matches(['.', ' ']))
        }
    }
}

/// The words behind the last amount that are still its own.
fn own<'t>(behind: &'t str, phrases: &Phrases) -> &'t str {
    pieces(behind, phrases).first().copied().unwrap_or_default()
}

/// A text in the pieces that signs part it into. A stop parts only what begins with it: elsewhere it may shorten a word.
fn pieces<'t>(text: &'t str, phrases: &Phrases) -> Vec<&'t str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, sign) in text.char_indices() {
        let behind = text.get(at + sign.len_utf8()..).unwrap_or_default();
        let spaced = || behind.starts_with(' ');
        let free = || spaced() && text.get(..at).is_some_and(|t| t.is_empty() || t.ends_with(' '));
        let parts = match sign {
            '|' | '•' | '·' | '(' | ')' | '（' | '）' | '[' | ']' | '【' | '】' | ';' | '；' | '→' | '➔' | '，'
            | '、' | '。' | '\n' => true,
            '.' | '!' => at == 0 && spaced(),
            ',' => spaced(),
            '-' | '–' | '—' => free(),
            '/' => {
                free() && !behind.trim_start().starts_with(|c: char| c.is_ascii_digit()) && {
                    let near = text.get(at..).unwrap_or_default();
                    phrases.begins(near, Says::UNIT) == 0
                }
            }
            _ => false,
        };
        if parts {
            pieces.push(text.get(from..at).unwrap_or_default().trim());
            from = at + sign.len_utf8();
        }
    }
    pieces.push(text.get(from..).unwrap_or_default().trim());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::wording::Wording;

    fn of(text: &str) -> Vec<(String, String, String)> {
        let parts = parts(text, &Wording::shipped().phrases);
        parts.into_iter().map(|p| (p.head, p.money.amount.to_string(), p.tail)).collect()
    }

    fn rows(rows: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
        rows.iter().map(|(h, a, t)| ((*h).to_owned(), (*a).to_owned(), (*t).to_owned())).collect()
    }

    #[test]
    fn words_speak_of_the_amount_behind_them_but_for_those_that_follow_theirs() {
        assert_eq!(of("$129.99 was $189.99"), rows(&[("", "129.99", ""), ("was", "189.99", "")]));
        assert_eq!(of("82,50 € HT 99,00 € TTC"), rows(&[("", "82.50", "HT"), ("", "99.00", "TTC")]));
        assert_eq!(of("税抜12,800円 税込14,080円"), rows(&[("税抜", "12800", ""), ("税込", "14080", "")]));
        assert_eq!(of("299 Ft helyett 199 Ft"), rows(&[("", "299", "helyett"), ("", "199", "")]));
        assert_eq!(of("12,90 €/m statt 15,90 €/m"), rows(&[("", "12.90", "/m"), ("statt", "15.90", "/m")]));
        assert_eq!(of("4,400円のところ3,300円"), rows(&[("", "4400", "のところ"), ("", "3300", "")]));
    }

    #[test]
    fn signs_part_what_is_said_of_each() {
        assert_eq!(
            of("Price: $129.99 | Shipping: $9.99"),
            rows(&[("Price:", "129.99", ""), ("Shipping:", "9.99", "")])
        );
        assert_eq!(of("Was | $189.99 | Now | $129.99"), rows(&[("Was", "189.99", ""), ("Now", "129.99", "")]));
        assert_eq!(of("89,00 € (1.780,00 € / 1 l)"), rows(&[("", "89.00", ""), ("", "1780.00", "/ 1 l")]));
        assert_eq!(of("$9.99 shipping, $129.99"), rows(&[("", "9.99", "shipping"), ("", "129.99", "")]));
        assert_eq!(
            of("199 € inkl. MwSt. statt 299 €"),
            rows(&[("", "199", "inkl"), ("MwSt. statt", "299", "")]),
            "a stop inside shortens a word"
        );
    }

    #[test]
    fn one_amount_a_range_and_prose_are_no_row() {
        for text in ["$20", "$10 – $20", "205,68 € 205.68 €", "call us"] {
            assert!(of(text).is_empty(), "{text}");
        }
        assert!(of(&format!("$20 {} $30", "and so on ".repeat(20))).is_empty());
    }
}
