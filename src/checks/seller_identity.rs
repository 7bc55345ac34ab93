#![doc = include_str!("seller-identity.md")]

use super::{Context, Draft, Outcome};
use crate::listing::Registration;
use crate::report::{Evidence, Finding, Meaning};
use crate::rules::marketplace::Standing;
use crate::rules::schema::{Law, Registry, Shows};
use crate::text::fold::fold;
use crate::text::gibberish::{is_filled_in, is_gibberish};
use crate::weight::{Confidence, Severity};

/// What the law asks for is quoted from the place's file; the rest rests on this.
const SOURCE: (&str, &str) = ("Regulation (EU) 2022/2065 Art. 30; PRC E-Commerce Law Art. 15", "2026-11-23");
/// Check digits and filled-in numbers.
const NUMBERS: (&str, &str) = ("check digits as the registers publish them", "2026-11-23");

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    let seller = &c.listing.seller;
    let mut findings: Vec<Finding> = Vec::new();
    findings.extend(meaningless_name(c));
    for registration in &seller.registrations {
        findings.extend(wrong_number(c, registration));
    }
    findings.extend(wrong_section(c));
    if c.imitating_address {
        findings.extend(seller.registrations.iter().find_map(|r| look_up(c, r)));
    }
    if let Some(place) = c.place {
        // Marketplaces show the seller's identity on a page of their own, or to buyers only.
        let business = (c.listing.seller.store_type.as_ref())
            .and_then(|id| place.store_types.iter().find(|t| t.id == id.value))
            .is_some_and(|t| t.standing == Standing::Business && t.shows_identity);
        match seller.is_named() {
            false if business => findings.extend(business_unnamed(c)),
            false if findings.is_empty() => return Outcome::Skipped("why-no-seller"),
            _ => {}
        }
        return Outcome::Ran(findings);
    }
    if !seller.is_named() {
        findings.extend(missing(c));
    }
    Outcome::Ran(findings)
}

fn draft<'a>(c: &'a Context<'_, '_>, message: &'static str, weight: Severity) -> Draft<'a> {
    Draft {
        check: "seller-identity",
        message,
        meaning: Meaning::HiddenSeller,
        weight,
        confidence: Confidence::High,
        hard: false,
        brand: c.brand,
        params: Vec::new(),
        evidence: Vec::new(),
        source: SOURCE,
    }
}

/// A name that is letters without meaning, or one that stands where a name was forgotten.
fn meaningless_name(c: &Context<'_, '_>) -> Option<Finding> {
    let name = c.listing.seller.legal_name.as_ref()?;
    let forgotten = c.rules.sellers.lists().placeholders.contains(&fold(name));
    let weight = if is_gibberish(name) {
        Severity::Warning
    } else if forgotten {
        Severity::Caution
    } else {
        return None;
    };
    let params = vec![("name", name.value.clone())];
    let evidence = vec![Evidence::new("seller.legalName", name)];
    Some(Draft { params, evidence, ..draft(c, "seller-identity-meaningless", weight) }.finish())
}

/// A number whose check digits fail, or whose digits merely count.
fn wrong_number(c: &Context<'_, '_>, registration: &Registration) -> Option<Finding> {
    let Registration { kind, number, valid } = registration;
    let filled_in = is_filled_in(number);
    let message = match valid {
        _ if filled_in => "seller-identity-number-filled-in",
        Some(false) => "seller-identity-number-invalid",
        _ => return None,
    };
    let params = vec![("number", number.clone()), ("kind", name_of(c, kind))];
    let evidence = vec![Evidence::new("seller.registrations", number)];
    Some(Draft { params, evidence, source: NUMBERS, ..draft(c, message, Severity::Warning) }.finish())
}

/// What people call a kind of number.
fn name_of(c: &Context<'_, '_>, kind: &str) -> String {
    c.rules.sellers.of_number(kind).and_then(|(_, n)| n).map_or_else(|| kind.to_owned(), |n| n.name.clone())
}

/// A legal form that cannot stand in the section of the register that is shown ("GmbH" under HRA), or a section without its court.
fn wrong_section(c: &Context<'_, '_>) -> Option<Finding> {
    let seller = &c.listing.seller;
    let name = seller.legal_name.as_ref()?;
    let shown = |r: &Registration, section: &str| r.number.split_whitespace().any(|word| word == section);
    let by_section = seller.registrations.iter().find_map(|r| {
        let (place, _) = c.rules.sellers.of_number(&r.kind)?;
        place.forms.iter().any(|f| shown(r, &f.section)).then_some((place, r))
    });
    let (place, registration) = by_section?;
    let section = section_of(place, name)?;
    // A partnership shows its general partner's number beside its own.
    if seller.registrations.iter().any(|r| shown(r, section)) {
        let court = registration.number.split_whitespace().next().is_some_and(|word| word != section);
        let message = "seller-identity-no-court";
        let params = vec![("number", registration.number.clone()), ("place", place.name.clone())];
        let evidence = vec![Evidence::new("seller.registrations", &registration.number)];
        return (!court).then(|| Draft { params, evidence, ..draft(c, message, Severity::Note) }.finish());
    }
    let params =
        vec![("name", name.value.clone()), ("number", registration.number.clone()), ("section", section.to_owned())];
    let evidence =
        vec![Evidence::new("seller.legalName", name), Evidence::new("seller.registrations", &registration.number)];
    Some(Draft { params, evidence, ..draft(c, "seller-identity-wrong-section", Severity::Note) }.finish())
}

