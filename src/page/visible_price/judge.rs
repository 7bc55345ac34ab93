//! How likely an amount is the price, and what else it may be: by the words beside it, its class, its place and its size.

use super::Ground;
use super::row::Part;
use crate::listing::PriceKind;
use crate::page::doc::{Doc, Ix};
use crate::page::other_price;
use crate::page::phrases::{Phrases, Says};
use crate::page::price::{self, Money};
use crate::page::words::Hint;
use html5ever::local_name;

/// What a former price loses.
pub(super) const OLD_COSTS: f64 = 5.0;
/// What an amount loses that is none of the goods'.
pub(super) const SIDE_COSTS: f64 = 4.5;

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
    /// Its own words, where the text holds several amounts.
    pub(super) part: Option<&'a Part>,
    /// What stands before its text, and not in it.
    pub(super) label: String,
}

/// What a candidate is taken for.
pub(super) struct Judged {
    pub(super) score: f64,
    pub(super) old: bool,
    /// Whether it is called the lowest of the last days.
    pub(super) lowest: bool,
    /// Whether words say that it is the price.
    pub(super) priced: bool,
    pub(super) by_class: bool,
    pub(super) side: Option<PriceKind>,
}

/// Weighs an amount by its box, its words and its place.
pub(super) fn judge(ground: &Ground<'_>, amid: &Amid<'_>) -> Judged {
    let Ground { doc, phrases, title, buy } = *ground;
    let Amid { el, run, money, text, own, part, ref label } = *amid;
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
    let around_it = |before, behind| match part {
        Some(part) => (part.head.clone(), part.tail.clone()),
        None => around_amount(text, money, before, behind),
    };
    let (head, tail) = around_it(24, 14);
    // "82,50 € HT": the last word ends as words do inside a text.
    let beside = format!("{label} {head} {tail} ");
    let mut said = other_price::without_tax_included(phrases.read(&beside), &beside);
    // "$24.99 (50% off)" says what was taken off, and not that this is it.
    if said.any(Says::SAVING) && tail.contains('%') && !phrases.read(&format!("{label} {head}")).any(Says::SAVING) {
        said = said.without(Says::SAVING);
    }
    // "Free shipping, $129.99"
    if head.trim_end().ends_with([',', ';', '，', '、']) && !phrases.read(&tail).any(Says::SHIPPING) {
        said = said.without(Says::SHIPPING);
    }
    if is_counted(&head, &tail) {
        said = said.with(Says::INSTALMENT);
    }
    // "Lowest price in the last 30 days:" is longer than other labels.
    let lowest = {
        let (head, tail) = around_it(80, 60);
        [label, &head, &tail].iter().any(|words| is_lowest(words, phrases))
    };
    let by_class = own.any(Hint::OLD) && !own.any(Hint::NOW);
    let inner = doc.runs.get(run as usize).map_or(el, |r| r.el);
    let known_old =
        strikes(doc, el) || strikes(doc, inner) || said.any(Says::OLD) || lowest || says_from_to(doc, amid, &head);
    let old = by_class || known_old;
    let side = own.any(Hint::SIDE_COST) || said.any(Says::SIDE) || is_added(text, money);
    score += if money.beside { 3.0 } else { 0.0 };
    score += if own.any(Hint::PRICE) { 3.0 } else { 0.0 };
    score += if around.any(Hint::PRICE) { 1.5 } else { 0.0 };
    score += if own.with(around).any(Hint::NOW) { 0.8 } else { 0.0 };
    score += if doc.attr(el, &local_name!("itemprop")) == Some("price") { 2.0 } else { 0.0 };
    score -= if old { OLD_COSTS } else { 0.0 };
    score -= if side { SIDE_COSTS } else { 0.0 };
    score -= if around.any(Hint::SIDE_COST) { 1.5 } else { 0.0 };
    score -= if own.with(around).any(Hint::CARD) { 2.0 } else { 0.0 };
    score -= if own.with(around).any(Hint::CART) { 2.0 } else { 0.0 };
    score -= if linked || doc.is(el, &local_name!("a")) { 1.5 } else { 0.0 };
    let length = part.map_or(text, |p| if p.head.len() > p.tail.len() { &p.head } else { &p.tail }).chars().count();
    score -= if length > 40 { 1.5 } else { 0.0 };
    score += if on_button(doc, run) { 2.5 } else { 0.0 };
    score -= if own.any(Hint::HIDDEN) { 1.0 } else { 0.0 };
    score += if money.has_decimals { 0.3 } else { 0.0 };
    // Pages without class words still say what an amount is, by its label and by its size.
    let priced = said.any(Says::PRICE) && !old && !side;
    score += if priced { 1.5 } else { 0.0 };
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
    Judged { score, old, lowest, priced, by_class: by_class && !known_old, side }
}

