//! Whether the goods can be had, by the words of the page in the main shop languages.

use super::doc::{Doc, Ix};
use super::phrases::{Phrases, Says};
use super::words::Hint;
use super::zones::{Zone, Zones};
use crate::listing::Availability;
use html5ever::local_name;

/// What the page's words say, if anything.
pub fn read(doc: &Doc, zones: &Zones, phrases: &Phrases) -> Option<Availability> {
    let title = zones.title_run(doc).unwrap_or(0);
    let mut best: Option<(Availability, f64)> = None;
    let mut note = |what: Availability, score: f64| {
        if best.is_none_or(|(_, top)| score > top) {
            best = Some((what, score));
        }
    };
    for (position, run) in doc.runs.iter().enumerate() {
        let position = position as u32;
        let el = doc.el(run.el);
        let text = doc.run_text(run).trim();
        if text.len() > 120
            || text.len() < 3
            || zones.of(run.el) != Zone::Main
            || el.hidden
            || el.hint.any(Hint::HIDDEN)
        {
            continue;
        }
        if position + 30 < title || position > title + 400 {
            continue;
        }
        let Some(what) = in_text(text, phrases) else { continue };
        // A button that carries all its states at once ("add to cart", "not available") tells nothing by the bad ones.
        if what == Availability::OutOfStock && says_both(doc, run.el, phrases) {
            continue;
        }
        let near = doc.above(run.el).take(4).chain([run.el]);
        let (mut hints, mut option, mut button) = (Hint::NONE, false, false);
        for up in near {
            hints = hints.with(doc.el(up).hint);
            option |= matches!(doc.name(up), local_name!("option") | local_name!("label"));
            button |= matches!(doc.name(up), local_name!("button") | local_name!("input"));
        }
        // The closer to the title and the more the box is about stock or buying, the more it counts.
        let mut score = 2.0 - f64::from(position.abs_diff(title)) / 120.0;
        score += if hints.any(Hint::STOCK) { 2.0 } else { 0.0 };
        score += if hints.any(Hint::BUY) || button { 1.0 } else { 0.0 };
        score -= if option { 2.5 } else { 0.0 };
        score -= if hints.any(Hint::CARD.with(Hint::SIDE_COST).with(Hint::HIDDEN)) { 1.5 } else { 0.0 };
        score += if text.len() < 40 { 0.5 } else { -0.5 };
        score += if what == Availability::InStock { 0.0 } else { 0.3 };
        note(what, score);
    }
    if let Some(button) = buy_input(doc, zones) {
        note(button, 1.0);
    }
    best.filter(|(_, score)| *score > 0.0).map(|(what, _)| what)
}

/// Whether the small box around an element also says that the goods can be had.
fn says_both(doc: &Doc, el: Ix, phrases: &Phrases) -> bool {
    doc.above(el).take(2).any(|up| {
        let runs = doc.runs_of(up);
        runs.len() <= 6 && runs.iter().any(|r| in_text(doc.run_text(r), phrases) == Some(Availability::InStock))
    })
}

/// What one text says of availability.
pub fn in_text(text: &str, phrases: &Phrases) -> Option<Availability> {
    let said = phrases.read(text);
    if said.any(Says::OUT) {
        Some(Availability::OutOfStock)
    } else if said.any(Says::PRE) {
        Some(Availability::PreOrder)
    } else {
        said.any(Says::IN).then_some(Availability::InStock)
    }
}

/// A buy button that is an `<input>` or a form, whose words are no text.
fn buy_input(doc: &Doc, zones: &Zones) -> Option<Availability> {
    (0..doc.els.len() as Ix)
        .find(|ix| doc.el(*ix).hint.any(Hint::BUY) && zones.of(*ix) == Zone::Main && !doc.el(*ix).hidden)
        .map(|_| Availability::InStock)
}
