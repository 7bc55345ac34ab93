//! Words by which the reader knows what a page shows: files of `rules/reading`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Words of shop pages, in the main shop languages.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ReadingWords {
    /// `rules/reading/amounts.toml`.
    pub amounts: AmountWords,
    /// `rules/reading/stock.toml`.
    pub stock: StockWords,
    /// `rules/reading/labels.toml`.
    pub labels: LabelWords,
    /// `rules/reading/identity.toml`.
    pub identity: IdentityWords,
    /// `rules/reading/states.toml`.
    pub states: StateWords,
    /// `rules/reading/marks.toml`.
    pub marks: MarkWords,
}

/// What shops say right before and behind an amount: what kind of amount it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AmountWords {
    /// Where the words were learnt.
    pub source: String,
    /// The day they were checked, YYYY-MM-DD.
    pub checked: String,
    /// A former or recommended price.
    pub old: Vec<String>,
    /// A price per kilogram, litre, metre, piece.
    pub unit: Vec<String>,
    /// One of several payments.
    pub instalment: Vec<String>,
    /// What is saved.
    pub saving: Vec<String>,
    /// What bringing it costs, or from what order on it is free.
    pub shipping: Vec<String>,
    /// What others ask, or what it costs second-hand.
    pub used: Vec<String>,
    /// With or without tax, where the price is the other.
    pub tax: Vec<String>,
    /// Something paid or got beside the price.
    pub extra: Vec<String>,
    /// That the amount behind is the price.
    pub price: Vec<String>,
    /// What is said behind the amount it is said of, where another amount follows: all else belongs to the next.
    pub behind: Vec<String>,
    /// The lowest price of some days before: a former price where the number of the days, 30, stands beside it.
    pub lowest: Vec<String>,
}

/// What shops say of whether goods can be had, and on the buttons that buy them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StockWords {
    /// Where the words were learnt.
    pub source: String,
    /// The day they were checked, YYYY-MM-DD.
    pub checked: String,
    /// On a button that buys.
    pub buy: Vec<String>,
    /// That goods are put aside and not bought.
    pub aside: Vec<String>,
    /// That goods cannot be had.
    pub out: Vec<String>,
    /// That goods can be had.
    #[serde(rename = "in")]
    pub here: Vec<String>,
    /// That goods can be ordered before they are out.
    pub pre: Vec<String>,
    /// That goods can be ordered though the shop has none at hand.
    pub back: Vec<String>,
    /// On a link to a messenger: that goods are ordered there.
    pub order: Vec<String>,
    /// On a button or link: that the seller is asked about the goods.
    pub ask: Vec<String>,
    /// Where a price would stand: that it is told on request, or to those who sign in.
    pub request: Vec<String>,
}

/// How pages are headed on which a seller says who he is.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IdentityWords {
    /// Where the words were learnt.
    pub source: String,
    /// The day they were checked, YYYY-MM-DD.
    pub checked: String,
    /// The heading of such a page or section, whole: lower case.
    pub headings: Vec<String>,
    /// Parts of such a page's path, between signs that are no letters: lower case.
    pub paths: Vec<String>,
}

/// What is said of the state of goods: all lower case.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StateWords {
    /// Where the words were learnt.
    pub source: String,
    /// The day they were checked, YYYY-MM-DD.
    pub checked: String,
    /// Used, and made good again.
    pub refurbished: Vec<String>,
    /// Used, or had an owner.
    pub used: Vec<String>,
    /// New.
    pub new: Vec<String>,
    /// Of the words above those that mean something else where they stand alone and without a label.
    pub doubtful: Vec<String>,
}

/// What shops write before a value: all lower case, without the colon, full stop or sign behind.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LabelWords {
    /// Where the words were learnt.
    pub source: String,
    /// The day they were checked, YYYY-MM-DD.
    pub checked: String,
    /// Before a brand.
    pub brand: Vec<String>,
    /// Before who made the goods, which is the brand where nothing else is.
    pub maker: Vec<String>,
    /// Before the shop's own number.
    pub sku: Vec<String>,
    /// Before the maker's number.
    pub mpn: Vec<String>,
    /// Before a GTIN.
    pub gtin: Vec<String>,
    /// Labels too general to be believed without a colon or a cell of their own.
    pub general: Vec<String>,
    /// Before the state of the goods.
    pub condition: Vec<String>,
}

/// Licence lines and register entries that are told by their own words.
pub const LICENCES: [&str; 3] = ["de.handelsregisternummer", "cn.icp", "kr.mail-order"];
/// Messengers.
pub const MESSENGERS: [&str; 11] =
    ["wechat", "whatsapp", "telegram", "qq", "line", "kakaotalk", "viber", "skype", "zalo", "signal", "instagram"];
/// What else words announce.
#[cfg(feature = "rule-files")]
pub const MARKS: [&str; 17] = [
    "link",
    "name",
    "weak-name",
    "address",
    "weak-address",
    "phone",
    "at",
    "block",
    "runs",
    "other",
    "host",
    "lettered",
    "positive",
    "since",
    "imprint",
    "pay",
    "stop",
];

/// Words that announce who sells: all lower case.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MarkWords {
    /// Where the words were learnt.
    pub source: String,
    /// The day they were checked, YYYY-MM-DD.
    pub checked: String,
    /// The words, by what they announce: a messenger (`wechat`), a licence line (`cn.icp`) or something of the seller (`name`).
    pub marks: BTreeMap<String, Vec<String>>,
}
