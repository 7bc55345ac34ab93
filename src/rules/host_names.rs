//! Brand names as they stand in hosts, ready for comparison. Made when the first host is looked at.

use super::book::{BrandRules, Tier};
use super::known::Compare;
use super::schema::{AddressWords, InAddresses, NameKind};
use crate::text::address::Host;
use crate::text::fold::{Folded, fold};
use crate::text::needles::Needles;
use crate::text::order;
use crate::text::shape;
use crate::text::slips::Slips;
use std::collections::{HashMap, HashSet};

/// One brand name as it stands in hosts: folded, letters and digits only.
#[derive(Debug, Clone)]
pub struct HostName {
    /// The name: `louisvuitton`.
    pub text: String,
    /// Index of the brand in the rule book.
    pub brand: u32,
    /// Whether the name is also a word or a person's name.
    pub ambiguous: bool,
}

/// All brand names for looking at hosts.
#[derive(Debug)]
pub struct HostNames {
    names: Vec<HostName>,
    owned: HashMap<String, u32>,
    shapes: HashMap<String, usize>,
    slips: Slips,
    slipped: Vec<usize>,
    near: HashSet<String>,
    search: Needles,
    innocent: HashSet<String>,
    shop_sites: Vec<String>,
    /// Words that imitation shops put beside a name.
    pub words: ShopWords,
}

/// Shortest name looked for in hosts at all: two letters are initials.
const MIN_NAME: usize = 3;
/// Shortest name that is compared letter by letter.
const MIN_SIMILAR: usize = 6;

impl HostNames {
    /// The names of all brands.
    pub fn new(brands: &[BrandRules], words: &AddressWords, marketplaces: HashSet<String>) -> Self {
        let mut names: Vec<HostName> = Vec::new();
        let mut slipped = Vec::new();
        let mut folded = Folded::default();
        let (mut owned, mut near, mut namesakes) = (HashMap::new(), HashSet::new(), HashSet::new());
        for (brand, index) in brands.iter().zip(0u32..) {
            let hosts = &brand.rules.hosts;
            near.extend(hosts.near.iter().map(|n| fold(n)));
            namesakes.extend(hosts.namesakes.iter().cloned());
            owned.extend(hosts.official.iter().chain(&hosts.authorised).map(|h| (h.clone(), index)));
            let mut seen = HashSet::new();
            for group in brand.rules.names.iter().filter(|g| g.kind == NameKind::Name) {
                for value in &group.values {
                    folded.refold(value);
                    let text = folded.text.replace(' ', "");
                    // "M.A.C" is a name by its points, which an address does not show.
                    let initials = folded.text.split(' ').all(|word| word.len() == 1);
                    let ambiguous = match group.in_addresses {
                        Some(InAddresses::Nothing) => continue,
                        Some(InAddresses::Word) => true,
                        Some(InAddresses::Name) => false,
                        None => group.ambiguous || initials,
                    };
                    let usable = text.len() >= MIN_NAME && text.bytes().all(|b| b.is_ascii_alphanumeric());
                    if usable && seen.insert(text.clone()) {
                        // A word is one letter off other words.
                        let whole_only = brand.tier == Tier::Names(Compare::WholeName);
                        if text.len() >= MIN_SIMILAR && !group.ambiguous && !ambiguous && !whole_only {
                            slipped.push(names.len());
                        }
                        names.push(HostName { text, brand: index, ambiguous });
                    }
                }
            }
        }
        let mut shapes = HashMap::new();
        for (at, name) in names.iter().enumerate() {
            shapes.entry(shape::key(&name.text)).or_insert(at);
        }
        Self {
            slips: Slips::new(slipped.iter().filter_map(|at| names.get(*at)).map(|name| &name.text)),
            slipped,
            search: Needles::new(names.iter().map(|n| &n.text)),
            names,
            owned,
            shapes,
            near,
            innocent: namesakes.into_iter().chain(marketplaces).collect(),
            shop_sites: words.shop_sites.clone(),
            words: ShopWords::new(words),
        }
    }

    /// The brand that owns `host`, or has authorised it.
    pub fn owner(&self, host: &Host) -> Option<u32> {
        parents(&host.ascii).find_map(|name| self.owned.get(name).copied())
    }

    /// The name a seller chose on a site where every seller has a sub-domain: "cartier-outlet" of `cartier-outlet.etsy.com`.
    pub fn shop_on_site(&self, host: &Host) -> Option<String> {
        // Languages and devices are the site's own sub-domains ("de", "m", "en").
        const MIN: usize = 4;
        let site = self.shop_sites.iter().find(|site| host.is_within(site))?;
        let before = host.ascii.strip_suffix(site.as_str())?.trim_end_matches('.');
        before.split('.').find(|label| label.len() >= MIN).map(str::to_owned)
    }

    /// Whether `host` belongs to a marketplace, or to somebody else who bears a brand's name.
    pub fn is_innocent(&self, host: &Host) -> bool {
        parents(&host.ascii).any(|name| self.innocent.contains(name))
    }

