#![doc = include_str!("unlinked-trust-seal.md")]

use super::{Context, Draft, Outcome};
use crate::report::{Evidence, Finding, Meaning};
use crate::weight::Severity;

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    if c.place.is_some() {
        return Outcome::Skipped("why-marketplace");
    }
    let seals = c.listing.seller.seals.iter().filter(|s| !s.linked);
    let finding = |name: &String| -> Option<Finding> {
        let rule = c.rules.sellers.words.seals.iter().find(|rule| rule.name == *name)?;
        let draft = Draft {
            check: "unlinked-trust-seal",
            message: "unlinked-trust-seal-shown",
            meaning: Meaning::HiddenSeller,
            weight: Severity::Note,
            confidence: rule.confidence,
            hard: false,
            brand: c.brand,
            params: vec![("seal", rule.name.clone())],
            evidence: vec![Evidence::new("seller.seals", &rule.name)],
            source: (&rule.source, &rule.checked),
        };
        Some(draft.finish())
    };
    Outcome::Ran(seals.filter_map(|seal| finding(&seal.name)).collect())
}
