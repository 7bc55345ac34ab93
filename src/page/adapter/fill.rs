//! What an entry of a marketplace's file gives, as facts of the listing.

use super::place::Place;
use crate::listing::{Listing, Percent, Specific};
use crate::page::doc::{Doc, Ix, squeeze};
use crate::page::found::{self, Found};
use crate::page::phrases::Phrases;
use crate::page::{currency, ids, price, stock};

/// Adds what one entry finds; what is known already stays.
pub fn fill(place: &Place, doc: &Doc, phrases: &Phrases, address: &str, hits: &[Vec<Ix>], found: &mut Found) {
    if place.select.is_empty() {
        if let Some(value) = place.value_of(address) {
            set(place.field, value, found, phrases);
        }
        return;
    }
    match place.field {
        "specifics" => specifics(doc, hits, &mut found.specifics),
        "images" => {
            for ix in hits.iter().flatten() {
                if let Some(value) = place.of_element(doc, *ix, 2_000) {
                    set(place.field, value, found, phrases);
                }
            }
        }
        // Layouts differ from page to page; the first that is there is the way here, the others would say it again.
        "categories" if found.categories.is_empty() => {
            for ix in hits.iter().find(|h| !h.is_empty()).into_iter().flatten() {
                if let Some(value) = place.of_element(doc, *ix, 2_000) {
                    set(place.field, value, found, phrases);
                }
            }
        }
        field => {
            let most = if field == "description" { Listing::MAX_DESCRIPTION } else { Listing::MAX_TITLE };
            let value = hits.iter().flatten().find_map(|ix| place.of_element(doc, *ix, most));
            if let Some(value) = value {
                set(field, value, found, phrases);
            }
        }
    }
}

/// Rows of all selectors; a row inside one that was read, or said before, is left out.
fn specifics(doc: &Doc, hits: &[Vec<Ix>], rows: &mut Vec<Specific>) {
    let mut read: Vec<(Ix, Ix)> = Vec::new();
    for list in hits {
        for ix in list {
            if rows.len() >= Listing::MAX_SPECIFICS {
                return;
            }
            let nested = read.iter().any(|(start, end)| (*start..*end).contains(ix));
            let Some(row) = row(doc, *ix).filter(|_| !nested) else { continue };
            if rows.iter().all(|r| r.name != row.name) {
                rows.push(row);
            }
            read.push((*ix, doc.el(*ix).end));
        }
    }
}

fn set(field: &str, value: String, found: &mut Found, phrases: &Phrases) {
    let first = |slot: &mut Option<String>, value: String| {
        if slot.is_none() {
            *slot = Some(value);
        }
    };
    match field {
        "title" => first(&mut found.title, value),
        "brand" => first(&mut found.brand, value),
        "price" | "listPrice" => {
            let Some(money) = price::parse(&value).filter(|m| m.amount.units > 0) else { return };
            if found.currency.is_none() {
                // A bare "$" stays open here; the page's country decides later.
                found.currency = money.means.and_then(|m| currency::resolve(m, None, None)).map(str::to_owned);
                found.means = found.means.or(money.means);
            }
            let slot = if field == "price" { &mut found.price } else { &mut found.list_price };
            *slot = slot.or(Some(money.amount));
        }
        "currency" => found.currency = currency::code(&value).map(str::to_owned).or(found.currency.take()),
        "condition" => {
            found.condition = found.condition.or_else(|| found::condition(&value)).or_else(|| phrases.states.of(&value))
        }
        "availability" => {
            found.availability =
                found.availability.or_else(|| found::availability(&value)).or_else(|| stock::in_text(&value, phrases))
        }
        "quantity" => found.quantity = found.quantity.or_else(|| count(&value)),
        "sku" => found.sku = found.sku.take().or_else(|| ids::number(&value)),
        "mpn" => found.mpn = found.mpn.take().or_else(|| ids::number(&value)),
        "gtin" => found.gtin = found.gtin.take().or_else(|| ids::gtin(&value)),
        "images" if found.images.len() < Listing::MAX_IMAGES && !found.images.contains(&value) => {
            found.images.push(value);
        }
        "categories" => {
            // A breadcrumb may be one text: "Jewelry › Bracelets". Only marks that stand alone part it.
            for part in value.split(['›', '»', '＞', '→']).flat_map(|p| p.split(" > ")).flat_map(|p| p.split(" / "))
            {
                let part = squeeze(part, 100);
                if !part.is_empty() && found.categories.len() < 12 && !found.categories.contains(&part) {
                    found.categories.push(part);
                }
            }
        }
        "description" => first(&mut found.description, value),
        "seller.name" => first(&mut found.seller_name, squeeze(&value, 200)),
        "seller.id" => first(&mut found.seller_id, squeeze(&value, 200)),
        "seller.storeType" => first(&mut found.store_type, squeeze(&value, 60)),
        "seller.country" => first(&mut found.seller_country, squeeze(&value, 100)),
        "seller.legalName" => first(&mut found.legal_name, squeeze(&value, 300)),
        "seller.address" => first(&mut found.seller_address, squeeze(&value, 500)),
        "seller.feedbackPercent" => found.feedback_percent = found.feedback_percent.or_else(|| percent(&value)),
        "seller.feedbackCount" => found.feedback_count = found.feedback_count.or_else(|| count(&value)),
        "seller.since" => first(&mut found.seller_since, squeeze(&value, 60)),
        "assurance" => first(&mut found.assurance, squeeze(&value, 120)),
        "shipsFrom" => first(&mut found.ships_from, squeeze(&value, 100)),
        _ => {}
    }
}

