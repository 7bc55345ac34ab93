//! The nouns of an answer: [`Report`], [`Verdict`], [`Finding`], [`Evidence`], [`Coverage`].
//!
//! Their JSON is a promise (DESIGN section 5): names and values stay, additions are allowed.

use crate::listing::{Card, Listing, PageKind, Seller, Source};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use crate::weight::{Confidence, Severity};

/// What the page as a whole amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing is sold on this page.
    NotAProduct,
    /// A product, but of no brand that the rule book knows.
    NoRules,
    /// A product page by its address, of which too little could be read.
    Unreadable,
    /// The brand's own host or store, by something the seller cannot choose.
    OfficialChannel,
    /// The checks ran and found nothing. Not a promise.
    NothingFound,
    /// One soft sign.
    Caution,
    /// A hard contradiction, or two independent families of signs.
    HighRisk,
}

/// Kinds of sign; several findings of one family count once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// What the listing calls itself.
    Wording,
    /// Where the brand sells and where not.
    Channel,
    /// The shop's own address.
    Address,
    /// What is asked for it.
    Price,
    /// Material, reference number, impossible claim.
    Product,
    /// Who stands behind the shop.
    Identity,
    /// Payment and contact outside the platform.
    Contact,
    /// Seen elsewhere.
    Links,
}

/// What a finding says of the offer (DESIGN 4.6); each has its own words and advice on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// Signs of a copy.
    Copy,
    /// Outside the brand's channels.
    OutsideChannel,
    /// A shop that hides who it is.
    HiddenSeller,
    /// Lawful second-hand.
    SecondHand,
}

/// Words quoted from the page, and the fact they came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Evidence {
    /// The fact, by its JSON name in the listing (`title`, `seller.name`), or `host`.
    pub fact: String,
    /// The page's own words, at most [`Evidence::MAX_QUOTE`] characters. Text, never markup.
    pub quote: String,
}

impl Evidence {
    /// Longest quote, in characters.
    pub const MAX_QUOTE: usize = 160;

    /// A quote of `fact`, shortened to [`Evidence::MAX_QUOTE`].
    pub fn new(fact: &str, quote: &str) -> Self {
        Self { fact: fact.to_owned(), quote: quote.trim().chars().take(Self::MAX_QUOTE).collect() }
    }
}

/// One sign, explained.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Finding {
    /// The check that found it (`replica-wording`).
    pub check: &'static str,
    /// Its family.
    pub family: Family,
    /// How much it weighs, after the cap of its source.
    #[cfg_attr(feature = "wasm", tsify(type = "\"note\" | \"caution\" | \"warning\""))]
    pub severity: Severity,
    /// Whether it alone makes the page `high-risk`: a contradiction, not a sign.
    pub hard: bool,
    /// What it says of the offer.
    pub meaning: Meaning,
    /// The brand concerned, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// Message id; the words are in the locale files.
    pub message: &'static str,
    /// What the message's placeholders stand for.
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, string>"))]
    pub params: BTreeMap<&'static str, String>,
    /// The page's own words.
    pub evidence: Vec<Evidence>,
    /// Where the rule comes from, for people: a citation, with the day it was checked.
    pub source: String,
}

/// Whether a check could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum CoverageState {
    /// It ran.
    Ran,
    /// It could not, and `why` says for want of what.
    Skipped,
}

/// One line of the coverage list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Coverage {
    /// The check.
    pub check: &'static str,
    /// Ran or skipped.
    pub state: CoverageState,
    /// Message id of the reason, when skipped (`why-no-price`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<&'static str>,
}

/// What the listing does with the brand's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Goods under the brand are offered.
    Sold,
    /// Goods of another maker that fit the brand's.
    CompatibleWith,
    /// Goods that say they resemble the brand's.
    InspiredBy,
    /// The name occurs, the goods are something else (a book, a poster).
    Mentioned,
    /// The word means something else here (a first name, a pizza).
    OtherMeaning,
}

/// How the brand was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// A name of the brand, plainly written.
    Alias,
    /// A name written so that a filter misses it.
    Disguised,
    /// The listing's brand field.
    Field,
    /// The page's own address.
    Host,
}

/// The brand the page is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct BrandClaim {
    /// The brand's id.
    pub id: String,
    /// The brand's name, for people.
    pub name: String,
    /// What the listing does with it.
    pub role: Role,
    /// How it was recognised.
    pub how: How,
    /// The words it was recognised by.
    pub evidence: Evidence,
}

/// What somebody who mends the reader must know of a page that could not be read. Nothing of the page's text, and not its address:
/// it is made to be copied into a public issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "wasm", tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Diagnosis {
    /// The marketplace's id.
    pub marketplace: String,
    /// The marketplace's host the page is on, as its file has it (`ebay.de`).
    pub host: String,
    /// What kind of page its address says it is.
    pub page_kind: PageKind,
    /// The required fields that were not found; `cards` when the file's card selectors match nothing on a page of many products.
    pub missing: Vec<&'static str>,
    /// Where each value that was read came from, by JSON name.
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Source>"))]
    pub sources: BTreeMap<&'static str, Source>,
    /// What each entry of the marketplace's file matched, in its order.
    pub fields: Vec<FieldTrace>,
    /// Bytes of HTML handed over.
    pub bytes: u32,
    /// Elements in it.
    pub elements: u32,
    /// Texts in it that can be seen.
    pub texts: u32,
    /// Scripts in it.
    pub scripts: u32,
    /// Cards read.
    pub cards: u32,
    /// The day of the rule book, `YYYY-MM-DD`.
    pub rules: String,
}

/// What one entry of a marketplace's file matched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct FieldTrace {
    /// The field it gives.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub field: &'static str,
    /// How many elements each of its selectors matched, in order.
    pub matched: Vec<u32>,
}

/// Loupe's answer for one page.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "wasm", tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The page's address, as handed over.
    pub url: String,
    /// Product, results or other.
    pub page_kind: PageKind,
    /// The marketplace's id, `None` for a shop.
    pub marketplace: Option<String>,
    /// The software behind an independent shop, by the id of its file (`shopify`), when it is known.
    pub platform: Option<String>,
    /// What it amounts to.
    pub verdict: Verdict,
    /// What the strongest findings mean, strongest first; [`Meaning::SecondHand`] where goods are plainly second-hand and nothing weighs.
    pub meanings: Vec<Meaning>,
    /// The listing, on product pages.
    pub listing: Option<Listing>,
    /// On a page that sells nothing and says who its seller is (an imprint, a marketplace's page on a seller): what it says. No verdict
    /// rests on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub seller: Option<Seller>,
    /// The products shown, on results pages.
    pub cards: Vec<Card>,
    /// Where each of the listing's values came from, by JSON name.
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, Source>"))]
    pub sources: BTreeMap<&'static str, Source>,
    /// The brand the page is about, when the rule book knows it.
    pub brand: Option<BrandClaim>,
    /// Signs, strongest first.
    pub findings: Vec<Finding>,
    /// Which checks ran, which could not, and why.
    pub coverage: Vec<Coverage>,
    /// On known product addresses: the JSON names of what was missing.
    pub missing: Vec<&'static str>,
    /// For whoever mends the reader, when a page of a known kind could not be read.
    pub diagnosis: Option<Diagnosis>,
    /// Whether the page was larger than Loupe reads, so that its end was left out.
    pub truncated: bool,
    /// The day of the rule book, `YYYY-MM-DD`.
    pub rules: String,
    /// How many days old the rule book is, when the caller said what day it is.
    pub rules_age: Option<u32>,
}
