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

/// A messenger's name in a listing, or an address of free mail of somebody who says no name.
fn handle(c: &Context<'_, '_>) -> Option<Finding> {
    let (place, seller) = (c.place?, &c.listing.seller);
    // Traders must show an address to write to; who is nobody by name, and is written to where anybody gets one, leads away.
    let free = |mail: &&String| {
        let host = mail.rsplit('@').next().unwrap_or_default();
        !seller.is_named() && c.rules.sellers.words.free_mail.iter().any(|f| f == host)
    };
    let contacts: Vec<(&str, &String)> = (seller.handles.iter().map(|h| ("seller.handles", h)))
        .chain(seller.emails.iter().filter(free).map(|mail| ("seller.emails", mail)))
        .collect();
    // Private sellers show more of their wardrobe there, and many write by mail: that leads nowhere in particular.
    let weak = |(fact, contact): &(&str, &String)| *fact == "seller.emails" || contact.starts_with("instagram:");
    let shown = contacts.iter().find(|contact| !weak(contact)).or(contacts.first())?;
    // A dealer in second-hand goods who says who he is hides nothing.
    let open = c.second_hand && seller.is_named();
    let weight = if open || weak(shown) { Severity::Note } else { Severity::Caution };
    let draft = Draft {
        check: "off-platform-contact",
        message: "off-platform-contact-handle",
        meaning: Meaning::HiddenSeller,
        weight,
        confidence: Confidence::Medium,
        hard: false,
        brand: c.brand,
        params: vec![("handle", shown.1.clone()), ("marketplace", place.name.clone())],
        evidence: contacts.iter().take(3).map(|(fact, contact)| Evidence::new(fact, contact)).collect(),
        source: ("marketplaces' rules on dealing outside (recalled)", "2026-11-24"),
    };
    Some(draft.finish())
}
