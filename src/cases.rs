//! Running cases: short listings with the verdict a careful person would give, inside rule files and in `tests/cases`.

use crate::engine::Engine;
use crate::listing::{Amount, Condition, Fact, Listing, PageKind, Price, Source, Specific};
use crate::page::Reading;
use crate::report::Report;
use crate::rules::schema::Case;
use crate::weight::Severity;
use serde::Deserialize;

/// The address of a case that names none: a shop nobody knows.
const UNKNOWN_SHOP: &str = "https://www.shop.example/product/1";

/// A file of cases only: `tests/cases/*.toml`.
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
        description: fact(&case.description),
        ..Listing::default()
    };
    listing.seller.name = fact(&case.seller);
    listing.seller.id = fact(&case.seller_id);
    for row in &case.specifics {
        let (name, value) =
            row.split_once(':').ok_or_else(|| format!("`specifics`: {row:?}: expected \"Material: 18k gold\""))?;
        listing.specifics.push(Specific { name: name.trim().to_owned(), value: value.trim().to_owned() });
    }
    listing.offer.price = match &case.price {
        None => None,
        Some(price) => Some(Fact::new(read_price(price)?, Source::JsonLd)),
    };
    listing.offer.condition = match case.condition.as_deref() {
        None => None,
        Some("new") => Some(Condition::New),
        Some("used") => Some(Condition::Used),
        Some("refurbished") => Some(Condition::Refurbished),
        Some(other) => return Err(format!("`condition`: {other:?}: expected new, used or refurbished")),
    }
    .map(|c| Fact::new(c, Source::JsonLd));
    Ok(listing)
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
