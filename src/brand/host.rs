//! Hosts: does this shop's own address imitate a brand?
//!
//! Four ways are known: letters of another script (`саrtier.com`), one letter off (`cartler.com`), the brand's name
//! among shop words (`cartier-outlet-sale.shop`), and the brand's whole host in front of another
//! (`cartier.com.sale-shop.top`). Anything in a name that is none of these words is taken for somebody's own name.

use crate::rules::known::Compare;
use crate::rules::{BrandRules, HostName, HostNames, RuleBook, ShopWords, Tier};
use crate::text::address::Host;
use crate::text::fold::fold;
use crate::text::shape;

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
    /// The brand's host in front of another.
    InFront,
}

/// Shortest name that is looked for one letter off: shorter ones hit words ("dior" / "dinr").
const MIN_SIMILAR: usize = 6;
/// Shortest name that is looked for in pieces of a host without hyphens.
const MIN_EMBEDDED: usize = 4;
/// Shortest name that a country's two letters may follow without a hyphen.
const MIN_GROWN: usize = 8;
/// Shortest name that counts with a few letters behind it that are no word, and how many these may be.
const MIN_WITH_JUNK: usize = 9;
const MAX_JUNK: usize = 4;
/// Countries' codes that are articles and prepositions before a name ("de", "in").
const WORDLIKE: [&str; 14] = ["am", "at", "be", "de", "do", "es", "id", "in", "is", "it", "la", "my", "no", "us"];

/// Whether `host` is one of the brand's own hosts.
pub fn is_official(host: &Host, brand: &BrandRules) -> bool {
    brand.rules.hosts.official.iter().any(|own| host.is_within(own))
}

/// Whether the brand names `host` as an authorised shop.
pub fn is_authorised(host: &Host, brand: &BrandRules) -> bool {
    brand.rules.hosts.authorised.iter().any(|shop| host.is_within(shop))
}

/// The brand that `host` imitates, if any. Hosts of brands, of namesakes and of marketplaces imitate nobody.
pub fn imitated<'r>(host: &Host, rules: &'r RuleBook) -> Option<Imitation<'r>> {
    let names = rules.host_names();
    if names.owner(host).is_some() || names.is_innocent(host) {
        return None;
    }
    let label = host.unicode_label();
    by_script(&label, names, rules)
        .or_else(|| by_bearing(host, &label, names, rules))
        .or_else(|| by_front(host, names, rules))
        .or_else(|| by_similarity(&label, names, rules))
}

fn by_script<'r>(label: &str, names: &'r HostNames, rules: &'r RuleBook) -> Option<Imitation<'r>> {
    let name = names.by_shape(&shape::key(label))?;
    let plain: String = fold(label).chars().filter(|c| c.is_alphanumeric()).collect();
    // The same letters are no disguise: a namesake may hold the name under another suffix. Digits for letters make
    // words of short names ("d1or"), so there only another script counts.
    let disguised = if label.is_ascii() { plain != name.text && name.text.len() >= MIN_SIMILAR } else { true };
    disguised.then_some(())?;
    Some(Imitation { brand: rules.brand(name.brand)?, way: Way::Script, name: name.text.clone() })
}

fn by_similarity<'r>(label: &str, names: &'r HostNames, rules: &'r RuleBook) -> Option<Imitation<'r>> {
    let label: String = label.chars().filter(|c| *c != '-').collect();
    if label.chars().count() < MIN_SIMILAR {
        return None;
    }
    let name = names.one_letter_off(&label)?;
    Some(Imitation { brand: rules.brand(name.brand)?, way: Way::Similar, name: name.text.clone() })
}

fn by_bearing<'r>(host: &Host, label: &str, names: &'r HostNames, rules: &'r RuleBook) -> Option<Imitation<'r>> {
    if !label.is_ascii() {
        return None;
    }
    let pieces: Vec<&str> = label.split('-').filter(|p| !p.is_empty()).collect();
    let joined = pieces.concat();
    names.within(&joined).into_iter().find_map(|(name, at)| {
        let brand = rules.brand(name.brand)?;
        let (before, after) = (joined.get(..at)?, joined.get(at + name.text.len()..)?);
        let words = names.words.split(before).zip(beside(&names.words, after)).map(|(mut words, after)| {
            words.extend(after);
            words
        });
        let words = match words {
            Some(words) => words,
            None => vec![junk(host, name, before, after, &names.words)?],
        };
        let apart = pieces.contains(&name.text.as_str());
        let setting = Setting { name, brand, words: &words, before, after, apart, host, shop_words: &names.words };
        let enough = if words.is_empty() {
            setting.alone_is_enough(label)
        } else if name.ambiguous || name.text.len() < MIN_EMBEDDED {
            setting.means_the_brand()
        } else {
            setting.is_no_other_word()
        };
        enough.then_some(())?;
        let bargain = words.iter().any(|w| names.words.is_bargain(w));
        Some(Imitation { brand, way: Way::Bearing { words, bargain }, name: name.text.clone() })
    })
}

