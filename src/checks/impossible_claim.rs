#![doc = include_str!("impossible-claim.md")]

use super::{Context, Draft, Outcome};
use crate::report::Meaning;
use crate::weight::Severity;

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    if c.brand.rules.claims.is_empty() {
        return Outcome::Skipped("why-no-rule");
    }
    let mut findings = Vec::new();
    for (rule, lists) in c.brand.rules.claims.iter().zip(&c.brand.lists().claims) {
        let company = lists.with.entries().is_empty() || c.passages.all().any(|p| lists.with.any(p.folded()));
        if !company || c.passages.all().any(|p| lists.except.any(p.folded())) {
            continue;
        }
        let found = c.passages.all().find_map(|passage| {
            let negated = |r| c.rules.words.negated(passage.folded(), &passage.original, &r);
            let hit = lists.says.find(passage.folded()).into_iter().find(|h| !negated(h.range.clone()))?;
            Some((passage, hit.range))
        });
        let Some((passage, range)) = found else { continue };
        let in_claims = passage.fact != "description";
        findings.push(
            Draft {
                check: "impossible-claim",
                message: "impossible-claim-says",
                meaning: Meaning::Copy,
                weight: if in_claims { Severity::Warning } else { Severity::Caution },
                confidence: rule.confidence,
                hard: rule.hard && in_claims,
                brand: c.brand,
                params: vec![("claim", passage.quote(range.clone()).to_owned()), ("because", rule.because.clone())],
                evidence: vec![passage.evidence_in_context(range)],
                source: (&rule.source, &rule.checked),
            }
            .finish(),
        );
    }
    Outcome::Ran(findings)
}
