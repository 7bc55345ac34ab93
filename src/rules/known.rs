//! What a file of known brands may say: names and hosts, for brands that have no rules of their own yet.
//!
//! Enough to see that an address imitates one of them, and to say of a listing whose brand it is and that there are no
//! rules for it.

use super::schema::InAddresses;
use crate::weight::Confidence;
use serde::{Deserialize, Serialize};

/// Brands known by name and host only: one file in `rules/known`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KnownBrands {
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on; medium keeps every finding at `caution`.
    pub confidence: Confidence,
    /// How addresses are compared with the names.
    pub compare: Compare,
    /// Goods beside which an ambiguous name means the brand: kinds of `rules/goods` ("@shoes") and words ("clog").
    #[serde(default)]
    pub goods: Vec<String>,
    /// The brands.
    pub brands: Vec<KnownBrand>,
}

/// How addresses are compared with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Compare {
    /// In every way, one letter off included: names that are known to be imitated.
    EveryWay,
    /// By the whole name only: among thousands of names some are one letter off somebody's own.
    WholeName,
}

/// One brand known by name and host.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KnownBrand {
    /// Lower-case letters, digits and hyphens.
    pub id: String,
    /// The name as the brand writes it.
    pub name: String,
    /// Other names, in any script.
    #[serde(default)]
    pub also: Vec<String>,
    /// true when the name is also a word or a person's name ("Mango", "Ted Baker").
    #[serde(default)]
    pub ambiguous: bool,
    /// What the names tell in an address. Left out: "word" for ambiguous names, "name" for others.
    #[serde(default)]
    pub in_addresses: Option<InAddresses>,
    /// Names one letter off that are words or somebody's own, and so imitate nobody in an address.
    #[serde(default)]
    pub near: Vec<String>,
    /// Hosts of the brand itself; their sub-domains belong to them.
    pub hosts: Vec<String>,
}
