//! Which source is believed on who made the goods and what they are numbered.

use super::Sources;
use crate::listing::{Contradiction, Fact, Listing, Source};
use crate::page::labels::Labels;
use crate::page::{brand_named, brand_shown, numbers};

impl Sources<'_> {
    /// What the shop calls itself: its host's own part, and what its meta elements say.
    fn shop_names(&self) -> Vec<String> {
        let host = self.address.host.trim_start_matches("www.");
        let mut names: Vec<String> = host.split('.').filter(|l| l.len() > 2).take(3).map(str::to_owned).collect();
        names.extend(self.meta.site.clone());
        names
    }

    /// The brand: a labelled row before what is stated, since that is what the shopper reads; then what stands by the title.
    pub(super) fn brand(&self, listing: &mut Listing, labels: &Labels) {
        let title = listing.title.as_ref().map(|t| t.value.clone()).unwrap_or_default();
        let shop = self.shop_names();
        let sound = |brand: &str| brand_shown::stated(brand, Some(&title), &shop);
        let stated = self.pick(|f| f.brand.as_deref().and_then(sound));
        let element = || brand_shown::element(self.doc, &self.zones, &self.wording.labels).as_deref().and_then(sound);
        let row = labels.brand.as_deref().and_then(sound);
        let maker = labels.maker.as_deref().and_then(sound);
        let visible = |value: Option<String>| value.map(|v| Fact::new(v, Source::Visible));
        listing.brand = match (stated, row) {
            // The same name: as structured data writes it, unless the row says more.
            (Some(stated), Some(row)) if alike(&stated, &row) => Some(stated),
            // A row of another thing on the page: the title has the stated name and not this one.
            (Some(stated), Some(row)) if holds(&title, &stated) && !holds(&title, &row) => Some(stated),
            (Some(stated), Some(row)) => {
                listing.contradict(Contradiction::shown("brand", row.clone(), stated, "labelled-on-the-page"));
                Some(Fact::new(row, Source::Visible))
            }
            (stated, row) => stated.or(visible(row)),
        };
        if listing.brand.is_some() {
            return;
        }
        let company = |name: &str| {
            let last = name.rsplit([' ', ',']).next().unwrap_or_default().trim_end_matches('.').to_lowercase();
            name.split(' ').count() > 3
                || [
                    "gmbh", "ltd", "inc", "llc", "ag", "kg", "co", "srl", "spa", "sa", "sas", "bv", "ab", "oy", "corp",
                    "limited",
                ]
                .contains(&last.as_str())
        };
        let plain_maker = maker.clone().filter(|m| !company(m));
        let description = listing.description.as_ref().map(|d| d.value.as_str()).unwrap_or_default();
        listing.brand = visible(plain_maker.or_else(element).or(maker).or_else(|| self.named(&title, description)));
    }

    /// A name by the title that the page confirms elsewhere.
    fn named(&self, title: &str, description: &str) -> Option<String> {
        let called: Vec<String> = self.window.iter().chain(&self.meta.found.title).cloned().collect();
        // Parts of hosts that say nothing of whose they are.
        const GENERAL: &[&str] =
            &["www", "shop", "store", "com", "net", "org", "online", "web", "new", "the", "buy", "outlet", "sale"];
        let mut site = if self.on_marketplace { Vec::new() } else { self.shop_names() };
        site.retain(|name| !GENERAL.contains(&name.to_lowercase().as_str()));
        let clues = brand_named::Clues { title, called: &called, description, site: &site, way: &self.way(title) };
        brand_named::read(self.doc, &self.zones, &clues)
    }

    /// Article numbers. The maker's number and the GTIN count only where the page shows them, or, the GTIN, where it stands on an
    /// element of the goods: what nobody sees is a feed's claim, often of another variant or the shop's own key.
    pub(super) fn numbers(&self, listing: &mut Listing, labels: &Labels) {
        let visible = |value: Option<String>| value.map(|v| Fact::new(v, Source::Visible));
        let shown = |fact: Fact<String>| {
            numbers::shown(self.doc, &self.zones, &fact.value).map(|value| Fact::new(value, fact.source))
        };
        let stated = self.pick(|f| f.sku.clone());
        self.differ("sku", listing, stated.as_ref(), labels.sku.as_ref());
        listing.sku = visible(labels.sku.clone())
            .or_else(|| stated.clone().and_then(shown))
            .or_else(|| visible(numbers::element(self.doc, &self.zones, &self.wording.labels)))
            .or(stated)
            .or_else(|| numbers::in_address(self.address).map(|n| Fact::new(n, Source::Address)));
        let seen = |fact: Fact<String>| {
            let exact = fact.source == Source::Adapter || numbers::shown(self.doc, &self.zones, &fact.value).is_some();
            exact.then_some(fact)
        };
        let placed = |fact: Fact<String>| if fact.source == Source::Microdata { Some(fact) } else { seen(fact) };
        listing.mpn = visible(labels.mpn.clone()).or_else(|| self.pick(|f| f.mpn.clone()).and_then(seen));
        let stated = self.pick(|f| f.gtin.clone());
        self.differ("gtin", listing, stated.as_ref(), labels.gtin.as_ref());
        listing.gtin = visible(labels.gtin.clone()).or_else(|| stated.and_then(placed));
        // Shops without a maker's number often repeat their own; a claim about the maker it is not.
        if listing.mpn.as_deref() == listing.sku.as_deref() || listing.gtin.as_deref() == listing.mpn.as_deref() {
            listing.mpn = None;
        }
    }
}

impl Sources<'_> {
    /// Says that a labelled row, which is believed, shows another number than is stated. A number that only goes on where the other
    /// ends is the same with a variant's.
    fn differ(&self, field: &'static str, listing: &mut Listing, stated: Option<&Fact<String>>, row: Option<&String>) {
        let bare = |number: &str| folded(number.trim_start_matches('0'));
        if let (Some(stated), Some(row)) = (stated, row)
            && let (one, other) = (bare(&stated.value), bare(row))
            && !one.starts_with(&other)
            && !other.starts_with(&one)
        {
            listing.contradict(Contradiction::shown(field, row.clone(), stated.clone(), "labelled-on-the-page"));
        }
    }
}

/// Letters and digits alone, lower case.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(300).collect()
}

fn holds(text: &str, name: &str) -> bool {
    folded(text).contains(&folded(name))
}

/// Whether one name holds the other, letters and digits alone.
fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (folded(a), folded(b));
    a.len() >= 2 && b.len() >= 2 && (a == b || a.starts_with(&b) && b.len() >= 4 || b.starts_with(&a) && a.len() >= 4)
}
