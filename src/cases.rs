//! Running cases: short listings with the verdict a careful person would give, inside rule files, in `tests/cases`
//! and, where the engine does not answer so yet, in `tests/open`.

use crate::engine::Engine;
use crate::listing::{
    Amount, Condition, Fact, Listing, PageKind, Price, Registration, Seal, Source, Specific, Variant,
};
use crate::page::{Reading, registration};
use crate::report::Report;
use crate::rules::schema::Case;
use crate::weight::Severity;
use serde::Deserialize;

/// The address of a case that names none: a shop nobody knows.
const UNKNOWN_SHOP: &str = "https://www.shop.example/product/1";

/// A file of cases only: `tests/cases/*.toml`, `tests/open/*.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    /// The cases.
    pub cases: Vec<Case>,
}

/// What came of one case: the report, and everything in it that the case did not expect.
#[derive(Debug)]
pub struct Judged {
    /// The report.
    pub report: Report,
    /// What is wrong, in words; empty when the case holds.
    pub misses: Vec<String>,
}

/// Judges one case.
///
/// # Errors
/// A field of the case that cannot be read: its key and what was expected.
pub fn run(engine: &Engine, case: &Case) -> Result<Judged, String> {
    let url = case.url.as_deref().unwrap_or(UNKNOWN_SHOP);
    let reading = Reading {
        kind: PageKind::Product,
        marketplace: engine.marketplace_of(url).map(str::to_owned),
        listing: listing(case)?,
        language: case.language.clone(),
        ..Reading::default()
    };
    let report = engine.judge(url, reading, "2026-11-23");
    let mut misses = Vec::new();
    let verdict =
        serde_json::to_value(report.verdict).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    if verdict != case.expect {
        misses.push(format!("expected {}, got {verdict}", case.expect));
    }
    let fired = |check: &str| report.findings.iter().any(|f| f.check == check);
    misses.extend(case.fires.iter().filter(|c| !fired(c)).map(|c| format!("{c} found nothing")));
    misses.extend(case.silent.iter().filter(|c| fired(c)).map(|c| format!("{c} found something")));
    if case.fires.is_empty() {
        let loud = report.findings.iter().filter(|f| f.severity > Severity::Note);
        misses
            .extend(loud.map(|f| format!("{} found {:?} above a note", f.check, f.evidence.first().map(|e| &e.quote))));
    }
    Ok(Judged { report, misses })
}

/// The listing a case describes.
fn listing(case: &Case) -> Result<Listing, String> {
    let fact = |text: &Option<String>| text.clone().map(|t| Fact::new(t, Source::JsonLd));
    let mut listing = Listing {
        title: Some(Fact::new(case.title.clone(), Source::JsonLd)),
        brand: fact(&case.brand),
        gtin: fact(&case.gtin),
        mpn: fact(&case.mpn),
        categories: case.categories.clone(),
        description: fact(&case.description),
        ..Listing::default()
    };
    for row in &case.specifics {
        let (name, value) = pair("specifics", row, "Material: 18k gold")?;
        listing.specifics.push(Specific { name, value });
    }
    for row in &case.variants {
        let (name, values) = pair("variants", row, "Size: 36, 37, 38")?;
        let values = values.split(',').map(|v| v.trim().to_owned()).collect();
        listing.variants.push(Variant { name, values });
    }
    let price = |text: &Option<String>| {
        text.as_deref().map(|t| Ok::<_, String>(Fact::new(read_price(t)?, Source::JsonLd))).transpose()
    };
    listing.offer.price = price(&case.price)?;
    listing.offer.list_price = price(&case.list_price)?;
    listing.offer.quantity = case.quantity.map(|q| Fact::new(q, Source::JsonLd));
    listing.offer.condition = match case.condition.as_deref() {
        None => None,
        Some("new") => Some(Condition::New),
        Some("used") => Some(Condition::Used),
        Some("refurbished") => Some(Condition::Refurbished),
        Some(other) => return Err(format!("`condition`: {other:?}: expected new, used or refurbished")),
    }
    .map(|c| Fact::new(c, Source::JsonLd));
    seller(case, &mut listing)?;
    Ok(listing)
}

/// Who sells, as a case describes it.
fn seller(case: &Case, listing: &mut Listing) -> Result<(), String> {
    let fact = |text: &Option<String>| text.clone().map(|t| Fact::new(t, Source::JsonLd));
    let seller = &mut listing.seller;
    seller.name = fact(&case.seller);
    seller.id = fact(&case.seller_id);
    seller.store_type = fact(&case.store_type);
    seller.country = fact(&case.country);
    seller.legal_name = fact(&case.legal_name);
    seller.address = fact(&case.address);
    seller.imprint = fact(&case.imprint);
    seller.payments.clone_from(&case.payments);
    seller.safe_payments.clone_from(&case.safe_payments);
    let seals = case.linked_seals.iter().map(|s| (s, true)).chain(case.unlinked_seals.iter().map(|s| (s, false)));
    seller.seals = seals.map(|(name, linked)| Seal { name: name.clone(), linked }).collect();
    listing.offer.assurance = fact(&case.assurance);
    listing.offer.ships_from = fact(&case.ships_from);
    for row in &case.registrations {
        let (kind, number) = pair("registrations", row, "de.vat: DE136695976")?;
        let answer = registration::check(&kind, &number).ok_or_else(|| {
            format!("`registrations`: {kind:?}: expected one of {:?}", Vec::from_iter(registration::kinds()))
        })?;
        seller.registrations.push(Registration { kind, number, valid: answer.holds() });
    }
    for contact in &case.contacts {
        let list = if contact.contains('@') {
            &mut seller.emails
        } else if contact.contains(':') {
            &mut seller.handles
        } else {
            &mut seller.phones
        };
        list.push(contact.clone());
    }
    Ok(())
}

/// "Material: 18k gold" as its two halves.
fn pair(key: &str, row: &str, example: &str) -> Result<(String, String), String> {
    let (name, value) = row.split_once(':').ok_or_else(|| format!("`{key}`: {row:?}: expected {example:?}"))?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

/// "1250.50 EUR".
fn read_price(text: &str) -> Result<Price, String> {
    let wrong = || format!("`price`: {text:?}: expected an amount and a currency code, \"1250.50 EUR\"");
    let (amount, currency) = text.split_once(' ').ok_or_else(wrong)?;
    let (whole, part) = amount.split_once('.').unwrap_or((amount, ""));
    let units = format!("{whole}{part}").parse().map_err(|_| wrong())?;
    let scale = u8::try_from(part.len()).map_err(|_| wrong())?;
    (currency.len() == 3).then_some(()).ok_or_else(wrong)?;
    Ok(Price { amount: Amount { units, scale }, currency: Some(currency.to_owned()) })
}
