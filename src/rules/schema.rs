//! What a rule file may say: brands and vocabularies, as their authors write them.
//!
//! These types are the files. Their doc comments become the JSON Schema that editors show, so they speak to
//! people who know brands, not programming. `build.rs` reads them too and embeds the result.

use crate::weight::{Confidence, Severity};
use serde::{Deserialize, Serialize};

/// A brand: one file in `rules/brands`, named `<id>.toml`.
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
    /// List prices and the lowest plausible price of new goods.
    #[serde(default)]
    pub prices: Vec<ListPrice>,
    /// Listings that must fire and listings that must stay silent. At least one of each.
    #[serde(default)]
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
    /// Kinds of goods the brand makes, in the languages listings are written in ("bag", "手镯").
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
    /// Names one letter off the brand's that are words or somebody's own ("carter"), and so imitate nobody in an address.
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
    /// Words of goods that are sold more widely than the rest (perfume, eyewear): the channel is not judged on them.
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

/// Materials the brand does not use for some goods.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Material {
    /// Words of the goods this is about ("bracelet", "手镯"); empty = all goods.
    #[serde(default)]
    pub of: Vec<String>,
    /// What the brand makes them of, for the explanation ("18k gold or platinum").
    pub always: String,
    /// Materials it never makes them of, in the languages listings are written in.
    pub never: Vec<String>,
    /// Words that take the listing out of this rule ("watch", "lighter", "vintage").
    #[serde(default)]
    pub except: Vec<String>,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on.
    pub confidence: Confidence,
}

/// The shape of a reference number.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// What it numbers ("jewellery", "watch").
    pub kind: String,
    /// A regular expression. Not supported: look-around, back-references, \p{…}.
    pub pattern: String,
    /// Numbers that must match.
    pub examples: Vec<String>,
    /// Numbers that must not.
    #[serde(default)]
    pub counterexamples: Vec<String>,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on.
    pub confidence: Confidence,
}

/// Something said in listings that cannot be true of this brand.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The words, in the languages listings are written in ("factory outlet").
    pub says: Vec<String>,
    /// Other words that must stand in the same listing for the claim to count; empty = none needed.
    #[serde(default)]
    pub with: Vec<String>,
    /// Words that take the listing out of this rule.
    #[serde(default)]
    pub except: Vec<String>,
    /// Why it cannot be true, one plain sentence without a full stop ("Louis Vuitton has no outlets").
    pub because: String,
    /// true when it is a plain contradiction, which alone makes a page `high-risk`. Needs high confidence.
    #[serde(default)]
    pub hard: bool,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on.
    pub confidence: Confidence,
}

/// What one kind of goods costs new.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListPrice {
    /// The goods, for the explanation ("LOVE bracelet, classic, yellow gold").
    pub of: String,
    /// Words that tell these goods: one of every group must stand in the listing ([["love"], ["bracelet", "手镯"]]).
    pub words: Vec<Vec<String>>,
    /// Words that take the listing out of this rule ("small", "cord").
    #[serde(default)]
    pub except: Vec<String>,
    /// ISO 4217 code of both amounts.
    pub currency: String,
    /// The list price, if a source states one.
    pub list: Option<u32>,
    /// The lowest price that is plausible for the goods new.
    pub floor: u32,
    /// The year of the amounts.
    pub year: u16,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on.
    pub confidence: Confidence,
}

/// A short listing and what must come of it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Case {
    /// What the case shows, one sentence.
    pub why: String,
    /// The page's address; a shop nobody knows when left out.
    pub url: Option<String>,
    /// The listing's title.
    pub title: String,
    /// Its brand field.
    pub brand: Option<String>,
    /// Its price with its currency: "1250 EUR".
    pub price: Option<String>,
    /// new, used or refurbished.
    pub condition: Option<String>,
    /// Its description.
    pub description: Option<String>,
    /// Its specifics, "Material: 18k gold".
    pub specifics: Vec<String>,
    /// The seller's shown name.
    pub seller: Option<String>,
    /// The platform's id of the seller.
    pub seller_id: Option<String>,
    /// The verdict that must come.
    pub expect: String,
    /// Checks that must find something.
    pub fires: Vec<String>,
    /// Checks that must find nothing. A case whose `fires` is empty must find nothing above a note.
    pub silent: Vec<String>,
}

