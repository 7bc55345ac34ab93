#![doc = include_str!("material-contradiction.md")]

use super::said::of_the_goods;
use super::{Context, Draft, Outcome};
use crate::report::Meaning;
use crate::text::dictionary::Hit;
use crate::text::order;
use crate::weight::Severity;

/// Most mentions of materials looked at in one text: a page may repeat one without end.
const MOST_HITS: usize = 24;

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    if c.brand.rules.materials.is_empty() {
        return Outcome::Skipped("why-no-rule");
    }
    if c.passages.title.is_none() {
        return Outcome::Skipped("why-no-text");
    }
    let goods = c.goods();
    let mut findings = Vec::new();
    for (rule, lists) in c.brand.rules.materials.iter().zip(&c.brand.lists().materials) {
        let applies = rule.of.is_empty() || goods.iter().any(|text| lists.of.any(text));
        if !applies || goods.iter().any(|text| lists.except.any(text)) {
            continue;
        }
        let found = c.passages.all().find_map(|passage| {
            let taken_back = lists.except.any(passage.folded());
            let of_goods = |hit: &Hit<'_, ()>| of_the_goods(c, passage, &hit.range, &lists.beside);
            let hit = lists.never.find(passage.folded()).into_iter().take(MOST_HITS).find(of_goods)?;
            (!taken_back).then_some((passage, hit.range))
        });
        if let Some((passage, range)) = found {
            // Descriptions also speak of the screwdriver, the box and other goods.
            let in_claims = passage.fact != "description";
            findings.push(
                Draft {
                    check: "material-contradiction",
                    message: "material-contradiction-never",
                    meaning: Meaning::Copy,
                    weight: if in_claims { Severity::Warning } else { Severity::Caution },
                    confidence: rule.confidence,
                    hard: in_claims,
                    brand: c.brand,
                    params: vec![
                        ("material", passage.quote(range.clone()).to_owned()),
                        ("always", rule.always.clone()),
                    ],
                    evidence: vec![passage.evidence_in_context(range)],
                    source: (&rule.source, &rule.checked),
                }
                .finish(),
            );
        }
    }
    // Two rules may know the same material; the heavier finding speaks for both.
    order::by_key(&mut findings, |f| std::cmp::Reverse(f.severity));
    findings.truncate(1);
    Outcome::Ran(findings)
}
