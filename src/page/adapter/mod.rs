//! Marketplace files made ready: whose page this is, what kind, and what their selectors say.
//!
//! A file's hosts are known from the start; its patterns and selectors are compiled when its first page comes, so that the
//! number of files costs nothing at start. [`place`] is one entry, [`index`] looks up all of them in one pass, [`fill`]
//! gives their values to the listing's facts.

mod error;
mod fill;
pub mod index;
pub mod place;

pub use error::MarketplaceError;

use super::address::Address;
use super::cards::CardReader;
use super::doc::{Doc, Ix};
use super::found::Found;
use super::phrases::Phrases;
use crate::listing::PageKind;
use crate::report::FieldTrace;
use crate::rules::marketplace::{Field, Marketplace, MarketplaceKind};
use index::Index;
use place::Place;
use regex::Regex;
use std::sync::OnceLock;

/// The fields a file may fill.
const FIELDS: &[&str] = &[
    "title",
    "brand",
    "price",
    "listPrice",
    "currency",
    "condition",
    "availability",
    "quantity",
    "sku",
    "mpn",
    "gtin",
    "images",
    "categories",
    "description",
    "specifics",
    "seller.name",
    "seller.id",
    "seller.storeType",
    "assurance",
    "shipsFrom",
    "seller.country",
    "seller.legalName",
    "seller.address",
    "seller.feedbackPercent",
    "seller.feedbackCount",
    "seller.since",
];

/// One marketplace or platform.
#[derive(Debug)]
pub struct Adapter {
    /// Its file.
    pub file: Marketplace,
    addresses: OnceLock<Addresses>,
    fields: OnceLock<Fields>,
    cards: OnceLock<Option<CardReader>>,
}

/// What the address alone tells.
#[derive(Debug, Default)]
struct Addresses {
    product: Vec<Regex>,
    results: Vec<Regex>,
}

/// The entries of `fields`.
#[derive(Debug, Default)]
struct Fields {
    required: Vec<&'static str>,
    places: Vec<Place>,
    index: Index,
}

impl Adapter {
    /// Takes a file; nothing is compiled yet.
    pub fn new(file: Marketplace) -> Self {
        Self { file, addresses: OnceLock::new(), fields: OnceLock::new(), cards: OnceLock::new() }
    }

