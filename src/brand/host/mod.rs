//! Hosts: does this shop's own address imitate a brand?
//!
//! Known ways: letters of another script (`саrtier.com`), one letter off (`cartler.com`), the brand's name among shop words
//! (`cartier-outlet-sale.shop`), both together (`cartler-outlet.com`), and the brand's host or name in front of another
//! (`cartier.com.sale-shop.top`). Anything in a name that is none of these words is taken for somebody's own name.

mod bearing;
mod front;
mod look;

use crate::rules::{BrandRules, HostNames, RuleBook};
use crate::text::address::Host;

/// A host that imitates a brand.
#[derive(Debug, Clone)]
pub struct Imitation<'r> {
    /// The brand.
    pub brand: &'r BrandRules,
    /// In which way.
    pub way: Way,
    /// The brand's name as the host means it.
    pub name: String,
}

/// The way in which a host imitates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// Letters of another script, or digits for letters: it reads as the name.
    Script,
    /// One letter off.
    Similar,
    /// The name among shop words.
    Bearing {
        /// The words besides the name.
        words: Vec<String>,
        /// Whether one of them promises a bargain or a standing.
        bargain: bool,
    },
    /// The brand's host, or its name, in front of another.
    InFront,
}

/// Shortest name that is looked for one letter off: shorter ones hit words ("dior" / "dinr").
const MIN_SIMILAR: usize = 6;

/// Whether `host` is one of the brand's own hosts.
pub fn is_official(host: &Host, brand: &BrandRules) -> bool {
    brand.rules.hosts.official.iter().any(|own| host.is_within(own))
}

/// Whether the brand names `host` as an authorised shop.
pub fn is_authorised(host: &Host, brand: &BrandRules) -> bool {
    brand.rules.hosts.authorised.iter().any(|shop| host.is_within(shop))
}

/// The brand that `host` imitates, if any. Hosts of brands, of namesakes and of marketplaces imitate nobody; but of a
/// seller's sub-domain on a marketplace its own name is looked at.
pub fn imitated<'r>(host: &Host, rules: &'r RuleBook) -> Option<Imitation<'r>> {
    // Said first, since the names are made ready when the first host is compared with them.
    if rules.is_marketplace(host) {
        return None;
    }
    let names = rules.host_names();
    if names.owner(host).is_some() {
        return None;
    }
    if let Some(shop) = names.shop_on_site(host) {
        // Sellers of second-hand goods name the brand too, so there it takes a promise.
        let promise = |i: &Imitation<'_>| !matches!(i.way, Way::Bearing { bargain: false, .. } | Way::Similar);
        return judge(&Name::of_shop(&shop), names, rules).filter(promise);
    }
    if names.is_innocent(host) {
        return None;
    }
    let name = Name::of(host);
    judge(&name, names, rules)
        .or_else(|| front::by_host(host, names, rules))
        .or_else(|| front::by_name(host, names, rules))
        .or_else(|| look::by_similarity(&name, names, rules))
}

/// What the owner of a host chose: a label under a suffix.
struct Name {
    /// As people see it.
    label: String,
    /// In letters and digits of ASCII, where it looks like some.
    latin: Option<String>,
    /// The public suffix; empty for a seller's sub-domain.
    suffix: String,
}

impl Name {
    fn of(host: &Host) -> Self {
        Self::new(host.unicode_label(), host.suffix())
    }

    fn of_shop(label: &str) -> Self {
        Self::new(label.to_owned(), "")
    }

    fn new(label: String, suffix: &str) -> Self {
        let latin = look::latin(&label);
        Self { label, latin, suffix: suffix.to_owned() }
    }

    /// The parts between hyphens, as they look.
    fn pieces(&self) -> impl Iterator<Item = &str> {
        self.latin.iter().flat_map(|l| l.split('-')).filter(|piece| !piece.is_empty())
    }
}

fn judge<'r>(name: &Name, names: &'r HostNames, rules: &'r RuleBook) -> Option<Imitation<'r>> {
    look::by_script(name, names, rules)
        .or_else(|| bearing::by_bearing(name, names, rules))
        .or_else(|| look::by_similar_among_words(name, names, rules))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::rules::embedded;
    use std::sync::LazyLock;

    static RULES: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::new(embedded().unwrap()));

    fn imitates(host: &str) -> Option<(String, Way)> {
        imitated(&Host::new(host).unwrap(), &RULES).map(|i| (i.brand.rules.id.clone(), i.way))
    }

    #[test]
    fn a_name_among_shop_words_is_flagged_with_its_words() {
        let (brand, way) = imitates("www.cartier-outlet-sale.shop").unwrap();
        assert_eq!(brand, "cartier");
        assert_eq!(way, Way::Bearing { words: vec!["outlet".into(), "sale".into()], bargain: true });
        assert_eq!(imitates("louisvuittonbagsuk.com").unwrap().0, "louis-vuitton");
        assert_eq!(imitates("zara-outlet-uk.shop").unwrap().0, "zara");
    }

    #[test]
    fn a_branch_that_is_none_is_flagged_by_its_ending_or_its_country() {
        for (host, brand) in [
            ("reebokcz.cz", "reebok"),
            ("hokasstore.shop", "hoka"),
            ("clarks-tr-shoes.com", "clarks"),
            ("columbia.com.de", "columbia"),
            ("tory-burch.co.nz", "tory-burch"),
            ("calvinkleinqx.top", "calvin-klein"),
        ] {
            assert_eq!(imitates(host).map(|i| i.0).as_deref(), Some(brand), "{host}");
        }
    }

    #[test]
    fn other_letters_one_letter_off_and_a_host_in_front_are_flagged() {
        assert_eq!(imitates("сartier.com"), Some(("cartier".into(), Way::Script)), "a Cyrillic с");
        assert_eq!(imitates("cartler.com"), Some(("cartier".into(), Way::Script)), "l for i");
        assert_eq!(imitates("cartjer.com"), Some(("cartier".into(), Way::Similar)));
        assert_eq!(imitates("cartier.com.sale-shop.top"), Some(("cartier".into(), Way::InFront)));
    }

    #[test]
    fn own_hosts_marketplaces_and_other_peoples_names_are_silent() {
        for host in [
            "www.cartier.com",
            "www.ebay.com",
            "zaragoza.es",
            "priceline.com",
            "chloe-smith.com",
            "chloeshop.com",
            "cpanel.net",
            "basics.com",
            "laposte.fr",
            "supremepizza.com",
            "carter.com",
            "cartiere.it",
            "dioramas.com",
            "gucciardini.it",
            "salomon-architekten.de",
            "timberlandschaft.de",
            "columbia.edu",
            "mango-chutney.co.uk",
            "coachonline.com",
            "reebok.at",
            "tedbaker.photography",
        ] {
            assert_eq!(imitates(host), None, "{host}");
        }
    }
}
