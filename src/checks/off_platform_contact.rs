#![doc = include_str!("off-platform-contact.md")]

use super::{Context, Draft, Outcome};
use crate::report::{Evidence, Finding, Meaning};
use crate::rules::marketplace::OutsideContact;
use crate::rules::schema::TermKind;
use crate::weight::{Confidence, Severity};

/// Most findings of words.
const MOST: usize = 2;

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    let unwanted = c.place.is_some_and(|p| p.outside_contact == OutsideContact::Unwanted);
    let mut findings = words(c, unwanted);
    if unwanted {
        findings.extend(handle(c));
    }
    Outcome::Ran(findings)
}

/// Words that lead away. Those that hide the goods speak anywhere; a mere invitation only where the platform wants nobody to leave.
fn words(c: &Context<'_, '_>, unwanted: bool) -> Vec<Finding> {
    let title = c.passages.title.as_ref().map(|t| t.folded());
    let mut findings: Vec<Finding> = Vec::new();
    for passage in c.passages.all() {
        for said in c.rules.words.said(passage.folded(), &passage.original, title) {
            let term = said.term;
            let hides = term.weight == Severity::Warning;
            let known = findings.iter().any(|f| f.params.get("means") == Some(&term.means));
            if term.kind != TermKind::OffPlatform || known || findings.len() >= MOST || !(hides || unwanted) {
                continue;
            }
            let message = if hides { "off-platform-contact-hidden" } else { "off-platform-contact-words" };
            let draft = Draft {
                check: "off-platform-contact",
                message,
                meaning: if hides { Meaning::Copy } else { Meaning::HiddenSeller },
                weight: term.weight,
                confidence: term.confidence,
                hard: false,
                brand: c.brand,
                params: vec![("term", passage.quote(said.range.clone()).to_owned()), ("means", term.means.clone())],
                evidence: vec![passage.evidence_in_context(said.range.clone())],
                source: (&term.source, &term.checked),
            };
            findings.push(draft.finish());
        }
    }
    findings
}

/// A messenger's name in a listing.
fn handle(c: &Context<'_, '_>) -> Option<Finding> {
    let (place, seller) = (c.place?, &c.listing.seller);
    // Traders must show an address to write to; who is nobody by name, and is written to where anybody gets one, leads away.
    let free = |mail: &&String| {
        let host = mail.rsplit('@').next().unwrap_or_default();
        !seller.is_named() && c.rules.sellers.words.free_mail.iter().any(|f| f == host)
    };
    let mails = seller.emails.iter().filter(free).map(|mail| format!("mail:{mail}"));
    let handles: Vec<String> = seller.handles.iter().cloned().chain(mails).collect();
    // An address is a weak sign, and private sellers show more of their wardrobe there; that leads nowhere in particular.
    let picture = |h: &&String| h.starts_with("instagram:") || h.starts_with("mail:");
    let shown = handles.iter().find(|h| !picture(h)).or(handles.first())?;
    // A dealer in second-hand goods who says who he is hides nothing.
    let open = c.second_hand && c.listing.seller.is_named();
    let weight = if open || picture(&shown) { Severity::Note } else { Severity::Caution };
    let draft = Draft {
        check: "off-platform-contact",
        message: "off-platform-contact-handle",
        meaning: Meaning::HiddenSeller,
        weight,
        confidence: Confidence::Medium,
        hard: false,
        brand: c.brand,
        params: vec![("handle", shown.clone()), ("marketplace", place.name.clone())],
        evidence: handles.iter().take(3).map(|h| Evidence::new("seller.handles", h)).collect(),
        source: ("marketplaces' rules on dealing outside (recalled)", "2026-11-24"),
    };
    Some(draft.finish())
}
