//! Every card of a page of many products, from what is in the page.
//!
//! The marketplace's file says what a card is and where its facts stand; [`plain`] reads what it leaves open, and finds the
//! cards of shops without a file by their prices and links; [`items`] takes them from structured data, [`script_list`] from a
//! list in a script.

pub mod items;
pub mod plain;
pub mod script_list;

use super::adapter::MarketplaceError;
use super::adapter::index::Index;
use super::adapter::place::{Place, selector};
use super::address::Address;
use super::currency;
use super::doc::{Doc, Ix, squeeze};
use super::price::{self, Money};
use super::select::Selector;
use crate::listing::{Card, Listing, Price};
use crate::rules::marketplace::Marketplace;
use std::collections::HashSet;

/// The facts of a card a file may give.
const FIELDS: &[&str] = &["title", "price", "listPrice", "currency", "url", "image", "seller", "sponsored"];
/// Most elements of one card that are looked at.
const MAX_ELEMENTS: Ix = 1_500;
/// Longest address kept.
const MAX_URL: usize = 2_000;

/// What all cards of a page share.
pub struct Ground<'a> {
    /// The page.
    pub doc: &'a Doc,
    /// Its address.
    pub address: &'a Address,
    /// The currency of its country.
    pub home: Option<&'static str>,
}

/// One card as read so far.
#[derive(Debug, Default)]
pub struct Draft {
    /// Title as shown.
    pub title: Option<String>,
    /// Price.
    pub price: Option<Money>,
    /// Former price.
    pub list_price: Option<Money>,
    /// ISO code, where stated.
    pub currency: Option<&'static str>,
    /// Link as written.
    pub url: Option<String>,
    /// Picture as written.
    pub image: Option<String>,
    /// Seller as shown.
    pub seller: Option<String>,
    /// Whether it is an advertisement.
    pub sponsored: bool,
}

/// The `cards` of one file, compiled.
#[derive(Debug)]
pub struct CardReader {
    cards: Index,
    places: Vec<Place>,
    index: Index,
    list: Vec<String>,
}

impl CardReader {
    /// Compiles the `cards` of a file, when it has them.
    ///
    /// # Errors
    /// The file, the key and the reason.
    pub fn new(file: &Marketplace) -> Result<Option<Self>, MarketplaceError> {
        let Some(rules) = &file.cards else { return Ok(None) };
        let id = &file.id;
        let cards: Vec<Selector> = (rules.card.iter().enumerate())
            .map(|(i, text)| selector(id, &format!("cards.card[{i}]"), text))
            .collect::<Result<_, _>>()?;
        if cards.is_empty() {
            return Err(MarketplaceError::Value {
                id: id.clone(),
                key: "cards.card".to_owned(),
                value: String::new(),
                expected: "at least one selector".to_owned(),
            });
        }
        let places: Vec<Place> = (rules.fields.iter().enumerate())
            .map(|(i, field)| Place::new(id, &format!("cards.fields[{i}]"), field, FIELDS))
            .collect::<Result<_, _>>()?;
        let index = Index::new(places.iter().flat_map(|p| &p.select));
        if rules.list.iter().any(|words| words.len() < 4)
            || rules.list.last().is_some_and(|words| !words.ends_with('['))
        {
            return Err(MarketplaceError::Value {
                id: id.clone(),
                key: "cards.list".to_owned(),
                value: rules.list.join(", "),
                expected: "words of 4 letters or more that stand in the script one behind the other, the last ending with \"[\""
                    .to_owned(),
            });
        }
        Ok(Some(Self { cards: Index::new(&cards), places, index, list: rules.list.clone() }))
    }

    /// All cards of a page.
    pub fn read(&self, ground: &Ground<'_>) -> Vec<Card> {
        let doc = ground.doc;
        let hits = self.cards.hits(doc, 0..doc.els.len() as Ix);
        let mut cards = Cards::default();
        // A selector that finds nothing but strays must not hide what the next one sees.
        for found in hits {
            let mut done: Ix = 0;
            for ix in found {
                // A match inside a card is part of it; what the page hides is its pattern for cards to come.
                if ix < done || doc.el(ix).hidden {
                    continue;
                }
                done = doc.el(ix).end;
                let mut draft = self.draft(ground, ix);
                plain::complete(ground, ix, &mut draft);
                cards.add(draft, ground);
            }
            if !cards.list.is_empty() {
                break;
            }
        }
        if cards.list.is_empty() && !self.list.is_empty() {
            self.stated(ground, &mut cards);
        }
        cards.list
    }

