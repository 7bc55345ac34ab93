//! What an item says of the product itself: names, numbers, pictures, properties, the way to it.

use crate::listing::{Listing, Specific};
use crate::page::doc::squeeze;
use crate::page::entities;
use crate::page::found::{Found, condition};
use crate::page::ids;
use crate::page::item::{Item, Value};
use crate::text::order;

/// Adds what a product's item says.
pub(super) fn product_facts(product: &Item, found: &mut Found) {
    let text = |name: &str, most: usize| product.text(name).map(|t| squeeze(t, most)).filter(|t| !t.is_empty());
    found.title = text("name", Listing::MAX_TITLE);
    found.brand = text("brand", 200)
        .or_else(|| text("manufacturer", 200))
        .filter(|b| !b.starts_with("http") && !b.starts_with('#'));
    found.description = product.plain("description").map(|t| squeeze(&strip_tags(t), Listing::MAX_DESCRIPTION));
    found.sku = product.plain("sku").and_then(ids::number).or_else(|| product.plain("productid").and_then(product_id));
    found.mpn = product.plain("mpn").and_then(ids::number);
    found.gtin = ["gtin", "gtin13", "gtin14", "gtin12", "gtin8", "ean", "isbn", "productid", "sku"]
        .iter()
        .find_map(|name| product.plain(name).and_then(|t| ids::gtin(t.rsplit(':').next().unwrap_or(t))));
    found.condition = product.text("itemcondition").and_then(condition);
    for value in product.all("image").chain(product.all("images")).take(Listing::MAX_IMAGES) {
        match value {
            Value::Text(link) | Value::Link(link, _) => found.images.push(squeeze(link, 2_000)),
            Value::Item(image) => found
                .images
                .extend(["contenturl", "url", "@id"].iter().find_map(|n| image.plain(n)).map(|u| squeeze(u, 2_000))),
        }
    }
    for property in product.items("additionalproperty").take(Listing::MAX_SPECIFICS) {
        if let (Some(name), Some(value)) = (property.plain("name"), property.text("value")) {
            found.specifics.push(Specific { name: squeeze(name, 100), value: squeeze(value, 300) });
        }
    }
    for name in ["color", "material", "size", "model"] {
        if let Some(value) = text(name, 200) {
            found.specifics.push(Specific { name: name.to_owned(), value });
        }
    }
    if let Some(category) = product.plain("category") {
        found.categories =
            category.split(['>', '/', '|']).map(|c| squeeze(c, 100)).filter(|c| !c.is_empty()).take(10).collect();
    }
}

fn product_id(text: &str) -> Option<String> {
    ids::number(text.split_once(':').map_or(text, |(_, id)| id))
}

/// The names of a trail, in order.
pub(super) fn categories(crumbs: &Item) -> Vec<String> {
    let mut rows: Vec<(u32, String)> = crumbs
        .items("itemlistelement")
        .take(12)
        .filter_map(|element| {
            let position = element.plain("position").and_then(|p| p.parse().ok()).unwrap_or(0);
            let name = element.plain("name").or_else(|| element.items("item").find_map(|i| i.plain("name")))?;
            Some((position, squeeze(name, 100)))
        })
        .collect();
    order::by_key(&mut rows, |(position, _)| *position);
    rows.into_iter().map(|(_, name)| name).collect()
}

/// Text of a description that was written as HTML.
fn strip_tags(text: &str) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '<' if chars.peek().is_some_and(|n| n.is_ascii_alphabetic() || *n == '/' || *n == '!') => {
                inside = true;
                out.push(' ');
            }
            '>' if inside => inside = false,
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    entities::decode(&out)
}
