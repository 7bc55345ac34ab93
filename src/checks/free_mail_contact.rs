#![doc = include_str!("free-mail-contact.md")]

use super::{Context, Draft, Outcome};
use crate::report::{Evidence, Meaning};
use crate::rules::schema::Sellers;
use crate::weight::{Confidence, Severity};

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    if c.place.is_some() {
        return Outcome::Skipped("why-marketplace");
    }
    let seller = &c.listing.seller;
    let messengers: Vec<&String> = seller.handles.iter().filter(|h| !h.starts_with("instagram:")).collect();
    if seller.emails.is_empty() && messengers.is_empty() {
        return Outcome::Skipped("why-no-contact");
    }
    // Who can be held to a name, an address or a telephone may write from anywhere.
    if seller.is_named() || !seller.phones.is_empty() {
        return Outcome::Ran(Vec::new());
    }
    let free = |mail: &String| {
        let host = mail.rsplit('@').next().unwrap_or_default();
        c.rules.sellers.words.free_mail.iter().any(|f| f == host)
    };
    if !seller.emails.iter().all(free) {
        return Outcome::Ran(Vec::new());
    }
    let own_stores = c.channel().is_some_and(|channel| channel.sellers == Sellers::OwnStores) && !c.second_hand;
    let (message, weight, evidence) = match (seller.emails.first(), messengers.first()) {
        (Some(mail), _) => ("free-mail-contact-mail", Severity::Note, Evidence::new("seller.emails", mail)),
        (None, Some(handle)) => {
            let weight = if own_stores { Severity::Caution } else { Severity::Note };
            ("free-mail-contact-messenger", weight, Evidence::new("seller.handles", handle))
        }
        (None, None) => return Outcome::Ran(Vec::new()),
    };
    let finding = Draft {
        check: "free-mail-contact",
        message,
        meaning: Meaning::HiddenSeller,
        weight,
        confidence: Confidence::Medium,
        hard: false,
        brand: c.brand,
        params: vec![("contact", evidence.quote.clone())],
        evidence: vec![evidence],
        source: (&c.rules.sellers.words.source, &c.rules.sellers.words.checked),
    };
    Outcome::Ran(vec![finding.finish()])
}
