//! A report in words, for people at a terminal. The words are those of the extension's English locale.

use loupe::listing::{Registration, Seller};
use loupe::report::{CoverageState, Finding, Report, Verdict};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::OnceLock;

/// One entry of a `messages.json`, Chrome's format.
#[derive(Debug, Deserialize)]
struct Message {
    message: String,
}

fn messages() -> &'static BTreeMap<String, Message> {
    static MESSAGES: OnceLock<BTreeMap<String, Message>> = OnceLock::new();
    MESSAGES.get_or_init(|| {
        serde_json::from_str(include_str!("../../../extension/public/_locales/en/messages.json")).unwrap_or_default()
    })
}

/// The words of a message id, its placeholders filled in; the id itself when there are none.
fn words<'p>(id: &str, params: impl IntoIterator<Item = (&'p &'static str, &'p String)>) -> String {
    let Some(message) = messages().get(&id.replace('-', "_")) else { return id.to_owned() };
    params.into_iter().fold(message.message.clone(), |text, (name, value)| text.replace(&format!("${name}$"), value))
}

/// The report as text.
pub fn describe(report: &Report) -> String {
    let mut text = String::new();
    let _ = write_report(&mut text, report);
    // Quotes are the page's words: a terminal must not obey them.
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

fn write_report(text: &mut String, report: &Report) -> std::fmt::Result {
    writeln!(
        text,
        "{}  {}",
        verdict_id(report.verdict),
        words(&format!("verdict-{}-title", verdict_id(report.verdict)), [])
    )?;
    let listing = report.listing.as_ref();
    if let Some(title) = listing.and_then(|l| l.title.as_ref()) {
        writeln!(text, "  title   {}", title.value)?;
    }
    if let Some(price) = listing.and_then(|l| l.offer.price.as_ref()) {
        writeln!(text, "  price   {} {}", price.amount, price.currency.as_deref().unwrap_or("(currency unknown)"))?;
    }
    if let Some(seller) = listing.and_then(|l| l.seller.name.as_ref()) {
        writeln!(text, "  seller  {}", seller.value)?;
    }
    if let Some(seller) = &report.seller {
        write_seller(text, seller)?;
    }
    if let Some(brand) = &report.brand {
        writeln!(text, "  brand   {} ({:?}, by “{}”)", brand.name, brand.role, brand.evidence.quote)?;
    }
    for finding in &report.findings {
        write_finding(text, finding)?;
    }
    for line in report.coverage.iter().filter(|c| c.state == CoverageState::Skipped) {
        writeln!(text, "  not checked: {} ({})", line.check, line.why.map(|w| words(w, [])).unwrap_or_default())?;
    }
    if !report.missing.is_empty() {
        writeln!(text, "  not found on the page: {}", report.missing.join(", "))?;
    }
    if report.truncated {
        writeln!(text, "  the page is longer than Loupe reads; its end was left out")?;
    }
    writeln!(text, "  rules of {}", report.rules)
}

/// Who a page that sells nothing says its seller is.
fn write_seller(text: &mut String, seller: &Seller) -> std::fmt::Result {
    let rows = [
        ("seller", &seller.name),
        ("company", &seller.legal_name),
        ("address", &seller.address),
        ("country", &seller.country),
    ];
    for (label, value) in rows {
        if let Some(value) = value {
            writeln!(text, "  {label:<7} {}", value.value)?;
        }
    }
    for Registration { kind, number, valid } in &seller.registrations {
        let check = words(number_check(*valid), []);
        writeln!(text, "  number  {number} ({kind}; {check})")?;
    }
    for contact in [&seller.emails, &seller.phones, &seller.handles].into_iter().flatten() {
        writeln!(text, "  contact {contact}")?;
    }
    Ok(())
}

/// What is said of a number's check digits.
fn number_check(valid: Option<bool>) -> &'static str {
    match valid {
        Some(true) => "number-valid",
        Some(false) => "number-invalid",
        None => "number-unchecked",
    }
}

fn write_finding(text: &mut String, finding: &Finding) -> std::fmt::Result {
    writeln!(text, "\n  [{:?}] {}", finding.severity, words(finding.message, &finding.params))?;
    for evidence in &finding.evidence {
        writeln!(text, "      {}: “{}”", evidence.fact, evidence.quote)?;
    }
    writeln!(text, "      {} · {}", finding.check, finding.source)
}

/// The verdict as the JSON writes it.
fn verdict_id(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotAProduct => "not-a-product",
        Verdict::NoRules => "no-rules",
        Verdict::Unreadable => "unreadable",
        Verdict::OfficialChannel => "official-channel",
        Verdict::NothingFound => "nothing-found",
        Verdict::Caution => "caution",
        Verdict::HighRisk => "high-risk",
    }
}