/// A count as pages write it: "1,234", "1.234", "12.3K", "1.2万".
fn count(text: &str) -> Option<u32> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = text.get(start..)?;
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(rest.len());
    let (number, behind) = rest.split_at_checked(end)?;
    let unit = behind.trim_start().chars().next().unwrap_or(' ');
    let by: f64 = match unit {
        'k' | 'K' | '千' => 1e3,
        'm' | 'M' => 1e6,
        '万' | '萬' | '만' => 1e4,
        _ => {
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            return digits.parse().ok();
        }
    };
    let whole = number.trim_end_matches([',', '.']).replace(',', ".").parse::<f64>().ok()? * by;
    (whole <= f64::from(u32::MAX)).then_some(whole.round() as u32)
}

/// "99.8% positive", "99,8 %", "Positive feedback 100%": the first number, from 0 to 100.
fn percent(text: &str) -> Option<Percent> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let number: String = text
        .get(start..)?
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .map(|c| if c == ',' { '.' } else { c })
        .take(7)
        .collect();
    let share = number.trim_end_matches('.').parse::<f64>().ok().filter(|n| (0.0..=100.0).contains(n));
    share
        .filter(|_| number.split('.').nth(1).is_none_or(|part| part.len() <= 2))
        .map(|n| Percent { tenths: (n * 10.0).round() as u16 })
}

/// A row of specifics: the first text is the label, the rest the value; or "label: value".
fn row(doc: &Doc, ix: Ix) -> Option<Specific> {
    let runs = doc.runs_of(ix);
    let whole = doc.join(runs.get(..runs.len().min(40))?, 1_500);
    let split = whole
        .split_once([':', '：'])
        .filter(|(n, _)| n.chars().count() <= 60)
        .map(|(n, v)| (n.to_owned(), v.to_owned()));
    let (name, value) = match (runs, split) {
        (_, Some(pair)) => pair,
        ([first, rest @ ..], None) if !rest.is_empty() => {
            (doc.run_text(first).to_owned(), doc.join(rest.get(..rest.len().min(40))?, 1_200))
        }
        _ => return None,
    };
    let (name, value) = (squeeze(&name, 100), squeeze(&value, 400));
    (!name.is_empty() && !value.is_empty()).then_some(Specific { name, value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_percents_read_as_pages_write_them() {
        for (text, expected) in [
            ("(1,234)", Some(1234)),
            ("12.3K sold", Some(12_300)),
            ("1.2万人付款", Some(12_000)),
            ("1.234", Some(1234)),
            ("none", None),
        ] {
            assert_eq!(count(text), expected, "{text}");
        }
        for (text, expected) in [
            ("99.8% positive feedback", Some(998)),
            ("99,8 % positive", Some(998)),
            ("100%", Some(1000)),
            ("1,234", None),
            ("250 %", None),
        ] {
            assert_eq!(percent(text).map(|p| p.tenths), expected, "{text}");
        }
    }
}
