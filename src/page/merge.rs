//! All sources put together into one [`Listing`], in the order the [module above](super) states.

mod goods;
mod identity;
mod price;

use super::adapter::Adapter;
use super::address::Address;
use super::cards::{self, CardReader};
use super::currency;
use super::doc::{Doc, squeeze};
use super::found::Found;
use super::item::Item;
use super::kind::Signs;
use super::likeness::likeness;
use super::open_graph::Meta;
use super::platform::Known;
use super::schema_org::Structured;
use super::seller::Ground;
use super::stock::{Button, Said};
use super::title::{self, Names, Rank, Site};
use super::visible_price::Shown;
use super::wording::Wording;
use super::zones::{Zones, window_title};
use super::{Reading, buttons, json_ld, labels, microdata, open_graph, rdfa, schema_org, stock, visible_price};
use crate::listing::{Availability, Card, Contradiction, Fact, Feedback, Listing, PageKind, Seller, Source};
use crate::report::Diagnosis;
use html5ever::local_name;

/// Whose page it is.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// Its address.
    pub address: &'a Address,
    /// The same as handed over.
    pub url: &'a str,
    /// The marketplace's file.
    pub adapter: Option<&'a Adapter>,
    /// The software behind a shop.
    pub platform: Option<Known<'a>>,
    /// What is known of sellers anywhere.
    pub sellers: &'a super::seller::Known,
}

/// Priced cards that make a page one of many products.
const MANY: usize = 6;

/// Reads one document.
pub fn read(doc: &Doc, place: &Place<'_>, wording: &Wording) -> Reading {
    let Place { address, url, adapter, platform, sellers } = *place;
    let phrases = &wording.phrases;
    let mut reading = Reading {
        marketplace: adapter.map(|a| a.file.id.clone()),
        platform: platform.map(|p| p.adapter.file.id.clone()),
        ..Default::default()
    };
    let by_address = adapter.and_then(|a| a.kind_by_address(address));
    let card_reader = adapter.or(platform.map(|p| p.adapter)).and_then(Adapter::cards);
    if by_address == Some(PageKind::Results)
        && let Some(reader) = card_reader
    {
        let home = home(doc, address, "");
        reading.cards = reader.read(&cards::Ground { doc, address, home });
        if !reading.cards.is_empty() {
            reading.kind = PageKind::Results;
            return reading;
        }
    }
    let meta = open_graph::read(doc);
    let window = window_title(doc);
    let site = Site::new(meta.site.as_deref(), address);
    let mut titles: Vec<String> =
        doc.h1s.iter().take(10).map(|h| doc.text(*h, 400)).filter(|t| !t.is_empty()).collect();
    titles.extend(meta.found.title.clone());
    titles.extend(window.clone());
    let (ld_items, micro_items) = (json_ld::read(doc), microdata::read(doc));
    let ld = schema_org::read(doc, &ld_items, &titles, url);
    let micro = schema_org::read(doc, &micro_items, &titles, url);
    let rdf = schema_org::read(doc, &rdfa::read(doc), &titles, url);
    let file = adapter.or(platform.map(|p| p.adapter));
    let own = file.map(|a| a.read(doc, address, phrases)).unwrap_or_default();
    let names: Vec<String> = [&own.title, &ld.found.title, &micro.found.title, &rdf.found.title, &meta.found.title]
        .into_iter()
        .flatten()
        .cloned()
        .chain(window.iter().cloned())
        .chain(window.iter().flat_map(|w| site.own_parts(w)))
        .filter(|name| !site.is(name))
        .collect();
    let zones = Zones::new(doc, &names);
    let buttons = buttons::read(doc, address, &zones, phrases);
    let shown = visible_price::read(doc, &zones, phrases, &buttons);
    let words = stock::read(doc, &zones, phrases);
    let signs = Signs {
        doc,
        address,
        meta: &meta,
        structured: [&ld, &micro, &rdf],
        zones: &zones,
        shown: &shown,
        stock: words,
        wording,
        buttons: &buttons,
        platform: platform.and_then(|p| p.kind),
    };
    reading.kind = match (adapter, by_address) {
        (_, Some(kind)) => kind,
        // On a marketplace a page whose address is no product's is none, whatever it shows.
        (Some(_), None) if signs.kind() == PageKind::Product => PageKind::Other,
        _ => signs.kind(),
    };
    let ground = cards::Ground { doc, address, home: home(doc, address, &meta.locale) };
    // Where looks do not tell, the shop's software knows its cards.
    if let (PageKind::Other, None, Some(reader)) = (reading.kind, adapter, card_reader)
        && reader.read(&ground).iter().filter(|c| c.price.is_some() && c.url.is_some()).count() >= MANY
    {
        reading.kind = PageKind::Results;
    }
    if reading.kind == PageKind::Results {
        reading.cards = all_cards(&ground, card_reader, &[&ld_items, &micro_items], &shown);
        // An empty search shows nothing; goods that only the file does not see are its drift.
        if by_address.is_some() && card_reader.is_some() && reading.cards.len() >= MANY {
            reading.diagnosis = place.diagnosis(doc, &reading, vec!["cards"]);
        }
    }
    let is_imprint = reading.kind == PageKind::Other && wording.imprints.is_one(doc, address, window.as_deref());
    if reading.kind != PageKind::Product && !is_imprint {
        return reading;
    }
    let button = stock::button(doc, &zones, phrases);
    let sources = Sources {
        doc,
        address,
        meta,
        ld_items,
        micro_items,
        ld,
        micro,
        rdf,
        own,
        zones,
        shown,
        stock: words,
        button,
        window,
        site,
        on_marketplace: adapter.is_some(),
        sellers,
        wording,
    };
    if is_imprint {
        reading.seller = Some(sources.seller()).filter(|seller| *seller != Seller::default());
        return reading;
    }
    reading.listing = sources.listing();
    if let Some(adapter) = adapter.filter(|_| by_address == Some(PageKind::Product)) {
        reading.missing = missing(adapter.required(), &reading.listing);
        if !reading.missing.is_empty() {
            reading.diagnosis = place.diagnosis(doc, &reading, reading.missing.clone());
        }
    }
    reading
}

