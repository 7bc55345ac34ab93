//! The nouns of a page as read: [`Page`], [`Listing`], [`Offer`], [`Seller`] and the [`Fact`]s they are made of.
//!
//! Not here: how they are read (`page/`) and what they mean (`checks/`).

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;

/// A document as handed to the core: an address, its HTML, and the frames that belong to the listing.
///
/// Hostile until proven otherwise: every reader bounds what it takes from here.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Page {
    /// The address the browser shows, absolute.
    pub url: String,
    /// The document's HTML, as served or as the browser serialises it.
    pub html: String,
    /// Frames whose text belongs to the listing (eBay shows the description in one of another host).
    #[serde(default)]
    pub frames: Vec<Frame>,
}

/// One frame of a [`Page`].
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Frame {
    /// The frame's own address, absolute.
    pub url: String,
    /// The frame's HTML.
    pub html: String,
}

/// What kind of page this is; only products are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum PageKind {
    /// One product is offered.
    Product,
    /// Many products are shown: search results, a category, a shop's front.
    Results,
    /// Anything else.
    #[default]
    Other,
}

/// Where on the page a value came from, in the order in which sources are believed when they agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A schema.org object in `<script type="application/ld+json">`.
    JsonLd,
    /// `itemscope` and `itemprop` attributes.
    Microdata,
    /// `typeof` and `property` attributes (RDFa Lite).
    Rdfa,
    /// `<meta property="og:…">` and `product:…`.
    OpenGraph,
    /// A selector of the marketplace's file in `rules/marketplaces`.
    Adapter,
    /// Read off the page itself: headings, price-like text, tables.
    Visible,
    /// The page's own address.
    Address,
}

/// One parsed value with where it came from. It reads like its value, and is written out as its value alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// Where on the page it came from.
    pub source: Source,
}

impl<T> Fact<T> {
    /// A value and its source.
    pub fn new(value: T, source: Source) -> Self {
        Self { value, source }
    }
}

impl<T> Deref for Fact<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Serialize> Serialize for Fact<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// An exact decimal amount: `units` × 10^-`scale`. Money is never a float here.
#[derive(Debug, Clone, Copy)]
pub struct Amount {
    /// The digits without the point.
    pub units: i64,
    /// How many of them stand behind the point (0 to 6).
    pub scale: u8,
}

impl Amount {
    /// The amount as a float, for ratios only.
    pub fn to_f64(self) -> f64 {
        self.units as f64 / 10f64.powi(i32::from(self.scale))
    }
}

impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        let raise = |a: &Amount, scale: u8| i128::from(a.units) * 10i128.pow(u32::from(scale - a.scale));
        let scale = self.scale.max(other.scale);
        raise(self, scale) == raise(other, scale)
    }
}
impl Eq for Amount {}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.units);
        }
        let power = 10i64.pow(u32::from(self.scale));
        let sign = if self.units < 0 { "-" } else { "" };
        let (whole, part) =
            (self.units.unsigned_abs() / power.unsigned_abs(), self.units.unsigned_abs() % power.unsigned_abs());
        write!(f, "{sign}{whole}.{part:0width$}", width = usize::from(self.scale))
    }
}

impl Serialize for Amount {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// An amount with its currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "wasm", tsify(missing_as_null))]
pub struct Price {
    /// The amount, written as a decimal string in JSON.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub amount: Amount,
    /// ISO 4217 code (IRT for the toman, which has none), `None` where the page leaves it open (a bare "$" with no other evidence).
    pub currency: Option<String>,
}

/// The state the goods are offered in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// Unused.
    New,
    /// Second-hand, vintage, pre-owned.
    Used,
    /// Brought back to working order and sold again.
    Refurbished,
}

/// Whether the goods can be had, in schema.org's words (`ItemAvailability`), which is why these are not kebab-case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[allow(missing_docs)] // schema.org documents each
pub enum Availability {
    InStock,
    OutOfStock,
    PreOrder,
    BackOrder,
    SoldOut,
    LimitedAvailability,
    Discontinued,
    InStoreOnly,
    OnlineOnly,
}

