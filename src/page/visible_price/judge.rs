//! How likely an amount is the price, and what else it may be: by the words beside it, its class, its place and its size.

use super::Ground;
use crate::listing::PriceKind;
use crate::page::doc::{Doc, Ix};
use crate::page::other_price;
use crate::page::phrases::Says;
use crate::page::price::Money;
use crate::page::words::Hint;
use html5ever::local_name;

/// What a former price loses.
pub(super) const OLD_COSTS: f64 = 5.0;

/// An amount in its box.
pub(super) struct Amid<'a> {
    /// The box.
    pub(super) el: Ix,
    /// The run it begins in.
    pub(super) run: u32,
    /// The amount.
    pub(super) money: &'a Money,
    /// The text of the box.
    pub(super) text: &'a str,
    /// What the class words of the box hint at.
    pub(super) own: Hint,
}

/// What a candidate is taken for.
pub(super) struct Judged {
    pub(super) score: f64,
    pub(super) old: bool,
    pub(super) by_class: bool,
    pub(super) side: Option<PriceKind>,
}

/// Weighs an amount by its box, its words and its place.
pub(super) fn judge(ground: &Ground<'_>, amid: &Amid<'_>) -> Judged {
    let Ground { doc, phrases, title, buy } = *ground;
    let Amid { el, run, money, text, own } = *amid;
    let mut score = 0.0;
    let (mut around, mut linked) = (Hint::NONE, false);
    for (i, up) in doc.above(el).take(7).enumerate() {
        if i < 3 {
            around = around.with(doc.el(up).hint);
        } else {
            around = around.with(Hint::CARD.with(Hint::BUY).with(Hint::CART));
            around = around
                .without(Hint::CARD.with(Hint::BUY).with(Hint::CART))
                .with(doc.el(up).hint.without(Hint::OLD.with(Hint::SIDE_COST)));
        }
        linked |= doc.is(up, &local_name!("a"))
            && doc.attr(up, &local_name!("href")).is_some_and(|h| h.len() > 1 && !h.starts_with('#'));
    }
    let before = label_before(doc, el);
    let (head, tail) = around_amount(text, money);
    // "82,50 € HT": the last word ends as words do inside a text.
    let beside = format!("{before} {head} {tail} ");
    let mut said = other_price::without_tax_included(phrases.read(&beside), &beside);
    // "$24.99 (50% off)" says what was taken off, and not that this is it.
    if said.any(Says::SAVING) && tail.contains('%') && !phrases.read(&format!("{before} {head}")).any(Says::SAVING) {
        said = said.without(Says::SAVING);
    }
    let by_class = own.any(Hint::OLD) && !own.any(Hint::NOW);
    let inner = doc.runs.get(run as usize).map_or(el, |r| r.el);
    let known_old = strikes(doc, el) || strikes(doc, inner) || said.any(Says::OLD) || says_from_to(doc, el, &head);
    let old = by_class || known_old;
    let side = own.any(Hint::SIDE_COST) || said.any(Says::SIDE) || is_added(text, money);
    score += if money.beside { 3.0 } else { 0.0 };
    score += if own.any(Hint::PRICE) { 3.0 } else { 0.0 };
    score += if around.any(Hint::PRICE) { 1.5 } else { 0.0 };
    score += if own.with(around).any(Hint::NOW) { 0.8 } else { 0.0 };
    score += if doc.attr(el, &local_name!("itemprop")) == Some("price") { 2.0 } else { 0.0 };
    score -= if old { OLD_COSTS } else { 0.0 };
    score -= if side { 4.5 } else { 0.0 };
    score -= if around.any(Hint::SIDE_COST) { 1.5 } else { 0.0 };
    score -= if own.with(around).any(Hint::CARD) { 2.0 } else { 0.0 };
    score -= if own.with(around).any(Hint::CART) { 2.0 } else { 0.0 };
    score -= if linked || doc.is(el, &local_name!("a")) { 1.5 } else { 0.0 };
    score -= if text.chars().count() > 40 { 1.5 } else { 0.0 };
    score += if on_button(doc, run) { 2.5 } else { 0.0 };
    score -= if own.any(Hint::HIDDEN) { 1.0 } else { 0.0 };
    score += if money.has_decimals { 0.3 } else { 0.0 };
    // Pages without class words still say what an amount is, by its label and by its size.
    score += if said.any(Says::PRICE) && !old && !side { 1.5 } else { 0.0 };
    score += if doc.attr(el, &local_name!("style")).is_some_and(is_large) || large_inside(doc, el) { 1.0 } else { 0.0 };
    match title {
        Some(title) if run >= title => score -= (f64::from(run - title) / 50.0).min(3.0),
        Some(title) => score -= 0.6 + (f64::from(title - run) / 50.0).min(2.5),
        None => score -= (f64::from(run) / 200.0).min(2.0),
    }
    if let Some(buy) = buy {
        let gap = f64::from(run.abs_diff(buy));
        score += if gap < 15.0 {
            1.0
        } else if gap < 50.0 {
            0.5
        } else {
            0.0
        };
    }
    // What the amount's own text says of it counts before what stands before that.
    let kind = || {
        let own = phrases.read(&format!("{head} {tail} "));
        other_price::kind(doc, el, if own.any(Says::SIDE) { own } else { said })
    };
    let side = side.then(kind);
    Judged { score, old, by_class: by_class && !known_old, side }
}