/// The words after a name, which may be in the plural or the genitive ("hokasstore").
fn beside(words: &ShopWords, after: &str) -> Option<Vec<String>> {
    words.split(after).or_else(|| words.split(after.strip_prefix('s')?))
}

/// A few letters that say nothing, behind a long name under an ending that costs next to nothing ("calvinkleinshu.top").
fn junk(host: &Host, name: &HostName, before: &str, after: &str, words: &ShopWords) -> Option<String> {
    let long = name.text.len() >= MIN_WITH_JUNK && !name.ambiguous;
    (long && before.is_empty() && after.len() <= MAX_JUNK && words.is_cheap_suffix(host.suffix()))
        .then(|| after.to_owned())
}

/// What stands around a name in an address.
struct Setting<'s> {
    name: &'s HostName,
    brand: &'s BrandRules,
    words: &'s [String],
    before: &'s str,
    after: &'s str,
    apart: bool,
    host: &'s Host,
    shop_words: &'s ShopWords,
}

impl Setting<'_> {
    /// Whether the address stands under a name that looks like a country's but is let by a firm (`uk.com`).
    fn is_borrowed(&self) -> bool {
        self.shop_words.is_borrowed_suffix(self.host.suffix())
    }

    /// Whether names under this ending cost next to nothing.
    fn is_cheap(&self) -> bool {
        self.shop_words.is_cheap_suffix(self.host.suffix())
    }

    /// Whether the name with nothing but an "s" beside it is an imitation, and no namesake's and no branch that the rule
    /// file does not list. `label` is the name as the address parts it.
    fn alone_is_enough(&self, label: &str) -> bool {
        let (name, after) = (self.name, self.after);
        let doubled = name.text.ends_with(after) && name.text.len() > MIN_EMBEDDED;
        let plural = !after.is_empty() && (doubled || name.text.len() >= MIN_SIMILAR);
        let unlisted = after.is_empty() && self.brand.tier == Tier::Rules;
        // "kate-spade.co.nz": the brand's own branch would be called as its other hosts are.
        let own = &self.brand.rules.hosts.official;
        let parted = after.is_empty() && label.contains('-') && !own.iter().any(|h| h.contains(label));
        self.is_borrowed() || !name.ambiguous && (unlisted || plural || parted || self.is_cheap())
    }

    /// Whether what stands beside the name leaves it a name: a letter or two grown onto it make another word
    /// ("cartiere", "diorit"), unless the name is long.
    fn is_no_other_word(&self) -> bool {
        let grown = self.words.len() == 1 && self.words.iter().all(|w| w.len() <= 2) && !self.apart;
        let word = |w: &str| !self.before.is_empty() && WORDLIKE.contains(&w);
        let branch = self.brand.tier != Tier::Names(Compare::WholeName)
            && self.words.iter().all(|w| self.shop_words.is_country(w) && !word(w));
        let long = self.name.text.len() >= if branch { MIN_SIMILAR } else { MIN_GROWN };
        !grown || long || self.is_borrowed() || self.is_cheap()
    }

    /// Whether the words tell that a name which is also a word means the brand.
    ///
    /// A first name or an ordinary word with "shop" behind it is somebody's shop; it takes a promise, or the look of a
    /// brand's branch in a country, to be more.
    fn means_the_brand(&self) -> bool {
        let any = |is: fn(&ShopWords, &str) -> bool| self.words.iter().any(|w| is(self.shop_words, w));
        let code = |w: &String| self.shop_words.is_country(w);
        // "zaragoza" is no Zara with "go" and "za" behind it: words that short come about by themselves.
        let plain = |w: &String| !code(w) && w.len() >= MIN_EMBEDDED;
        let branch = self.words.iter().any(code) && self.words.iter().any(plain)
            || self.words.iter().any(|w| self.host.suffix().rsplit('.').next() == Some(w.as_str()) && code(w));
        let promise = any(ShopWords::is_bargain);
        let placed = self.apart || self.before.is_empty() || self.words.len() >= 2;
        promise || (any(ShopWords::is_country_name) || branch || self.is_borrowed() || self.is_cheap()) && placed
    }
}

fn by_front<'r>(host: &Host, names: &'r HostNames, rules: &'r RuleBook) -> Option<Imitation<'r>> {
    let (brand, own) = names.in_front(host)?;
    Some(Imitation { brand: rules.brand(brand)?, way: Way::InFront, name: own })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::rules::embedded_files;
    use std::sync::LazyLock;

    static RULES: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::new(embedded_files().unwrap()));

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
