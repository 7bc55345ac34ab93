#![doc = include_str!("unsafe-payment.md")]

use super::{Context, Draft, Outcome};
use crate::passage::Passage;
use crate::report::{Evidence, Meaning};
use crate::rules::Said;
use crate::rules::marketplace::OutsideContact;
use crate::rules::schema::TermKind;
use crate::text::fold::Folded;
use crate::weight::Severity;

/// Words that ask for money which cannot be had back, and where they stand.
struct Asked<'r> {
    said: Said<'r>,
    evidence: Evidence,
    quote: String,
}

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    let title = c.passages.title.as_ref().map(Passage::folded);
    let said = |text: &Folded, original: &str| {
        let said = c.rules.words.said(text, original, title);
        said.into_iter().filter(|s| s.term.kind == TermKind::Payment).collect::<Vec<_>>()
    };
    let mut asked: Vec<Asked<'_>> = Vec::new();
    for passage in c.passages.all() {
        asked.extend(said(passage.folded(), &passage.original).into_iter().map(|s| Asked {
            evidence: passage.evidence_in_context(s.range.clone()),
            quote: passage.quote(s.range.clone()).to_owned(),
            said: s,
        }));
    }
    for statement in &c.listing.seller.payments {
        let folded = Folded::new(statement);
        asked.extend(said(&folded, statement).into_iter().map(|s| Asked {
            evidence: Evidence::new("seller.payments", statement),
            quote: folded.quote(statement, s.range.clone()).to_owned(),
            said: s,
        }));
    }
    let safe = takes_safe_payments(c, &asked);
    // What friends send each other covers no purchase, whatever else is taken: PayPal's own words for it name PayPal.
    let counts = |a: &&Asked<'_>| a.said.term.weight == Severity::Warning || !safe;
    let Some(worst) = asked.iter().filter(counts).max_by_key(|a| (a.said.term.weight, a.said.term.confidence)) else {
        return Outcome::Ran(Vec::new());
    };
    let term = worst.said.term;
    // On boards of small advertisements neighbours pay each other as they like.
    let usual = c.place.is_some_and(|p| p.outside_contact == OutsideContact::Usual);
    let weight = if usual { Severity::Note } else { term.weight };
    let finding = Draft {
        check: "unsafe-payment",
        message: "unsafe-payment-asked",
        meaning: Meaning::HiddenSeller,
        weight,
        confidence: term.confidence,
        hard: false,
        brand: c.brand,
        params: vec![("term", worst.quote.clone()), ("means", term.means.clone())],
        evidence: vec![worst.evidence.clone()],
        source: (&term.source, &term.checked),
    };
    Outcome::Ran(vec![finding.finish()])
}

/// Whether the page takes payments as well that can be taken back.
fn takes_safe_payments(c: &Context<'_, '_>, asked: &[Asked<'_>]) -> bool {
    if asked.is_empty() || !c.listing.seller.safe_payments.is_empty() {
        return !asked.is_empty();
    }
    let safe = &c.rules.sellers.lists().safe_payments;
    let in_text = |text: &Folded, original: &str| {
        safe.find(text).iter().any(|hit| !c.rules.words.negated(text, original, &hit.range))
    };
    c.passages.all().any(|p| in_text(p.folded(), &p.original))
        || c.listing.seller.payments.iter().any(|s| in_text(&Folded::new(s), s))
}
