//! Floor 1: HTML → [`Listing`](crate::listing::Listing).
//!
//! Sources are asked in a stated order: JSON-LD, microdata, RDFa, OpenGraph, the marketplace's file, what the
//! page shows. A later source only adds what the earlier ones left open.

use crate::listing::{Listing, Page, PageKind};
use crate::rules::marketplace::Marketplace;

/// placeholder
#[derive(Debug, thiserror::Error)]
#[error("x")]
pub struct ReadError;
/// A page as read, before anybody judges it.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Product, results or other.
    pub kind: PageKind,
    /// The marketplace's id, `None` for a shop.
    pub marketplace: Option<String>,
    /// What was read; empty where nothing was.
    pub listing: Listing,
    /// Required fields that were not found, by JSON name; only on known product addresses.
    pub missing: Vec<&'static str>,
    /// Whether the end of the page was left out for its size.
    pub truncated: bool,
}

/// The compiled reader: marketplace files with their selectors and patterns ready.
#[derive(Debug, Default)]
pub struct Reader {}

impl Reader {
    /// Compiles the marketplaces' files.
    ///
    /// # Errors
    /// The file, the key and the reason, when a selector or a pattern does not parse.
    pub fn new(_marketplaces: &[Marketplace]) -> Result<Self, ReadError> {
        Ok(Self {})
    }

    /// Reads one page. Never fails: what cannot be read is missing from the reading.
    pub fn read(&self, _page: &Page) -> Reading {
        Reading::default()
    }
}
