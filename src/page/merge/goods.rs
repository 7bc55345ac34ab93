//! Which source is believed on whether the goods can be had, their state, and what describes them.

use super::Sources;
use crate::listing::{Availability, Condition, Contradiction, Fact, Listing, PriceKind, Source};
use crate::page::doc::Ix;
use crate::page::label_words::Meaning;
use crate::page::labels::Labels;
use crate::page::likeness::likeness;
use crate::page::stock::Button;
use crate::page::zones::Zone;
use crate::page::{numbers, specifics, trail, variants};
use html5ever::local_name;

impl Sources<'_> {
    /// Whether the goods can be had: what is stated, unless the buy button by the title says otherwise. Where nothing is
    /// said, goods with a price and a button that works can be had.
    pub(super) fn availability(&self, listing: &mut Listing) {
        let stated = self.pick(|f| f.availability);
        let gone = |a: Availability| {
            matches!(a, Availability::OutOfStock | Availability::SoldOut | Availability::Discontinued)
        };
        // Running text that tells of something else that cannot be had does not outweigh a button that works.
        let words = match (self.stock, self.button) {
            (Some(said), Some(Button::Works)) if gone(said.what) && !said.firm => None,
            // The words on a button that cannot be pressed are no promise.
            (Some(said), Some(Button::Dead)) if !gone(said.what) && !said.stock => None,
            (said, _) => said.map(|s| s.what),
        };
        let firm = self.stock.is_some_and(|said| said.firm);
        let said = words.or_else(|| (self.button == Some(Button::Works)).then_some(Availability::InStock));
        let Some(stated) = stated else {
            let offered = [&self.ld, &self.micro, &self.rdf].iter().any(|s| s.is_offered);
            let priced = listing.offer.price.is_some() && offered;
            let dead = self.button == Some(Button::Dead);
            let by_default = || (priced && !dead).then_some(Availability::InStock);
            let dead = || dead.then_some(Availability::OutOfStock);
            listing.offer.availability = said.or_else(dead).or_else(by_default).map(|a| Fact::new(a, Source::Visible));
            return;
        };
        let in_stock = stated.value == Availability::InStock;
        let chosen = match self.button {
            Some(Button::Dead) if in_stock => Some((Availability::OutOfStock, "buy-button-is-off")),
            None if in_stock => words.filter(|w| gone(*w) && firm).map(|w| (w, "said-on-the-page")),
            _ => None,
        };
        let Some((value, why)) = chosen else {
            listing.offer.availability = Some(stated);
            return;
        };
        let other = Fact::new(format!("{:?}", stated.value), stated.source);
        listing.contradict(Contradiction::shown("availability", format!("{value:?}"), other, why));
        listing.offer.availability = Some(Fact::new(value, Source::Visible));
    }

    /// The state of the goods: a labelled row before what is stated, since shops' templates state "new" of everything.
    fn condition(&self, listing: &mut Listing, labels: &Labels) {
        let row = labels.specifics.iter().find(|s| self.wording.labels.written(&s.name).any(Meaning::CONDITION));
        let row = row.and_then(|r| self.wording.phrases.states.of(&r.value));
        let stated = self.pick(|f| f.condition);
        listing.offer.condition = match (stated, row) {
            (Some(stated), Some(row)) if stated.source != Source::Adapter && stated.value != row => {
                let other = Fact::new(format!("{:?}", stated.value), stated.source);
                let why = "labelled-on-the-page";
                listing.contradict(Contradiction::shown("condition", format!("{row:?}"), other, why));
                Some(Fact::new(row, Source::Visible))
            }
            (stated, row) => stated.or(row.or_else(|| self.told()).map(|c| Fact::new(c, Source::Visible))),
        };
    }

    /// The state that a text by the title names without a label. "New" is said of arrivals as well, and tells, where both stand
    /// there, that one may choose; so does an amount called second-hand.
    fn told(&self) -> Option<Condition> {
        const NEAR: usize = 60;
        let doc = self.doc;
        let title = self.zones.title_run(doc)? as usize;
        let pressed = |ix: &Ix| {
            matches!(
                doc.name(*ix),
                local_name!("a") | local_name!("button") | local_name!("option") | local_name!("label")
            )
        };
        let own = |el: Ix| {
            self.zones.of(el) == Zone::Main
                && !doc.el(el).hidden
                && !doc.above(el).take(3).chain([el]).any(|ix| pressed(&ix))
        };
        let near = doc.runs.iter().skip(title.saturating_sub(5)).take(NEAR);
        let mut states =
            near.filter_map(|run| self.wording.phrases.states.named(doc.run_text(run)).filter(|_| own(run.el)));
        let first = states.next()?;
        let chosen = self.shown.all.iter().any(|c| c.side == Some(PriceKind::UsedFrom));
        (first != Condition::New && !chosen && states.all(|state| state == first)).then_some(first)
    }

    /// Condition, pieces, choices, specifics, pictures and the way to the goods.
    pub(super) fn goods(&self, listing: &mut Listing, labels: &Labels) {
        self.condition(listing, labels);
        listing.offer.quantity = self
            .pick(|f| f.quantity)
            .or_else(|| numbers::quantity_shown(self.doc, &self.zones).map(|q| Fact::new(q, Source::Visible)));
        let own = !self.own.specifics.is_empty();
        let shown = if own { &self.own.specifics } else { &labels.specifics };
        listing.specifics = specifics::together(shown, &[]);
        for (found, _) in self.stated().into_iter().take(3) {
            listing.specifics = specifics::together(&listing.specifics, &found.specifics);
        }
        listing.variants = self
            .stated()
            .into_iter()
            .find_map(|(f, _)| Some(f.variants.clone()).filter(|v| !v.is_empty()))
            .unwrap_or_else(|| variants::read(self.doc, &self.zones));
        let mut images: Vec<&str> =
            self.stated().into_iter().flat_map(|(f, _)| &f.images).map(String::as_str).collect();
        if images.is_empty() {
            images = self.pictures(listing.title.as_ref().map(|t| t.value.as_str()).unwrap_or_default());
        }
        for image in images {
            if let Some(link) = self.address.join(image)
                && listing.images.len() < Listing::MAX_IMAGES
                && !listing.images.contains(&link)
            {
                listing.images.push(link);
            }
        }
        listing.categories = self.way(listing.title.as_ref().map(|t| t.value.as_str()).unwrap_or_default());
    }

    /// From the widest category to the narrowest, as stated, else as shown.
    pub(super) fn way(&self, title: &str) -> Vec<String> {
        let stated = self.stated().into_iter().find_map(|(f, _)| Some(f.categories.clone()).filter(|c| !c.is_empty()));
        stated.unwrap_or_else(|| trail::read(self.doc, &self.zones, title))
    }

    /// Pictures of the listing's part of the page that are named after the goods, the first first.
    fn pictures(&self, title: &str) -> Vec<&str> {
        let doc = self.doc;
        let near = self.zones.title_run(doc).unwrap_or(0);
        (0..doc.els.len() as Ix)
            .filter(|ix| doc.is(*ix, &local_name!("img")) && self.zones.of(*ix) == Zone::Main)
            .filter(|ix| doc.el(*ix).run.abs_diff(near) <= 60)
            .take(200)
            .filter(|ix| doc.attr(*ix, &local_name!("alt")).is_some_and(|alt| likeness(alt, title) > 0.5))
            .filter_map(|ix| {
                ["data-zoom-image", "data-large_image", "data-src", "src"].iter().find_map(|n| doc.attr_named(ix, n))
            })
            .filter(|link| !link.starts_with("data:"))
            .take(Listing::MAX_IMAGES)
            .collect()
    }
}
