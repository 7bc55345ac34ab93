//! What is asked for how much, and the lowest price that is plausible for it: lots, sizes and currencies taken into account.

use super::Context;
use super::lot;
use crate::listing::Price;
use crate::rules::schema::ListPrice;
use crate::text::size::Size;
use std::fmt;
use std::ops::Range;

/// What the listing asks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// For all pieces.
    pub amount: f64,
    /// Its currency.
    pub currency: &'a str,
    /// How many pieces it is for, when the title says more than one.
    pub pieces: Option<u32>,
    /// Where the title says so, in folded text.
    lot: (usize, usize),
    price: &'a Price,
}

impl<'a> Asked<'a> {
    /// What the listing asks.
    pub fn new(c: &Context<'_, '_>, price: &'a Price, currency: &'a str) -> Self {
        let lot = c.passages.title.as_ref().and_then(|t| lot::pieces(t.folded()));
        let (pieces, range) = lot.map_or((None, 0..0), |(n, range)| (Some(n), range));
        Self { amount: price.amount.to_f64(), currency, pieces, lot: (range.start, range.end), price }
    }

    /// For one piece.
    pub fn each(&self) -> f64 {
        self.amount / f64::from(self.pieces.unwrap_or(1))
    }

    /// For one piece, in words.
    pub fn each_in_words(&self) -> String {
        format!("{:.2} {}", self.each(), self.currency)
    }
}

impl fmt::Display for Asked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.price.amount, self.currency)
    }
}

/// The lowest price that is plausible for one piece of what the listing sells.
#[derive(Debug)]
pub(super) struct Floor<'a> {
    /// The rule it comes from.
    pub rule: &'a ListPrice,
    /// The amount, in the page's currency.
    pub amount: f64,
    /// The size it is for, as the listing writes it, when that is less than the rule's.
    pub size: Option<String>,
    /// That amount in the rule's currency.
    own: f64,
}

impl Floor<'_> {
    /// The amount in the page's currency, and behind it the amount as the rule has it.
    pub fn in_words(&self, c: &Context<'_, '_>, asked: &Asked<'_>) -> String {
        in_words(c, (self.own, &self.rule.currency), asked.currency)
    }
}

/// An amount in the page's currency; where that is not its own, its own and the day of the exchange rates in brackets.
pub(super) fn in_words(c: &Context<'_, '_>, (amount, own): (f64, &str), currency: &str) -> String {
    match c.rules.convert(amount, own, currency) {
        Some(converted) if own != currency => {
            format!("{converted:.0} {currency} ({amount:.0} {own}, {})", c.rules.rates.day)
        }
        _ => format!("{amount:.0} {own}"),
    }
}

/// Of the price rules that fit these goods the one with the lowest floor.
pub(super) fn cheapest<'a>(c: &'a Context<'_, '_>, asked: &Asked<'_>) -> Option<Floor<'a>> {
    let goods = c.goods();
    (c.brand.rules.prices.iter().zip(&c.brand.lists().prices))
        .filter(|(_, lists)| lists.fit(&goods))
        .filter_map(|(rule, lists)| {
            let (share, size) = share(c, rule)?;
            let own = f64::from(rule.floor) * share;
            // A rule for a whole set names the set: the listing's price is for that.
            let whole = goods.first().is_some_and(|title| {
                let overlaps = |r: &Range<usize>| r.start < asked.lot.1 && asked.lot.0 < r.end;
                lists.groups.iter().any(|g| g.find_all(title).iter().any(|h| overlaps(&h.range)))
            });
            let amount = c.rules.convert(own, &rule.currency, asked.currency)?;
            let pieces = f64::from(if whole { asked.pieces.unwrap_or(1) } else { 1 });
            Some(Floor { rule, amount: amount / pieces, size, own: own / pieces })
        })
        .min_by(|a, b| a.amount.total_cmp(&b.amount))
}

/// How much of what the rule is for the listing sells; `None` when the rule is for a size and the listing states none.
fn share(c: &Context<'_, '_>, rule: &ListPrice) -> Option<(f64, Option<String>)> {
    let Some(whole) = rule.size.as_deref().and_then(Size::parse) else { return Some((1.0, None)) };
    let title = c.passages.title.iter().map(|t| t.original.as_ref());
    let rows = c.listing.specifics.iter().map(|s| s.value.as_str());
    let (stated, quote) = title.chain(rows).find_map(|text| {
        let (size, range) = Size::first(text)?;
        Some((size, text.get(range).unwrap_or_default().to_owned()))
    })?;
    let share = stated.share_of(whole)?;
    // What holds more than the rule's size costs no less than it.
    Some(if share < 0.95 { (share, Some(quote)) } else { (1.0, None) })
}
