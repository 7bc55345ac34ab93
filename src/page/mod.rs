//! Floor 1: HTML → [`Listing`].
//!
//! # The order of sources
//!
//! JSON-LD, microdata, RDFa, the marketplace's file, OpenGraph, what the page shows. A later source only adds what the
//! earlier ones left open. The exceptions, each for a reason:
//!
//! - **title**: on a marketplace its file comes first, because structured titles there carry the site's words; in a shop a
//!   heading that says the same as the structured name wins, because it is what the shopper reads.
//! - **price**: the amount *shown* wins over the stated one when the stated one is shown crossed out (a base price beside a
//!   sale price), when it is the shown one by a factor of 1000 (a thousands sign taken for a point), or when it is
//!   not shown at all and the shown one stands plainly by the title.
//! - **currency**: a stated code wins; a sign that several countries use is resolved by the page's other words, its
//!   country (address, language) last.
//!
//! # Its parts
//!
//! [`html`] parses ([`guard`] and [`long_tag`] keep back what would cost too much), [`doc`] makes flat lists in one walk with [`words`] reading the class words, [`zones`] tells the listing from
//! what stands around it, [`heading`] the product's name from what else stands in its heading. [`json_ld`], [`microdata`] and [`rdfa`] give [`item`]s which [`schema_org`] reads ([`structured`](structured()) prints them); [`open_graph`], [`adapter`],
//! [`buttons`], [`visible_price`], [`labels`], [`stock`], [`description`] and [`seller`] read the rest; [`kind`] decides what page it is; [`merge`] puts it together.
//! [`imprint`] tells the pages that sell nothing and say who the seller is.
//! [`cards`] reads the products of results pages; [`platform`] knows the software behind a shop.

pub mod adapter;
pub mod address;
pub mod brand_named;
pub mod brand_shown;
pub mod buttons;
pub mod cards;
pub mod currency;
pub mod currency_choice;
pub mod description;
pub mod doc;
pub mod entities;
pub mod found;
pub mod guard;
pub mod heading;
pub mod html;
pub mod ids;
pub mod imprint;
pub mod item;
pub mod json;
pub mod json_ld;
pub mod kind;
pub mod label_words;
pub mod labels;
pub mod likeness;
pub mod long_tag;
pub mod merge;
pub mod microdata;
pub mod numbers;
pub mod open_graph;
pub mod other_price;
pub mod phrases;
pub mod platform;
pub mod price;
pub mod raw_text;
pub mod rdfa;
pub mod registration;
pub mod schema_org;
pub mod select;
pub mod seller;
pub mod specifics;
mod states;
pub mod stock;
pub mod structured;
pub mod title;
pub mod trail;
pub mod variants;
pub mod visible_price;
pub mod wording;
pub mod words;
pub mod zones;

use crate::listing::{Card, Listing, Page, PageKind, Seller};
use crate::report::Diagnosis;
use crate::rules::marketplace::{Marketplace, MarketplaceKind};
use crate::rules::schema::RuleFiles;
use adapter::Adapter;
pub use adapter::MarketplaceError;
use address::Address;
use doc::Doc;
use platform::Platforms;
use seller::Known;
pub use structured::structured;
use wording::Wording;
use words::Words;

/// Most frames of a page that are read.
const MAX_FRAMES: usize = 4;

/// What the extension writes before the HTML of a page whose end it left out for its size.
const CUT: &str = "<!--loupe-cut-->";

/// A page as read, before anybody judges it.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Product, results or other.
    pub kind: PageKind,
    /// The marketplace's id, `None` for a shop.
    pub marketplace: Option<String>,
    /// The id of the software behind a shop, when it is known.
    pub platform: Option<String>,
    /// What was read; empty where nothing was.
    pub listing: Listing,
    /// Who speaks on a page that sells nothing and says who its seller is: an imprint, a marketplace's page on a seller.
    pub seller: Option<Seller>,
    /// The products of a results page.
    pub cards: Vec<Card>,
    /// Required fields that were not found, by JSON name; only on known product addresses.
    pub missing: Vec<&'static str>,
    /// For whoever mends the reader, when a page of a known kind could not be read; without the rule book's day.
    pub diagnosis: Option<Diagnosis>,
    /// Whether the end of the page was left out for its size.
    pub truncated: bool,
    /// The language the document says it is in, lower case ("de-at").
    pub language: Option<String>,
}

