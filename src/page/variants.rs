//! What can be chosen of the goods: sizes, colours and the like, from menus, from buttons of choice, from structured data.

use super::doc::{Doc, Ix, squeeze};
use super::label_words::plain;
use super::zones::{Zone, Zones};
use crate::listing::{Listing, Variant};
use html5ever::local_name;

/// Longest name or value kept, in bytes.
const MAX_TEXT: usize = 80;
/// How far behind the title, in texts, a choice may stand.
const REACH: u32 = 400;

/// Parts of names that choose something else than a variant: how many, how to pay, which country, how many stars.
const NOT_VARIANTS: &[&str] = &[
    "qty",
    "quantity",
    "quantit",
    "menge",
    "anzahl",
    "cantidad",
    "hoeveelheid",
    "antal",
    "ilosc",
    "ilość",
    "amount",
    "count",
    "pieces",
    "country",
    "currency",
    "language",
    "locale",
    "sort",
    "rating",
    "stars",
    "payment",
    "shipping",
    "delivery",
    "purchase",
    "subscri",
    "selling_plan",
    "frequency",
    "region",
    "state",
    "search",
    "category",
    "store",
    "newsletter",
    "gender_pref",
    "title",
    "warranty",
    "month",
    "year",
    "tip",
    "review",
    "financ",
    "install",
    "數量",
    "数量",
    "個数",
    "수량",
];

/// The choices the page offers by the title.
pub fn read(doc: &Doc, zones: &Zones) -> Vec<Variant> {
    let Some(title) = zones.title_run(doc) else { return Vec::new() };
    let mut found: Vec<Variant> = Vec::new();
    for ix in 0..doc.els.len() as Ix {
        let el = doc.el(ix);
        if el.run + 40 < title || el.run > title + REACH || zones.of(ix) != Zone::Main {
            continue;
        }
        if doc.is(ix, &local_name!("select")) {
            let values = options(doc, ix);
            if values.len() >= 2 && !values.iter().all(|v| v.bytes().all(|b| b.is_ascii_digit()) && v.len() < 3) {
                let name = name_of(doc, ix);
                values.into_iter().for_each(|value| add(&mut found, &name, &value));
            }
        } else if doc.is(ix, &local_name!("input")) && doc.attr(ix, &local_name!("type")) == Some("radio") {
            let value = doc.attr(ix, &local_name!("value")).unwrap_or_default();
            let value = if is_opaque(value) { label_for(doc, ix) } else { plain(value) };
            add(&mut found, &name_of(doc, ix), &value);
        }
    }
    finish(found)
}

/// Adds one value under a name, within bounds.
pub fn add(found: &mut Vec<Variant>, name: &str, value: &str) {
    let (name, value) = (tidy(name), squeeze(&plain(value), MAX_TEXT));
    let lower = name.to_lowercase();
    if name.is_empty()
        || value.is_empty()
        || NOT_VARIANTS.iter().any(|n| lower.contains(n))
        || value.starts_with("http")
    {
        return;
    }
    let at = found.iter().position(|v| v.name.eq_ignore_ascii_case(&name)).or_else(|| {
        (found.len() < Listing::MAX_VARIANTS).then(|| {
            found.push(Variant { name, values: Vec::new() });
            found.len() - 1
        })
    });
    if let Some(variant) = at.and_then(|at| found.get_mut(at))
        && variant.values.len() < Listing::MAX_VARIANT_VALUES
        && !variant.values.contains(&value)
    {
        variant.values.push(value);
    }
}

/// A choice of one is none.
pub fn finish(mut found: Vec<Variant>) -> Vec<Variant> {
    found.retain(|v| v.values.len() >= 2);
    found
}

/// A name without what forms put around it: "options[Size]", "attribute_pa_size", "Size:".
fn tidy(name: &str) -> String {
    let inner = name.rsplit_once('[').map_or(name, |(before, inner)| {
        let inner = inner.trim_end_matches(']');
        if inner.is_empty() || inner.bytes().all(|b| b.is_ascii_digit()) { before } else { inner }
    });
    let inner = ["attribute_pa_", "attribute_", "options-", "option-", "pa_"]
        .iter()
        .find_map(|p| inner.strip_prefix(p))
        .unwrap_or(inner);
    let text = squeeze(&plain(inner).replace(['_', '-'], " "), MAX_TEXT);
    let text = ["Select ", "Choose ", "select ", "choose ", "your ", "a ", "an ", "the ", "Your "]
        .iter()
        .fold(text.as_str(), |t, p| t.strip_prefix(p).unwrap_or(t));
    let text = text.trim_end_matches([':', '：', '*', ' ']).trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if letters < 2 || digits >= 3 { String::new() } else { text.to_owned() }
}

