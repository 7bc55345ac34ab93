#![doc = include_str!("seller-contradictions.md")]

use super::{Context, Draft, Outcome};
use crate::listing::Source;
use crate::report::{Evidence, Finding, Meaning};
use crate::rules::schema::Registry;
use crate::weight::{Confidence, Severity};

/// Something on the page that speaks of a place.
struct Sign<'r> {
    kind: Kind,
    place: &'r Registry,
    evidence: Evidence,
}

/// What speaks of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Address,
    Stated,
    Number,
    Phone,
    ShipsFrom,
    Host,
    Currency,
}

impl Kind {
    fn message(self) -> &'static str {
        match self {
            Self::Number => "seller-contradictions-number",
            Self::Phone => "seller-contradictions-phone",
            Self::ShipsFrom => "seller-contradictions-ships-from",
            Self::Host => "seller-contradictions-host",
            Self::Currency => "seller-contradictions-currency",
            Self::Address | Self::Stated => "seller-contradictions-country",
        }
    }
}

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    let signs = signs(c);
    // What the seller says of himself comes first; the rest is held against it.
    let order = [Kind::Address, Kind::Stated, Kind::Number, Kind::Phone];
    let Some(home) = order.iter().find_map(|kind| signs.iter().find(|s| s.kind == *kind)) else {
        return Outcome::Skipped("why-no-seller");
    };
    let mut strangers: Vec<&Sign<'_>> = Vec::new();
    for kind in [Kind::Stated, Kind::Number, Kind::Phone, Kind::ShipsFrom, Kind::Host, Kind::Currency] {
        let mut of_kind = signs.iter().filter(|s| s.kind == kind).peekable();
        let first = of_kind.peek().copied();
        // One number or telephone at home is enough: firms have others abroad.
        if kind != home.kind && !of_kind.any(|s| s.place.is_near(home.place)) {
            strangers.extend(first);
        }
    }
    let market = market(c);
    let counted = |s: &Sign<'_>| match s.kind {
        // A host and a currency are chosen for the buyers. A host speaks against a seller only when nobody else is there.
        Kind::Host => !signs.iter().any(|o| o.kind != Kind::Host && o.place.is_near(s.place)),
        Kind::Currency => false,
        // A firm that opens a shop for another place takes a telephone and a number there.
        _ => !market.is_some_and(|m| m.is_near(s.place)),
    };
    let independent = strangers.iter().filter(|s| counted(s)).count();
    let weigh = |s: &Sign<'_>| if independent >= 2 && counted(s) { Severity::Caution } else { Severity::Note };
    Outcome::Ran(strangers.iter().map(|s| finding(c, home, s, weigh(s))).collect())
}

/// Everything that speaks of a place.
fn signs<'a>(c: &'a Context<'_, '_>) -> Vec<Sign<'a>> {
    let (seller, offer, sellers) = (&c.listing.seller, &c.listing.offer, &c.rules.sellers);
    let mut signs = Vec::new();
    let mut note = |kind, place: Option<&'a Registry>, fact: &str, quote: &str| {
        signs.extend(place.map(|place| Sign { kind, place, evidence: Evidence::new(fact, quote) }));
    };
    if let Some(address) = &seller.address {
        note(Kind::Address, sellers.of_words(address), "seller.address", address);
    }
    // A country that was worked out from address or number says nothing beside them.
    if let Some(country) = seller.country.as_ref().filter(|c| c.source != Source::Visible) {
        note(Kind::Stated, sellers.of_words(country), "seller.country", country);
    }
    for number in seller.registrations.iter().filter(|r| r.valid != Some(false)) {
        let place = sellers.place_of_number(&number.kind);
        note(Kind::Number, place, "seller.registrations", &number.number);
    }
    for phone in &seller.phones {
        note(Kind::Phone, sellers.of_phone(phone), "seller.phones", phone);
    }
    for (messenger, number) in seller.handles.iter().filter_map(|h| h.split_once(':')) {
        if matches!(messenger, "whatsapp" | "viber" | "zalo" | "signal") {
            note(Kind::Phone, sellers.of_phone(number), "seller.handles", number);
        }
    }
    if let Some(from) = &offer.ships_from {
        note(Kind::ShipsFrom, sellers.of_words(from), "shipsFrom", from);
    }
    // A marketplace's host and currency are its own.
    if let (Some(host), None) = (c.host, c.place) {
        note(Kind::Host, sellers.of_host(host), "host", &host.unicode);
        let currency = offer.price.as_ref().and_then(|p| p.currency.as_deref());
        // Dollars, euros and pounds are asked everywhere.
        if let Some(code) = currency.filter(|code| !matches!(*code, "USD" | "EUR" | "GBP")) {
            let place = sellers.registries.iter().find(|r| r.currencies.iter().any(|own| own == code));
            note(Kind::Currency, place, "price", code);
        }
    }
    signs
}

/// The place a shop is made for: by its host, or by its language and currency.
fn market<'a>(c: &'a Context<'_, '_>) -> Option<&'a Registry> {
    let currency = c.listing.offer.price.as_ref().and_then(|p| p.currency.as_deref());
    let by_host = c.host.filter(|_| c.place.is_none()).and_then(|h| c.rules.sellers.of_host(h));
    by_host.or_else(|| c.rules.sellers.of_speech(c.language?, currency?))
}

fn finding(c: &Context<'_, '_>, home: &Sign<'_>, other: &Sign<'_>, weight: Severity) -> Finding {
    Draft {
        check: "seller-contradictions",
        message: other.kind.message(),
        meaning: Meaning::HiddenSeller,
        weight,
        confidence: Confidence::Medium,
        hard: false,
        brand: c.brand,
        params: vec![("home", home.place.name.clone()), ("other", other.place.name.clone())],
        evidence: vec![home.evidence.clone(), other.evidence.clone()],
        source: (&other.place.source, &other.place.checked),
    }
    .finish()
}
