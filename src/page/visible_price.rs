//! The price as the shopper sees it: among all amounts on the page, the one that belongs to the product.
//!
//! Every short element whose text holds one amount is a candidate. It gains by class words, by standing near the
//! title and the buy button; it loses by being crossed out, a unit price, an instalment, shipping, or part of a card.

mod place;

use super::doc::{Doc, Ix};
use super::other_price;
use super::phrases::{Phrases, Says};
use super::price::{self, Money};
use super::words::Hint;
use super::zones::{Zone, Zones};
use crate::listing::{Amount, PriceKind};
use html5ever::local_name;
use place::{is_alone, take_back_old};
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

/// Longest text of an element that counts as a price box, in bytes.
const MAX_BOX: usize = 90;
/// Most candidates weighed.
const MAX_CANDIDATES: usize = 400;
/// What a candidate must reach to be believed by itself.
const ENOUGH: f64 = 3.5;
/// What the first amount behind the title must reach: pages without class words say what the price is by its place.
const MODEST: f64 = 2.2;
/// How many texts behind the title its price may stand.
const NEAR: u32 = 90;

/// Reads all amounts and picks the price.
pub fn read(doc: &Doc, zones: &Zones, phrases: &Phrases) -> Shown {
    let mut all: Vec<Candidate> = Vec::new();
    let buy = buy_run(doc, zones);
    let title = zones.title_run(doc);
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
        if let Some(candidate) = candidate(doc, phrases, position, run.el, title, buy) {
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
    let mut classes: HashMap<&str, Vec<Amount>> = HashMap::new();
    for candidate in all.iter().filter(|c| !c.old && c.side.is_none()) {
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
        .min_by_key(|c| c.run.abs_diff(price.run))
}

/// Where the button to buy stands.
fn buy_run(doc: &Doc, zones: &Zones) -> Option<u32> {
    // A page's body may be called after the button; the button's own box is small.
    let small = |ix: Ix| doc.el(ix).run_end - doc.el(ix).run <= 40;
    (0..doc.els.len() as Ix)
        .find(|ix| doc.el(*ix).hint.any(Hint::BUY) && zones.of(*ix) == Zone::Main && !doc.el(*ix).hidden && small(*ix))
        .map(|ix| doc.el(ix).run)
}

/// The text of a price box, with cents that are set apart given their point.
pub fn box_text(doc: &Doc, ix: Ix) -> String {
    let mut text = String::new();
    for run in doc.runs_of(ix) {
        // A number for machines, which is not shown, says the amount again; a struck one in a bigger box is the former one.
        if doc.el(run.el).hidden && !doc.el(ix).hidden || is_struck_inside(doc, run.el, ix) {
            continue;
        }
        let part = doc.run_text(run).trim();
        let digits = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        let apart = doc.is(run.el, &local_name!("sup"))
            || doc.el(run.el).hint.any(Hint::CENTS)
            || doc.el(doc.el(run.el).parent).hint.any(Hint::CENTS);
        if digits && apart && text.trim_end().ends_with(|c: char| c.is_ascii_digit()) {
            text.truncate(text.trim_end().len());
            text.push('.');
        } else if is_rest(part) && text.ends_with(|c: char| c.is_ascii_digit()) {
            // Figures in blocks of their own ("12", ".50") are one number.
        } else if run.gap || doc.run_text(run).starts_with(char::is_whitespace) || begins_anew(&text, part) {
            text.push(' ');
        }
        text.push_str(part);
        if doc.run_text(run).ends_with(char::is_whitespace) {
            text.push(' ');
        }
        if text.len() > 200 {
            break;
        }
    }
    text
}

/// Whether an element is struck through, by itself or by its parent, inside a bigger box that is not.
fn is_struck_inside(doc: &Doc, el: Ix, of: Ix) -> bool {
    let line =
        |ix: Ix| ix > of && matches!(doc.name(ix), local_name!("del") | local_name!("s") | local_name!("strike"));
    line(el) || line(doc.el(el).parent)
}

/// Whether a part is what follows a number's point, the point with it (".50").
fn is_rest(part: &str) -> bool {
    let digits = part.strip_prefix(['.', ',']).unwrap_or_default();
    (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a part right behind a digit is no more of the same number ("$116.97" and "$145", "19% off").
fn begins_anew(text: &str, part: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
        && (part.starts_with(['$', '€', '£', '¥'])
            && part.chars().nth(1).is_some_and(|c| c.is_ascii_digit() || c == ' ')
            && text.contains(['$', '€', '£', '¥'])
            || part.starts_with(|c: char| c.is_ascii_digit()) && part.contains(['%', '$', '€', '£', '¥']))
}

fn candidate(
    doc: &Doc,
    phrases: &Phrases,
    run: u32,
    el: Ix,
    title: Option<u32>,
    buy: Option<u32>,
) -> Option<Candidate> {
    // Grow from the text to the largest box that still holds one amount only.
    let mut chosen: Option<(Ix, Money, String)> = None;
    let mut high = None;
    let mut own = Hint::NONE;
    let mut until = doc.el(el).run_end;
    let mut at = el;
    // "was 20 € <b>now 15 €</b>": of several amounts in one element its own text has one, which is read by itself.
    let amid = || {
        let here = doc.el(el);
        let others = || {
            doc.runs_of(el).iter().filter(|r| r.el != el).any(|r| price::scan(doc.run_text(r)).iter().any(|m| m.beside))
        };
        if !(2..=40).contains(&(here.run_end - here.run)) || !others() {
            return None;
        }
        let text = doc.run_text(doc.runs.get(run as usize)?);
        match price::scan(text).as_slice() {
            [only] if only.beside => Some((el, *only, text.to_owned())),
            _ => None,
        }
    };
    let amid = amid();
    if amid.is_some() {
        until = run + 1;
        own = doc.el(el).hint;
    }
    for _ in 0..if amid.is_some() { 0 } else { 5 } {
        let here = doc.el(at);
        let bytes: usize = doc.runs_of(at).iter().take(12).map(|r| doc.run_text(r).len()).sum();
        // What holds the title as well is no price box.
        if chosen.is_some() && title.is_some_and(|t| (here.run..here.run_end).contains(&t)) {
            break;
        }
        // A box with a former price in it has that one's label as well.
        if chosen.is_some() && doc.runs_of(at).iter().take(12).any(|r| is_struck_inside(doc, r.el, at)) {
            break;
        }
        if here.run_end - here.run > 8 || bytes > MAX_BOX && chosen.is_some() || bytes > 400 {
            break;
        }
        let text = box_text(doc, at);
        let amounts = price::scan(&text);
        let marked = amounts.iter().filter(|m| m.beside).count();
        let known = chosen.as_ref().map(|(_, money, _)| money.amount);
        if let Some((low, top)) =
            other_price::range(&text, &amounts).filter(|(l, _)| known.is_none_or(|k| k == l.amount))
        {
            own = own.with(here.hint);
            high = Some(top);
            chosen = Some((at, low, text));
            if here.parent == at {
                break;
            }
            at = here.parent;
            continue;
        }
        let one = match (amounts.as_slice(), marked) {
            ([only], _) => Some(*only),
            (_, 1) if chosen.as_ref().is_none_or(|(_, m, _)| !m.beside) => amounts.iter().find(|m| m.beside).copied(),
            // The same amount twice (for screen readers and for eyes) is one.
            ([first, rest @ ..], _) if rest.iter().all(|m| m.amount == first.amount) => Some(*first),
            (several, n) if n > 1 && chosen.is_none() => several.iter().find(|m| m.beside).copied(),
            _ => None,
        };
        let Some(money) = one else { break };
        // "Kiln 9" above "$899": a number in another text is no part of the amount, which is met again where it stands.
        if chosen.as_ref().is_some_and(|(_, before, _)| !before.beside && before.amount != money.amount)
            && own == Hint::NONE
        {
            return None;
        }
        if high.is_some()
            || chosen.as_ref().is_some_and(|(_, before, _)| before.beside && before.amount != money.amount)
        {
            break;
        }
        own = own.with(here.hint);
        chosen = Some((at, money, text));
        if here.parent == at {
            break;
        }
        at = here.parent;
    }
    let (el, money, text) = match amid {
        Some(amid) => amid,
        None => chosen?,
    };
    if until != run + 1 {
        until = doc.el(el).run_end;
    }
    let item_price = doc.attr(el, &local_name!("itemprop")).is_some_and(|p| p == "price");
    if !money.beside && !own.any(Hint::PRICE) && !item_price {
        return None;
    }
    let Judged { score, old, by_class, side } = judge(doc, phrases, el, run, &money, &text, own, title, buy);
    Some(Candidate { el, run, until, money, score, old, by_class, side, high, alike: 0 })
}

/// What a former price loses.
const OLD_COSTS: f64 = 5.0;

/// What a candidate is taken for.
struct Judged {
    score: f64,
    old: bool,
    by_class: bool,
    side: Option<PriceKind>,
}

#[allow(clippy::too_many_arguments)] // all of one candidate, asked once
fn judge(
    doc: &Doc,
    phrases: &Phrases,
    el: Ix,
    run: u32,
    money: &Money,
    text: &str,
    own: Hint,
    title: Option<u32>,
    buy: Option<u32>,
) -> Judged {
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
    let beside = format!("{before} {head} {tail}");
    let mut said = other_price::without_tax_included(phrases.read(&beside), &beside);
    // "$24.99 (50% off)" says what was taken off, and not that this is it.
    if said.any(Says::SAVING) && tail.contains('%') && !phrases.read(&format!("{before} {head}")).any(Says::SAVING) {
        said = said.without(Says::SAVING);
    }
    let by_class = own.any(Hint::OLD) && !own.any(Hint::NOW);
    let known_old = strikes(doc, el) || said.any(Says::OLD);
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
    let side = side.then(|| other_price::kind(doc, el, said));
    Judged { score, old, by_class: by_class && !known_old, side }
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