/// What is asked for the goods.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// The price to pay for one listing, without shipping.
    #[cfg_attr(feature = "wasm", tsify(type = "Price | null"))]
    pub price: Option<Fact<Price>>,
    /// The upper end where a range is asked ("$10 – $20"); `price` is then the lower.
    #[cfg_attr(feature = "wasm", tsify(type = "Price | null"))]
    pub price_high: Option<Fact<Price>>,
    /// The crossed-out or recommended price beside it.
    #[cfg_attr(feature = "wasm", tsify(type = "Price | null"))]
    pub list_price: Option<Fact<Price>>,
    /// Per cent off, as the page shows it.
    #[cfg_attr(feature = "wasm", tsify(type = "number | null"))]
    pub discount: Option<Fact<u8>>,
    /// Amounts of this listing that are not its price, each with what it is; at most [`Offer::MAX_OTHER_PRICES`].
    pub other_prices: Vec<OtherPrice>,
    /// New or used.
    #[cfg_attr(feature = "wasm", tsify(type = "Condition | null"))]
    pub condition: Option<Fact<Condition>>,
    /// In stock or not.
    #[cfg_attr(feature = "wasm", tsify(type = "Availability | null"))]
    pub availability: Option<Fact<Availability>>,
    /// Pieces on offer.
    #[cfg_attr(feature = "wasm", tsify(type = "number | null"))]
    pub quantity: Option<Fact<u32>>,
    /// The platform's own sign that it examines these goods before they are handed on, as the page words it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub assurance: Option<Fact<String>>,
    /// Where the goods are sent from, as the page words it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub ships_from: Option<Fact<String>>,
}

impl Offer {
    /// Most amounts beside the price kept.
    pub const MAX_OTHER_PRICES: usize = 12;
}

/// What an amount is that is not the price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum PriceKind {
    /// Per kilogram, litre, metre, piece.
    Unit,
    /// One of several payments.
    Instalment,
    /// What is saved against the former price.
    Saving,
    /// What bringing it costs, or from what order on that is free.
    Shipping,
    /// What others ask for it second-hand.
    UsedFrom,
    /// With or without tax, where the price is the other.
    Tax,
    /// A deposit, fee, guarantee or another thing that is paid beside it.
    Extra,
}

/// An amount shown with the listing that is not its price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct OtherPrice {
    /// What it is.
    pub kind: PriceKind,
    /// How much.
    pub price: Price,
}

/// Two sources that say different things of one field, which one the listing follows, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Contradiction {
    /// The field, by its JSON name ("price", "brand").
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub field: &'static str,
    /// The value the listing has.
    pub chosen: String,
    /// Where that came from.
    pub source: Source,
    /// The value it has not.
    pub other: String,
    /// Where that came from.
    pub other_source: Source,
    /// The reason, kebab-case ("shown-plainly", "stated-is-crossed-out").
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub why: &'static str,
}

impl Contradiction {
    /// The page's own words, chosen over what a source states.
    pub fn shown(field: &'static str, chosen: String, stated: Fact<String>, why: &'static str) -> Self {
        Self { field, chosen, source: Source::Visible, other: stated.value, other_source: stated.source, why }
    }
}

/// A company or tax number as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "wasm", tsify(missing_as_null))]
pub struct Registration {
    /// Country first: `cn.uscc`, `de.vat`.
    pub kind: String,
    /// The number as written, outer spaces removed.
    pub number: String,
    /// Whether its check digits hold; `None` = this kind has none, or sources disagree on them.
    pub valid: Option<bool>,
}

/// A share in tenths of a percent, written out in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percent {
    /// Tenths of a percent, 0 to 1000.
    pub tenths: u16,
}

impl Serialize for Percent {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.tenths) / 10.0)
    }
}

/// What buyers said of the seller, as the page counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "wasm", tsify(missing_as_null))]
pub struct Feedback {
    /// How many ratings, or the marketplace's score made of them.
    pub count: Option<u32>,
    /// The positive share.
    #[cfg_attr(feature = "wasm", tsify(type = "number | null"))]
    pub percent: Option<Percent>,
}

