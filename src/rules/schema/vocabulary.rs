//! A language's file: the words by which listings give themselves away, and what takes them back.

use super::Case;
use crate::weight::{Confidence, Severity};
use serde::{Deserialize, Serialize};

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
    /// It asks the buyer to leave the marketplace ("加V", "message us on WhatsApp before ordering").
    OffPlatform,
    /// It asks for a payment that cannot be taken back ("Western Union", "friends and family").
    Payment,
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
    /// true when the words are as plain once they are said of the goods as a whole ("copia", "not original"): nothing follows
    /// that they could be said of instead, no part of goods is named beside them, and no condition is made. Needs high confidence.
    /// Otherwise they weigh what `weight` says; at "note" they are too common and are passed over.
    #[serde(default)]
    pub hard_alone: bool,
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
    /// Words that keep a negation to themselves, or turn it ("original", "box", "but", "sondern"): it reaches nothing behind
    /// them, so that "not original but a replica" and "no box replica" still say replica.
    #[serde(default)]
    pub ends: Vec<String>,
    /// Words that go on with a list ("or", "any", "和"): with these alone behind a comma the negation still holds
    /// ("no fakes, copies or replicas").
    #[serde(default)]
    pub joins: Vec<String>,
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
    #[cfg_attr(target_arch = "wasm32", serde(deserialize_with = "super::case::none"))]
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
    /// Parts of goods and what comes with them ("strap", "box", "receipt"): what is said beside them may be said of them.
    pub parts: Vec<String>,
    /// Words with which a clause turns to something else ("but", "and", "with", "pero"): what stands before them is complete.
    pub turns: Vec<String>,
    /// Words that make a condition ("if", "wenn"): what they govern is not said to be so.
    pub conditions: Vec<String>,
}
