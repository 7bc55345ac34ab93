//! The price as the shopper sees it: among all amounts on the page, the one that belongs to the product.
//!
//! Every short element whose text holds one amount is a candidate. It gains by class words, by standing near the
//! title and the buy button; it loses by being crossed out, a unit price, an instalment, shipping, or part of a card.

mod boxes;
mod judge;
mod place;
mod row;

use super::buttons::{Button, Does};
use super::doc::{Doc, Ix};
use super::phrases::Phrases;
use super::price::Money;
use super::words::Hint;
use super::zones::{Zone, Zones};
use crate::listing::{Amount, PriceKind};
pub use boxes::box_text;
use boxes::candidates;
use html5ever::local_name;
use place::{is_alone, mark_old, take_back_old, take_back_unit};
use std::collections::HashMap;

/// One amount on the page.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The element that holds it.
    pub el: Ix,
    /// The run it begins in.
    pub run: u32,
    /// The amount and its currency.
    pub money: Money,
    /// How likely it is *the* price.
    pub score: f64,
    /// Whether it is crossed out or called a former or recommended price.
    pub old: bool,
    /// Whether it is called the lowest of the last days.
    pub lowest: bool,
    /// The run behind its box.
    until: u32,
    /// Whether its class alone says that it is old.
    by_class: bool,
    /// What it is when it is no price of the goods: shipping, a rate, a saving.
    pub side: Option<PriceKind>,
    /// The upper end, where the box shows a range.
    pub high: Option<Amount>,
    /// How many amounts on the page stand in boxes of the same class: cards of a list look alike.
    pub alike: usize,
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// The best candidate, if one is good enough.
    pub price: Option<Candidate>,
    /// Whether it is the first amount behind the title and looks like no other.
    pub alone: bool,
    /// The crossed-out amount beside it.
    pub list: Option<Candidate>,
    /// All candidates, for weighing against structured data.
    pub all: Vec<Candidate>,
}

/// Most candidates weighed.
const MAX_CANDIDATES: usize = 400;
/// What a candidate must reach to be believed by itself.
const ENOUGH: f64 = 3.5;
/// What the first amount behind the title must reach: pages without class words say what the price is by its place.
const MODEST: f64 = 2.2;
/// How many texts behind the title its price may stand.
const NEAR: u32 = 90;

/// What an amount is weighed by.
#[derive(Clone, Copy)]
struct Ground<'a> {
    doc: &'a Doc,
    phrases: &'a Phrases,
    /// The run the title begins with.
    title: Option<u32>,
    /// The run of the button to buy.
    buy: Option<u32>,
}