/// The cards of a results page: as its file says, else by structured data or looks, whichever shows more with a price.
fn all_cards(ground: &cards::Ground<'_>, reader: Option<&CardReader>, items: &[&[Item]], shown: &Shown) -> Vec<Card> {
    let by_file = reader.map(|r| r.read(ground)).unwrap_or_default();
    if !by_file.is_empty() {
        return by_file;
    }
    let (stated, looks) = (cards::items::read(ground, items), cards::plain::read(ground, &shown.all));
    let priced = |cards: &[Card]| cards.iter().filter(|c| c.price.is_some()).count();
    if priced(&stated) >= priced(&looks).max(1) || looks.is_empty() { stated } else { looks }
}

impl Place<'_> {
    /// What somebody must know to mend the marketplace's file.
    fn diagnosis(&self, doc: &Doc, reading: &Reading, missing: Vec<&'static str>) -> Option<Diagnosis> {
        let adapter = self.adapter?;
        let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Some(Diagnosis {
            marketplace: adapter.file.id.clone(),
            host: adapter.owner(self.address).unwrap_or_default().to_owned(),
            page_kind: reading.kind,
            missing,
            sources: reading.listing.sources(),
            fields: adapter.trace(doc),
            bytes: 0,
            elements: size(doc.els.len()),
            texts: size(doc.runs.len()),
            scripts: size(doc.scripts.len()),
            cards: size(reading.cards.len()),
            rules: String::new(),
        })
    }
}

/// The currency of the shop's country, as far as address, language and locale tell.
fn home(doc: &Doc, address: &Address, locale: &str) -> Option<&'static str> {
    let of = |tag: &str| {
        let (_, region) = tag.split_once(['-', '_'])?;
        currency::of_country(&region.to_ascii_uppercase())
    };
    let language = doc.language();
    let by_language = language.as_deref().and_then(of);
    let by_locale = of(locale);
    let by_tongue = || currency::of_language(language.as_deref()?.split(['-', '_']).next()?);
    let by_address = address.country().and_then(|c| currency::of_country(&c));
    let plain = language.as_deref().is_none_or(|l| l.starts_with("en"));
    let ending = address.host.rsplit('.').next().unwrap_or_default();
    let american = plain && ending.len() > 2;
    by_address.or(by_language).or(by_locale).or_else(by_tongue).or(american.then_some("USD"))
}