/// What a word says when it is said of branded goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TermKind {
    /// It calls the goods a copy ("replica", "高仿").
    Copy,
    /// It is a grade that sellers of copies use ("AAA quality", "1:1").
    Grade,
    /// It tells a story about where copies come from ("same factory", "原单").
    Origin,
}

/// Words of one meaning in one language.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The words. Case, accents, spacing and full-width forms make no difference.
    pub words: Vec<String>,
    /// What kind of word it is.
    pub kind: TermKind,
    /// What it means, in plain English, for the explanation ("a high-grade imitation").
    pub means: String,
    /// What a finding weighs.
    pub weight: Severity,
    /// true when the words call the goods a copy so plainly that nothing else is needed. Needs high confidence.
    #[serde(default)]
    pub hard: bool,
    /// Phrases in which the words say nothing ("faux fur", "replica toy", "翡翠A货").
    #[serde(default)]
    pub except: Vec<String>,
    /// Words anywhere in the title that take the listing out of this rule ("toy", "jadeite").
    #[serde(default)]
    pub unless_title: Vec<String>,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on.
    pub confidence: Confidence,
}

/// Words that turn a term into its opposite.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Negations {
    /// Words that negate what follows within `window` words or characters ("not", "no", "非").
    #[serde(default)]
    pub before: Vec<String>,
    /// Words that negate what they follow ("ではありません", "아님").
    #[serde(default)]
    pub after: Vec<String>,
    /// How far they reach: words, or characters in scripts without spaces.
    pub window: u8,
}

/// A vocabulary: one file in `rules/vocabulary`, named `<language>.toml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// BCP 47 code of the language ("en", "zh"); equal to the file's name.
    pub language: String,
    /// The language's name in English.
    pub name: String,
    /// Words and what they say.
    #[serde(rename = "terms")]
    pub terms: Vec<Term>,
    /// How the language says no.
    pub negations: Negations,
    /// Words that show that goods are made to fit, resemble or mention a brand.
    #[serde(default)]
    pub relations: Relations,
    /// Listings that must fire and listings that must stay silent.
    #[serde(default)]
    pub cases: Vec<Case>,
}

/// Words that say what a listing does with a brand's name.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Relations {
    /// Before the name: goods of another maker that fit it ("for", "compatible with", "fits", "适用于").
    pub fits_before: Vec<String>,
    /// After the name: the same ("対応", "专用").
    pub fits_after: Vec<String>,
    /// Before the name: goods that resemble it ("inspired by", "like", "our version of").
    pub inspired_before: Vec<String>,
    /// After the name: the same ("style", "风", "inspired", "dupe").
    pub inspired_after: Vec<String>,
    /// Goods that are about a brand or belong to it without being of it ("book", "poster", "dust bag insert", "strap for").
    pub about: Vec<String>,
    /// What sellers put into the brand field of goods without a brand ("unbranded", "n/a", "无").
    pub unbranded: Vec<String>,
    /// Words that add a thing to the goods ("with", "incl.", "附"): what follows them is not what is sold.
    pub together: Vec<String>,
    /// Words that say goods are second-hand ("pre-owned", "二手").
    pub second_hand: Vec<String>,
}

/// What a unit of each currency is worth, for comparing prices across currencies.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rates {
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day of the rates, YYYY-MM-DD.
    pub checked: String,
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
    /// Goods ("shoes", "taschen").
    pub goods: Vec<String>,
    /// Endings under which names cost next to nothing ("top").
    pub cheap_suffixes: Vec<String>,
    /// Endings that look like a country's and are let by a firm ("uk.com").
    pub borrowed_suffixes: Vec<String>,
}

/// All rule files together, as embedded.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RuleFiles {
    /// The newest `checked` day of all files: the rule book's version.
    pub day: String,
    /// Files of `rules/brands`, sorted by id.
    pub brands: Vec<Brand>,
    /// Files of `rules/known`.
    pub known: Vec<super::known::KnownBrands>,
    /// Files of `rules/vocabulary`.
    pub vocabularies: Vec<Vocabulary>,
    /// Files of `rules/marketplaces`.
    pub marketplaces: Vec<super::marketplace::Marketplace>,
    /// `rules/rates.toml`.
    pub rates: Rates,
    /// `rules/addresses.toml`.
    pub addresses: AddressWords,
}
