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

impl TermKind {
    /// Whether such a word speaks of copies: only of these do contexts speak.
    pub fn is_of_copies(self) -> bool {
        matches!(self, Self::Copy | Self::Grade | Self::Origin)
    }
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
    /// Phrases in which the words say nothing ("faux fur", "replica toy", "翡翠A货"). Fixed phrases only: what takes back any word
    /// for copies ("beware of", "退") is a context of the language, and written once, in `contexts`.
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

/// How far from a word for copies the words of a context may stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// Written together, without so much as a space: "高仿退" is a guarantee, "高仿 退货包运费" offers a copy.
    Joined,
    /// Side by side. Articles and words that join (`negations.joins`) may stand between: "spot a replica", "unlike any replica".
    #[default]
    Beside,
    /// In the same sentence, at most `negations.window` words away, or characters in scripts without spaces.
    Near,
}

/// Words beside which no word for copies calls these goods one, because the sentence speaks of something else: of a guarantee,
/// of other people's goods, of telling one from the other. They take back every word for copies of every language, so that
/// none has to be listed with each of them. A list of such words is taken as one: "beware of fakes, copies and replicas".
///
/// What could as well be said by somebody who sells copies ("best quality", "refund") is no context. Reach as little as
/// needed: what is written together rather than what is near.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TermContext {
    /// What the sentence speaks of, in plain English ("a warning about what others sell").
    pub means: String,
    /// Words that stand before a word for copies ("beware of", "unlike", "谨防").
    #[serde(default)]
    pub before: Vec<String>,
    /// Words that stand after it ("out there", "泛滥", "に注意").
    #[serde(default)]
    pub after: Vec<String>,
    /// How far away they may stand.
    #[serde(default)]
    pub reach: Reach,
    /// Only words for copies that hold one of these pieces: ["正品"] for "不是正品" and "非正品". Empty for all words.
    #[serde(default)]
    pub holding: Vec<String>,
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
    /// What shows, beside any word for copies, that these goods are not called one.
    #[serde(default)]
    pub contexts: Vec<TermContext>,
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
    /// Words that say so where a title starts with them, and may mean other things elsewhere: "book", as of "Book Tote".
    #[serde(default)]
    pub about_first: Vec<String>,
    /// What sellers put into the brand field of goods without a brand ("unbranded", "n/a", "无").
    pub unbranded: Vec<String>,
    /// Words that add a thing to the goods ("with", "incl.", "附"): what follows them is not what is sold.
    pub together: Vec<String>,
    /// Words that add what stands right before them ("included", "付き", "포함").
    #[serde(default)]
    pub together_after: Vec<String>,
    /// Words that say goods are second-hand ("pre-owned", "二手").
    pub second_hand: Vec<String>,
    /// What sellers say who vouch for the goods ("guaranteed authentic", "正品"). Not what stands as well on boxes and leather
    /// ("original", "genuine leather"). Beside it a word for copies in a description speaks of others, unless it is declared of
    /// the goods.
    #[serde(default)]
    pub vouches: Vec<String>,
    /// Words of `terms` by which sellers speak of others' goods far more often than of their own ("fakes", "counterfeit", "假货"):
    /// in a description they count where the goods are plainly declared to be so, and nowhere else.
    #[serde(default)]
    pub of_others: Vec<String>,
    /// Words by which buyers ask whether goods are genuine ("authentic", "real", "正品"): the sentence behind such a question speaks of
    /// these goods.
    #[serde(default)]
    pub asks: Vec<String>,
    /// What sets the goods off against what follows ("unlike", "instead of").
    #[serde(default)]
    pub contrasts: Vec<String>,
    /// What ties a part to what is said of it ("is", "made of"): "the screwdriver is of steel".
    #[serde(default)]
    pub links: Vec<String>,
    /// How an answer starts that says yes ("yes", "of course", "是的").
    #[serde(default)]
    pub affirms: Vec<String>,
    /// Parts of goods and what comes with them ("strap", "box", "receipt"): what is said beside them may be said of them.
    pub parts: Vec<String>,
    /// Words that say a part is another than at first ("replaced", "bought another", "ersetzt"): "it is not original" behind them is
    /// said of the part.
    #[serde(default)]
    pub replaces: Vec<String>,
    /// Words with which a clause turns to something else ("but", "and", "with", "pero"): what stands before them is complete.
    pub turns: Vec<String>,
    /// Words that make a condition ("if", "wenn"): what they govern is not said to be so.
    pub conditions: Vec<String>,
    /// Right before a word for copies: it offers these goods, and no context takes it back ("our", "we sell", "专营").
    pub offers_before: Vec<String>,
    /// Right after it: the same ("for sale", "都有").
    pub offers_after: Vec<String>,
    /// How a clause starts that says what the goods are ("this is", "they're", "c'est", "son", "这是").
    pub declares: Vec<String>,
    /// What stands right behind a word that says what the goods are ("です", "입니다").
    pub declares_after: Vec<String>,
}
