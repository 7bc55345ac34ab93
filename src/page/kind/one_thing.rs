//! Signs that a page without mark-up presents one thing: its address and window are called by the title, a number of its own
//! stands by the title, and the amount there is no card's.

use super::{Button, Candidate, Does, Ix, Signs, Zone, acts, is_teaser, words_of};
use crate::listing::Availability;
use crate::page::label_words::{Labelling, Meaning, key};
use crate::page::phrases::Says;
use crate::page::stock;
use crate::page::words::Hint;
use crate::page::zones::title_parts;
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
        self.is_labelled(Meaning::SKU)
    }

    /// Whether a text by the title is the label of one of these.
    fn is_labelled(&self, wanted: Meaning) -> bool {
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
                && (meaning.any(wanted) && !(bare && meaning.any(Meaning::GENERAL)) || first())
        })
    }

    /// Whether what stands by the title is told of goods: an address or a box of goods, or a label that
    /// only goods have.
    pub(super) fn is_of_goods(&self) -> bool {
        const LABELS: Meaning = Meaning::WANTED.with(Meaning::CONDITION);
        let boxed = || {
            let site = |up: &Ix| !matches!(self.doc.name(*up), local_name!("body") | local_name!("html"));
            let title = self.zones.title.into_iter();
            title.flat_map(|t| self.doc.above(t).take(7)).filter(site).any(|up| self.doc.el(up).hint.any(Hint::PRODUCT))
        };
        self.has_goods_path() || self.is_labelled(LABELS) || self.asks_how_many() || boxed()
    }

    /// Whether the seller is asked about the thing by a button or link near the title.
    pub(super) fn is_asked_for(&self) -> bool {
        let near = self.by_title();
        let close = |b: &Button| b.does == Does::Ask && near.contains(&(self.doc.el(b.el).run as usize));
        self.buttons.iter().any(close)
    }

    /// Whether a text by the title says that the price is told on request, or to those who sign in.
    pub(super) fn tells_price_on_request(&self) -> bool {
        self.doc.runs.get(self.by_title()).unwrap_or_default().iter().any(|run| {
            let text = self.doc.run_text(run);
            text.len() <= 120
                && self.zones.of(run.el) == Zone::Main
                && self.wording.phrases.read(text).any(Says::REQUEST)
        })
    }

    /// Whether one thing is put into a cart by a button close behind the title, and no box around it leads to another page.
    pub(super) fn has_own_cart(&self) -> bool {
        let title = self.zones.title_run(self.doc).unwrap_or(0);
        let own = |b: &Button| {
            let run = self.doc.el(b.el).run;
            b.does == Does::Cart && (title..title + 60).contains(&run) && !is_teaser(self.doc, self.zones, b.el)
        };
        (1..=2).contains(&self.carts()) && self.buttons.iter().any(own)
    }

    /// Whether goods that are gone are the page's own: a part of the window's title names them as well, or the words
    /// stand right by the only price behind the heading.
    pub(super) fn is_gone_itself(&self, window: &str, price: &Candidate) -> bool {
        let Some(title) = self.zones.title.filter(|t| self.doc.is(*t, &local_name!("h1"))) else { return false };
        let own = words_of(self.zones.title_text.as_deref().unwrap_or_default());
        let names = |part: &String| {
            let words = words_of(part);
            !words.is_empty() && words.iter().all(|w| own.contains(w))
        };
        let near = price.run.saturating_sub(4)..price.run + 6;
        let behind = self.doc.el(title).run_end;
        let says = |run: &crate::page::doc::Run| {
            let text = self.doc.run_text(run);
            let chosen =
                self.doc.above(run.el).take(2).chain([run.el]).any(|up| self.doc.is(up, &local_name!("option")));
            text.len() <= 60
                && !chosen
                && !self.doc.el(run.el).hidden
                && !self.doc.el(run.el).hint.any(Hint::HIDDEN)
                && self.zones.of(run.el) == Zone::Main
                && stock::in_text(text, &self.wording.phrases) == Some(Availability::OutOfStock)
        };
        let runs = self.doc.runs.get(near.start as usize..(near.end as usize).min(self.doc.runs.len()));
        title_parts(window).iter().any(names)
            || (behind..behind + 10).contains(&price.run) && runs.unwrap_or_default().iter().any(says)
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
        let mut carts = self.buttons.iter().filter(|b| b.does == Does::Cart && self.zones.of(b.el) == Zone::Main);
        self.carts() >= 3 && carts.all(in_row)
    }

    /// Whether one thing is offered: the page is called by its name, and one button puts it into a cart; a second may stay in
    /// view while the page is read.
    pub(super) fn offers_one(&self, window: &str) -> bool {
        (1..=2).contains(&self.carts())
            && self.is_named(window)
            && self.shown.price.as_ref().is_some_and(|p| !self.is_card(p))
    }

    /// Whether a button sells goods; orders by message are taken in forums too, of a price in running text.
    pub(super) fn sells(&self, button: &Button) -> bool {
        match button.does {
            Does::Cart | Does::Buy => true,
            Does::Ask => false,
            Does::Order => {
                let boxed = self.shown.price.as_ref().is_some_and(|p| p.score >= 4.5);
                boxed || self.is_of_goods() || self.tells_price_on_request()
            }
        }
    }

    /// Whether a button that buys stands right by an amount.
    pub(super) fn buys_beside(&self, price: &Candidate) -> bool {
        let beside = |b: &Button| self.doc.el(b.el).run.abs_diff(price.run) <= 8 && self.zones.of(b.el) == Zone::Main;
        self.buttons.iter().any(|b| self.sells(b) && beside(b))
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