/// The section of the register that a company of this name stands in, by the longest form that ends it.
fn section_of<'p>(place: &'p Registry, name: &str) -> Option<&'p str> {
    let name = fold(name);
    let forms = place.forms.iter().flat_map(|f| f.words.iter().map(|w| (fold(w), f.section.as_str())));
    let ends = |form: &str| name.strip_suffix(form).is_some_and(|before| before.ends_with(' '));
    forms.filter(|(form, _)| ends(form)).max_by_key(|(form, _)| form.len()).map(|(_, section)| section)
}

/// Where the number of a shop at an imitating address can be looked up: numbers are copied from other shops.
fn look_up(c: &Context<'_, '_>, registration: &Registration) -> Option<Finding> {
    let (_, number) = c.rules.sellers.of_number(&registration.kind)?;
    let (register, url) = (number?.register.clone()?, number?.url.clone()?);
    let params = vec![("number", registration.number.clone()), ("register", register), ("url", url)];
    let evidence = vec![Evidence::new("seller.registrations", &registration.number)];
    Some(Draft { params, evidence, ..draft(c, "seller-identity-look-up", Severity::Note) }.finish())
}

/// A seller that the marketplace calls a business, without the name and address its place's law asks for.
fn business_unnamed(c: &Context<'_, '_>) -> Option<Finding> {
    let place = c.host.and_then(|h| c.rules.sellers.of_host(h))?;
    let law = place.law.as_ref()?;
    let params = vec![("place", place.name.clone()), ("law", law.name.clone())];
    let evidence = (c.listing.seller.name.iter()).map(|n| Evidence::new("seller.name", n)).collect();
    let source = (law.source.as_str(), law.checked.as_str());
    Some(Draft { params, evidence, source, ..draft(c, "seller-identity-business-unnamed", Severity::Note) }.finish())
}

/// A shop that names nobody. It may do so on another page, so this is worth a note; but whoever trades at an address made to
/// be taken for the brand's has every reason to say who he is.
fn missing(c: &Context<'_, '_>) -> Option<Finding> {
    let seller = &c.listing.seller;
    let elsewhere = seller.imprint.as_ref();
    let weight = if c.imitating_address && elsewhere.is_none() { Severity::Warning } else { Severity::Note };
    let host = c.host.map_or("", |h| &h.unicode);
    let mut evidence = vec![Evidence::new("host", host)];
    evidence.extend(elsewhere.map(|link| Evidence::new("seller.imprint", link)));
    let place = place_of(c);
    if let Some((place, law)) = place.and_then(|p| Some((p, p.law.as_ref()?))) {
        // With a link to the page of that name, the law is kept as far as can be seen from here.
        if elsewhere.is_some() && !c.imitating_address {
            return None;
        }
        let params = vec![
            ("place", place.name.clone()),
            ("law", law.name.clone()),
            ("shows", words(&law.shows)),
            ("missing", words(&unshown(c, law))),
        ];
        let source = (law.source.as_str(), law.checked.as_str());
        return Some(Draft { params, evidence, source, ..draft(c, "seller-identity-missing-there", weight) }.finish());
    }
    let reachable = !seller.emails.is_empty() || !seller.phones.is_empty();
    (!reachable && (elsewhere.is_none() || c.imitating_address))
        .then(|| Draft { evidence, ..draft(c, "seller-identity-missing", weight) }.finish())
}

/// The place a shop is of, or is made for: by its host, or by its language and currency together.
fn place_of<'a>(c: &'a Context<'_, '_>) -> Option<&'a Registry> {
    let sellers = &c.rules.sellers;
    let currency = c.listing.offer.price.as_ref().and_then(|p| p.currency.as_deref());
    let speech = || sellers.of_speech(c.language?, currency?);
    c.host.and_then(|h| sellers.of_host(h)).or_else(speech)
}

/// What the law asks for and the page does not show.
fn unshown(c: &Context<'_, '_>, law: &Law) -> Vec<Shows> {
    let seller = &c.listing.seller;
    let shown = |what: &Shows| match what {
        Shows::Name => seller.legal_name.is_some(),
        Shows::Address => seller.address.is_some(),
        Shows::Email => !seller.emails.is_empty(),
        Shows::Phone => !seller.phones.is_empty(),
        Shows::Number => !seller.registrations.is_empty(),
    };
    law.shows.iter().copied().filter(|what| !shown(what)).collect()
}

/// "the owner’s name, a postal address".
fn words(list: &[Shows]) -> String {
    list.iter().map(|s| s.words()).collect::<Vec<_>>().join(", ")
}