/// Whether an amount is the first of two in Portuguese ("de R$ 190 por R$ 150").
fn says_from_to(doc: &Doc, el: Ix, head: &str) -> bool {
    let next = || doc.runs.get(doc.el(el).run_end as usize).map(|r| doc.run_text(r).trim_start());
    head.trim().eq_ignore_ascii_case("de")
        && next().and_then(|t| t.get(..3)).is_some_and(|t| t.eq_ignore_ascii_case("por"))
}

/// Whether an amount comes on top of the price ("+ €69", for a choice that costs more).
fn is_added(text: &str, money: &Money) -> bool {
    let before: String = text.chars().take(money.start).collect();
    before.trim_end().strip_suffix('+').is_some_and(|b| !b.ends_with(char::is_alphabetic))
}

/// The words right before and behind the amount: only these say what it is.
fn around_amount(text: &str, money: &Money) -> (String, String) {
    let from = money.start.saturating_sub(24);
    let (before, behind) = (money.start.saturating_sub(from), 14);
    let chars = text.chars().filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{200b}' | '\u{feff}' | '\u{ad}'));
    let head: String = chars.clone().skip(from).take(before).collect();
    let tail: String = chars.skip(money.end).take(behind).collect();
    (head, tail)
}

/// Whether a `style` sets text of 20 pixels or more.
fn is_large(style: &str) -> bool {
    style.match_indices("px").any(|(at, _)| {
        let digits: String =
            style.get(..at).unwrap_or_default().chars().rev().take_while(char::is_ascii_digit).collect();
        let size: u32 = digits.chars().rev().collect::<String>().parse().unwrap_or(0);
        (20..100).contains(&size) && style.contains("font")
    })
}

/// Whether a direct child of a price box is set in large type.
fn large_inside(doc: &Doc, el: Ix) -> bool {
    (el + 1..doc.el(el).end.min(el + 8)).any(|i| doc.attr(i, &local_name!("style")).is_some_and(is_large))
}

/// Whether an amount stands on the very button that buys ("Add to cart – $29.95").
fn on_button(doc: &Doc, run: u32) -> bool {
    let Some(run) = doc.runs.get(run as usize) else { return false };
    doc.above(run.el).take(5).chain([run.el]).any(|up| {
        let el = doc.el(up);
        el.run_end - el.run <= 4 && el.hint.any(Hint::BUY) && doc.is(up, &local_name!("button"))
    })
}

/// Whether an element is drawn with a line through it.
fn strikes(doc: &Doc, el: Ix) -> bool {
    doc.above(el).take(2).chain([el]).any(|up| {
        matches!(doc.name(up), local_name!("del") | local_name!("s") | local_name!("strike"))
            || doc.attr(up, &local_name!("style")).is_some_and(|s| s.contains("line-through"))
    })
}

/// The short text right before an element, which may say what the amount is.
fn label_before(doc: &Doc, el: Ix) -> String {
    let run = doc.el(el).run;
    let Some(before) = run.checked_sub(1).and_then(|i| doc.runs.get(i as usize)) else { return String::new() };
    let text = doc.run_text(before).trim();
    // Only a label of this very amount: near in the tree, short, and without an amount of its own.
    let shares = doc.above(el).take(3).any(|up| doc.el(up).run < run);
    if text.len() <= 40 && shares && !text.chars().any(|c| c.is_ascii_digit()) {
        text.to_owned()
    } else {
        String::new()
    }
}
