#![doc = include_str!("gtin-of-another.md")]

use super::{Context, Draft, Outcome};
use crate::report::{Evidence, Meaning};
use crate::weight::{Confidence, Severity};

/// Where the meaning of the beginnings is published.
const SOURCE: (&str, &str) =
    ("GS1 General Specifications, GS1 prefixes for restricted circulation, ISBN and coupons", "2026-11-24");

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    let Some(gtin) = &c.listing.gtin else { return Outcome::Skipped("why-no-gtin") };
    let Some(number) = thirteen(gtin) else { return Outcome::Skipped("why-no-gtin") };
    let draft = |message, confidence, source| Draft {
        check: "gtin-of-another",
        message,
        meaning: Meaning::Copy,
        // Shops fill in numbers that are not the maker's for many innocent reasons.
        weight: Severity::Note,
        confidence,
        hard: false,
        brand: c.brand,
        params: vec![("number", gtin.to_string())],
        evidence: vec![Evidence::new("gtin", gtin)],
        source,
    };
    let found = if let Some(message) = nobodys(&number) {
        Some(draft(message, Confidence::High, SOURCE))
    } else {
        let goods = c.goods();
        (c.brand.rules.gtins.as_ref())
            .filter(|_| !goods.iter().any(|t| c.brand.lists().gtins_except.any(t)))
            .filter(|rule| !rule.prefixes.iter().any(|p| number.starts_with(p)))
            .map(|rule| draft("gtin-of-another-maker", rule.confidence, (&rule.source, &rule.checked)))
    };
    Outcome::Ran(found.into_iter().map(Draft::finish).collect())
}

/// A GTIN in its 13-digit form; `None` for the short form, which has beginnings of its own.
fn thirteen(gtin: &str) -> Option<String> {
    if !gtin.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match gtin.len() {
        12 => Some(format!("0{gtin}")),
        13 => Some(gtin.to_owned()),
        // The first digit says how many are packed together.
        14 => gtin.get(1..).map(str::to_owned),
        _ => None,
    }
}

/// What a number is by its beginning, when it is no maker's.
fn nobodys(number: &str) -> Option<&'static str> {
    let begins = |prefixes: &[&str]| prefixes.iter().any(|p| number.starts_with(p));
    if begins(&["02", "04", "2"]) {
        Some("gtin-of-another-in-store")
    } else if begins(&["978", "979"]) {
        Some("gtin-of-another-book")
    } else if begins(&["05", "981", "982", "983", "984", "99"]) {
        Some("gtin-of-another-coupon")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_those_of_the_thirteen_digit_form() {
        let what = |gtin: &str| thirteen(gtin).and_then(|n| nobodys(&n));
        assert_eq!(what("212345678903"), Some("gtin-of-another-in-store"), "a UPC that begins with 2");
        assert_eq!(what("2012345678900"), Some("gtin-of-another-in-store"));
        assert_eq!(what("9781465422866"), Some("gtin-of-another-book"));
        assert_eq!(what("5702016370881"), None);
        assert_eq!(what("673419168410"), None);
        assert_eq!(what("40170725"), None, "short numbers have beginnings of their own");
    }
}
