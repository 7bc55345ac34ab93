//! Pages on which a seller says who he is, because the law of the place or the marketplace asks for it: an imprint, a page of
//! company details, a marketplace's page on a seller. Told by a heading or by the address.

use super::address::Address;
use super::doc::{Doc, Ix, squeeze};
use crate::rules::schema::IdentityWords;
use html5ever::local_name;
use std::collections::HashSet;

/// Most headings looked at, and longest.
const MOST: usize = 40;
const LONGEST: usize = 120;

/// How such pages are headed and addressed; made once per reader.
#[derive(Debug, Default)]
pub struct Imprints {
    headings: HashSet<String>,
    paths: HashSet<String>,
}

impl Imprints {
    /// Makes the words ready.
    pub fn new(words: &IdentityWords) -> Self {
        Self { headings: words.headings.iter().cloned().collect(), paths: words.paths.iter().cloned().collect() }
    }

    /// Whether a page that sells nothing is one.
    pub fn is_one(&self, doc: &Doc, address: &Address, window: Option<&str>) -> bool {
        let path = address.path().to_lowercase();
        let name = |c: char| !c.is_alphanumeric() && c != '-' && c != '_';
        path.split(name).any(|part| self.paths.contains(part))
            || window.is_some_and(|title| title.split(['|', '-', '–', '·']).any(|part| self.is_heading(part)))
            || headings(doc).take(MOST).any(|heading| self.is_heading(&doc.text(heading, LONGEST)))
    }

    fn is_heading(&self, text: &str) -> bool {
        let text = squeeze(text, LONGEST).to_lowercase();
        self.headings.contains(text.trim_matches(|c: char| !c.is_alphanumeric()))
    }
}

/// The page's headings, in order.
fn headings(doc: &Doc) -> impl Iterator<Item = Ix> {
    let is_heading = |ix: &Ix| {
        matches!(doc.name(*ix), local_name!("h1") | local_name!("h2") | local_name!("h3") | local_name!("legend"))
    };
    (0..doc.els.len() as Ix).filter(is_heading)
}
