//! What a marketplace file may say: how to know its pages and where on them the facts stand.

use crate::weight::Confidence;
use serde::{Deserialize, Serialize};

/// A marketplace, or the software behind many independent shops: one file in `rules/marketplaces`, named `<id>.toml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Marketplace {
    /// Lower-case letters, digits and hyphens; equal to the file's name.
    pub id: String,
    /// The name as people write it.
    pub name: String,
    /// What kind of place it is.
    pub kind: MarketplaceKind,
    /// Its hosts without sub-domain ("ebay.de"); sub-domains belong to them. None for a platform.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// Only for a platform: what its pages are known by. Each a tag (html, body, meta, link or script) with tests of its id,
    /// class and attributes: "meta[name=generator][content*='Zen Cart']", "body.woocommerce-page".
    #[serde(default)]
    pub markers: Vec<String>,
    /// Only for a platform, written like `markers`: what its pages of one product carry ("body.single-product").
    #[serde(default)]
    pub product_markers: Vec<String>,
    /// Only for a platform, written like `markers`: what its pages of many products carry.
    #[serde(default)]
    pub results_markers: Vec<String>,
    /// true when each sub-domain is a seller's own shop ("uniqlo.tmall.com").
    #[serde(default)]
    pub seller_subdomains: bool,
    /// Regular expressions on path and query; a page whose address matches one shows one product. One that begins with "^//"
    /// sees the host in front of the path ("^//item\\.rakuten\\.co\\.jp/"). On a platform they only count as a sign.
    #[serde(default)]
    pub product: Vec<String>,
    /// Regular expressions of pages that show many products, written like `product`.
    #[serde(default)]
    pub results: Vec<String>,
    /// Hosts of frames that belong to the listing.
    #[serde(default)]
    pub frames: Vec<String>,
    /// Fields without which a product page counts as unreadable, by JSON name.
    #[serde(default)]
    pub required: Vec<String>,
    /// Where the facts stand. Structured data is believed first; these add what is missing.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// How the pages of many products show each of them.
    #[serde(default)]
    pub cards: Option<CardRules>,
    /// What the platform's words for kinds of stores mean.
    #[serde(default)]
    pub store_types: Vec<StoreType>,
    /// Whether sellers lawfully give a telephone or messenger of their own there, as on boards of small advertisements.
    #[serde(default)]
    pub outside_contact: OutsideContact,
    /// The platform's own examination of goods before they are handed on, when the reader finds its sign (`assurance`).
    #[serde(default)]
    pub assurance: Option<Assurance>,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
}

/// What a kind of store is.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StoreType {
    /// As `seller.storeType` reads it ("flagship"); "none" for sellers of whom the page shows no kind.
    pub id: String,
    /// What it is, in plain English, as it stands behind "is" ("a store of the brand's owner").
    pub means: String,
    /// What standing it gives.
    pub standing: Standing,
    /// Words by which names claim this standing ("旗舰店", "official store").
    #[serde(default)]
    pub claims: Vec<String>,
    /// Where this holds, if not on all of the marketplace's hosts.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// true when the platform shows the company and address of such sellers with every listing.
    #[serde(default)]
    pub shows_identity: bool,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on.
    pub confidence: Confidence,
}

/// What standing a kind of store gives its seller towards the brand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// The brand's owner, or its exclusive licensee.
    BrandOwner,
    /// A seller the platform has seen the brand's leave of.
    Authorised,
    /// A firm that sells several brands.
    Reseller,
    /// The platform itself.
    Platform,
    /// A firm.
    Business,
    /// Anybody.
    Private,
}

impl Standing {
    /// Whether the platform vouches for a tie to the brand, or sells itself.
    pub fn is_vouched_for(self) -> bool {
        matches!(self, Self::BrandOwner | Self::Authorised | Self::Platform)
    }
}

/// Whether sellers lawfully give contacts of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OutsideContact {
    /// The platform wants buyers and sellers to stay.
    #[default]
    Unwanted,
    /// Buyers and sellers meet or speak outside as a matter of course.
    Usual,
}

/// The platform's own examination of goods.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Assurance {
    /// What the platform calls it.
    pub name: String,
    /// What it does, one plain sentence without a full stop.
    pub means: String,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
}

/// What kind of place a marketplace is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MarketplaceKind {
    /// Anybody sells there, new and used.
    Open,
    /// Second-hand goods; cheap is normal.
    SecondHand,
    /// The platform examines goods before it hands them on.
    AuthenticatedResale,
    /// The software behind many independent shops: no place of its own, known by `markers` in the page.
    Platform,
}

/// One place where a fact may stand.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The fact, by its JSON name ("title", "price", "seller.name"); in `cards`: title, price, listPrice, currency, url,
    /// image, seller, sponsored.
    pub field: String,
    /// CSS selectors, the first that matches wins. Leave the list empty to apply `pattern` to the page's address (host, path
    /// and query) instead; in `cards` an empty list means the card's own element. `script` reads inline scripts as they stand
    /// and needs `near` and `pattern`. Supported: tag, #id, .class, [attr], [attr=v], [attr^=v], [attr$=v], [attr*=v],
    /// "a b", "a > b", "a, b".
    #[serde(default)]
    pub select: Vec<String>,
    /// The attribute to read; the element's text when left out.
    pub attr: Option<String>,
    /// Words as they stand in a script, at which `pattern` is applied: it sees the words and what follows them, some 2,000
    /// bytes. Scripts are large and searching them by pattern alone is slow; and only scripts with such words are handed over.
    /// With `attr` the words are sought in that attribute, for pages that keep their data in one.
    #[serde(default)]
    pub near: Vec<String>,
    /// A regular expression whose first group is the value. Elements whose text it does not match are passed over. Case counts,
    /// but in `(?i-u:...)`, which is for ASCII letters alone.
    pub pattern: Option<String>,
    /// A fixed value to take instead of what was read, once an element (and the pattern) matches: "flagship" where the
    /// page says "旗舰店". "{}" in it stands for what was read.
    #[serde(default)]
    pub value: Option<String>,
}

/// How a page of many products shows each of them.
///
/// What `fields` leave open is read plainly: the first link, the heading or longest link text, the first amount, the first image.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CardRules {
    /// CSS selectors of one card; the first that matches anything on the page is taken.
    pub card: Vec<String>,
    /// For pages whose cards name nothing, the list in a script that they are drawn from: words that stand there one behind
    /// the other, the last ending with the list's "[". It is read where no card is found on the page; fields with `near` look
    /// into one entry each.
    #[serde(default)]
    pub list: Vec<String>,
    /// Where inside a card the facts stand.
    #[serde(default)]
    pub fields: Vec<Field>,
}