/// Who sells, as far as the page says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Seller {
    /// The shown name.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub name: Option<Fact<String>>,
    /// The marketplace's own id for the seller: what the seller cannot choose freely.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub id: Option<Fact<String>>,
    /// The platform's own word for the kind of store, as an id of the marketplace's file (`flagship`, `self-operated`, `multi-brand`).
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub store_type: Option<Fact<String>>,
    /// ISO 3166-1 alpha-2, or the words of the page where they do not say a country plainly.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub country: Option<Fact<String>>,
    /// The company behind the shown name.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub legal_name: Option<Fact<String>>,
    /// Company and tax numbers.
    pub registrations: Vec<Registration>,
    /// Postal address, on one line.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub address: Option<Fact<String>>,
    /// E-mail addresses shown for contact.
    pub emails: Vec<String>,
    /// Telephone numbers shown for contact, as written.
    pub phones: Vec<String>,
    /// Messenger contacts, `wechat:name`, `whatsapp:+86…`.
    pub handles: Vec<String>,
    /// Ratings by buyers.
    #[cfg_attr(feature = "wasm", tsify(type = "Feedback | null"))]
    pub feedback: Option<Fact<Feedback>>,
    /// Since when the seller is there: a year, a date, or the page's words ("5 年").
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub since: Option<Fact<String>>,
    /// On a shop's page: the words of a link to the page on which it says who it is ("Impressum").
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string", optional))]
    pub imprint: Option<Fact<String>>,
    /// On a shop's page: its own sentences on payments that cannot be taken back; at most [`Seller::MAX_PAYMENTS`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub payments: Vec<String>,
    /// Where there are such: ways of paying that can be taken back which the page names or pictures as well.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub safe_payments: Vec<String>,
    /// On a shop's page: pictures of seals of trust; at most [`Seller::MAX_SEALS`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub seals: Vec<Seal>,
}

impl Seller {
    /// Most sentences on payments kept.
    pub const MAX_PAYMENTS: usize = 6;
    /// Most seals kept.
    pub const MAX_SEALS: usize = 6;

    /// Whether the page says who sells by anything that can be held to somebody.
    pub fn is_named(&self) -> bool {
        self.legal_name.is_some() || self.address.is_some() || !self.registrations.is_empty()
    }
}

/// The picture of a seal of trust.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Seal {
    /// The seal, by its name in `rules/sellers.toml`.
    pub name: String,
    /// Whether it leads to its issuer, or comes from there.
    pub linked: bool,
}

/// One row of a specifics table: "Material: 18k gold".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Specific {
    /// The row's label as shown.
    pub name: String,
    /// The row's value as shown.
    pub value: String,
}

/// One of many products on a results page, as its card shows it. Nothing is judged on it alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "wasm", tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Card {
    /// The title as shown.
    pub title: String,
    /// What is asked.
    pub price: Option<Price>,
    /// The crossed-out price beside it.
    pub list_price: Option<Price>,
    /// The absolute address of the product's page; `None` where the card has no link.
    pub url: Option<String>,
    /// The absolute address of its picture.
    pub image: Option<String>,
    /// Who sells, as shown.
    pub seller: Option<String>,
    /// Whether the card is an advertisement among the others.
    pub sponsored: bool,
}

impl Card {
    /// Most cards read from one page.
    pub const MOST: usize = 240;
}

/// One thing that can be chosen of the goods: "Size: S, M, L".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Variant {
    /// What is chosen, as shown.
    pub name: String,
    /// What there is to choose from; at least two.
    pub values: Vec<String>,
}

/// One product page, parsed. Every text is as shown on the page: trimmed, runs of white space made one, bounded, never folded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Listing {
    /// The product's title.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub title: Option<Fact<String>>,
    /// The brand field as the seller filled it in: a claim, and often "Unbranded".
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub brand: Option<Fact<String>>,
    /// What is asked.
    #[serde(flatten)]
    pub offer: Offer,
    /// The shop's own article number.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub sku: Option<Fact<String>>,
    /// The maker's part number.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub mpn: Option<Fact<String>>,
    /// GTIN-8, -12, -13 or -14 whose check digit holds.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub gtin: Option<Fact<String>>,
    /// Absolute addresses of product images, at most 20.
    pub images: Vec<String>,
    /// From the widest category to the narrowest.
    pub categories: Vec<String>,
    /// The description's text, at most [`Listing::MAX_DESCRIPTION`] bytes.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub description: Option<Fact<String>>,
    /// The specifics table, at most [`Listing::MAX_SPECIFICS`] rows.
    pub specifics: Vec<Specific>,
    /// What can be chosen; at most [`Listing::MAX_VARIANTS`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
    /// Who sells.
    pub seller: Seller,
    /// Where sources say different things; at most [`Listing::MAX_CONTRADICTIONS`].
    pub contradictions: Vec<Contradiction>,
}

