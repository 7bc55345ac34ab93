//! From a text with an amount to the box that shows it: the largest element around it that holds one amount only.

use super::judge::{Amid, Judged, OLD_COSTS, judge, label_before};
use super::row::{Part, parts};
use super::{Candidate, Ground};
use crate::listing::PriceKind;
use crate::page::doc::{Doc, Ix};
use crate::page::other_price;
use crate::page::price::{self, Money};
use crate::page::words::Hint;
use html5ever::local_name;

/// Longest text of an element that counts as a price box, in bytes.
const MAX_BOX: usize = 90;

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

/// The amounts that begin in a text, each with its box and what it is taken for.
pub(super) fn candidates(ground: &Ground<'_>, run: u32, el: Ix) -> Vec<Candidate> {
    let row = row(ground, run, el);
    if row.is_empty() { candidate(ground, run, el).into_iter().collect() } else { row }
}

/// The amounts of a text with several, or of an element whose own text holds several.
fn row(ground: &Ground<'_>, run: u32, el: Ix) -> Vec<Candidate> {
    let Ground { doc, phrases, title, .. } = *ground;
    let here = doc.el(el);
    let untitled = |ix: Ix| title.is_none_or(|t| !(doc.el(ix).run..doc.el(ix).run_end).contains(&t));
    let whole = || ((2..=12).contains(&(here.run_end - here.run)) && untitled(el)).then(|| row_text(doc, el)).flatten();
    let whole = whole().map(|text| (parts(&text, phrases), text, here.run_end)).filter(|(parts, ..)| !parts.is_empty());
    let alone = || {
        let text = doc.run_text(doc.runs.get(run as usize)?);
        Some((parts(text, phrases), text.to_owned(), run + 1))
    };
    let Some((parts, text, until)) = whole.or_else(alone) else { return Vec::new() };
    // Elements around that hold this text alone are its box as well.
    let (mut at, mut own) = (el, here.hint);
    for up in doc.above(el).take(5).take_while(|up| {
        let wider = doc.el(*up);
        wider.run == here.run && wider.run_end == here.run_end && until == here.run_end && untitled(*up)
    }) {
        at = up;
        own = own.with(doc.el(up).hint);
    }
    let mut all: Vec<Candidate> = Vec::new();
    let before = parts.first().map(|p| p.head.as_str()).unwrap_or_default();
    for part in &parts {
        let label = if all.is_empty() { label_before(ground, at, doc.el(at).run) } else { String::new() };
        let Part { money, head, tail, .. } = part;
        let amid = Amid { el: at, run, money, text: &text, own, part: Some(part), label };
        let Judged { score, old, lowest, priced, by_class, side } = judge(ground, &amid);
        let mut here =
            Candidate { el: at, run, until, money: *money, score, old, lowest, by_class, side, high: None, alike: 0 };
        let plain = |c: &Candidate| !c.old && c.side.is_none();
        if let [first] = all.as_mut_slice()
            && plain(first)
            && plain(&here)
        {
            // "$189.99 now $129.99", "189 € 129 € (-32 %)"
            let (high, low) = if first.money.amount.to_f64() > money.amount.to_f64() {
                (first, &mut here)
            } else {
                (&mut here, first)
            };
            let told = other_price::cuts(&text, high.money.amount, low.money.amount);
            if told || priced && low.money.amount == money.amount {
                high.old = true;
                high.score -= OLD_COSTS;
            }
        }
        // What nothing is said of, behind an amount that is asked, is that one in other money, or asked in another case.
        let answers = |c: &Candidate| match c.side {
            Some(PriceKind::Shipping | PriceKind::UsedFrom) => true,
            Some(PriceKind::Instalment | PriceKind::Extra) => head.chars().count() > MAX_OR,
            side => !c.old && side.is_none(),
        };
        // "$1 shipping, $129.99": the goods cost more than what brings them.
        let theirs = |c: &Candidate| {
            let times = if before.is_empty() { 1.0 } else { MAX_FREIGHT };
            c.side == Some(PriceKind::Shipping)
                && c.money.means == money.means
                && money.amount.to_f64() > c.money.amount.to_f64() * times
        };
        let goods = head.is_empty() && tail.is_empty() && all.iter().all(theirs);
        if priced || goods || !plain(&here) || !all.iter().any(answers) {
            all.push(here);
        }
    }
    all
}

/// How many times as much goods cost as bringing them, where no words tell the two apart: another rate costs less.
const MAX_FREIGHT: f64 = 5.0;
/// Most letters of a word for "or".
const MAX_OR: usize = 6;

/// The text of an element whose amounts all stand in its own text, and not in elements inside it; lines are set apart by a bar.
fn row_text(doc: &Doc, el: Ix) -> Option<String> {
    let mut text = String::new();
    for run in doc.runs_of(el) {
        let part = doc.run_text(run).trim();
        let inside = run.el != el && price::scan(part).iter().any(|m| m.beside);
        if inside || doc.el(run.el).hidden || is_struck_inside(doc, run.el, el) || text.len() + part.len() > 200 {
            return None;
        }
        text.push_str(if run.gap && run.el == el && !text.is_empty() { " | " } else { " " });
        text.push_str(part);
    }
    Some(text)
}

/// The amount that begins in a text, with its box and what it is taken for.
fn candidate(ground: &Ground<'_>, run: u32, el: Ix) -> Option<Candidate> {
    let Ground { doc, title, .. } = *ground;
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
        let mut marked = price::scan(text).into_iter().filter(|m| m.beside);
        marked.next().filter(|_| marked.next().is_none()).map(|only| (el, only, text.to_owned()))
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
        if chosen
            .as_ref()
            .is_some_and(|(_, before, cut)| !before.beside && before.amount != money.amount && !goes_on(&text, cut))
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
    let of_own = amid.is_some();
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
    let label = label_before(ground, el, if of_own { run } else { doc.el(el).run });
    let amid = Amid { el, run, money: &money, text: &text, own, part: None, label };
    let Judged { score, old, lowest, by_class, side, .. } = judge(ground, &amid);
    Some(Candidate { el, run, until, money, score, old, lowest, by_class, side, high, alike: 0 })
}

/// Whether a number read before goes on in the text of a wider box ("1,2" in "$1,299.00").
fn goes_on(text: &str, cut: &str) -> bool {
    let cut = cut.trim();
    text.split_once(cut).is_some_and(|(_, rest)| {
        cut.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit())
    })
}
