//! Whose copy a listing confesses to be when only its description says so: "ROLEX on the dial, but it is an imitation".
//!
//! A name in a description proves nothing: shops list the brands they carry, and sellers compare. A name in the very
//! sentence that calls the goods a copy, or in the one beside it, is another matter.

use super::disguise::{self, Trick};
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

/// A brand that the description names.
struct Named<'r> {
    brand: &'r BrandRules,
    /// Its index in the rule book.
    index: u32,
    /// Where, in the folded text.
    range: Range<usize>,
    /// Whether by one of its lines.
    is_line: bool,
}

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
    let tells = |brand: &BrandRules, hit: &Hit<'_, Spelling>| {
        let goods = |of: &Folded| brand.tier == Tier::Rules && brand.lists().goods.any(of);
        match hit.entry.means {
            Means::Brand(_) => true,
            Means::Line { distinctive, among_copies } => distinctive || among_copies == AmongCopies::Brand,
            // A word that may mean something else: beside such goods it does not.
            Means::Perhaps(NameKind::Name | NameKind::Misspelling) => title.is_some_and(goods),
            Means::Perhaps(_) => title.is_some_and(goods) || goods(text.folded()),
            Means::SomethingElse => false,
        }
    };
    let hits = rules.names.find(text.folded());
    let plain = hits.iter().filter_map(|hit| {
        let brand = rules.brand(hit.entry.brand).filter(|brand| tells(brand, hit))?;
        Some(Named {
            brand,
            index: hit.entry.brand,
            range: hit.range.clone(),
            is_line: matches!(hit.entry.means, Means::Line { .. }),
        })
    });
    let mut named: Vec<Named<'_>> = plain.collect();
    // Only who names nobody plainly is taken at his signs.
    if named.is_empty() {
        let disguised = disguise::find(text, rules).into_iter().filter(|d| d.trick == Trick::Spelling);
        named.extend(disguised.filter_map(|d| {
            Some(Named { brand: rules.brand(d.brand)?, index: d.brand, range: d.range, is_line: false })
        }));
    }
    let first = named.first()?;
    // "Golden Goose, the Superstar, from a site like SHEIN": another's line is no second brand, nor is one whose copies nobody sells.
    let is_brand = |named: &Named<'_>| named.brand.tier == Tier::Rules && !named.is_line;
    // Who goes on at length in the words of the copy trade may sell copies of several houses, and name those anywhere.
    let goes_on = |s: &Said<'_>| s.term.hard && !telling.is_listed(s) && !telling.opens(s);
    let by_trade = telling.is_long() && copies.iter().any(goes_on);
    let mut others = named.iter().filter(|other| other.index != first.index);
    if first.brand.tier != Tier::Rules || !by_trade && others.any(is_brand) {
        return None;
    }
    let near = |range: &Range<usize>, c: &Said<'_>| by_trade && c.term.hard || is_beside(text, range, c);
    let beside = |range: &Range<usize>| copies.iter().filter(|c| near(range, c)).collect::<Vec<_>>();
    let (range, beside) =
        named.iter().map(|named| (&named.range, beside(&named.range))).find(|(_, copies)| !copies.is_empty())?;
    let plain = beside.iter().any(|c| c.term.hard);
    // "Compatible with Dyson, not original" and "smells like Chanel's, but is not" are what honest makers say.
    let mut same = named.iter().filter(|named| named.index == first.index);
    let sold = |named: &Named<'_>| around(text, rules, named.index, named.range.clone()) == Role::Sold;
    (plain || same.all(sold)).then(|| Claim {
        brand: first.brand,
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
    fn a_name_only_written_in_disguise_tells_whose_too() {
        let claim = claimed("Wallet, brown canvas", "It says G*cci inside. It is a replica.");
        assert_eq!(claim, Some(("gucci".to_owned(), Role::Sold)));
    }

    #[test]
    fn what_the_title_says_the_goods_are_not_no_confession_makes_them() {
        let case = "애플 정품 아닙니다. 에어팟 짝퉁은 크기가 달라 맞지 않습니다.";
        assert_eq!(claimed("에어팟프로2 케이스 호환 하드", case), Some(("apple".to_owned(), Role::CompatibleWith)));
        let case = "Không phải phụ kiện của Apple. Tai nghe rep AirPods vỏ lệch không vừa.";
        assert_eq!(claimed("Ốp AirPods silicon dẻo", case), Some(("apple".to_owned(), Role::OtherMeaning)));
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