/// Whether an amount is the first of two that a pair of small words tells apart ("de R$ 190 por R$ 150").
fn says_from_to(doc: &Doc, amid: &Amid<'_>, head: &str) -> bool {
    const PAIRS: &[(&str, &str)] = &[("de", "por"), ("van", "voor")];
    let behind = || doc.runs.get(doc.el(amid.el).run_end as usize).map(|r| doc.run_text(r).trim_start());
    let next = || amid.part.map(|p| p.then.as_str()).or_else(behind).unwrap_or_default();
    let begins = |word: &str| next().get(..word.len()).is_some_and(|t| t.eq_ignore_ascii_case(word));
    PAIRS.iter().any(|(from, to)| head.trim().eq_ignore_ascii_case(from) && begins(to))
}

/// Whether an amount is paid several times ("12x de R$ 119,90", "$25 x 4").
fn is_counted(head: &str, tail: &str) -> bool {
    let times = |c: char| matches!(c, 'x' | 'X' | '×' | 'х');
    let few = |digits: usize| (1..=2).contains(&digits);
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let head = head.trim_end();
    // "12x de", "3 x à": a word of two letters may stand between.
    let small =
        head.rsplit_once(' ').filter(|(_, word)| (1..=2).contains(&word.chars().count()) && !word.ends_with(times));
    let small =
        small.filter(|(_, word)| word.chars().all(char::is_alphabetic)).map_or(head, |(before, _)| before.trim_end());
    let before = [head, small].into_iter().filter_map(|h| h.strip_suffix(times)).any(|h| {
        let h = h.trim_end();
        few(h.bytes().rev().take_while(u8::is_ascii_digit).count())
    });
    let behind = tail.trim_start().strip_prefix(times).map(str::trim_start);
    before
        || behind
            .is_some_and(|t| few(digits(t)) && !t.get(digits(t)..).is_some_and(|t| t.trim_start().starts_with(times)))
}

/// Whether words call an amount the lowest of the last 30 days, as shops must say beside a lowered price
/// (Directive 98/6/EC, article 6a).
fn is_lowest(words: &str, phrases: &Phrases) -> bool {
    let days = |(at, number): (usize, &str)| {
        let before = words.get(..at).unwrap_or_default();
        let behind = words.get(at + number.len()..).unwrap_or_default();
        !before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','))
            && !behind.trim_start().starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%'))
    };
    words.match_indices("30").any(days) && phrases.read(words).any(Says::LOWEST)
}

/// Whether an amount comes on top of the price ("+ €69", for a choice that costs more).
fn is_added(text: &str, money: &Money) -> bool {
    let before: String = text.chars().take(money.start).collect();
    before.trim_end().strip_suffix('+').is_some_and(|b| !b.ends_with(char::is_alphabetic))
}

/// The words right before and behind the amount, so many letters at most and no word of several cut: only these say what it is.
fn around_amount(text: &str, money: &Money, before: usize, behind: usize) -> (String, String) {
    let from = money.start.saturating_sub(before);
    let head: String = price::shown(text).skip(from).take(money.start - from).collect();
    let mut tail: String = price::shown(text).skip(money.end).take(behind).collect();
    let letter = |c: char| c.is_alphabetic() && (c as u32) < 0x2e80;
    // "Inclut la Protection" holds no "pro".
    if price::shown(text).nth(money.end + behind).is_some_and(letter)
        && let Some(whole) = tail.trim_start().rfind(char::is_whitespace)
    {
        let lead = tail.len() - tail.trim_start().len();
        tail.truncate(lead + whole);
    }
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

/// The short text right before an element, or before the text of it that begins with `run`, which may say what the amount is.
pub(super) fn label_before(ground: &Ground<'_>, el: Ix, run: u32) -> String {
    let Ground { doc, phrases, .. } = *ground;
    let Some(before) = run.checked_sub(1).and_then(|i| doc.runs.get(i as usize)) else { return String::new() };
    let text = doc.run_text(before).trim();
    // Only a label of this very amount: near in the tree, short, and without an amount of its own.
    let shares = doc.above(el).take(3).chain([el]).any(|up| doc.el(up).run < run);
    let short = text.len() <= 40 && !text.chars().any(|c| c.is_ascii_digit());
    if shares && (short || text.len() <= 120 && is_lowest(text, phrases)) { text.to_owned() } else { String::new() }
}