    /// The name with this [`shape::key`].
    pub fn by_shape(&self, key: &str) -> Option<&HostName> {
        self.names.get(*self.shapes.get(key)?)
    }

    /// The names that occur in `label`, the longest first, each with where.
    pub fn within(&self, label: &str) -> Vec<(&HostName, usize)> {
        let mut found: Vec<(&HostName, usize)> = Vec::new();
        self.search.each(label, |index, range| found.extend(self.names.get(index).map(|name| (name, range.start))));
        order::by_key(&mut found, |(name, at)| (usize::MAX - name.text.len(), *at));
        found
    }

    /// Whether a known word that holds the name stands in `label`: "legoland" is no Lego with "land" behind it.
    pub fn is_in_another_word(&self, name: &HostName, label: &str) -> bool {
        // A plural is no other word.
        const MORE: usize = 3;
        self.near.iter().any(|word| {
            word.len() >= name.text.len() + MORE && word.contains(&name.text) && label.contains(word.as_str())
        })
    }

    /// The name that `label` is one letter off: one changed, added, left out, or two swapped.
    ///
    /// The first letter must be right, as it is in nearly all of them; with it go most accidents. One letter *added at
    /// the end* makes other words ("cartiere", "diors") and is left to the words around it.
    pub fn one_letter_off(&self, label: &str) -> Option<&HostName> {
        if self.near.contains(label) {
            return None;
        }
        self.slips
            .of(label)
            .into_iter()
            .filter_map(|at| self.names.get(*self.slipped.get(at)?))
            .find(|name| name.text.chars().next() == label.chars().next() && !label.starts_with(name.text.as_str()))
    }

    /// The brand whose whole host stands in front of another (`cartier.com.sale-shop.top`), and that host.
    pub fn in_front(&self, host: &Host) -> Option<(u32, String)> {
        let labels: Vec<&str> = host.subdomain().split('.').collect();
        (0..labels.len()).find_map(|start| {
            (start + 2..=labels.len()).find_map(|end| {
                let front = labels.get(start..end)?.join(".");
                Some((*self.owned.get(&front)?, front))
            })
        })
    }
}

/// `a.b.c`, `b.c`, `c`.
fn parents(host: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(host), |name| name.split_once('.').map(|(_, rest)| rest))
}

/// Words of imitation shops' addresses.
#[derive(Debug)]
pub struct ShopWords {
    words: HashSet<String>,
    bargain: HashSet<String>,
    countries: HashSet<String>,
    cheap: HashSet<String>,
    borrowed: HashSet<String>,
}

impl ShopWords {
    fn new(words: &AddressWords) -> Self {
        let plain = words.shop.iter().chain(&words.countries).chain(&words.cities).chain(&words.goods);
        Self {
            words: plain.chain(&words.bargain).cloned().collect(),
            bargain: words.bargain.iter().cloned().collect(),
            countries: words.countries.iter().cloned().collect(),
            cheap: words.cheap_suffixes.iter().cloned().collect(),
            borrowed: words.borrowed_suffixes.iter().cloned().collect(),
        }
    }

    /// `text` as words of the list and numbers, the fewest there are; `None` when anything else is in it.
    pub fn split(&self, text: &str) -> Option<Vec<String>> {
        // best[i] = the fewest words that make up the first i bytes, as where the last of them starts.
        let mut best: Vec<Option<(usize, usize)>> = vec![None; text.len() + 1];
        *best.first_mut()? = Some((0, 0));
        for end in 1..=text.len() {
            let ways = (0..end).filter_map(|start| {
                let (count, _) = (*best.get(start)?)?;
                let word = text.get(start..end)?;
                (self.words.contains(word) || word.chars().all(|c| c.is_ascii_digit())).then_some((count + 1, start))
            });
            let way = ways.min();
            *best.get_mut(end)? = way;
        }
        let mut words = Vec::new();
        let mut end = text.len();
        while end > 0 {
            let (_, start) = (*best.get(end)?)?;
            words.push(text.get(start..end)?.to_owned());
            end = start;
        }
        words.reverse();
        Some(words)
    }

    /// Whether a word is a country's name or code.
    pub fn is_country(&self, word: &str) -> bool {
        self.countries.contains(word)
    }

    /// Whether names under this suffix cost next to nothing.
    pub fn is_cheap_suffix(&self, suffix: &str) -> bool {
        self.cheap.contains(suffix)
    }

    /// Whether this suffix looks like a country's and is a firm's.
    pub fn is_borrowed_suffix(&self, suffix: &str) -> bool {
        self.borrowed.contains(suffix)
    }

    /// Whether a word is a country's name; codes of two or three letters are too often something else.
    pub fn is_country_name(&self, word: &str) -> bool {
        word.len() > 3 && self.countries.contains(word)
    }

    /// Whether a word promises a bargain or a standing.
    pub fn is_bargain(&self, word: &str) -> bool {
        self.bargain.contains(word)
    }
}
