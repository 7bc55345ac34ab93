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
        findings.push(
            draft("seller-identity-meaningless", Severity::Warning, vec![("name", name.value.clone())], evidence)
                .finish(),
        );
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
        // It may stand on another page of the shop, so this is worth a note; but whoever trades at an address made to
        // be taken for the brand's has every reason to say who he is.
        let weight = if c.imitating_address { Severity::Warning } else { Severity::Note };
        let host = c.host.map_or("", |h| &h.unicode);
        findings.push(draft("seller-identity-missing", weight, Vec::new(), vec![Evidence::new("host", host)]).finish());
    }
    Outcome::Ran(findings)
}

/// Legal forms, which say nothing of the name before them.
const FORMS: &[&str] = &[
    "ltd", "limited", "llc", "inc", "co", "corp", "gmbh", "ug", "ag", "sl", "sa", "srl", "sarl", "sas", "bv", "plc",
    "company",
];

/// Whether a company's name is letters without meaning: one character again and again, a walk along a row of the
/// keyboard, or consonants nobody can pronounce. Names in other scripts are left alone, and so are initials.
fn is_meaningless(name: &str) -> bool {
    let words: Vec<String> = (name.to_lowercase().split(|c: char| !c.is_alphanumeric()))
        .filter(|w| !w.is_empty() && !FORMS.contains(w))
        .map(str::to_owned)
        .collect();
    let letters: Vec<char> = words.concat().chars().collect();
    if letters.len() < 4 || !letters.iter().all(char::is_ascii) {
        return false;
    }
    let same = letters.windows(2).all(|pair| pair.first() == pair.last());
    // "Schwarzkopf" has four consonants in a row, "Borschtsch" six; seven are no language's.
    let unpronounceable = words.iter().any(|word| {
        word.split(['a', 'e', 'i', 'o', 'u', 'y'])
            .any(|run| run.len() >= 7 && run.bytes().all(|b| b.is_ascii_alphabetic()))
    });
    same || walks_the_keyboard(&letters) || unpronounceable
}

/// Whether `letters` fall into walks of at least three neighbouring keys each ("sdf", "sdfgh").
fn walks_the_keyboard(letters: &[char]) -> bool {
    let place = |c: char| {
        ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890"]
            .iter()
            .zip(0i32..)
            .find_map(|(row, r)| row.find(c).and_then(|at| i32::try_from(at).ok()).map(|at| r * 100 + at))
    };
    let steps: Vec<i32> = letters
        .windows(2)
        .map(|pair| match pair {
            [a, b] => place(*b).unwrap_or(-1_000) - place(*a).unwrap_or(1_000),
            _ => 0,
        })
        .collect();
    // Every letter must stand in a walk: between two breaks there are at least two steps the same way.
    let mut walk = 0;
    let mut shortest = usize::MAX;
    let mut last = 0;
    for step in steps {
        if step.abs() == 1 && (walk == 0 || step == last) {
            walk += 1;
        } else {
            shortest = shortest.min(walk);
            walk = 0;
        }
        last = step;
    }
    shortest.min(walk) >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_letters_are_no_name() {
        for name in ["asdfgh", "aaaa", "Sdfsdfgh Ltd", "qwerty", "xxxxxx", "1234"] {
            assert!(is_meaningless(name), "{name}");
        }
        for name in [
            "Schwarzkopf GmbH",
            "H&M",
            "LVMH",
            "Knhk",
            "深圳市贸易有限公司",
            "Ng",
            "ASDA Stores Ltd",
            "Wertheim",
            "Rhythm Ltd",
            "Abcam plc",
            "Were",
            "Poitou Sarl",
            "Redes SL",
        ] {
            assert!(!is_meaningless(name), "{name}");
        }
    }
}