/// The reader, with what the rule files know of marketplaces, words and sellers.
#[derive(Debug, Default)]
pub struct Reader {
    adapters: Vec<Adapter>,
    platforms: Platforms,
    words: Words,
    wording: Wording,
    sellers: Known,
}

impl Reader {
    /// A reader with rule files that are not known to be right: compiles all of them.
    ///
    /// # Errors
    /// The file, the key and the reason, when a selector or a pattern does not parse or a field is unknown.
    pub fn new(files: &RuleFiles) -> Result<Self, MarketplaceError> {
        let reader = Self::trusting(files);
        reader.adapters.iter().chain(reader.platforms.all()).try_for_each(Adapter::compile)?;
        Ok(reader)
    }

    /// A reader with rule files that a test has compiled: each is compiled when its first page comes.
    pub fn trusting(files: &RuleFiles) -> Self {
        let adapters = files.marketplaces.iter().cloned().map(Adapter::new);
        let (platforms, places): (Vec<_>, Vec<_>) = adapters.partition(|a| a.file.kind == MarketplaceKind::Platform);
        Self {
            adapters: places,
            platforms: Platforms::new(platforms),
            words: Words::new(),
            wording: Wording::new(&files.reading),
            sellers: Known::new(files.sellers.clone(), &files.reading.marks, &files.registries),
        }
    }

    /// The marketplace with this id.
    pub fn marketplace(&self, id: &str) -> Option<&Marketplace> {
        self.adapters.iter().map(|a| &a.file).find(|m| m.id == id)
    }

    /// The marketplace that an address belongs to.
    pub fn marketplace_at(&self, url: &str) -> Option<&Marketplace> {
        self.adapter(&Address::parse(url)).map(|a| &a.file)
    }

    /// The marketplace an address belongs to, by its longest host.
    fn adapter(&self, address: &Address) -> Option<&Adapter> {
        self.adapters
            .iter()
            .filter_map(|a| a.owner(address).map(|host| (host.len(), a)))
            .max_by_key(|(length, _)| *length)
            .map(|(_, a)| a)
    }

    /// Reads one page. Never fails: what cannot be read is missing from the reading.
    pub fn read(&self, page: &Page) -> Reading {
        let address = Address::parse(&page.url);
        let adapter = self.adapter(&address);
        let doc = Doc::new(&page.html, &self.words);
        let platform = if adapter.is_none() { self.platforms.find(&doc, &address) } else { None };
        let place = merge::Place { address: &address, url: &page.url, adapter, platform, sellers: &self.sellers };
        let mut reading = merge::read(&doc, &place, &self.wording);
        reading.language = doc.language();
        reading.truncated = doc.tree.truncated || page.html.starts_with(CUT);
        if let Some(diagnosis) = &mut reading.diagnosis {
            diagnosis.bytes = u32::try_from(page.html.len()).unwrap_or(u32::MAX);
        }
        if reading.kind == PageKind::Product {
            for frame in page.frames.iter().take(MAX_FRAMES) {
                let at = Address::parse(&frame.url);
                let belongs =
                    at.host == address.host || adapter.is_some_and(|a| a.file.frames.iter().any(|h| at.is_under(h)));
                if belongs {
                    let inner = Doc::new(&frame.html, &self.words);
                    reading.truncated |= inner.tree.truncated;
                    merge::add_frame(&inner, &place, &self.wording, &mut reading.listing);
                }
            }
        }
        reading
    }
}
