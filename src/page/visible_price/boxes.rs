//! From a text with an amount to the box that shows it: the largest element around it that holds one amount only.

use super::judge::{Amid, Judged, judge};
use super::{Candidate, Ground};
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

/// The amount that begins in a text, with its box and what it is taken for.
pub(super) fn candidate(ground: &Ground<'_>, run: u32, el: Ix) -> Option<Candidate> {
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
    let Judged { score, old, by_class, side } = judge(ground, &Amid { el, run, money: &money, text: &text, own });
    Some(Candidate { el, run, until, money, score, old, by_class, side, high, alike: 0 })
}
