//! Whose copy a listing confesses to be when only its description says so: "ROLEX on the dial, but it is an imitation".
//!
//! A name in a description proves nothing: shops list the brands they carry, and sellers compare. A name in the very
//! sentence that calls the goods a copy, or in the one beside it, is another matter.

use super::{Claim, LONGEST, around};
use crate::passage::{Passage, Passages};
use crate::report::{How, Role};
use crate::rules::schema::{AmongCopies, NameKind, TermKind};
use crate::rules::{BrandRules, Means, RuleBook, Said, Spelling, Tier, Vouched};
use crate::text::clause::sentences;
use crate::text::dictionary::Hit;
use crate::text::fold::Folded;
use crate::weight::Severity;
use std::ops::Range;

/// The brand whose copy the description calls the goods. Nothing when it names several: that speaks of a trade, or of others.
pub(super) fn confessed<'r>(passages: &Passages<'_>, rules: &'r RuleBook) -> Option<Claim<'r>> {
    let text = passages.description_within(LONGEST)?;
    let title = passages.title.as_ref().map(Passage::folded);
    let copies: Vec<Said<'_>> = rules.words.said(text.folded(), &text.original, title);
    let telling = rules.words.telling(text.folded(), &text.original, Vouched::No);
    let copies: Vec<_> = copies.into_iter().filter(|s| calls_a_copy(s) && !telling.is_of_others(s)).collect();
    if copies.is_empty() {
        return None;
    }
    let named: Vec<_> = (rules.names.find(text.folded()).into_iter())
        .filter_map(|hit| Some((rules.brand(hit.entry.brand)?, hit)))
        .filter(|(brand, hit)| {
            let goods = |of: &Folded| brand.tier == Tier::Rules && brand.lists().goods.any(of);
            match hit.entry.means {
                Means::Brand(_) => true,
                Means::Line { distinctive, among_copies } => distinctive || among_copies == AmongCopies::Brand,
                // A word that may mean something else: beside such goods it does not.
                Means::Perhaps(NameKind::Name | NameKind::Misspelling) => title.is_some_and(goods),
                Means::Perhaps(_) => title.is_some_and(goods) || goods(text.folded()),
                Means::SomethingElse => false,
            }
        })
        .collect();
    let (brand, first) = named.first()?;
    // "Golden Goose, the Superstar, from a site like SHEIN": another's line is no second brand, nor is one whose copies nobody sells.
    let is_brand = |(brand, hit): &(&BrandRules, Hit<'_, Spelling>)| {
        brand.tier == Tier::Rules && !matches!(hit.entry.means, Means::Line { .. })
    };
    // Who goes on at length in the words of the copy trade may sell copies of several houses, and name those anywhere.
    let by_trade = telling.is_long() && copies.iter().any(|s| s.term.hard && !telling.is_listed(s));
    let mut others = named.iter().filter(|(_, hit)| hit.entry.brand != first.entry.brand);
    if brand.tier != Tier::Rules || !by_trade && others.any(is_brand) {
        return None;
    }
    let near = |range: &Range<usize>, c: &Said<'_>| by_trade && c.term.hard || is_beside(text, range, c);
    let beside = |range: &Range<usize>| copies.iter().filter(|c| near(range, c)).collect::<Vec<_>>();
    let (range, beside) =
        named.iter().map(|(_, hit)| (&hit.range, beside(&hit.range))).find(|(_, copies)| !copies.is_empty())?;
    let plain = beside.iter().any(|c| c.term.hard);
    // "Compatible with Dyson, not original" and "smells like Chanel's, but is not" are what honest makers say.
    let role = around(text, rules, first.entry.brand, range.clone());
    (plain || role == Role::Sold).then(|| Claim {
        brand,
        role: Role::Sold,
        how: How::Alias,
        evidence: text.evidence_in_context(range.clone()),
        disguise: None,
        by_trade: false,
    })
}

/// Whether the description declares the goods to be a copy, which is more than to deny that they are the brand's: that is what
/// honest makers of goods in its style do.
pub(super) fn declares_a_copy(passages: &Passages<'_>, rules: &RuleBook) -> bool {
    let Some(text) = passages.description_within(LONGEST) else { return false };
    let (words, folded, title) = (&rules.words, text.folded(), passages.title.as_ref().map(Passage::folded));
    let telling = words.telling(folded, &text.original, Vouched::No);
    words.said(folded, &text.original, title).iter().any(|said| {
        let is_plain = calls_a_copy(said) && said.term.hard && !words.is_denial(said, folded);
        is_plain && !telling.is_of_others(said) && words.are_declared(folded, &text.original, &said.range)
    })
}

/// Whether a term calls goods a copy in so many words: stories and the softer grades do not say of what.
fn calls_a_copy(said: &Said<'_>) -> bool {
    let term = said.term;
    match term.kind {
        TermKind::Copy => term.hard || term.hard_alone || term.weight == Severity::Warning,
        TermKind::Grade => term.hard,
        _ => false,
    }
}

/// Whether a name and a word for copies stand in one sentence or the next, or, where the word is plain, in the next but one.
fn is_beside(text: &Passage<'_>, one: &Range<usize>, copy: &Said<'_>) -> bool {
    let other = &copy.range;
    let gap = if one.end <= other.start { one.end..other.start } else { other.end..one.start };
    let between = text.original.get(text.folded().origin(gap)).unwrap_or_default();
    sentences(between) <= 1 + usize::from(copy.term.hard)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::brand::claim;
    use crate::listing::{Fact, Listing, Source};
    use crate::rules::embedded;
    use std::sync::LazyLock;

    static RULES: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::new(embedded().unwrap()));

    fn claimed(title: &str, description: &str) -> Option<(String, Role)> {
        let fact = |t: &str| Some(Fact::new(t.to_owned(), Source::JsonLd));
        let listing = Listing { title: fact(title), description: fact(description), ..Listing::default() };
        claim(&Passages::new(&listing), &[], &RULES).map(|c| (c.brand.rules.id.clone(), c.role))
    }

    #[test]
    fn a_seller_who_calls_the_goods_a_copy_says_whose() {
        for (title, description, id) in [
            ("Automatic watch, men's, silver", "It says Rolex on the dial, but it is a replica.", "rolex"),
            ("自動巻き 腕時計 メンズ", "文字盤にROLEXとありますが、レプリカです。", "rolex"),
            ("Zaino nero", "Logo Prada sul davanti. È una copia, lo dico prima.", "prada"),
            (
                "スニーカー 白",
                "ゴールデングースのスーパースターです。SHEINみたいなサイトで買ったのでパチモンです。",
                "golden-goose",
            ),
        ] {
            assert_eq!(claimed(title, description), Some((id.to_owned(), Role::Sold)), "{description}");
        }
    }

    #[test]
    fn names_in_other_sentences_and_names_of_many_claim_nothing() {
        for (title, description) in [
            ("Vintage leather bag", "Lovely bag. Soft leather. I also have a Gucci one. Nothing I sell is a replica."),
            ("Leather bag", "I also have a Gucci one. This one is soft. Strap is long. It is a replica."),
            ("Silk scarf", "We never sell a replica. Ask us for Gucci, Prada and Chanel."),
            ("Battery for vacuum cleaners", "Compatible with Dyson V8. Not original."),
            ("Plain steel watch", "Not a replica, not a Rolex: a watch of our own."),
        ] {
            assert_eq!(claimed(title, description), None, "{description}");
        }
    }
}
