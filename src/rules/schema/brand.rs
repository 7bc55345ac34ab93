//! A brand's file: names, hosts and channels. What its goods are and are not is in `goods.rs`.

use super::Case;
use super::goods::{Claim, Gtins, ListPrice, Material, Median, NeverMade, Rare, Reference};
use crate::weight::Confidence;
use serde::{Deserialize, Serialize};

/// A brand: one file in `rules/brands`, named `<id>.toml`.
///
/// Wherever words tell goods or what they are made of, an entry `"@bags"` stands for all words of that kind of `rules/goods`,
/// beside plain words: in `context.goods`, and in every `of`, `except`, `words`, `with`, `says`, `never`, `beside`, `agree` and
/// `contradict`. Names, lines and `context.other` are plain words.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// Lower-case letters, digits and hyphens; equal to the file's name.
    pub id: String,
    /// The name as the brand writes it.
    pub name: String,
    /// The company that owns the brand.
    pub owner: Option<String>,
    /// The brand's names, nicknames, misspellings and disguises.
    pub names: Vec<Names>,
    /// What stands near the name when it means the brand, and when it does not.
    #[serde(default)]
    pub context: Context,
    /// Product lines.
    #[serde(default)]
    pub lines: Vec<Line>,
    /// The brand's own hosts and those of shops it has authorised.
    pub hosts: Hosts,
    /// The brand's own stores on marketplaces.
    #[serde(default)]
    pub stores: Vec<Store>,
    /// Who sells the brand's goods new.
    pub channel: Option<Channel>,
    /// Materials the brand does not use.
    #[serde(default)]
    pub materials: Vec<Material>,
    /// Shapes of the brand's reference numbers.
    #[serde(default)]
    pub references: Vec<Reference>,
    /// Things said in listings that cannot be true of this brand.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// Sizes, colours and kinds that never were.
    #[serde(default)]
    pub never_made: Vec<NeverMade>,
    /// Goods of which nobody has many.
    #[serde(default)]
    pub rare: Vec<Rare>,
    /// How the brand's article numbers (GTIN, EAN, UPC) begin.
    pub gtins: Option<Gtins>,
    /// List prices and the lowest plausible price of new goods.
    #[serde(default)]
    pub prices: Vec<ListPrice>,
    /// What the goods are sold for second-hand.
    #[serde(default)]
    pub medians: Vec<Median>,
    /// Listings that must fire and listings that must stay silent. At least one of each.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", serde(deserialize_with = "super::case::none"))]
    pub cases: Vec<Case>,
}

/// What a spelling of the brand is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NameKind {
    /// An official name, in any script.
    Name,
    /// What buyers call it; honest sellers use it too ("LV", "VCA").
    Nickname,
    /// A common slip of the pen. Read as the brand, and never a sign by itself.
    Misspelling,
    /// A name sellers use so that filters and brand owners do not find the listing ("驴牌", "L*V").
    Disguise,
    /// A letter that traders say for the name ("C家", "L사"). Several brands share it, and shops of other things are called so
    /// too: it counts only beside one of the brand's names or telling lines, or beside its goods and words of the copy trade.
    Initial,
}

/// What a line's name tells where the listing calls the goods a copy: shops use many such names for goods of their own
/// that look alike, and then they tell nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AmongCopies {
    /// Nothing: it is a word for goods ("shopping bag", "丝巾"), or a number.
    #[default]
    Nothing,
    /// The brand, if its goods are named as well: the line's name is a word ("Tank", "Speedy", "四叶草").
    WithGoods,
    /// The brand ("水鬼", "Submariner").
    Brand,
}

/// What a name tells when it stands in an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum InAddresses {
    /// The brand, beside any word of a shop: in titles it is a word, in addresses hardly ever ("Puma", "Crocs").
    Name,
    /// The brand, if a bargain or a country stands beside it: people and firms are called so too.
    Word,
    /// Nothing: it is not looked for.
    Nothing,
}

/// A group of spellings of one kind.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// What they are.
    pub kind: NameKind,
    /// The spellings. Upper and lower case, accents and full-width forms make no difference.
    pub values: Vec<String>,
    /// true when the word also means something else (Chloe, Supreme, LV): it then counts only in the brand field,
    /// or beside one of the words in `context.goods` or one of the brand's lines.
    #[serde(default)]
    pub ambiguous: bool,
    /// What the spellings tell in an address. Left out: "word" for ambiguous names, "name" for others.
    #[serde(default)]
    pub in_addresses: Option<InAddresses>,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on.
    pub confidence: Confidence,
}

/// Words near the name that decide what it means.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Context {
    /// Goods the brand makes: kinds of `rules/goods` ("@bags"), and words of its own in the languages listings are written in.
    pub goods: Vec<String>,
    /// Phrases in which the name is not the brand ("Chloe Ting", "tank top").
    pub other: Vec<String>,
}

/// A product line.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The line's name as the brand writes it.
    pub name: String,
    /// Other spellings, in any script.
    #[serde(default)]
    pub also: Vec<String>,
    /// true when the line's name alone tells the brand ("Neverfull").
    #[serde(default)]
    pub distinctive: bool,
    /// What it tells where the listing calls the goods a copy, when it does not tell the brand alone.
    #[serde(default)]
    pub among_copies: AmongCopies,
}

/// Hosts that belong to the brand, or sell its goods with its leave.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Hosts {
    /// Hosts of the brand itself; their sub-domains belong to them.
    pub official: Vec<String>,
    /// Shops the brand names as authorised.
    #[serde(default)]
    pub authorised: Vec<String>,
    /// Names one letter off the brand's that are words or somebody's own ("carter"), and longer words that hold it
    /// ("legoland"): they imitate nobody in an address.
    #[serde(default)]
    pub near: Vec<String>,
    /// Hosts of others who lawfully bear the name ("pandora.com", a radio).
    #[serde(default)]
    pub namesakes: Vec<String>,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on.
    pub confidence: Confidence,
}

/// The brand's own store on a marketplace, by what the seller cannot choose.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Store {
    /// The marketplace's id ("tmall").
    pub marketplace: String,
    /// The platform's own id of the store, as `seller.id` reads it (for Tmall the store's sub-domain, "uniqlo").
    pub id: String,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on. Only a store of high confidence makes a page `official-channel`.
    pub confidence: Confidence,
}

/// Who sells the brand's goods new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Sellers {
    /// Only the brand's own stores and site.
    OwnStores,
    /// Own stores and jewellers or retailers the brand has authorised.
    Authorised,
    /// Department stores and multi-brand shops as well.
    Wholesale,
    /// Nearly anybody, lawfully.
    Wide,
}

/// Whether the brand sells off old stock at a discount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outlet {
    /// It has no outlets: a shop that says so contradicts the brand.
    None,
    /// Outlets on the street only.
    Physical,
    /// Outlets on the web as well.
    Online,
}

/// The brand's way of selling.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Who sells the goods new.
    pub sellers: Sellers,
    /// Whether there are outlets.
    pub outlet: Outlet,
    /// Goods that are sold more widely than the rest ("@perfume", "@eyewear", a line): the channel is not judged on them.
    #[serde(default)]
    pub except: Vec<String>,
    /// Marketplaces on which the brand has a store of its own.
    #[serde(default)]
    pub marketplaces: Vec<String>,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on.
    pub confidence: Confidence,
}
