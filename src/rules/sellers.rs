//! Places and sellers, ready for the checks: which place a host, a number, an address speaks of, and words that claim a standing.

use super::marketplace::{Marketplace, Standing};
use super::schema::{Number, Registry, SellerWords, given_abroad};
use crate::text::address::Host;
use crate::text::dictionary::Dictionary;
use crate::text::fold::fold;
use std::sync::OnceLock;

/// What is known of places and sellers.
#[derive(Debug)]
pub struct Sellers {
    /// The countries' files.
    pub registries: Vec<Registry>,
    /// `rules/sellers.toml`.
    pub words: SellerWords,
    claims: Vec<(String, Standing)>,
    lists: OnceLock<SellerLists>,
}

/// The word lists, compiled when a brand is first met.
#[derive(Debug)]
pub struct SellerLists {
    /// What an outlet calls itself.
    pub outlet: Dictionary<()>,
    /// Payments that can be taken back.
    pub safe_payments: Dictionary<()>,
    /// Words that claim a standing the platform, or the brand, vouches for.
    pub claims: Dictionary<Standing>,
    /// Names that are none, folded.
    pub placeholders: Vec<String>,
}

impl Sellers {
    pub(super) fn new(registries: Vec<Registry>, words: SellerWords, marketplaces: &[Marketplace]) -> Self {
        let vouched = marketplaces.iter().flat_map(|m| &m.store_types).filter(|t| t.standing.is_vouched_for());
        let claims = vouched.flat_map(|t| t.claims.iter().map(|c| (c.clone(), t.standing))).collect();
        Self { registries, words, claims, lists: OnceLock::new() }
    }

    /// The word lists.
    pub fn lists(&self) -> &SellerLists {
        self.lists.get_or_init(|| SellerLists {
            outlet: super::lists::list(&self.words.outlet),
            safe_payments: super::lists::list(&self.words.safe_payments),
            claims: Dictionary::new(self.claims.iter().map(|(word, standing)| (word, *standing))),
            placeholders: self.words.placeholders.iter().map(|p| fold(p)).collect(),
        })
    }

    /// Whether a host is known to sell second-hand goods alone.
    pub fn is_second_hand(&self, host: &Host) -> bool {
        self.words.second_hand.iter().any(|h| host.is_within(h))
    }

    /// The place whose people get hosts of this ending.
    pub fn of_host(&self, host: &Host) -> Option<&Registry> {
        self.registries.iter().find(|r| r.hosts.iter().any(|ending| host.is_within(ending) && host.ascii != *ending))
    }

    /// The place a telephone number with its international prefix belongs to; of several that share one, the first.
    pub fn of_phone(&self, number: &str) -> Option<&Registry> {
        let international = number.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '+');
        let rest = international.strip_prefix('+').or_else(|| international.strip_prefix("00"))?;
        let digits: String = rest.chars().filter(char::is_ascii_digit).take(15).collect();
        let longest = |r: &&Registry| r.calling_codes.iter().filter(|c| digits.starts_with(*c)).map(String::len).max();
        self.registries.iter().filter(|r| longest(r).is_some()).max_by_key(|r| (longest(r), std::cmp::Reverse(&r.id)))
    }

    /// The place that a country's code or name, or the end of a postal address, speaks of.
    pub fn of_words(&self, text: &str) -> Option<&Registry> {
        let last = text.rsplit([',', '，', '|', '(', ';']).find(|part| part.chars().any(char::is_alphanumeric))?;
        let (code, name) = (last.trim().to_ascii_lowercase(), fold(last));
        let ends = |r: &Registry| {
            r.names
                .iter()
                .map(|n| fold(n))
                .any(|n| name == n || n.len() > 4 && name.strip_suffix(&n).is_some_and(|before| before.ends_with(' ')))
        };
        self.registries.iter().find(|r| r.id == code || ends(r))
    }

    /// The kind of number, and whose it is.
    pub fn of_number(&self, kind: &str) -> Option<(&Registry, Option<&Number>)> {
        let by_kind = self.registries.iter().find_map(|r| Some((r, r.numbers.iter().find(|n| n.kind == kind)?)));
        let country = kind.split('.').next().unwrap_or_default();
        let by_country = || self.registries.iter().find(|r| r.id == country).map(|r| (r, None));
        by_kind.map(|(r, n)| (r, Some(n))).or_else(by_country)
    }

    /// The place that a number of a kind speaks of.
    pub fn place_of_number(&self, kind: &str) -> Option<&Registry> {
        self.of_number(kind).map(|(place, _)| place).filter(|_| !given_abroad(&self.registries).any(|k| k == kind))
    }

    /// The place whose language and currency these are together.
    pub fn of_speech(&self, language: &str, currency: &str) -> Option<&Registry> {
        let plain = language.split('-').next().unwrap_or_default();
        let speaks = |r: &&Registry| r.languages.iter().any(|l| l == language || l == plain);
        self.registries.iter().filter(speaks).find(|r| r.currencies.iter().any(|c| c == currency))
    }
}

impl Registry {
    /// Whether trade between the two is a matter of course.
    pub fn is_near(&self, other: &Self) -> bool {
        self.id == other.id || !self.area.is_empty() && self.area == other.area
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::book::{RuleBook, embedded};
    use super::*;
    use std::sync::LazyLock;

    static RULES: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::new(embedded().unwrap()));

    fn id(place: Option<&Registry>) -> &str {
        place.map_or("", |r| &r.id)
    }

    #[test]
    fn places_are_known_by_host_telephone_address_and_speech() {
        let s = &RULES.sellers;
        for (host, place) in [
            ("www.shop.de", "de"),
            ("shop.co.uk", "gb"),
            ("shop.com.br", "br"),
            ("shop.com", ""),
            ("shop.co", ""),
            ("shop.cz", "eu"),
        ] {
            assert_eq!(id(s.of_host(&Host::new(host).unwrap())), place, "{host}");
        }
        for (phone, place) in [
            ("+86 138 0013 8000", "cn"),
            ("+852 5555 0123", "hk"),
            ("0049 30 1234567", "de"),
            ("030 1234567", ""),
            ("(+44) 20 7946 0958", "gb"),
            ("+1 202 555 0123", "ca"),
        ] {
            assert_eq!(id(s.of_phone(phone)), place, "{phone}");
        }
        for (words, place) in [
            ("Beispielstraße 1, 12345 Musterstadt, Deutschland", "de"),
            ("Room 4, Guangzhou 510145 China", "cn"),
            ("CN", "cn"),
            ("Indiana", ""),
            ("1 Sample Street, London, United Kingdom", "gb"),
        ] {
            assert_eq!(id(s.of_words(words)), place, "{words}");
        }
        assert_eq!(id(s.of_speech("de-de", "EUR")), "de");
        assert_eq!(id(s.of_speech("en", "EUR")), "");
        assert_eq!(id(s.of_number("pl.nip").map(|(r, _)| r)), "pl");
    }

    #[test]
    fn neighbours_trade_as_a_matter_of_course() {
        let s = &RULES.sellers;
        let of = |code| s.of_words(code).unwrap();
        assert!(of("DE").is_near(of("AT")) && of("CN").is_near(of("HK")) && !of("DE").is_near(of("CN")));
        assert!(!of("JP").is_near(of("KR")), "no area is no common one");
    }
}
