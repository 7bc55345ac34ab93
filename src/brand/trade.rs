//! Names that tell a brand only in the copy trade's company: "C家", "水鬼", "Tank".
//!
//! Letters and lines of goods are shared with shops and goods of many kinds, so alone they tell nothing. Nobody calls a
//! stranger's goods a copy, though: beside such words they say whose.

use super::disguise::{self, Disguise, Trick};
use super::{Claim, Context};
use crate::passage::Passage;
use crate::report::How;
use crate::rules::schema::{AmongCopies, NameKind, TermKind};
use crate::rules::{Means, Said, Spelling, Tier, Vouched};
use crate::text::dictionary::Hit;
use crate::weight::Severity;

/// How plainly a listing speaks as the copy trade does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trade {
    Silent,
    /// By its stories and grades ("原单").
    Hinted,
    /// It calls the goods a copy.
    Copies,
}

impl<'r> Context<'_, '_, 'r> {
    /// What the names of the title claim that need such company; those with the brand's own words beside them first.
    pub(super) fn by_trade(&self, title: &Passage<'_>) -> Vec<Claim<'r>> {
        let told = |told: fn(&Self, &Hit<'r, Spelling>) -> bool| {
            self.in_title.iter().filter_map(move |hit| {
                let brand = self.rules.brand(hit.entry.brand).filter(|b| b.tier == Tier::Rules)?;
                let index = hit.entry.brand;
                let lawful = self.means_something_else(index) || self.is_foreign_field(index);
                (!lawful && told(self, hit)).then(|| Claim {
                    brand,
                    role: self.role(title, hit),
                    how: How::Alias,
                    evidence: title.evidence(hit.range.clone()),
                    by_trade: true,
                    disguise: disguise::of_name(title, hit, brand),
                })
            })
        };
        told(Self::has_company).chain(told(Self::is_of_the_trade)).collect()
    }

    /// Whether an initial stands beside a name of the brand, or a line that tells something.
    fn has_company(&self, hit: &Hit<'r, Spelling>) -> bool {
        let tells = |h: &Hit<'_, Spelling>| match h.entry.means {
            Means::Line { distinctive, among_copies } => distinctive || among_copies != AmongCopies::Nothing,
            Means::Brand(_) => true,
            Means::Perhaps(kind) => kind != NameKind::Initial,
            Means::SomethingElse => false,
        };
        hit.entry.means == Means::Perhaps(NameKind::Initial)
            && self.in_title.iter().any(|h| h.entry.brand == hit.entry.brand && tells(h))
    }

    /// Whether words of the trade stand beside a name that they make the brand's, and its goods where these are needed.
    fn is_of_the_trade(&self, hit: &Hit<'r, Spelling>) -> bool {
        // "Royal Oak" is among the words for the brand's goods, and no goods beside itself.
        let other = |h: &Hit<'_, ()>| h.range.end <= hit.range.start || hit.range.end <= h.range.start;
        let names_goods = |of: &Passage<'_>| {
            self.rules.goods_of(hit.entry.brand).is_some_and(|goods| goods.find_all(of.folded()).iter().any(other))
        };
        let goods = || self.passages.title.as_ref().is_some_and(names_goods);
        match hit.entry.means {
            Means::Perhaps(NameKind::Nickname | NameKind::Disguise) => self.trade() >= Trade::Hinted,
            Means::Perhaps(NameKind::Initial) => self.trade() >= Trade::Hinted && goods(),
            Means::Line { among_copies: AmongCopies::Brand, .. } => self.trade() == Trade::Copies,
            Means::Line { among_copies: AmongCopies::WithGoods, .. } => self.trade() == Trade::Copies && goods(),
            _ => false,
        }
    }

    /// Whether a name that is no slip of the pen stands in such company.
    pub(super) fn hides_in_trade(&self, disguise: &Disguise) -> bool {
        disguise.trick != Trick::Slip && !self.means_something_else(disguise.brand) && self.trade() >= Trade::Hinted
    }

    fn trade(&self) -> Trade {
        *self.trade.get_or_init(|| {
            let words = &self.rules.words;
            let Some(title) = &self.passages.title else { return Trade::Silent };
            let heard = |text: &Passage<'_>, plainly: &dyn Fn(&Said<'_>) -> Trade| {
                let said = words.said(text.folded(), &text.original, Some(title.folded()));
                said.iter().map(plainly).max().unwrap_or(Trade::Silent)
            };
            // A description speaks of many things: only the plainest of its words are of these goods.
            let described = || {
                let text = self.passages.description_within(super::LONGEST)?;
                let telling = words.telling(text.folded(), &text.original, Vouched::No);
                let own = |s: &Said<'_>| is_plain(s) && !telling.is_of_others(s);
                let plainly = |s: &Said<'_>| if own(s) { Trade::Copies } else { Trade::Silent };
                Some(heard(text, &plainly))
            };
            heard(title, &weighed).max(described().unwrap_or(Trade::Silent))
        })
    }
}

/// What a word of a title says of the trade.
fn weighed(said: &Said<'_>) -> Trade {
    let term = said.term;
    match term.kind {
        _ if is_plain(said) => Trade::Copies,
        TermKind::Copy if term.weight >= Severity::Caution => Trade::Copies,
        TermKind::Grade if term.weight >= Severity::Warning => Trade::Copies,
        kind if kind.is_of_copies() && term.weight >= Severity::Caution => Trade::Hinted,
        _ => Trade::Silent,
    }
}

fn is_plain(said: &Said<'_>) -> bool {
    said.term.kind.is_of_copies() && said.term.hard
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::brand::claim;
    use crate::listing::{Fact, Listing, Source};
    use crate::passage::Passages;
    use crate::report::Role;
    use crate::rules::{RuleBook, embedded};
    use std::sync::LazyLock;

    static RULES: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::new(embedded().unwrap()));

    fn sold(title: &str) -> Option<String> {
        let listing = Listing { title: Some(Fact::new(title.to_owned(), Source::JsonLd)), ..Listing::default() };
        claim(&Passages::new(&listing), &[], &RULES).filter(|c| c.role == Role::Sold).map(|c| c.brand.rules.id.clone())
    }

    #[test]
    fn words_for_copies_say_whose_letters_and_lines_are_meant() {
        for (title, id) in [
            ("C家 链条包 高仿", "chanel"),
            ("H家 凯莉包 真皮", "hermes"),
            ("Submariner 40mm N厂", "rolex"),
            ("Tank 手表 女款 复刻", "cartier"),
            ("데이트저스트 36 레플리카", "rolex"),
            ("AJ1 高仿", "jordan"),
        ] {
            assert_eq!(sold(title).as_deref(), Some(id), "{title}");
        }
    }

    #[test]
    fn without_them_letters_and_lines_are_words() {
        for title in [
            "C家 链条包 新款",
            "H家居 花瓶 高仿真花",
            "水鬼款 男士潜水表",
            "Royal Oak replica of the ship, wood",
            "Tank top women",
            "L사이즈 벨트 레플리카",
        ] {
            assert_eq!(sold(title), None, "{title}");
        }
    }
}
