#![doc = include_str!("reference-mismatch.md")]

use super::numbers::{Place, Stated, stated};
use super::said::of_the_goods;
use super::{Context, Draft, Outcome};
use crate::passage::Passage;
use crate::report::{Evidence, Meaning};
use crate::rules::ReferenceLists;
use crate::rules::schema::{NumberKind, NumberMeaning, Reference};
use crate::text::dictionary::Dictionary;
use crate::text::order;
use crate::weight::{Confidence, Severity};

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    let rules = Rules::of(c);
    if rules.fitting.is_empty() {
        return Outcome::Skipped("why-no-rule");
    }
    let numbers = stated(c);
    if numbers.is_empty() {
        return Outcome::Skipped("why-no-number");
    }
    let mut findings: Vec<_> = numbers.iter().filter_map(|n| rules.judge(c, n)).map(Draft::finish).collect();
    // One number wrong is one sign, however often it is stated.
    order::by_key(&mut findings, |f| std::cmp::Reverse(f.severity));
    findings.truncate(1);
    Outcome::Ran(findings)
}

type Entry<'a> = (&'a Reference, &'a ReferenceLists);

/// The brand's shapes of numbers: those of goods such as these, and those of others.
struct Rules<'a> {
    fitting: Vec<Entry<'a>>,
    others: Vec<Entry<'a>>,
}

impl<'a> Rules<'a> {
    fn of(c: &Context<'a, '_>) -> Self {
        let goods = c.goods();
        let brand = c.brand;
        let all = brand.rules.references.iter().zip(&brand.lists().references);
        let (fitting, others) = all.partition(|(rule, lists)| {
            let of = rule.of.is_empty() || goods.iter().any(|t| lists.of.any(t));
            of && !goods.iter().any(|t| lists.except.any(t))
        });
        Self { fitting, others }
    }

    fn judge(&self, c: &'a Context<'_, '_>, number: &Stated) -> Option<Draft<'a>> {
        let fits = |(_, lists): &&Entry<'a>| lists.pattern.fits(&number.number);
        if let Some(entry) = self.fitting.iter().find(fits) {
            return contradicted(c, entry, number);
        }
        let closed = |(rule, _): &&Entry<'a>| rule.closed && rule.number == number.kind;
        let (closing, _) = self.fitting.iter().find(closed)?;
        let other = self.others.iter().find(fits);
        let weight = match number.place {
            _ if c.second_hand => Severity::Note,
            Place::Labelled => Severity::Caution,
            // A number of the shop's own hardly ever has a shape that the brand uses for other goods.
            Place::Loose if other.is_some() => Severity::Caution,
            Place::Loose | Place::PartNumber => Severity::Note,
        };
        let number_and = |second: (&'static str, String)| vec![("number", number.number.clone()), second];
        let (message, params, rule) = match other {
            Some((other, _)) => {
                let mut params = number_and(("other", other.kind.clone()));
                params.push(("kind", closing.kind.clone()));
                ("reference-mismatch-other-goods", params, other)
            }
            None => {
                let message = match number.kind {
                    NumberKind::Reference => "reference-mismatch-shape",
                    NumberKind::Serial => "reference-mismatch-serial",
                    NumberKind::DateCode => "reference-mismatch-date-code",
                };
                let example = closing.examples.first().cloned().unwrap_or_default();
                let mut params = number_and(("example", example));
                params.push(("kind", closing.kind.clone()));
                (message, params, closing)
            }
        };
        let confidence = rule.confidence.min(closing.confidence);
        Some(draft(c, message, params, vec![number.evidence.clone()], (rule, weight, confidence)))
    }
}

/// The finding when the listing says something else of the goods than their number does.
fn contradicted<'a>(c: &'a Context<'_, '_>, (rule, lists): &Entry<'a>, number: &Stated) -> Option<Draft<'a>> {
    // A part number that a shop filled in is too weak to contradict anything.
    if number.place == Place::PartNumber {
        return None;
    }
    let nothing = Dictionary::default();
    let found = (rule.means.iter().zip(&lists.means))
        .filter(|(_, lists)| lists.pattern.fits(&number.number))
        .filter(|(_, lists)| !c.passages.claims().any(|p| lists.agree.any(p.folded())))
        .find_map(|(meaning, lists)| {
            let (passage, range) = c.passages.claims().find_map(|passage| {
                let of_goods = |r: &std::ops::Range<usize>| of_the_goods(c, passage, r, &nothing);
                let hits = lists.contradict.find(passage.folded()).into_iter().take(8).map(|h| h.range);
                Some((passage, hits.into_iter().find(of_goods)?))
            })?;
            Some((meaning, passage, range))
        });
    let (meaning, passage, range): (&NumberMeaning, &Passage<'_>, _) = found?;
    let weight = if c.second_hand { Severity::Note } else { Severity::Caution };
    let params = vec![
        ("number", number.number.clone()),
        ("what", meaning.what.clone()),
        ("says", passage.quote(range.clone()).to_owned()),
    ];
    let evidence = vec![number.evidence.clone(), passage.evidence_in_context(range)];
    Some(draft(c, "reference-mismatch-means", params, evidence, (rule, weight, rule.confidence)))
}

fn draft<'a>(
    c: &'a Context<'_, '_>,
    message: &'static str,
    params: Vec<(&'static str, String)>,
    evidence: Vec<Evidence>,
    (rule, weight, confidence): (&'a Reference, Severity, Confidence),
) -> Draft<'a> {
    Draft {
        check: "reference-mismatch",
        message,
        meaning: Meaning::Copy,
        weight,
        confidence,
        hard: false,
        brand: c.brand,
        params,
        evidence,
        source: (&rule.source, &rule.checked),
    }
}
