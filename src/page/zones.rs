//! Which part of the page an element belongs to: the listing itself, or what stands around it.
//!
//! A finding may quote only the listing's own words (DESIGN 4.7), so readers of the visible page ask here first.

use super::doc::{Doc, Ix, squeeze};
use super::likeness::{likeness_of_words, words_of};
use super::words::Hint;
use html5ever::local_name;

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Zone {
    /// The listing, as far as can be told.
    #[default]
    Main,
    /// Header, menus, footer, banners.
    Site,
    /// Other goods.
    Related,
    /// Buyers' reviews and questions.
    Review,
    /// The way here.
    Crumbs,
}

/// The page's own title and the zone of every element.
#[derive(Debug, Default)]
pub struct Zones {
    /// The heading that names the product.
    pub title: Option<Ix>,
    /// Its text.
    pub title_text: Option<String>,
    zones: Vec<Zone>,
}

impl Zones {
    /// Finds the title's element and divides the page. `names` are what structured data and the window title call it.
    pub fn new(doc: &Doc, names: &[String]) -> Self {
        let title = title_element(doc, names);
        let mut zones = vec![Zone::Main; doc.els.len()];
        let keep: Vec<Ix> = title.map(|t| doc.above(t).chain([t]).collect()).unwrap_or_default();
        for ix in 0..doc.els.len() as Ix {
            let el = doc.el(ix);
            let above = zones.get(el.parent as usize).copied().unwrap_or_default();
            let zone = if above != Zone::Main || keep.contains(&ix) { above } else { own_zone(doc, ix, title) };
            if let Some(slot) = zones.get_mut(ix as usize) {
                *slot = zone;
            }
        }
        let title_text = title.map(|t| super::heading::text(doc, t)).filter(|t| !t.is_empty());
        Self { title, title_text, zones }
    }

    /// The zone of an element.
    pub fn of(&self, ix: Ix) -> Zone {
        self.zones.get(ix as usize).copied().unwrap_or_default()
    }

    /// The text run the title begins with.
    pub fn title_run(&self, doc: &Doc) -> Option<u32> {
        self.title.map(|t| doc.el(t).run)
    }
}

fn own_zone(doc: &Doc, ix: Ix, title: Option<Ix>) -> Zone {
    let el = doc.el(ix);
    if el.hint == Hint::NONE {
        return Zone::Main;
    }
    let name = doc.name(ix);
    if matches!(
        name,
        local_name!("body")
            | local_name!("html")
            | local_name!("main")
            | local_name!("form")
            | local_name!("button")
            | local_name!("input")
    ) {
        return Zone::Main;
    }
    if el.hint.any(Hint::CRUMBS) {
        return Zone::Crumbs;
    }
    if el.hint.any(Hint::RELATED) && !el.hint.any(Hint::BUY) {
        return Zone::Related;
    }
    if el.hint.any(Hint::REVIEW) {
        return Zone::Review;
    }
    if el.hint.any(Hint::SITE) {
        // A product's own box may well be an <aside> or be called "…-header"; small prices in it still count.
        let tagged = matches!(name, local_name!("nav") | local_name!("footer"));
        let near = title.is_some_and(|t| doc.el(t).run <= el.run && el.run < doc.el(t).run_end + 60);
        if tagged
            || !(near
                && el.hint.any(Hint::PRICE.with(Hint::PRODUCT).with(Hint::BUY).with(Hint::TITLE).with(Hint::STOCK)))
        {
            return Zone::Site;
        }
    }
    Zone::Main
}

/// The heading that names the product: the one most like what the page calls itself elsewhere.
fn title_element(doc: &Doc, names: &[String]) -> Option<Ix> {
    let mut best: Option<(Ix, f64)> = None;
    let names_as_words: Vec<Vec<String>> = names.iter().map(|n| words_of(n)).collect();
    let consider = |best: &mut Option<(Ix, f64)>, ix: Ix, bonus: f64| {
        let el = doc.el(ix);
        if el.run == el.run_end {
            return;
        }
        let text = doc.text(ix, 400);
        if text.len() < 2 {
            return;
        }
        let own = words_of(&text);
        let like = names_as_words.iter().map(|n| likeness_of_words(&own, n)).fold(0.0, f64::max);
        let hidden = if el.hidden { 0.5 } else { 0.0 } + if super::heading::is_unseen(doc, ix) { 0.3 } else { 0.0 };
        let around = doc.above(ix).fold(Hint::NONE, |all, up| all.with(doc.el(up).hint));
        let beside = if around.any(Hint::RELATED) { 0.6 } else { 0.0 };
        let logo = if leads_home(doc, ix) { 0.8 } else { 0.0 };
        let score = like + bonus - hidden - beside - logo;
        if best.is_none_or(|(_, top)| score > top) {
            *best = Some((ix, score));
        }
    };
    for &h1 in doc.h1s.iter().take(30) {
        consider(&mut best, h1, 0.5);
    }
    if best.is_none_or(|(_, score)| score < 0.9) {
        let headings = (0..doc.els.len() as Ix).filter(|ix| {
            let el = doc.el(*ix);
            let runs = el.run_end - el.run;
            (1..=4).contains(&runs)
                && (matches!(doc.name(*ix), local_name!("h2") | local_name!("h3"))
                    || el.hint.any(Hint::TITLE) && el.hint.any(Hint::PRODUCT))
        });
        for ix in headings.take(60) {
            consider(&mut best, ix, 0.0);
        }
    }
    // Without a heading, a text that is word for word what the page calls itself.
    if best.is_none_or(|(_, score)| score < 0.7) {
        let said = doc.runs.iter().find(|run| {
            let text = doc.run_text(run).trim();
            text.len() >= 6
                && !doc.el(run.el).hidden
                && !doc.el(run.el).hint.any(Hint::CRUMBS)
                && names.iter().any(|n| n == text)
        });
        best = said.map(|run| (run.el, 1.0)).or(best);
    }
    best.filter(|(_, score)| *score >= 0.5).map(|(ix, _)| ix)
}

/// Whether a heading is the site's own name: a link to its front page.
fn leads_home(doc: &Doc, heading: Ix) -> bool {
    let front = |ix: Ix| {
        doc.is(ix, &local_name!("a"))
            && doc.attr(ix, &local_name!("href")).is_some_and(|h| {
                let to = h.split_once("://").map_or(h, |(_, host)| host.split_once('/').map_or("/", |(_, path)| path));
                matches!(to, "/" | "./") || to.is_empty() && h.contains("://")
            })
    };
    doc.above(heading).take(2).any(front) || (heading + 1..doc.el(heading).end).any(front)
}

/// The window title without the shop's name behind a bar or dash.
pub fn window_title(doc: &Doc) -> Option<String> {
    let text = squeeze(doc.raw(doc.title?), 400);
    Some(text).filter(|t| !t.is_empty())
}

/// The parts of a window title that may be the product's name, in order.
pub fn title_parts(title: &str) -> Vec<String> {
    let mut parts = vec![title.to_owned()];
    for sign in [" | ", " - ", " – ", " — ", " :: ", " : ", "｜", " » ", "|", " · "] {
        parts = parts.iter().flat_map(|p| p.split(sign)).map(|p| p.trim().to_owned()).collect();
    }
    parts.retain(|p| !p.is_empty());
    parts
}
