//! The bounds of what is read, whatever the page: sizes, and values that are what they say they are.

use loupe::listing::{Listing, Price};
use loupe::page::{Reading, ids};

/// Most bytes that all texts of a listing have together.
const MAX_TOGETHER: usize = 300_000;

/// Panics, naming the field, when a reading breaks a promise of `listing.rs`.
pub fn hold(reading: &Reading) {
    let l = &reading.listing;
    assert!(l.title.as_ref().is_none_or(|t| t.len() <= Listing::MAX_TITLE), "title too long");
    assert!(l.description.as_ref().is_none_or(|d| d.len() <= Listing::MAX_DESCRIPTION), "description too long");
    assert!(l.specifics.len() <= Listing::MAX_SPECIFICS, "{} specifics", l.specifics.len());
    assert!(l.images.len() <= Listing::MAX_IMAGES, "{} images", l.images.len());
    let offer = &l.offer;
    offer.price.iter().for_each(|p| price(p));
    offer.list_price.iter().for_each(|p| price(p));
    if let Some(gtin) = &l.gtin {
        assert_eq!(ids::gtin(gtin).as_ref(), Some(&gtin.value), "gtin without its check digit");
    }
    for (name, text) in [("title", &l.title), ("brand", &l.brand), ("sku", &l.sku), ("mpn", &l.mpn)] {
        if let Some(text) = text {
            assert!(!text.is_empty() && text.trim() == text.value, "{name} is not trimmed: {:?}", text.value);
        }
    }
    let s = &l.seller;
    let texts = [&l.title, &l.brand, &l.sku, &l.mpn, &l.gtin, &l.description];
    let sellers = [&s.name, &s.id, &s.store_type, &s.country, &s.legal_name, &s.address];
    let facts = texts.iter().chain(&sellers).filter_map(|f| f.as_ref()).map(|f| f.len());
    let lists = [&l.images, &l.categories, &s.emails, &s.phones, &s.handles];
    let lists = lists.iter().flat_map(|list| list.iter()).map(String::len);
    let rows = l.specifics.iter().map(|r| r.name.len() + r.value.len());
    let numbers = s.registrations.iter().map(|r| r.number.len());
    let together: usize = facts.chain(lists).chain(rows).chain(numbers).sum();
    assert!(together <= MAX_TOGETHER, "{together} bytes of text in one listing");
}

fn price(price: &Price) {
    assert!(price.amount.units >= 0, "{} is negative", price.amount);
    assert!(price.amount.scale <= 6, "{} has too many decimals", price.amount);
    let code = price.currency.as_deref();
    let is_code = |c: &str| c.len() == 3 && c.bytes().all(|b| b.is_ascii_uppercase());
    assert!(code.is_none_or(is_code), "{code:?} is no currency code");
}