    /// Compiles everything in the file.
    ///
    /// # Errors
    /// The file, the key and the reason.
    pub fn compile(&self) -> Result<(), MarketplaceError> {
        let file = &self.file;
        let markers = [
            ("markers", &file.markers),
            ("product_markers", &file.product_markers),
            ("results_markers", &file.results_markers),
        ];
        for (key, all) in markers {
            for (i, marker) in all.iter().enumerate() {
                super::platform::marker(&file.id, &format!("{key}[{i}]"), marker)?;
            }
        }
        if (file.kind == MarketplaceKind::Platform) != file.hosts.is_empty()
            || file.hosts.is_empty() == file.markers.is_empty()
        {
            return Err(MarketplaceError::Value {
                id: file.id.clone(),
                key: "hosts".to_owned(),
                value: file.hosts.join(", "),
                expected: "hosts and no markers; or, for a platform, markers and no hosts".to_owned(),
            });
        }
        let entries = |key: &'static str, fields: &[Field]| {
            fields.iter().enumerate().try_for_each(|(i, f)| place::check_pattern(&file.id, &format!("{key}[{i}]"), f))
        };
        entries("fields", &file.fields)?;
        entries("cards.fields", file.cards.as_ref().map_or(&[], |c| c.fields.as_slice()))?;
        // What was compiled before stays: both are the same.
        let _ = self.addresses.set(Addresses::new(file)?);
        let _ = self.fields.set(Fields::new(file)?);
        let _ = self.cards.set(CardReader::new(file)?);
        Ok(())
    }

    // A file that does not compile gives nothing here: `compile` has said so where it can be mended.
    fn addresses(&self) -> &Addresses {
        self.addresses.get_or_init(|| Addresses::new(&self.file).unwrap_or_default())
    }

    fn fields(&self) -> &Fields {
        self.fields.get_or_init(|| Fields::new(&self.file).unwrap_or_default())
    }

    /// How the file reads cards, when it says so.
    pub fn cards(&self) -> Option<&CardReader> {
        self.cards.get_or_init(|| CardReader::new(&self.file).unwrap_or_default()).as_ref()
    }

    /// The host by which this address belongs to the marketplace; longer is more exact.
    pub fn owner(&self, address: &Address) -> Option<&str> {
        self.file.hosts.iter().filter(|h| address.is_under(h)).max_by_key(|h| h.len()).map(String::as_str)
    }

    /// What the address alone says the page is.
    pub fn kind_by_address(&self, address: &Address) -> Option<PageKind> {
        let with_host = format!("//{}{}", address.host, address.path_and_query);
        let text = |r: &Regex| if r.as_str().starts_with("^//") { &with_host } else { &address.path_and_query };
        let hits = |all: &[Regex]| all.iter().any(|r| r.is_match(text(r)));
        if hits(&self.addresses().product) {
            Some(PageKind::Product)
        } else if hits(&self.addresses().results) {
            Some(PageKind::Results)
        } else {
            None
        }
    }

    /// Fields a product page must have.
    pub fn required(&self) -> &[&'static str] {
        &self.fields().required
    }

    /// What the file's selectors and patterns find on the page.
    pub fn read(&self, doc: &Doc, address: &Address, phrases: &Phrases) -> Found {
        let mut found = Found::default();
        let Fields { places, index, .. } = self.fields();
        let mut hits = index.hits(doc, 0..doc.els.len() as Ix).into_iter();
        let full = format!("{}{}", address.host, address.path_and_query);
        for place in places {
            let hits: Vec<Vec<Ix>> = hits.by_ref().take(place.select.len()).collect();
            fill::fill(place, doc, phrases, &full, &hits, &mut found);
        }
        // The host goes before any link: what stands in the page the seller can choose.
        // Only where goods are sold is it a seller's: others are for rules, recruiting and the like.
        if self.file.seller_subdomains
            && self.kind_by_address(address) == Some(PageKind::Product)
            && let Some(shop) = self.subdomain(address)
        {
            found.seller_id = Some(shop);
        }
        found
    }

    /// How many elements each selector of each entry matches, for a diagnosis.
    pub fn trace(&self, doc: &Doc) -> Vec<FieldTrace> {
        let Fields { places, index, .. } = self.fields();
        let mut hits = index.hits(doc, 0..doc.els.len() as Ix).into_iter();
        let trace = |place: &Place| FieldTrace {
            field: place.field,
            matched: hits.by_ref().take(place.select.len()).map(|h| h.len() as u32).collect(),
        };
        places.iter().filter(|p| !p.select.is_empty()).map(trace).collect()
    }

    /// The seller's own sub-domain ("uniqlo" of "uniqlo.tmall.com"), where each seller has one.
    fn subdomain(&self, address: &Address) -> Option<String> {
        const SHARED: &[&str] = &[
            "www", "m", "detail", "item", "world", "list", "s", "h5", "chaoshi", "a", "login", "pages", "page", "shop",
            "store", "search", "market", "sale", "ju", "yao", "buy", "offer",
        ];
        self.file.hosts.iter().find_map(|host| {
            let sub = address.host.strip_suffix(host.as_str())?.strip_suffix('.')?;
            let sub = sub.strip_suffix(".m").or(sub.strip_suffix(".world")).unwrap_or(sub);
            (!sub.split('.').any(|part| SHARED.contains(&part))).then(|| sub.to_owned())
        })
    }
}

impl Addresses {
    fn new(file: &Marketplace) -> Result<Self, MarketplaceError> {
        let patterns = |key: &str, all: &[String]| {
            all.iter()
                .enumerate()
                .map(|(i, p)| place::regex(&file.id, &format!("{key}[{i}]"), p))
                .collect::<Result<Vec<_>, _>>()
        };
        Ok(Self { product: patterns("product", &file.product)?, results: patterns("results", &file.results)? })
    }
}

impl Fields {
    fn new(file: &Marketplace) -> Result<Self, MarketplaceError> {
        let id = &file.id;
        let mut places = Vec::with_capacity(file.fields.len());
        for (i, field) in file.fields.iter().enumerate() {
            let place = Place::new(id, &format!("fields[{i}]"), field, FIELDS)?;
            if place.select.is_empty() && !place.has_pattern() {
                return Err(MarketplaceError::Value {
                    id: id.clone(),
                    key: format!("fields[{i}].select (of {})", field.field),
                    value: String::new(),
                    expected: "a selector, or a pattern for the address".to_owned(),
                });
            }
            places.push(place);
        }
        let required = file.required.iter().enumerate();
        Ok(Self {
            required: required
                .map(|(i, r)| place::known_field(id, &format!("required[{i}]"), r, FIELDS))
                .collect::<Result<_, _>>()?,
            index: Index::new(places.iter().flat_map(|p| &p.select)),
            places,
        })
    }
}