/// Adds what a frame of the listing says: its text belongs to the description, and whoever it names is the seller.
pub fn add_frame(frame: &Doc, place: &Place<'_>, wording: &Wording, listing: &mut Listing) {
    let zones = Zones::new(frame, &[]);
    let home = place.address.country();
    let setting = super::seller::Setting { ground: Ground::Marketplace, home: home.as_deref(), known: place.sellers };
    super::seller::read(frame, &zones, &setting, &mut listing.seller);
    let labels = labels::read(frame, &zones, &wording.labels);
    let visible = |number: String| Fact::new(number, Source::Visible);
    listing.gtin = listing.gtin.take().or_else(|| labels.gtin.map(visible));
    listing.mpn = listing.mpn.take().or_else(|| labels.mpn.map(visible));
    let text = frame.prose(&frame.runs, Listing::MAX_DESCRIPTION);
    if text.is_empty() {
        return;
    }
    let mut description = listing.description.take().map(|f| f.value).unwrap_or_default();
    if !description.contains(&text) {
        let room = Listing::MAX_DESCRIPTION.saturating_sub(description.len() + 1);
        if !description.is_empty() {
            description.push('\n');
        }
        description.push_str(text.get(..text.floor_char_boundary(room)).unwrap_or_default());
    }
    listing.description = Some(Fact::new(description, Source::Visible));
}

