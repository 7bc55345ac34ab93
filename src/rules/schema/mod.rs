//! What a rule file may say: brands, kinds of goods and vocabularies, as their authors write them.
//!
//! These types are the files. Their doc comments become the JSON Schema that editors show, so they speak to
//! people who know brands, not programming. `build.rs` reads them too and embeds the result.

mod brand;
mod case;
mod goods;
mod kind;
mod reading;
mod registry;
mod sellers;
mod vocabulary;

pub use brand::{
    AmongCopies, Brand, Channel, Context, Hosts, InAddresses, Line, NameKind, Names, Outlet, Sellers, Store,
};
pub use case::Case;
pub use goods::{
    Claim, Gtins, ListPrice, Material, Median, NeverMade, NumberKind, NumberMeaning, Rare, Reference, When,
};
pub use kind::{Kind, kind_named};
#[cfg(feature = "rule-files")]
pub use reading::MARKS;
pub use reading::{
    AmountWords, IdentityWords, LICENCES, LabelWords, MESSENGERS, MarkWords, ReadingWords, StateWords, StockWords,
};
pub use registry::{Form, Law, Number, Registry, Shows, given_abroad};
pub use sellers::{SealRule, SellerWords};
use serde::{Deserialize, Serialize};
pub use vocabulary::{Negations, Reach, Relations, Term, TermContext, TermKind, Vocabulary};

/// What a unit of each currency is worth, for comparing prices across currencies.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rates {
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day they were checked, YYYY-MM-DD.
    pub checked: String,
    /// The day of the rates, YYYY-MM-DD.
    pub day: String,
    /// Units of the currency for one US dollar, by ISO 4217 code.
    pub per_usd: std::collections::BTreeMap<String, f64>,
}

/// Words of which the addresses of imitation shops are made beside a brand's name: `rules/addresses.toml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AddressWords {
    /// Where the words were learnt.
    pub source: String,
    /// The day they were checked, YYYY-MM-DD.
    pub checked: String,
    /// Words that promise a bargain or a standing ("outlet", "official").
    pub bargain: Vec<String>,
    /// Plain words for a shop ("store", "tienda").
    pub shop: Vec<String>,
    /// Countries' names and codes.
    pub countries: Vec<String>,
    /// Cities. Shops of all kinds are called after theirs, so that they tell less than a country.
    pub cities: Vec<String>,
    /// Goods ("shoes", "taschen").
    pub goods: Vec<String>,
    /// Endings under which names cost next to nothing ("top").
    pub cheap_suffixes: Vec<String>,
    /// Endings that look like a country's and are let by a firm ("uk.com").
    pub borrowed_suffixes: Vec<String>,
    /// Sites on which every seller chooses a sub-domain ("etsy.com").
    pub shop_sites: Vec<String>,
}

/// All rule files together, as embedded.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RuleFiles {
    /// The newest `checked` day of all files: the rule book's version.
    pub day: String,
    /// Files of `rules/goods`.
    pub kinds: Vec<Kind>,
    /// Files of `rules/brands`, sorted by id.
    pub brands: Vec<Brand>,
    /// Files of `rules/known`.
    pub known: Vec<super::known::KnownBrands>,
    /// Files of `rules/vocabulary`; none in a pack, which holds them as `rules::words` makes them. The browser knows no other.
    #[cfg_attr(not(feature = "rule-files"), serde(skip))]
    pub vocabularies: Vec<Vocabulary>,
    /// Files of `rules/marketplaces`.
    pub marketplaces: Vec<super::marketplace::Marketplace>,
    /// `rules/rates.toml`.
    pub rates: Rates,
    /// `rules/addresses.toml`.
    pub addresses: AddressWords,
    /// Files of `rules/registries`.
    pub registries: Vec<Registry>,
    /// `rules/sellers.toml`.
    pub sellers: SellerWords,
    /// Files of `rules/reading`.
    pub reading: ReadingWords,
}
