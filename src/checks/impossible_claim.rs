#![doc = include_str!("impossible-claim.md")]

use super::{Context, Draft, Outcome, years};
use crate::passage::Passage;
use crate::report::{Evidence, Meaning};
use crate::rules::schema::{Claim, When};
use crate::weight::Severity;
use std::ops::Range;

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    if c.brand.rules.claims.is_empty() {
        return Outcome::Skipped("why-no-rule");
    }
    let mut findings = Vec::new();
    for (rule, lists) in c.brand.rules.claims.iter().zip(&c.brand.lists().claims) {
        if !of_state(rule.when, c.second_hand) {
            continue;
        }
        let company = lists.with.is_empty() || c.passages.all().any(|p| lists.with.any(p.folded()));
        if !company || c.passages.all().any(|p| lists.except.any(p.folded())) {
            continue;
        }
        let found = c.passages.all().find_map(|passage| {
            // "Lafufu everywhere these days": a warning of what others sell.
            let taken_back = |r: &Range<usize>| {
                c.rules.words.take_back(passage.folded(), &passage.original, r) || c.is_aside(passage, r)
            };
            let hit = lists.says.find(passage.folded()).into_iter().find(|h| !taken_back(&h.range))?;
            Some((passage, hit.range))
        });
        let Some((passage, range)) = found else { continue };
        if !rule.hard && is_wording(c, passage, &range) {
            continue;
        }
        let Ok(year) = year(c, rule) else { continue };
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
                evidence: std::iter::once(passage.evidence_in_context(range)).chain(year).collect(),
                source: (&rule.source, &rule.checked),
            }
            .finish(),
        );
    }
    Outcome::Ran(findings)
}

/// Whether the words at `range` are words of copies: the same words are one sign, of the family wording, and not two.
fn is_wording(c: &Context<'_, '_>, passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let title = c.passages.title.as_ref().map(|t| t.folded());
    let said = c.rules.words.said(passage.folded(), &passage.original, title);
    said.iter().any(|s| s.term.weight >= Severity::Caution && s.range.start < range.end && range.start < s.range.end)
}

/// Whether a rule for goods of some state is for these.
fn of_state(when: When, second_hand: bool) -> bool {
    match when {
        When::Any => true,
        When::New => !second_hand,
        When::Used => second_hand,
    }
}

/// The goods are not said to be of the years the rule is about.
struct OtherYear;

/// The words that say the goods are of the years the rule is about; none where it is about any. The listing must say so,
/// and all that it says must agree: "2019, card dated 2022" is nobody's contradiction.
fn year(c: &Context<'_, '_>, rule: &Claim) -> Result<Option<Evidence>, OtherYear> {
    if rule.from_year.is_none() && rule.until_year.is_none() {
        return Ok(None);
    }
    let stated = years::of_goods(c);
    let range = rule.from_year.unwrap_or(0)..=rule.until_year.unwrap_or(u16::MAX);
    if !stated.iter().all(|s| range.contains(&s.year)) {
        return Err(OtherYear);
    }
    stated.into_iter().next().map(|s| Some(s.evidence)).ok_or(OtherYear)
}
