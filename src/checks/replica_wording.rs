#![doc = include_str!("replica-wording.md")]

use super::plain::{self, Of};
use super::{Context, Draft, Outcome};
use crate::report::{Finding, Meaning};
use crate::rules::Words;
use crate::rules::schema::TermKind;
use crate::weight::Severity;

/// Most findings of this check: three words say as much as thirty.
const MOST: usize = 3;

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    let title = c.passages.title.as_ref().map(|t| t.folded());
    // Whoever vouches for the goods speaks of others' copies: "the market is full of fakes, mine is guaranteed authentic".
    let vouched = c.passages.all().any(|p| c.rules.words.vouch(p.folded(), &p.original));
    let mut findings: Vec<Finding> = Vec::new();
    for passage in c.passages.all() {
        let mut last = 0..0;
        for said in c.rules.words.said(passage.folded(), &passage.original, title) {
            let term = said.term;
            let Some(message) = message(term.kind) else { continue };
            if findings.len() >= MOST || findings.iter().any(|f| f.params.get("means") == Some(&term.means)) {
                continue;
            }
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
            let weight = if plain { Severity::Warning } else { term.weight };
            let most = match () {
                () if is_offer => Severity::Warning,
                () if vouched && term.kind == TermKind::Copy => Severity::Note,
                () if plain && !vouched => Severity::Warning,
                () => Severity::Caution,
            };
            findings.push(
                Draft {
                    check: "replica-wording",
                    message,
                    meaning: Meaning::Copy,
                    weight: weight.min(most),
                    confidence: term.confidence,
                    hard: plain && is_offer,
                    brand: c.brand,
                    params: vec![("term", passage.quote(said.range.clone()).to_owned()), ("means", term.means.clone())],
                    evidence: vec![passage.evidence_in_context(said.range.clone())],
                    source: (&term.source, &term.checked),
                }
                .finish(),
            );
        }
    }
    Outcome::Ran(findings)
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
