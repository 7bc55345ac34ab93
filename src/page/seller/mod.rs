//! Who sells, by the page's own words: company, address, contacts, registration numbers, standing.
//!
//! On a shop the whole page speaks for the seller, its footer above all. On a marketplace only the listing's part does:
//! the footer there is the marketplace's. One pass over the texts finds the words that [announce](marks) something; only
//! what stands behind those is looked at. What the marketplace's file found is left as it is.

mod contacts;
mod forms;
mod handles;
mod identity;
mod known;
mod links;
mod marks;
mod payments;
mod shapes;
mod standing;
pub mod stated;
mod whose;

use super::doc::{Doc, squeeze};
use super::registration;
use super::zones::{Zone, Zones};
use crate::listing::{Fact, Feedback, Registration, Seller, Source};
use html5ever::local_name;
use identity::Labelled;
pub use known::Known;
use marks::{Hit, Mark, marks};
use whose::Whose;

/// Most contacts of a kind.
const MOST: usize = 8;
/// Longest text looked at.
const LONGEST: usize = 8_000;
/// Most blocks and lines read for a name and an address.
const MOST_BLOCKS: u32 = 24;
/// Most texts of a block.
const BLOCK: usize = 30;

/// Whose words count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// The whole site is the seller's.
    OwnShop,
    /// Only the listing is.
    Marketplace,
}

/// What a reading needs to know beside the page.
#[derive(Debug)]
pub struct Setting<'a> {
    /// Whose words count.
    pub ground: Ground,
    /// The country the page's address speaks of, ISO 3166-1 alpha-2.
    pub home: Option<&'a str>,
    /// What is known of sellers anywhere.
    pub known: &'a Known,
}

/// Adds to what is known of the seller.
pub fn read(doc: &Doc, zones: &Zones, setting: &Setting<'_>, seller: &mut Seller) {
    let Setting { ground, home, known } = *setting;
    let (blocks, block, anchors, place, named) = (0, 0, Vec::new(), None, Named::No);
    let whose = Whose::new(doc);
    let mut reading = Reading { doc, zones, ground, home, known, seller, whose, blocks, block, anchors, place, named };
    for at in 0..doc.runs.len() {
        reading.run(at);
    }
    reading.links();
    reading.shapes();
    reading.finish();
}

/// How well the company's name found so far is vouched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    No,
    /// By a claim to rights.
    Rights,
    /// By the line of a registration number.
    Beside,
    /// By a label or a block's heading.
    Labelled,
}

struct Reading<'a> {
    doc: &'a Doc,
    zones: &'a Zones,
    ground: Ground,
    home: Option<&'a str>,
    known: &'a Known,
    seller: &'a mut Seller,
    whose: Whose<'a>,
    blocks: u32,
    /// The run at which a block on the seller ends: up to it labels are the seller's that mean other things elsewhere.
    block: usize,
    /// Runs with a number or a claim to rights: the company may stand beside them.
    anchors: Vec<(usize, Named)>,
    /// The address found so far, until it is known that the marketplace's file has none.
    place: Option<String>,
    named: Named,
}