/// Reads all amounts and picks the price.
pub fn read(doc: &Doc, zones: &Zones, phrases: &Phrases, buttons: &[Button]) -> Shown {
    let mut all: Vec<Candidate> = Vec::new();
    let title = zones.title_run(doc);
    let buy = buy_run(doc, zones).or_else(|| said_run(doc, zones, buttons, title));
    let ground = Ground { doc, phrases, title, buy };
    let mut done_until = 0u32;
    for (position, run) in doc.runs.iter().enumerate() {
        let position = position as u32;
        if position < done_until || all.len() >= MAX_CANDIDATES {
            continue;
        }
        let text = doc.run_text(run);
        if text.len() > 400
            || !text.chars().any(|c| c.is_numeric())
            || zones.of(run.el) != Zone::Main
            || doc.el(run.el).hidden
        {
            continue;
        }
        for candidate in candidates(&ground, position, run.el) {
            done_until = candidate.until.max(position + 1);
            all.push(candidate);
        }
    }
    // An amount shown in several places of the listing is more likely the price.
    let amounts: Vec<_> = all.iter().map(|c| (c.money.amount, c.old)).collect();
    for candidate in &mut all {
        let same = amounts.iter().filter(|(a, old)| *a == candidate.money.amount && !old).count();
        if same > 1 {
            candidate.score += 0.4;
        }
    }
    take_back_old(&mut all, title);
    take_back_unit(doc, &mut all, title);
    mark_old(doc, &mut all, title);
    let mut classes: HashMap<&str, Vec<Amount>> = HashMap::new();
    let mut last = None;
    for candidate in all.iter().filter(|c| !c.old && c.side.is_none()) {
        // Of several in one text the first stands for all.
        if last.replace(candidate.run) == Some(candidate.run) {
            continue;
        }
        // The same amount again (for small screens, in a bar that stays) is no other goods' price.
        let amounts = classes.entry(class_of(doc, candidate.el)).or_default();
        if !amounts.contains(&candidate.money.amount) {
            amounts.push(candidate.money.amount);
        }
    }
    for candidate in &mut all {
        let class = class_of(doc, candidate.el);
        candidate.alike = if class.is_empty() { 0 } else { classes.get(class).map_or(0, Vec::len) };
    }
    let mut price: Option<&Candidate> = None;
    for candidate in all.iter().filter(|c| c.money.amount.units > 0) {
        if price.is_none_or(|p| candidate.score > p.score) {
            price = Some(candidate);
        }
    }
    // A box like many others belongs to a list; one of its own by the title, hardly worse, is the price.
    let price = price.filter(|p| p.alike >= 4).map_or(price, |listed| {
        let own = |c: &&Candidate| c.alike <= 2 && c.score + 1.0 >= listed.score && is_alone(&all, c, title);
        all.iter().find(own).or(price)
    });
    // Where no class word makes a difference, the first is the price and what follows speaks of it.
    let weak = price.filter(|p| p.score < ENOUGH).map(|p| (p.score - 0.6).max(MODEST));
    let price = weak
        .and_then(|least| {
            let first = |c: &&Candidate| c.money.amount.units > 0 && c.score >= least;
            all.iter().filter(first).find(|c| is_alone(&all, c, title))
        })
        .or(price);
    let alone = price.is_some_and(|p| is_alone(&all, p, title));
    let price = price.filter(|p| p.score >= ENOUGH || alone && p.score >= MODEST).cloned();
    let list = price.as_ref().and_then(|p| list_price(&all, p)).cloned();
    Shown { price, alone, list, all }
}

/// The class of a price box, or of what stands around it.
fn class_of(doc: &Doc, el: Ix) -> &str {
    let class = |ix| doc.attr(ix, &local_name!("class")).filter(|c| !c.trim().is_empty());
    class(el).or_else(|| class(doc.el(el).parent)).unwrap_or_default()
}

/// A former price near `price` and above it, that no other price stands nearer to.
pub fn list_price<'a>(all: &'a [Candidate], price: &Candidate) -> Option<&'a Candidate> {
    let nearest = |old: &Candidate| {
        let gap = |c: &&Candidate| c.run.abs_diff(old.run);
        all.iter().filter(|c| !c.old && c.side.is_none()).min_by_key(gap)
    };
    all.iter()
        .filter(|c| c.old && c.run.abs_diff(price.run) <= 20)
        .filter(|c| nearest(c).is_none_or(|n| n.money.amount == price.money.amount))
        .filter(|c| {
            c.money.amount.to_f64() > price.money.amount.to_f64()
                && c.money.amount.to_f64() < price.money.amount.to_f64() * 40.0
        })
        // What the goods cost before says more than the lowest of some days.
        .min_by_key(|c| (c.lowest, c.run.abs_diff(price.run)))
}

/// Where the button to buy stands.
fn buy_run(doc: &Doc, zones: &Zones) -> Option<u32> {
    // A page's body may be called after the button; the button's own box is small.
    let small = |ix: Ix| doc.el(ix).run_end - doc.el(ix).run <= 40;
    (0..doc.els.len() as Ix)
        .find(|ix| doc.el(*ix).hint.any(Hint::BUY) && zones.of(*ix) == Zone::Main && !doc.el(*ix).hidden && small(*ix))
        .map(|ix| doc.el(ix).run)
}

/// Where the first button behind the title stands that says it buys, for pages whose classes say nothing.
fn said_run(doc: &Doc, zones: &Zones, buttons: &[Button], title: Option<u32>) -> Option<u32> {
    let runs = buttons.iter().filter(|b| b.does != Does::Ask && zones.of(b.el) == Zone::Main && !doc.el(b.el).hidden);
    runs.map(|b| doc.el(b.el).run).find(|run| *run >= title.unwrap_or(0))
}