impl Listing {
    /// Longest title kept, in bytes.
    pub const MAX_TITLE: usize = 1_000;
    /// Longest description kept, in bytes.
    pub const MAX_DESCRIPTION: usize = 40_000;
    /// Most specifics kept.
    pub const MAX_SPECIFICS: usize = 120;
    /// Most choices kept.
    pub const MAX_VARIANTS: usize = 8;
    /// Most values of one choice kept.
    pub const MAX_VARIANT_VALUES: usize = 60;
    /// Most images kept.
    pub const MAX_IMAGES: usize = 20;
    /// Most contradictions kept.
    pub const MAX_CONTRADICTIONS: usize = 12;

    /// Keeps a contradiction; its texts are cut to what a line of the panel holds.
    pub fn contradict(&mut self, mut found: Contradiction) {
        const MOST: usize = Listing::MAX_TITLE;
        if self.contradictions.len() < Self::MAX_CONTRADICTIONS {
            for text in [&mut found.chosen, &mut found.other] {
                text.truncate(text.floor_char_boundary(MOST));
            }
            self.contradictions.push(found);
        }
    }

    /// The title with all the words of the heading it was taken from: wording is looked for here.
    pub fn full_title(&self) -> Option<&str> {
        let title = self.title.as_deref()?;
        let heading = self.contradictions.iter().find(|c| c.field == "title" && c.other_source == Source::Visible);
        Some(heading.map(|c| c.other.as_str()).filter(|h| h.len() > title.len()).unwrap_or(title))
    }

    /// Where each value came from, by its JSON name.
    pub fn sources(&self) -> BTreeMap<&'static str, Source> {
        let mut found = BTreeMap::new();
        let mut note = |name, source: Option<Source>| found.extend(source.map(|s| (name, s)));
        note("title", self.title.as_ref().map(|f| f.source));
        note("brand", self.brand.as_ref().map(|f| f.source));
        note("price", self.offer.price.as_ref().map(|f| f.source));
        note("priceHigh", self.offer.price_high.as_ref().map(|f| f.source));
        note("listPrice", self.offer.list_price.as_ref().map(|f| f.source));
        note("condition", self.offer.condition.as_ref().map(|f| f.source));
        note("availability", self.offer.availability.as_ref().map(|f| f.source));
        note("quantity", self.offer.quantity.as_ref().map(|f| f.source));
        note("sku", self.sku.as_ref().map(|f| f.source));
        note("mpn", self.mpn.as_ref().map(|f| f.source));
        note("gtin", self.gtin.as_ref().map(|f| f.source));
        note("description", self.description.as_ref().map(|f| f.source));
        note("seller.name", self.seller.name.as_ref().map(|f| f.source));
        note("seller.id", self.seller.id.as_ref().map(|f| f.source));
        note("seller.storeType", self.seller.store_type.as_ref().map(|f| f.source));
        note("seller.country", self.seller.country.as_ref().map(|f| f.source));
        note("seller.feedback", self.seller.feedback.as_ref().map(|f| f.source));
        note("seller.since", self.seller.since.as_ref().map(|f| f.source));
        note("seller.legalName", self.seller.legal_name.as_ref().map(|f| f.source));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_equal_by_value_and_print_their_digits() {
        let cents = Amount { units: 123_450, scale: 2 };
        assert_eq!(cents.to_string(), "1234.50");
        assert_eq!(cents, Amount { units: 12_345, scale: 1 });
        assert_ne!(cents, Amount { units: 12_345, scale: 2 });
        assert_eq!(Amount { units: -5, scale: 2 }.to_string(), "-0.05");
    }
}
