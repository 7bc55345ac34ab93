#![doc = include_str!("never-made.md")]

use super::{Context, Draft, Outcome};
use crate::passage::Passage;
use crate::report::Meaning;
use crate::rules::NeverMadeLists;
use crate::rules::schema::NeverMade;
use crate::text::fold::Folded;
use crate::weight::Severity;
use std::ops::Range;

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    if c.brand.rules.never_made.is_empty() {
        return Outcome::Skipped("why-no-rule");
    }
    let Some(title) = &c.passages.title else { return Outcome::Skipped("why-no-text") };
    let goods = c.goods();
    let mut findings: Vec<_> = (c.brand.rules.never_made.iter().zip(&c.brand.lists().never_made))
        .filter(|(_, lists)| lists.of.fit(&goods))
        .filter_map(|(rule, lists)| {
            let (passage, range) =
                in_title(c, title, rule, lists).map(|range| (title, range)).or_else(|| in_rows(c, lists))?;
            let finding = Draft {
                check: "never-made",
                message: "never-made-says",
                meaning: Meaning::Copy,
                weight: Severity::Caution,
                confidence: rule.confidence,
                hard: false,
                brand: c.brand,
                params: vec![("says", passage.quote(range.clone()).to_owned()), ("because", rule.because.clone())],
                evidence: vec![passage.evidence_in_context(range)],
                source: (&rule.source, &rule.checked),
            };
            Some(finding.finish())
        })
        .collect();
    findings.truncate(1);
    Outcome::Ran(findings)
}

/// Where the title says what never was.
fn in_title(
    c: &Context<'_, '_>,
    title: &Passage<'_>,
    rule: &NeverMade,
    lists: &NeverMadeLists,
) -> Option<Range<usize>> {
    let text = title.folded();
    let beside = |range: &Range<usize>| {
        !rule.touching
            || lists.of.groups.iter().flat_map(|g| g.find_all(text)).any(|goods| {
                let gap = if goods.range.end <= range.start {
                    goods.range.end..range.start
                } else {
                    range.end..goods.range.start
                };
                text.text.get(gap).is_some_and(|gap| gap.trim().is_empty())
            })
    };
    let hits = lists.says.find(text).into_iter().map(|h| h.range);
    hits.into_iter().find(|r| beside(r) && !c.rules.words.negated(text, &title.original, r))
}

/// Where a row of the specifics says it.
fn in_rows<'c>(c: &'c Context<'_, '_>, lists: &NeverMadeLists) -> Option<(&'c Passage<'c>, Range<usize>)> {
    let rows = c.listing.specifics.iter().zip(c.passages.specifics());
    rows.filter(|(row, _)| {
        let name = Folded::new(&row.name);
        lists.rows.find(&name).iter().any(|h| h.range == (0..name.text.len()))
    })
    .find_map(|(_, passage)| {
        let text = passage.folded();
        // A row of many choices ("Black, White") says what there is to choose from, and not what this is.
        let range = lists.says.find(text).into_iter().map(|h| h.range).find(|r| r.end == text.text.len())?;
        Some((passage, range))
    })
}
