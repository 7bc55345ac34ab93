#![doc = include_str!("rare-in-bulk.md")]

use super::{Context, Draft, Outcome};
use crate::report::{Evidence, Meaning};
use crate::rules::schema::Rare;
use crate::weight::{Confidence, Severity};

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    let goods = c.goods();
    let rules = c.brand.rules.rare.iter().zip(&c.brand.lists().rare);
    let rules: Vec<_> = rules.filter(|(_, lists)| lists.fit(&goods)).map(|(rule, _)| rule).collect();
    if rules.is_empty() {
        return Outcome::Skipped("why-no-rule");
    }
    let findings: Vec<_> = rules.into_iter().filter_map(|rule| pieces(c, rule).or_else(|| choices(c, rule))).collect();
    Outcome::Ran(findings.into_iter().take(1).map(Draft::finish).collect())
}

/// More pieces than anybody has.
fn pieces<'a>(c: &'a Context<'_, '_>, rule: &'a Rare) -> Option<Draft<'a>> {
    let quantity = **c.listing.offer.quantity.as_ref()?;
    (quantity >= rule.pieces?).then(|| {
        let evidence = Evidence::new("quantity", &quantity.to_string());
        draft(c, rule, "rare-in-bulk-pieces", quantity.to_string(), evidence)
    })
}

/// More sizes or colours than anybody has.
fn choices<'a>(c: &'a Context<'_, '_>, rule: &'a Rare) -> Option<Draft<'a>> {
    let most = usize::try_from(rule.choices?).ok()?;
    let variant = c.listing.variants.iter().find(|v| v.values.len() >= most)?;
    let evidence = Evidence::new("variants", &format!("{}: {}", variant.name, variant.values.join(", ")));
    Some(draft(c, rule, "rare-in-bulk-choices", variant.values.len().to_string(), evidence))
}

fn draft<'a>(
    c: &'a Context<'_, '_>,
    rule: &'a Rare,
    message: &'static str,
    count: String,
    evidence: Evidence,
) -> Draft<'a> {
    Draft {
        check: "rare-in-bulk",
        message,
        meaning: Meaning::Copy,
        // Templates that say "10 available" of everything are common; only a sure rule speaks up.
        weight: if rule.confidence == Confidence::High { Severity::Caution } else { Severity::Note },
        confidence: rule.confidence,
        hard: false,
        brand: c.brand,
        params: vec![("count", count), ("what", rule.what.clone()), ("because", rule.because.clone())],
        evidence: vec![evidence],
        source: (&rule.source, &rule.checked),
    }
}
