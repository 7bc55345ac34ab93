//! Signs that a page without mark-up presents one thing: its address and window are called by the title, a number of its own
//! stands by the title, and the amount there is no card's.

use super::{Button, Candidate, Ix, Signs, Zone, acts, words_of};
use crate::page::label_words::{Labelling, Meaning, key};
use html5ever::local_name;

impl Signs<'_> {
    /// Whether the window is called by the words of the title; a heading may hold a code or a link as well.
    pub(super) fn is_named(&self, window: &str) -> bool {
        self.zones.title_text.as_deref().is_some_and(|title| window.contains(title) || shares_words(title, window, 2))
    }

    /// Whether the address ends in the words of the title, and these are many enough to name one thing.
    pub(super) fn called_by_path(&self) -> bool {
        let path = self.address.path();
        let slug = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        self.zones.title_text.as_deref().is_some_and(|title| shares_words(title, slug, 3))
    }

    /// The texts behind the title and before what describes the goods at length.
    pub(super) fn by_title(&self) -> std::ops::Range<usize> {
        let title = self.zones.title_run(self.doc).unwrap_or(0) as usize;
        title..(title + 120).min(self.doc.runs.len())
    }

    /// Whether a text by the title is the label of an article number.
    pub(super) fn is_numbered(&self) -> bool {
        self.doc.runs.get(self.by_title()).unwrap_or_default().iter().any(|run| {
            let text = self.doc.run_text(run);
            let head = text.split([':', '：']).next().unwrap_or_default();
            let (label, bare) = (key(head), head.len() == text.len());
            let meaning = self.wording.labels.of(&label);
            let first = || {
                label.split_once(' ').is_some_and(|(first, rest)| bare && is_code(first, rest, &self.wording.labels))
            };
            text.len() <= 60
                && self.zones.of(run.el) == Zone::Main
                && (meaning.any(Meaning::SKU) && !(bare && meaning.any(Meaning::GENERAL)) || first())
        })
    }

    /// Whether a number of pieces can be chosen by the title.
    pub(super) fn asks_how_many(&self) -> bool {
        let near = self.by_title();
        (0..self.doc.els.len() as Ix).any(|ix| {
            let attribute = |name: &str| self.doc.attr_named(ix, name).unwrap_or_default().to_ascii_lowercase();
            let input = self.doc.is(ix, &local_name!("input")) || self.doc.is(ix, &local_name!("select"));
            input && near.contains(&(self.doc.el(ix).run as usize)) && {
                let name = attribute("name") + &attribute("id");
                ["qty", "quant", "menge", "cantid", "aantal", "amount", "antal", "kol", "ilosc"]
                    .iter()
                    .any(|w| name.contains(w))
            }
        })
    }

    /// Whether all buttons that put something into a cart, several of them, stand in rows of a name that leads to another page.
    pub(super) fn carts_of_rows(&self) -> bool {
        let title = self.zones.title_run(self.doc).unwrap_or(0);
        let leads = |i: Ix| {
            let el = self.doc.el(i);
            el.run_end > el.run && self.doc.is(i, &local_name!("a")) && !acts(self.doc, i)
        };
        let in_row = |b: &Button| {
            self.doc.above(b.el).take(4).any(|up| {
                let el = self.doc.el(up);
                let small = el.run_end - el.run <= 12 && !(el.run..el.run_end).contains(&title);
                small && (up + 1..el.end.min(up + 40)).any(|i| i != b.el && leads(i))
            })
        };
        let mut carts = self.buttons.iter().filter(|b| b.cart && self.zones.of(b.el) == Zone::Main);
        self.carts() >= 3 && carts.all(in_row)
    }

    /// Whether one thing is offered: the page is called by its name, and one button puts it into a cart; a second may stay in
    /// view while the page is read.
    pub(super) fn offers_one(&self, window: &str) -> bool {
        (1..=2).contains(&self.carts())
            && self.is_named(window)
            && self.shown.price.as_ref().is_some_and(|p| !self.is_card(p))
    }

    /// Whether a button that buys stands right by an amount.
    pub(super) fn buys_beside(&self, price: &Candidate) -> bool {
        self.buttons.iter().any(|b| self.doc.el(b.el).run.abs_diff(price.run) <= 8 && self.zones.of(b.el) == Zone::Main)
    }
}

/// Whether a text holds nearly all words of a title, and at least so many.
fn shares_words(title: &str, text: &str, least: usize) -> bool {
    let (own, other) = (words_of(title), words_of(text));
    let known = own.iter().filter(|w| other.contains(w)).count();
    known >= least && known * 10 >= own.len() * 6
}

/// Whether two words are a label and a number ("SKU 4711").
fn is_code(label: &str, number: &str, words: &Labelling) -> bool {
    words.of(label).plainly(Meaning::SKU) && number.bytes().any(|b| b.is_ascii_digit()) && !number.contains(' ')
}
