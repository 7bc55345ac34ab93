//! `<meta>` elements: OpenGraph (`og:`), its product words (`product:`), Twitter cards.

use super::currency;
use super::doc::{Doc, squeeze};
use super::found::{Found, availability, condition};
use super::{ids, price};
use html5ever::local_name;
use std::borrow::Cow;

/// What a page's `<meta>` elements say.
#[derive(Debug, Clone, Default)]
pub struct Meta {
    /// What they say of the product.
    pub found: Found,
    /// `og:type`, lower case.
    pub kind: String,
    /// `og:locale`, lower case ("en_gb").
    pub locale: String,
    /// `og:site_name`.
    pub site: Option<String>,
    /// `og:url`.
    pub url: Option<String>,
    /// Whether a price was stated.
    pub priced: bool,
}

/// Reads all `<meta>` elements. The first of a name wins, images are all taken.
pub fn read(doc: &Doc) -> Meta {
    let mut meta = Meta::default();
    let mut amount: Option<&str> = None;
    let mut list: Option<&str> = None;
    for &ix in doc.metas.iter().take(2_000) {
        let Some(name) = doc.attr(ix, &local_name!("property")).or_else(|| doc.attr(ix, &local_name!("name"))) else {
            continue;
        };
        let Some(content) = doc.attr(ix, &local_name!("content")).map(str::trim).filter(|c| !c.is_empty()) else {
            continue;
        };
        if name.len() > 60 {
            continue;
        }
        let found = &mut meta.found;
        let text = |most| squeeze(&super::entities::decode(content), most);
        match short(&name.trim().to_ascii_lowercase()).as_ref() {
            "og:title" => first(&mut found.title, || text(1_000)),
            "twitter:title" => first(&mut found.title, || text(1_000)),
            "og:type" => meta.kind = text(60).to_ascii_lowercase(),
            "og:locale" => meta.locale = text(20).to_ascii_lowercase(),
            "og:site_name" => first(&mut meta.site, || text(200)),
            "og:url" => first(&mut meta.url, || text(2_000)),
            "og:image" | "og:image:secure_url" | "og:image:url"
                if found.images.len() < 20 => {
                    found.images.push(text(2_000));
                }
            "og:description" | "description" => first(&mut found.description, || text(5_000)),
            "og:brand" | "product:brand" | "og:product:brand" => first(&mut found.brand, || text(200)),
            "product:price:amount" | "og:price:amount" | "product:sale_price:amount" | "og:product:price:amount"
                // A sale price is the one to pay, wherever it stands.
                if (amount.is_none() || name.contains("sale_price")) => {
                    amount = Some(content);
                }
            "product:original_price:amount" | "og:price:standard_amount" => list = list.or(Some(content)),
            "product:price:currency"
            | "og:price:currency"
            | "product:sale_price:currency"
            | "og:product:price:currency" => {
                if let Some(code) = currency::code(content) {
                    first(&mut found.currency, || code.to_owned());
                }
            }
            "product:availability" | "og:availability" | "og:product:availability" => {
                found.availability = found.availability.or_else(|| availability(content));
            }
            "product:condition" | "og:condition" => found.condition = found.condition.or_else(|| condition(content)),
            "product:retailer_item_id" | "product:retailer_part_no" | "og:sku" | "product:sku" => {
                if let Some(number) = ids::number(content) {
                    first(&mut found.sku, || number);
                }
            }
            "product:mfr_part_no" | "og:mpn" => found.mpn = found.mpn.take().or_else(|| ids::number(content)),
            "product:ean" | "og:ean" | "product:upc" | "og:upc" | "product:gtin" | "product:isbn" => {
                found.gtin = found.gtin.take().or_else(|| ids::gtin(content));
            }
            _ => {}
        }
    }
    let currency = meta.found.currency.clone();
    let read = |text: Option<&str>| text.and_then(|t| price::parse_stated(t, currency.as_deref()));
    if let Some(money) = read(amount).filter(|m| m.amount.units > 0) {
        meta.found.price = Some(money.amount);
        meta.found.currency =
            currency.clone().or_else(|| money.means.and_then(|m| currency::resolve(m, None, None)).map(str::to_owned));
        meta.priced = true;
    }
    meta.found.list_price = read(list).map(|m| m.amount);
    meta
}

/// A property's name with its usual prefix, where the page writes the vocabulary out: `http://ogp.me/ns#image` is `og:image`,
/// `http://ogp.me/ns/product#brand` is `product:brand`.
pub fn short(name: &str) -> Cow<'_, str> {
    let vocabulary = name.strip_prefix("http").map(|rest| rest.strip_prefix('s').unwrap_or(rest));
    let Some((path, property)) =
        vocabulary.and_then(|r| r.strip_prefix("://ogp.me/ns")).and_then(|r| r.split_once('#'))
    else {
        return Cow::Borrowed(name);
    };
    match path.strip_prefix('/') {
        Some(prefix) => Cow::Owned(format!("{prefix}:{property}")),
        None if path.is_empty() => Cow::Owned(format!("og:{property}")),
        None => Cow::Borrowed(name),
    }
}

fn first(slot: &mut Option<String>, value: impl FnOnce() -> String) {
    if slot.is_none() {
        *slot = Some(value()).filter(|v| !v.is_empty());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::words::Words;

    #[test]
    fn a_name_written_in_full_is_the_short_one() {
        for (full, want) in [
            ("http://ogp.me/ns#image", "og:image"),
            ("https://ogp.me/ns/product#price:amount", "product:price:amount"),
            ("http://ogp.me/nsx#image", "http://ogp.me/nsx#image"),
            ("og:image", "og:image"),
            ("http://example.org/ns#image", "http://example.org/ns#image"),
            ("http", "http"),
        ] {
            assert_eq!(short(full), want);
        }
        let html = r#"<meta property="http://ogp.me/ns#title" content="Mug"><meta property="http://ogp.me/ns/product#price:amount" content="12.50">"#;
        let meta = read(&Doc::new(html, &Words::new()));
        assert_eq!(meta.found.title.as_deref(), Some("Mug"));
        assert!(meta.priced);
    }
}
