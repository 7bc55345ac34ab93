//! What a brand's goods are and are not: materials, numbers, claims, prices.

use crate::weight::Confidence;
use serde::{Deserialize, Serialize};

/// Materials the brand does not use for some goods.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Material {
    /// Words of the goods this is about ("@bracelets", "手镯"); empty = all goods.
    #[serde(default)]
    pub of: Vec<String>,
    /// What the brand makes them of, for the explanation ("18k gold or platinum").
    pub always: String,
    /// Materials it never makes them of ("@imitation-leather", "PU皮"), in the languages listings are written in.
    pub never: Vec<String>,
    /// Words that take the listing out of this rule ("@watches", "lighter", "vintage").
    #[serde(default)]
    pub except: Vec<String>,
    /// Parts and things that come with the goods, of which such a material may well be said ("screwdriver", "dust bag").
    #[serde(default)]
    pub beside: Vec<String>,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on.
    pub confidence: Confidence,
}

/// What a number on the goods is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NumberKind {
    /// The model's number: reference, style, article number.
    #[default]
    Reference,
    /// The single piece's number.
    Serial,
    /// Where and when the piece was made.
    DateCode,
}

/// The shape of a reference number.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// What it numbers, for the explanation ("jewellery", "watch").
    pub kind: String,
    /// What the number is.
    #[serde(default)]
    pub number: NumberKind,
    /// Words of the goods that bear it; empty = all goods.
    #[serde(default)]
    pub of: Vec<String>,
    /// Words that take the listing out of this entry ("@perfume").
    #[serde(default)]
    pub except: Vec<String>,
    /// A regular expression for the whole number, in capital letters. Not supported: look-around, back-references, \p{…}.
    pub pattern: String,
    /// true when every number of this kind on these goods has the shape of one of the brand's entries, so that another
    /// shape is a sign. The confidence is that of this, too.
    #[serde(default)]
    pub closed: bool,
    /// What parts of the number say of the goods.
    #[serde(default)]
    pub means: Vec<NumberMeaning>,
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

/// What a number of some shape says of the goods, and the words that contradict it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NumberMeaning {
    /// A regular expression for the whole number.
    pub pattern: String,
    /// What it is the number of, for the explanation ("a watch of steel alone").
    pub what: String,
    /// Words that agree: where one stands in title or specifics, nothing contradicts.
    #[serde(default)]
    pub agree: Vec<String>,
    /// Words in title or specifics that contradict it.
    pub contradict: Vec<String>,
}

/// Which goods a claim is about, by their state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// New and second-hand goods.
    #[default]
    Any,
    /// New goods alone: what is said of boxes and cards differs second-hand.
    New,
    /// Second-hand goods alone.
    Used,
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
    /// The state of the goods for which it counts.
    #[serde(default)]
    pub when: When,
    /// It counts only for goods that the listing says are of this year or later.
    pub from_year: Option<u16>,
    /// It counts only for goods that the listing says are of this year or earlier.
    pub until_year: Option<u16>,
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

/// A size, colour or kind that the brand never made.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NeverMade {
    /// Words of the goods this is about: one of every group must stand in the title ([["airpods pro"]]).
    pub of: Vec<Vec<String>>,
    /// Words that say what never was ("black"): in the title, or the value of a row of the specifics whose name is in `rows`.
    pub says: Vec<String>,
    /// Names of rows of the specifics in which the words count too ("Colour").
    #[serde(default)]
    pub rows: Vec<String>,
    /// true when the words must stand right beside one of the goods' words ("Birkin 28", and not "28 years old").
    #[serde(default)]
    pub touching: bool,
    /// Words that take the listing out of this rule ("case", "skin", "custom").
    #[serde(default)]
    pub except: Vec<String>,
    /// What was made, one plain sentence without a full stop ("AirPods Pro were made in white alone").
    pub because: String,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on.
    pub confidence: Confidence,
}

/// Goods of which nobody has many.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rare {
    /// The goods, for the explanation ("the Birkin").
    pub what: String,
    /// Words of the goods: one of every group must stand in the title.
    pub of: Vec<Vec<String>>,
    /// Words that take the listing out of this rule ("charm", "strap").
    #[serde(default)]
    pub except: Vec<String>,
    /// So many pieces of one listing are more than anybody has.
    pub pieces: Option<u32>,
    /// So many sizes or colours of one listing are more than anybody has.
    pub choices: Option<u32>,
    /// Why, one plain sentence without a full stop ("Hermès sells a customer two such bags a year").
    pub because: String,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on.
    pub confidence: Confidence,
}

/// How the brand's article numbers (GTIN, EAN, UPC) begin.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Gtins {
    /// The beginnings, as digits of the 13-digit form ("5702", "0673419"): every number of the brand has one of them.
    pub prefixes: Vec<String>,
    /// Words that take the listing out of this rule ("book", "clothing").
    #[serde(default)]
    pub except: Vec<String>,
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
    /// Words that tell these goods: one of every group must stand in the listing ([["love"], ["@bracelets", "手镯"]]).
    pub words: Vec<Vec<String>>,
    /// Words that take the listing out of this rule ("@for-children", "cord").
    #[serde(default)]
    pub except: Vec<String>,
    /// How much the amounts are for, "50 ml" or "3 g": the listing must say how much it sells, and less costs less.
    pub size: Option<String>,
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

/// What one kind of goods is sold for second-hand.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Median {
    /// The goods, for the explanation ("Neverfull MM").
    pub of: String,
    /// Words that tell these goods: one of every group must stand in the listing.
    pub words: Vec<Vec<String>>,
    /// Words that take the listing out of this rule ("@broken", "strap").
    #[serde(default)]
    pub except: Vec<String>,
    /// ISO 4217 code of the amount.
    pub currency: String,
    /// What such goods are sold for second-hand in the middle: half bring more, half less.
    pub median: u32,
    /// The year of the amount.
    pub year: u16,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on.
    pub confidence: Confidence,
}
