//! Phrases of shop pages, in the main shop languages, searched all at once.
//!
//! What a price is (former, shipping, a rate) and whether goods can be had is said in words; one search finds them.

use super::states::States;
use crate::rules::schema::{AmountWords, StockWords};
use crate::text::needles::Needles;
use std::borrow::Cow;

/// What phrases say, as a bit set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Says(u32);

impl Says {
    /// A former or recommended price.
    pub const OLD: Self = Self(1);
    /// Put aside, not bought: a wish list, favourites, a comparison.
    pub const ASIDE: Self = Self(2);
    /// Not to be had.
    pub const OUT: Self = Self(4);
    /// To be had.
    pub const IN: Self = Self(8);
    /// To be ordered before it is out.
    pub const PRE: Self = Self(16);
    /// That the amount behind is the price.
    pub const PRICE: Self = Self(32);
    /// A price per kilogram, litre, metre, piece.
    pub const UNIT: Self = Self(1 << 6);
    /// One of several payments.
    pub const INSTALMENT: Self = Self(1 << 7);
    /// What is saved.
    pub const SAVING: Self = Self(1 << 8);
    /// What bringing it costs.
    pub const SHIPPING: Self = Self(1 << 9);
    /// What others ask, or what it costs second-hand.
    pub const USED: Self = Self(1 << 10);
    /// With or without tax, where the price is the other.
    pub const TAX: Self = Self(1 << 11);
    /// Something paid or got beside the price.
    pub const EXTRA: Self = Self(1 << 12);
    /// What a button says that buys.
    pub const BUY: Self = Self(1 << 13);
    /// Words that say of the amount before them what it is, where one follows.
    pub const BEHIND: Self = Self(1 << 14);
    /// The lowest price of the last weeks, which European shops show beside a lowered one.
    pub const LOWEST: Self = Self(1 << 15);
    /// To be had once the shop has it again, and ordered before.
    pub const BACK: Self = Self(1 << 16);
    /// That goods are ordered, where a link leads to a messenger.
    pub const ORDER: Self = Self(1 << 17);
    /// That the seller is asked.
    pub const ASK: Self = Self(1 << 18);
    /// That the price is told on request.
    pub const REQUEST: Self = Self(1 << 19);
    /// An amount that is not the price, of whatever kind.
    pub const SIDE: Self = Self(
        Self::UNIT.0
            | Self::INSTALMENT.0
            | Self::SAVING.0
            | Self::SHIPPING.0
            | Self::USED.0
            | Self::TAX.0
            | Self::EXTRA.0,
    );

    /// These and those.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These without those.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether any of `other` is said.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// All phrases, ready for search; made once per reader.
#[derive(Debug, Default)]
pub struct Phrases {
    needles: Needles,
    /// What each says, and whether it counts only where a word begins.
    meaning: Vec<(Says, bool)>,
    /// What is said of the state of goods.
    pub states: States,
}

impl Phrases {
    /// Makes them ready.
    pub fn new(amounts: &AmountWords, stock: &StockWords, states: States) -> Self {
        let mut patterns: Vec<String> = Vec::new();
        let mut meaning = Vec::new();
        let lists = [
            (Says::OLD, &amounts.old),
            (Says::UNIT, &amounts.unit),
            (Says::INSTALMENT, &amounts.instalment),
            (Says::SAVING, &amounts.saving),
            (Says::SHIPPING, &amounts.shipping),
            (Says::USED, &amounts.used),
            (Says::TAX, &amounts.tax),
            (Says::EXTRA, &amounts.extra),
            (Says::BEHIND, &amounts.behind),
            (Says::LOWEST, &amounts.lowest),
            (Says::OUT, &stock.out),
            (Says::IN, &stock.here),
            (Says::IN.with(Says::BUY), &stock.buy),
            (Says::PRE, &stock.pre),
            (Says::BACK, &stock.back),
            (Says::ASIDE, &stock.aside),
            (Says::ORDER, &stock.order),
            (Says::ASK, &stock.ask),
            (Says::REQUEST, &stock.request),
            (Says::PRICE, &amounts.price),
        ];
        for (says, words) in lists {
            for word in words {
                let first = word.chars().next().unwrap_or_default();
                patterns.push(word.clone());
                meaning.push((says, first.is_alphabetic() && (first as u32) < 0x2e80));
            }
        }
        Self { needles: Needles::new(patterns), meaning, states }
    }

    /// What a short text says.
    pub fn read(&self, text: &str) -> Says {
        let text = &*lower(text);
        let mut all = Says::default();
        self.needles.each(text, |index, range| {
            let Some((says, whole)) = self.meaning.get(index) else { return };
            let inside = *whole
                && text.get(..range.start).and_then(|b| b.chars().next_back()).is_some_and(char::is_alphanumeric);
            if !inside {
                all.0 |= says.0;
            }
        });
        // "Add to wish list" begins like what buys.
        if all.any(Says::ASIDE) { all.without(Says::BUY.with(Says::IN)) } else { all }
    }

    /// How many bytes of a text its first words take that say any of `what`, to the end of a word; none where others begin it.
    pub fn begins(&self, text: &str, what: Says) -> usize {
        let mut end = 0;
        self.needles.each(text, |index, range| {
            if range.start == 0 && self.meaning.get(index).is_some_and(|(says, _)| says.any(what)) {
                end = end.max(range.end);
            }
        });
        let rest = text.get(end..).filter(|_| end > 0).unwrap_or_default();
        end + rest.find(|c: char| !c.is_alphabetic() || c as u32 >= 0x2e80).unwrap_or(rest.len())
    }
}

/// A text in small letters; the search itself passes over ASCII case alone.
fn lower(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) }
}
