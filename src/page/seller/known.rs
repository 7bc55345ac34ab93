//! What `rules/sellers.toml` knows, ready for the reader: firms that are never the seller, pictures of seals, ways of paying.

use super::marks;
use crate::listing::Seal;
use crate::page::address::Address;
use crate::page::doc::{Doc, Ix};
use crate::rules::schema::{MarkWords, Registry, SellerWords, given_abroad};
use crate::text::needles::Needles;
use html5ever::local_name;
use std::sync::OnceLock;

/// Most of an attribute that is looked at, in bytes.
const LONGEST: usize = 400;
/// How far above a picture its link may stand.
const ABOVE: usize = 4;

/// What is known of sellers anywhere.
#[derive(Debug, Default)]
pub struct Known {
    words: SellerWords,
    /// Kinds of numbers that tell nothing of the place.
    abroad: Vec<String>,
    pictures: OnceLock<Needles>,
    payments: OnceLock<Needles>,
}

impl Known {
    /// Takes the files, whose lists are made ready at their first use, and what the countries' files say of numbers.
    pub fn new(words: SellerWords, announcing: &MarkWords, registries: &[Registry]) -> Self {
        marks::know(announcing);
        Self { words, abroad: given_abroad(registries).map(str::to_owned).collect(), ..Self::default() }
    }

    /// The country whose firms alone are given numbers of a kind.
    pub(super) fn place_of<'k>(&self, kind: &'k str) -> Option<&'k str> {
        kind.split('.').next().filter(|_| !self.abroad.iter().any(|k| k == kind))
    }

    /// Whether a company is one whose name stands in others' footers.
    pub fn is_third_party(&self, name: &str) -> bool {
        let lower = name.to_lowercase();
        self.words.third_parties.iter().any(|t| lower.contains(t.as_str()))
    }

    /// The hosts at which anybody gets an e-mail address.
    pub(super) fn free_mail(&self) -> impl Iterator<Item = &str> {
        self.words.free_mail.iter().map(String::as_str)
    }

    /// The seal of trust that a picture shows.
    pub fn seal(&self, doc: &Doc, img: Ix) -> Option<Seal> {
        let pictures = self.pictures.get_or_init(|| Needles::new(self.words.seals.iter().flat_map(|s| &s.pictures)));
        let mut found = None;
        let sources = [doc.attr(img, &local_name!("alt")), doc.attr(img, &local_name!("src"))];
        for text in sources.into_iter().flatten() {
            let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default();
            pictures.each(text, |index, _| found = found.or(Some(index)));
        }
        let rule = self.words.seals.iter().scan(0, |count, seal| {
            *count += seal.pictures.len();
            Some((*count, seal))
        });
        let index = found?;
        let (_, rule) = rule.into_iter().find(|(end, _)| index < *end)?;
        let own = |url: &str| {
            let url = if url.starts_with("//") { format!("https:{url}") } else { url.to_owned() };
            let address = Address::parse(&url);
            rule.hosts.iter().any(|host| address.is_under(host))
        };
        // What the issuer itself sends is alive; else the picture, or what it stands in, must lead there.
        let linked = sources.last().copied().flatten().is_some_and(own)
            || std::iter::once(img).chain(doc.above(img).take(ABOVE)).any(|ix| {
                let leads = doc.attr(ix, &local_name!("href")).is_some_and(own);
                leads
                    || doc.attr_named(ix, "onclick").is_some_and(|c| rule.hosts.iter().any(|h| c.contains(h.as_str())))
            });
        Some(Seal { name: rule.name.clone(), linked })
    }

    /// Words for payments that can be taken back.
    pub(super) fn safe_payments(&self) -> (&Needles, &[String]) {
        (self.payments.get_or_init(|| Needles::new(&self.words.safe_payments)), &self.words.safe_payments)
    }
}