/// What a menu or a button of choice is called: its own label, the label in front of it, its group's legend, its name.
fn name_of(doc: &Doc, ix: Ix) -> String {
    let attribute = |name: &str| doc.attr_named(ix, name).map(str::trim).filter(|a| !a.is_empty());
    if doc.is(ix, &local_name!("select"))
        && let Some(label) = attribute("aria-label").or_else(|| attribute("data-option-name"))
    {
        return label.to_owned();
    }
    for up in doc.above(ix).take(4) {
        let el = doc.el(up);
        let legend = (up + 1..el.end.min(up + 12)).find(|i| {
            doc.is(*i, &local_name!("legend"))
                || doc.is(*i, &local_name!("label")) && doc.is(ix, &local_name!("select")) && *i < ix
        });
        if let Some(legend) = legend {
            let text = doc.text(legend, MAX_TEXT);
            let text = text.split([':', '：']).next().unwrap_or_default();
            if !text.trim().is_empty() {
                return text.to_owned();
            }
        }
        if doc.is(up, &local_name!("fieldset")) {
            break;
        }
    }
    attribute("name").or_else(|| attribute("id")).unwrap_or_default().to_owned()
}

/// The words of a menu's entries that choose something.
fn options(doc: &Doc, select: Ix) -> Vec<String> {
    (select + 1..doc.el(select).end)
        .filter(|ix| doc.is(*ix, &local_name!("option")))
        .take(Listing::MAX_VARIANT_VALUES + 1)
        .enumerate()
        .filter_map(|(at, ix)| {
            let text = squeeze(&plain(doc.raw(ix)), MAX_TEXT);
            // The first entry without a value only says what to do.
            let prompt = at == 0
                && doc.attr(ix, &local_name!("value")).is_none_or(|v| matches!(v.trim(), "" | "0" | "-1"))
                || text.starts_with("--")
                || text.ends_with('…')
                || text.ends_with("...");
            (!prompt && !text.is_empty()).then_some(text)
        })
        .collect()
}

/// Whether a value is a key for the shop's machine.
fn is_opaque(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    value.is_empty() || value == "on" || digits >= 5 || value.len() > 40
}

/// The label that belongs to a button of choice: the one around it or the next one.
fn label_for(doc: &Doc, ix: Ix) -> String {
    let around = doc.above(ix).take(2).find(|up| doc.is(*up, &local_name!("label")));
    let next = || (ix + 1..(ix + 4).min(doc.els.len() as Ix)).find(|i| doc.is(*i, &local_name!("label")));
    around.or_else(next).map(|label| doc.text(label, MAX_TEXT)).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::page::words::Words;

    #[test]
    fn menus_and_buttons_of_choice_are_read_quantities_are_not() {
        let html = "<h1>Shirt</h1><form><label for=s>Size:</label><select id=s name='attribute_pa_size'><option value=''>Choose an option
            <option value=s>S<option value=m>M</select><fieldset><legend>Colour: blue</legend><input type=radio name=c1 value=Blue>
            <label>Blue</label><input type=radio name=c1 value=Red><label>Red</label></fieldset>
            <select name=quantity><option>1<option>2<option>3</select></form>";
        let doc = Doc::new(html, &Words::new());
        let zones = Zones::new(&doc, &["Shirt".to_owned()]);
        let found = read(&doc, &zones);
        let shown: Vec<(&str, Vec<&str>)> =
            found.iter().map(|v| (v.name.as_str(), v.values.iter().map(String::as_str).collect())).collect();
        assert_eq!(shown, [("Size", vec!["S", "M"]), ("Colour", vec!["Blue", "Red"])]);
    }

    #[test]
    fn names_lose_what_forms_put_around_them() {
        assert_eq!(tidy("options[Size]"), "Size");
        assert_eq!(tidy("attribute_pa_shoe-size"), "shoe size");
        assert_eq!(tidy("product-select-449123"), "");
    }
}
