#![doc = include_str!("replica-wording.md")]

use super::plain::{self, Of};
use super::{Context, Draft, Outcome};
use crate::passage::Passage;
use crate::report::{Finding, Meaning};
use crate::rules::schema::TermKind;
use crate::rules::{Said, Words};
use crate::weight::{Confidence, Severity};
use std::ops::Range;

/// Most findings of this check: three words say as much as thirty.
const MOST: usize = 3;

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    let title = c.passages.title.as_ref().map(|t| t.folded());
    // Whoever vouches for the goods speaks of others' copies: "the market is full of fakes, mine is guaranteed authentic".
    let vouched = c.passages.all().any(|p| c.rules.words.vouch(p.folded(), &p.original));
    let mut findings: Vec<Finding> = Vec::new();
    for passage in c.passages.all() {
        let mut last = 0..0;
        let all = c.rules.words.said(passage.folded(), &passage.original, title);
        let agreeing = agreeing(c, passage, &all);
        for said in all {
            let term = said.term;
            let Some(message) = message(term.kind) else { continue };
            // A word that two languages share is one word.
            if said.range == last {
                continue;
            }
            last = said.range.clone();
            // A description runs on about many things; there the words are a sign, in the title they are the offer. A
            // clause that says little else is an offer there too.
            let of = plain::said_of(c, passage, &said);
            let plain = of == Of::Whole;
            // Of receipts and of files there are copies too: common words alone say nothing.
            if of == Of::Part || of == Of::Unclear && term.hard_alone && term.weight == Severity::Note {
                continue;
            }
            let (text, original) = (passage.folded(), &passage.original);
            let of_the_goods = || {
                !vouched && Words::make_up_their_clause(text, original, &said.range)
                    || c.rules.words.are_declared(text, original, &said.range)
            };
            let is_offer = passage.fact != "description" || plain && of_the_goods();
            let agrees = agreeing.contains(&said.range);
            let plain = plain || agrees;
            let weight = if plain { Severity::Warning } else { term.weight };
            let most = match () {
                () if is_offer => Severity::Warning,
                () if vouched && term.kind == TermKind::Copy => Severity::Note,
                () if plain && !vouched => Severity::Warning,
                () => Severity::Caution,
            };
            let finding = Draft {
                check: "replica-wording",
                message,
                meaning: Meaning::Copy,
                weight: weight.min(most),
                confidence: if agrees { Confidence::High } else { term.confidence },
                hard: plain && is_offer,
                brand: c.brand,
                params: vec![("term", passage.quote(said.range.clone()).to_owned()), ("means", term.means.clone())],
                evidence: vec![passage.evidence_in_context(said.range.clone())],
                source: (&term.source, &term.checked),
            };
            keep(&mut findings, finding.finish());
        }
    }
    Outcome::Ran(findings)
}

/// Keeps a finding: of several that mean the same the heaviest, and of all no more than [`MOST`].
fn keep(findings: &mut Vec<Finding>, finding: Finding) {
    let weight = |f: &Finding| (f.hard, f.severity);
    let same = findings.iter().position(|f| f.params.get("means") == finding.params.get("means"));
    let lightest = || (0..findings.len()).min_by_key(|i| findings.get(*i).map(weight));
    match same.or_else(|| (findings.len() >= MOST).then(lightest).flatten()) {
        None => findings.push(finding),
        Some(place) => {
            if let Some(kept) = findings.get_mut(place).filter(|kept| weight(kept) < weight(&finding)) {
                *kept = finding;
            }
        }
    }
}

/// Words of the trade that stand in one title and bear each other out: "1:1" is a scale and "AAA" a battery, but "1:1 AAA" is
/// neither. Empty where there are fewer than two.
fn agreeing(c: &Context<'_, '_>, passage: &Passage<'_>, all: &[Said<'_>]) -> Vec<Range<usize>> {
    if passage.fact != "title" {
        return Vec::new();
    }
    let mut words: Vec<(Range<usize>, &str)> = Vec::new();
    let mut graded = false;
    for said in all {
        let term = said.term;
        let is_soft = term.weight.min(term.confidence.cap()) >= Severity::Caution;
        let text = passage.folded().text.get(said.range.clone()).unwrap_or_default();
        let is_another = words.iter().all(|(range, other)| range.end <= said.range.start && *other != text);
        let is_of_copies = matches!(term.kind, TermKind::Copy | TermKind::Grade);
        if is_of_copies && is_soft && is_another && plain::said_of(c, passage, said) != Of::Part {
            words.push((said.range.clone(), text));
            graded |= term.kind == TermKind::Grade;
        }
    }
    if words.len() < 2 || !graded { Vec::new() } else { words.into_iter().map(|(range, _)| range).collect() }
}

/// What is said of a word that speaks of the goods; nothing of the others.
fn message(kind: TermKind) -> Option<&'static str> {
    match kind {
        TermKind::Copy => Some("replica-wording-copy"),
        TermKind::Grade => Some("replica-wording-grade"),
        TermKind::Origin => Some("replica-wording-origin"),
        TermKind::OffPlatform | TermKind::Payment => None,
    }
}