impl Reading<'_> {
    /// Whether a text speaks for the seller, and whether it stands where the site speaks of itself.
    fn place(&self, at: usize) -> Option<Place> {
        let run = self.doc.runs.get(at)?;
        let zone = self.zones.of(run.el);
        match (self.ground, zone) {
            (_, Zone::Related | Zone::Review | Zone::Crumbs) => None,
            (Ground::Marketplace, Zone::Site) => None,
            (_, Zone::Site) => Some(Place::Site),
            (_, Zone::Main) => Some(Place::Listing),
        }
    }

    fn text(&self, at: usize) -> &str {
        self.doc.runs.get(at).map(|run| self.doc.run_text(run)).unwrap_or_default()
    }

    fn run(&mut self, at: usize) {
        let text = self.text(at);
        if text.len() < 2 || text.len() > LONGEST {
            return;
        }
        let Some(place) = self.place(at) else { return };
        let revealed = handles::revealed(text);
        let text = revealed.as_deref().unwrap_or(text);
        let hits = marks().read(text);
        if hits.is_empty() && !text.contains('+') {
            return;
        }
        let text = text.to_owned();
        for hit in &hits {
            self.hit(at, &text, *hit, &hits, place);
        }
        if self.ground == Ground::OwnShop || text.len() < 300 {
            contacts::international(&text, &mut self.seller.phones);
        }
    }

    fn hit(&mut self, at: usize, text: &str, hit: Hit, hits: &[Hit], place: Place) {
        let label = text.get(hit.start..hit.end).unwrap_or_default();
        let before = text.get(..hit.start).unwrap_or_default();
        let behind = text.get(hit.end..).unwrap_or_default();
        let heads = matches!(hit.mark, Mark::Block | Mark::Imprint)
            && before.trim().is_empty()
            && text.trim().len() <= label.len() + 40
            && !self.is_link(at);
        if heads {
            self.block = at + BLOCK;
        }
        let trusted = place == Place::Site && self.ground == Ground::OwnShop || at < self.block;
        match hit.mark {
            Mark::Number(meaning) => {
                let lower = label.to_lowercase();
                let home = self.home.map(str::to_ascii_lowercase);
                let ahead = self.ahead(at, behind, 160);
                let number = registration::behind(&lower, meaning, &ahead, home.as_deref());
                self.number(at, before, number);
            }
            Mark::Worded(kind) => {
                let around = format!("{before}{label}{}", self.ahead(at, behind, 60));
                let number = registration::worded(kind, &around, before.len());
                self.number(at, before, number);
            }
            // A link that is written out.
            Mark::Handle(marks::LINK) => {
                let rest = behind.split(char::is_whitespace).next().unwrap_or_default();
                if let Some(handle) = handles::of_link(&format!("://{}{rest}", label.to_ascii_lowercase())) {
                    push(&mut self.seller.handles, handle);
                }
            }
            Mark::Handle(kind) => {
                let ahead = self.ahead(at, behind, 80);
                if let Some(handle) = handles::behind(kind, label, &ahead) {
                    push(&mut self.seller.handles, handle);
                }
            }
            Mark::At => {
                let weak = matches!(label, "#" | "(a)" | "(A)" | "(@)");
                let hidden = || contacts::hidden_email(before, behind, self.known);
                let email = contacts::email(before, label, behind).filter(|_| !weak);
                let sign = label != "#" || !before.ends_with(char::is_whitespace);
                let spoken = label.chars().all(|c| c.is_alphabetic() || c == ' ');
                if let Some(email) = email.or_else(|| hidden().filter(|_| sign && !spoken)) {
                    push(&mut self.seller.emails, email);
                }
            }
            Mark::Lettered => {
                for number in registration::lettered(text) {
                    self.number(at, before, Some(number));
                }
            }
            Mark::Phone if identity::announces(text, hit) || behind.starts_with(['.', ':', ' ', '：']) => {
                let ahead = self.ahead(at, behind, 60);
                if let Some(phone) = contacts::phone(&ahead).filter(|_| !self.whose.of_host(at, before)) {
                    contacts::phone_note(phone, &mut self.seller.phones);
                }
            }
            Mark::Name | Mark::WeakName
                if (trusted || hit.mark == Mark::Name)
                    && self.named < Named::Labelled
                    && identity::announces(text, hit)
                    && !self.whose.of_another(at)
                    && !self.whose.of_host(at, before) =>
            {
                let value = self.value(at, text, hit, hits, 1);
                let formed = hit.mark == Mark::Name
                    || forms::company(&value).is_some()
                    || label == "COMPANY" && value.starts_with(marks::is_cjk);
                if let Some(name) = identity::name(&value).filter(|_| formed) {
                    self.name(name, Named::Labelled);
                }
            }
            Mark::Address | Mark::WeakAddress if identity::announces(text, hit) => {
                let labelled = if hit.mark == Mark::Address { Labelled::Plainly } else { Labelled::Weakly };
                if (trusted || hit.mark == Mark::Address)
                    && self.place.is_none()
                    && !self.whose.of_another(at)
                    && !self.whose.of_host(at, before)
                {
                    let value = self.value(at, text, hit, hits, 6);
                    self.place = identity::address(&value, labelled);
                }
            }
            Mark::Block | Mark::Imprint if heads && self.named < Named::Labelled && self.blocks < MOST_BLOCKS => {
                self.blocks += 1;
                let lines = self.lines(at + 1, at + 16);
                let (name, address) = identity::block(&lines);
                if let Some(name) = name.filter(|n| !self.known.is_third_party(n)) {
                    self.name(name, Named::Labelled);
                    self.place = self.place.take().or(address);
                }
            }
            Mark::Block | Mark::Imprint
                if self.ground == Ground::OwnShop
                    && self.seller.imprint.is_none()
                    && text.trim().len() <= label.len() + 40
                    && self.is_link(at) =>
            {
                self.seller.imprint = Some(Fact::new(squeeze(text, 80), Source::Visible));
            }
            // A link of a menu leads to gift cards and asks for nothing.
            Mark::Pay
                if self.ground == Ground::OwnShop
                    && self.seller.payments.len() < Seller::MAX_PAYMENTS
                    && !self.is_link(at) =>
            {
                let lines = self.lines(at.saturating_sub(2), at + 3);
                if let Some(line) = lines.iter().find(|l| l.contains(label)) {
                    push(&mut self.seller.payments, payments::sentence(line, label));
                }
            }
            Mark::Runs if self.ground == Ground::OwnShop => self.anchors.push((at, Named::Rights)),
            Mark::Positive if self.ground == Ground::Marketplace => self.positive(at, before, behind),
            Mark::Since if self.ground == Ground::Marketplace && self.seller.since.is_none() => {
                let ahead = self.ahead(at, behind, 60);
                self.seller.since = standing::since(&ahead).map(|s| Fact::new(s, Source::Visible));
            }
            _ => {}
        }
    }

    /// What follows in a text and, where that is short, in the next ones.
    fn ahead(&self, at: usize, behind: &str, most: usize) -> String {
        let mut ahead = squeeze(behind, most);
        if behind.starts_with(char::is_whitespace) {
            ahead.insert(0, ' ');
        }
        for next in at + 1..at + 5 {
            if ahead.len() >= most || self.place(next).is_none() {
                break;
            }
            let text = self.text(next);
            ahead.push(' ');
            ahead.push_str(&squeeze(text, most - ahead.len().min(most)));
        }
        ahead
    }

    /// A label's value: behind it in its text, or else in the next `most` lines.
    fn value(&self, at: usize, text: &str, hit: Hit, hits: &[Hit], most: usize) -> String {
        let inline = identity::value(text, hit.end, hits);
        if inline.chars().filter(|c| c.is_alphanumeric()).count() >= 2 {
            // An address may go on in the next lines; a postal code that is still missing stands there.
            let whole = || identity::address(&inline, Labelled::Not).is_some() || identity::country(&inline).is_some();
            if most == 1 || whole() {
                return inline;
            }
        } else if text.get(hit.end..).is_some_and(|b| b.chars().any(char::is_alphanumeric)) && !inline.is_empty() {
            return inline;
        }
        let mut value = inline;
        for line in self.lines(at + 1, at + 2 + most * 2).iter().take(most) {
            let marked = identity::begins_with_label(line) || line.contains('@');
            if marked || line.len() > 160 || value.len() > 200 {
                break;
            }
            if !value.is_empty() {
                value.push_str(", ");
            }
            value.push_str(line);
            if most > 1 && identity::country(&value).is_some() {
                break;
            }
        }
        value
    }

    /// The texts from one run up to another as lines: texts without a gap between them are one.
    fn lines(&self, from: usize, to: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut spaced = false;
        for at in from..to.min(self.doc.runs.len()) {
            if self.place(at).is_none() {
                break;
            }
            let gap = self.doc.runs.get(at).is_none_or(|run| run.gap);
            let text = self.text(at);
            match lines.last_mut().filter(|l| !gap && l.len() < 400) {
                Some(line) => {
                    if spaced || text.starts_with(char::is_whitespace) {
                        line.push(' ');
                    }
                    line.push_str(&squeeze(text, 400));
                }
                None => lines.push(squeeze(text, 400)),
            }
            spaced = text.ends_with(char::is_whitespace);
        }
        lines
    }

    fn is_link(&self, at: usize) -> bool {
        let Some(run) = self.doc.runs.get(at) else { return false };
        std::iter::once(run.el).chain(self.doc.above(run.el).take(2)).any(|el| self.doc.is(el, &local_name!("a")))
    }

    fn number(&mut self, at: usize, before: &str, number: Option<Registration>) {
        let Some(number) = number else { return };
        if self.whose.of_host(at, before) {
            return;
        }
        if self.whose.of_another(at) && self.place(at) == Some(Place::Listing) {
            return;
        }
        registration::note(Some(number), &mut self.seller.registrations);
        self.anchors.push((at, Named::Beside));
    }

    fn name(&mut self, name: String, how: Named) {
        if how > self.named
            && !self.known.is_third_party(&name)
            && self.seller.legal_name.as_ref().is_none_or(|n| n.source == Source::Visible)
        {
            self.named = how;
            self.seller.legal_name = Some(Fact::new(name, Source::Visible));
        }
    }

    fn positive(&mut self, at: usize, before: &str, behind: &str) {
        if self.seller.feedback.is_some() {
            return;
        }
        let previous = if before.trim().is_empty() && at > 0 { self.text(at - 1) } else { before };
        let Some(percent) = standing::percent(previous, behind) else { return };
        let count = (at.saturating_sub(4)..at + 3).find_map(|near| standing::count(self.text(near)));
        self.seller.feedback = Some(Fact::new(Feedback { count, percent: Some(percent) }, Source::Visible));
    }

    /// What follows from the rest.
    fn finish(self) {
        let seller = self.seller;
        // Few pages ask for money that cannot be had back, so only there is looked for what else they take.
        if !seller.payments.is_empty() {
            seller.safe_payments = payments::safe(self.doc, self.zones, self.known);
        }
        if seller.address.is_none() {
            seller.address = self.place.map(|a| Fact::new(a, Source::Visible));
        }
        // A number's country and its label's: "IČO" is Czech and Slovak.
        if seller.registrations.iter().any(|r| r.kind == "sk.dph") {
            for number in seller.registrations.iter_mut().filter(|r| r.kind == "cz.ico") {
                "sk.ico".clone_into(&mut number.kind);
            }
        }
        if seller.country.is_none() {
            let by_address = seller.address.as_ref().and_then(|a| identity::country(a)).map(str::to_owned);
            let by_number = || {
                let mut numbers = seller.registrations.iter().filter(|r| r.valid != Some(false));
                numbers.find_map(|r| self.known.place_of(&r.kind)).map(str::to_ascii_uppercase)
            };
            seller.country = by_address.or_else(by_number).map(|c| Fact::new(c, Source::Visible));
        }
    }
}

/// Where a text that counts stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Where the site speaks of itself.
    Site,
    /// In the listing.
    Listing,
}

fn push(list: &mut Vec<String>, value: String) {
    if list.len() < MOST && !value.is_empty() && !list.contains(&value) {
        list.push(value);
    }
}

#[cfg(test)]
mod tests;