fn missing(required: &[&'static str], listing: &Listing) -> Vec<&'static str> {
    let has = |field: &str| match field {
        "title" => listing.title.is_some(),
        "brand" => listing.brand.is_some(),
        // What is no longer sold may have no price any more.
        "price" => {
            listing.offer.price.is_some() || listing.offer.availability.as_ref().is_some_and(|a| is_gone(a.value))
        }
        "seller.name" => listing.seller.name.is_some(),
        "seller.id" => listing.seller.id.is_some(),
        "sku" => listing.sku.is_some(),
        "condition" => listing.offer.condition.is_some(),
        "availability" => listing.offer.availability.is_some(),
        "description" => listing.description.is_some(),
        "images" => !listing.images.is_empty(),
        _ => true,
    };
    required.iter().copied().filter(|f| !has(f)).collect()
}

fn is_gone(availability: Availability) -> bool {
    matches!(availability, Availability::OutOfStock | Availability::SoldOut | Availability::Discontinued)
}

/// Everything read, by source.
struct Sources<'a> {
    doc: &'a Doc,
    address: &'a Address,
    meta: Meta,
    ld_items: Vec<Item>,
    micro_items: Vec<Item>,
    ld: Structured,
    micro: Structured,
    rdf: Structured,
    own: Found,
    zones: Zones,
    shown: Shown,
    stock: Option<Said>,
    button: Option<Button>,
    window: Option<String>,
    site: Site,
    on_marketplace: bool,
    sellers: &'a super::seller::Known,
    wording: &'a Wording,
}

impl Sources<'_> {
    /// The sources that state things, in order.
    fn stated(&self) -> [(&Found, Source); 5] {
        [
            (&self.ld.found, Source::JsonLd),
            (&self.micro.found, Source::Microdata),
            (&self.rdf.found, Source::Rdfa),
            (&self.own, Source::Adapter),
            (&self.meta.found, Source::OpenGraph),
        ]
    }

    /// The first that answers.
    fn pick<T: Clone>(&self, of: impl Fn(&Found) -> Option<T>) -> Option<Fact<T>> {
        self.stated().into_iter().find_map(|(found, source)| of(found).map(|value| Fact::new(value, source)))
    }

    fn listing(&self) -> Listing {
        let mut labels = labels::read(self.doc, &self.zones, &self.wording.labels);
        let sku = labels.sku.clone();
        for row in &self.own.specifics {
            labels.add(&row.name, &row.value, &self.wording.labels);
        }
        // A marketplace's own number for the listing comes before one the seller wrote into a row.
        if self.own.sku.is_some() {
            labels.sku = sku;
        }
        let mut listing = Listing::default();
        self.title(&mut listing);
        self.price(&mut listing);
        listing.description = self.description();
        self.brand(&mut listing, &labels);
        self.numbers(&mut listing, &labels);
        self.availability(&mut listing);
        self.goods(&mut listing, &labels);
        listing.seller = self.seller();
        listing.offer.assurance = self.pick(|f| f.assurance.clone());
        listing.offer.ships_from = self.pick(|f| f.ships_from.clone());
        listing
    }

    /// Who sells, as the page says.
    fn seller(&self) -> Seller {
        let mut seller = Seller {
            name: self.pick(|f| f.seller_name.clone()),
            id: self.pick(|f| f.seller_id.clone()),
            store_type: self.pick(|f| f.store_type.clone()),
            country: self.pick(|f| f.seller_country.clone()),
            legal_name: self.pick(|f| f.legal_name.clone()),
            address: self.pick(|f| f.seller_address.clone()),
            since: self.pick(|f| f.seller_since.clone()),
            feedback: self.pick(|f| {
                let known = f.feedback_count.is_some() || f.feedback_percent.is_some();
                known.then_some(Feedback { count: f.feedback_count, percent: f.feedback_percent })
            }),
            ..Seller::default()
        };
        let ground = if self.on_marketplace { Ground::Marketplace } else { Ground::OwnShop };
        let home = self.address.country();
        let ground = super::seller::Setting { ground, home: home.as_deref(), known: self.sellers };
        super::seller::read(self.doc, &self.zones, &ground, &mut seller);
        if !self.on_marketplace {
            for (items, source) in [(&self.ld_items, Source::JsonLd), (&self.micro_items, Source::Microdata)] {
                super::seller::stated::add(items, source, self.address, &mut seller);
            }
        }
        seller
    }

    /// What the page shows as its description when that says more than what it states: the shown words are the listing's own.
    fn description(&self) -> Option<Fact<String>> {
        let stated = self.pick(|f| f.description.clone()).filter(|f| !f.value.is_empty());
        let shown = super::description::read(self.doc, &self.zones).map(|d| Fact::new(d, Source::Visible));
        match (stated, shown) {
            (Some(stated), Some(shown)) if stated.source == Source::OpenGraph || shown.len() > stated.len() * 2 => {
                Some(shown)
            }
            (stated, shown) => stated.or(shown),
        }
    }

    /// The title, and what else the page calls its product where that is more.
    fn title(&self, listing: &mut Listing) {
        if let Some(title) = self.own.title.as_deref().filter(|t| self.on_marketplace && !self.site.is(t)) {
            listing.title = Some(Fact::new(squeeze(title, Listing::MAX_TITLE), Source::Adapter));
            return;
        }
        let stated =
            [(&self.ld.found, Source::JsonLd), (&self.micro.found, Source::Microdata), (&self.rdf.found, Source::Rdfa)]
                .into_iter()
                .find_map(|(f, s)| f.title.as_deref().map(|t| (t, s)));
        let first = self.zones.title.is_some_and(|t| self.doc.is(t, &local_name!("h1")));
        let rank = if first { Rank::First } else { Rank::Lower };
        let heading = self.zones.title_text.as_deref();
        let names = Names {
            heading: heading.map(|h| (h, rank)),
            // A platform's file only adds what is missing.
            stated: stated.or(self.own.title.as_deref().map(|t| (t, Source::Adapter))),
            brand: self.ld.found.brand.as_deref().or(self.micro.found.brand.as_deref()),
            open_graph: self.meta.found.title.as_deref(),
            window: self.window.as_deref(),
        };
        let Some(chosen) = title::choose(&names, &self.site) else { return };
        let value = squeeze(&chosen.title, Listing::MAX_TITLE);
        let mut note = |other: &str, other_source, why| {
            listing.contradict(Contradiction {
                field: "title",
                chosen: value.clone(),
                source: chosen.source,
                other: other.to_owned(),
                other_source,
                why,
            });
        };
        match (chosen.why, heading, stated) {
            (Some(why), Some(heading), _) => note(heading, Source::Visible, why),
            (None, Some(heading), Some((name, source))) if value == heading && likeness(name, heading) < 0.5 => {
                note(name, source, "heading-is-what-is-read");
            }
            _ => {}
        }
        listing.title = Some(Fact::new(value, chosen.source));
    }
}