    fn draft(&self, ground: &Ground<'_>, card: Ix) -> Draft {
        let doc = ground.doc;
        let mut draft = Draft::default();
        let end = doc.el(card).end.min(card.saturating_add(MAX_ELEMENTS));
        let mut hits = self.index.hits(doc, card..end).into_iter();
        for place in &self.places {
            let own: Vec<Vec<Ix>> = hits.by_ref().take(place.select.len()).collect();
            let own = if place.select.is_empty() { vec![vec![card]] } else { own };
            // Where a script takes the click or brings the picture the address says nothing; "RRP" is no price.
            let says = |value: &String| match place.field {
                "url" | "image" => ground.address.join(value).is_some(),
                "price" | "listPrice" => price::parse(value).is_some_and(|m| m.amount.units > 0),
                _ => true,
            };
            let value = own.iter().flatten().find_map(|ix| place.of_element(doc, *ix, MAX_URL).filter(says));
            if let Some(value) = value {
                draft.set(place.field, value);
            }
        }
        draft
    }

    /// The entries of the list in a script, each read by the fields that look near words, or at the whole.
    fn stated(&self, ground: &Ground<'_>, cards: &mut Cards) {
        let scripts = ground.doc.scripts.iter().map(|ix| ground.doc.raw(*ix));
        let list = scripts.map(|script| script_list::entries(script, &self.list)).find(|entries| !entries.is_empty());
        for entry in list.unwrap_or_default() {
            let mut draft = Draft::default();
            for place in &self.places {
                if let Some(value) = place.of_entry(entry) {
                    draft.set(place.field, value);
                }
            }
            cards.add(draft, ground);
        }
    }
}

impl Draft {
    fn set(&mut self, field: &str, value: String) {
        let first = |slot: &mut Option<String>| {
            if slot.is_none() {
                *slot = Some(value.clone());
            }
        };
        match field {
            "title" if is_slug(&value) => {
                self.title = self.title.take().or_else(|| Some(value.replace(['-', '_'], " ")))
            }
            "title" => first(&mut self.title),
            "price" => self.price = self.price.or_else(|| price::parse(&value).filter(|m| m.amount.units > 0)),
            "listPrice" => {
                self.list_price = self.list_price.or_else(|| price::parse(&value).filter(|m| m.amount.units > 0))
            }
            "currency" => self.currency = self.currency.or_else(|| currency::code(&value)),
            "url" => first(&mut self.url),
            "image" => first(&mut self.image),
            "seller" => first(&mut self.seller),
            "sponsored" => self.sponsored = true,
            _ => {}
        }
    }
}

/// Whether a name was taken from an address: "grey-wool-coat-size-m".
fn is_slug(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_');
    name.matches('-').count() >= 2 && name.bytes().all(plain)
}

/// Cards that are on the page once.
#[derive(Default)]
pub struct Cards {
    /// What was added.
    pub list: Vec<Card>,
    seen: HashSet<String>,
}

impl Cards {
    /// Adds a card that has a title, unless its product is there already.
    pub fn add(&mut self, draft: Draft, ground: &Ground<'_>) {
        let title = draft.title.map(|t| squeeze(&t, Listing::MAX_TITLE));
        let Some(title) = title.filter(|t| t.contains(char::is_alphanumeric)) else { return };
        if self.list.len() >= Card::MOST {
            return;
        }
        let join = |link: Option<String>| link.and_then(|l| ground.address.join(&l)).filter(|l| l.len() <= MAX_URL);
        let price = |money: Option<Money>| {
            money.map(|m| Price {
                amount: m.amount,
                currency: draft
                    .currency
                    .or_else(|| m.means.and_then(|means| currency::resolve(means, None, ground.home)))
                    .or(ground.home.filter(|_| m.means.is_none()))
                    .map(str::to_owned),
            })
        };
        let (url, image) = (join(draft.url), join(draft.image));
        let now = price(draft.price);
        let list_price =
            price(draft.list_price).filter(|l| now.as_ref().is_some_and(|n| l.amount.to_f64() > n.amount.to_f64()));
        let key = url.clone().unwrap_or_else(|| format!("{title} {now:?}"));
        if self.seen.insert(key) {
            let seller = draft.seller.map(|s| squeeze(&s, 200)).filter(|s| !s.is_empty());
            self.list.push(Card { title, price: now, list_price, url, image, seller, sponsored: draft.sponsored });
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
mod tests;
