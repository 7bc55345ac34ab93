#![doc = include_str!("seller-identity.md")]

use super::{Context, Draft, Outcome};
use crate::report::{Evidence, Finding, Meaning};
use crate::weight::{Confidence, Severity};

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    let seller = &c.listing.seller;
    let draft = |message, weight, params, evidence| Draft {
        check: "seller-identity",
        message,
        meaning: Meaning::HiddenSeller,
        weight,
        confidence: Confidence::High,
        hard: false,
        brand: c.brand,
        params,
        evidence,
        source: ("Regulation (EU) 2022/2065 Art. 30; PRC E-Commerce Law Art. 15", "2026-11-23"),
    };
    let mut findings: Vec<Finding> = Vec::new();
    if let Some(name) = seller.legal_name.as_ref().filter(|n| is_meaningless(n)) {
        let evidence = vec![Evidence::new("seller.legalName", name)];
        findings.push(draft("seller-identity-meaningless", Severity::Warning, vec![("name", name.value.clone())], evidence).finish());
    }
    for registration in seller.registrations.iter().filter(|r| r.valid == Some(false)) {
        let params = vec![("number", registration.number.clone()), ("kind", registration.kind.clone())];
        let evidence = vec![Evidence::new("seller.registrations", &registration.number)];
        findings.push(draft("seller-identity-number-invalid", Severity::Warning, params, evidence).finish());
    }
    let named = seller.legal_name.is_some() || seller.address.is_some() || !seller.registrations.is_empty();
    if c.marketplace.is_some() {
        // Marketplaces show the seller's identity on a page of their own, or to buyers only.
        return if named { Outcome::Ran(findings) } else { Outcome::Skipped("why-no-seller") };
    }
    if !named && seller.emails.is_empty() && seller.phones.is_empty() {
        // It may stand on another page of the shop, so this is worth a note and no more.
        let host = c.host.map_or("", |h| &h.unicode);
        findings.push(draft("seller-identity-missing", Severity::Note, Vec::new(), vec![Evidence::new("host", host)]).finish());
    }
    Outcome::Ran(findings)
}

/// Whether a company's name is letters without meaning: one character again and again, a row of the keyboard, or
/// consonants nobody can pronounce. Names in other scripts are left alone, and so are initials.
pub(crate) fn is_meaningless(name: &str) -> bool {
    let letters: Vec<char> = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let (Some(first), true) = (letters.first(), letters.len() >= 4 && letters.iter().all(char::is_ascii)) else { return false };
    let text: String = letters.iter().collect();
    let same = letters.iter().all(|c| c == first);
    let row = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefgh"].iter().any(|row| {
        row.contains(&text) || text.get(..4).is_some_and(|head| row.contains(head) && text.len() <= 10)
    });
    let unpronounceable = name.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let word = word.to_lowercase();
        // "Schwarzkopf" has six consonants in a row at most across its parts; seven are no language's.
        word.split(['a', 'e', 'i', 'o', 'u', 'y']).any(|run| run.len() >= 7 && run.chars().all(|c| c.is_ascii_alphabetic()))
    });
    same || row || unpronounceable
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_letters_are_no_name() {
        for name in ["asdfgh", "aaaa", "Sdfsdfgh Ltd", "qwerty", "xxxxxx", "1234"] {
            assert!(is_meaningless(name), "{name}");
        }
        for name in ["Schwarzkopf GmbH", "H&M", "LVMH", "Knhk", "深圳市贸易有限公司", "Ng", "ASDA Stores Ltd", "Wertheim", "Rhythm Ltd", "Abcam plc"] {
            assert!(!is_meaningless(name), "{name}");
        }
    }
}
