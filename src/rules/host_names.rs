//! Brand names as they stand in hosts, ready for comparison. Made when the first host is looked at.

use super::book::{BrandRules, Tier};
use super::known::Compare;
use super::schema::AddressWords;
use crate::text::address::Host;
use crate::text::fold::fold;
use crate::text::needles::Needles;
use crate::text::shape;
use rapidfuzz::distance::osa;
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
    by_length: HashMap<usize, Vec<usize>>,
    near: HashSet<String>,
    search: Needles,
    innocent: HashSet<String>,
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
        let (mut owned, mut near, mut namesakes) = (HashMap::new(), HashSet::new(), HashSet::new());
        for (brand, index) in brands.iter().zip(0u32..) {
            let hosts = &brand.rules.hosts;
            near.extend(hosts.near.iter().map(|n| fold(n)));
            namesakes.extend(hosts.namesakes.iter().cloned());
            owned.extend(hosts.official.iter().chain(&hosts.authorised).map(|h| (h.clone(), index)));
            let mut seen = HashSet::new();
            for group in brand.rules.names.iter().filter(|g| g.kind == super::schema::NameKind::Name) {
                for value in &group.values {
                    let folded = fold(value);
                    let text: String = folded.chars().filter(|c| *c != ' ').collect();
                    // "M.A.C" is a name by its points, which an address does not show.
                    let initials = folded.split(' ').all(|word| word.len() == 1);
                    let usable = text.len() >= MIN_NAME && text.chars().all(|c| c.is_ascii_alphanumeric());
                    if seen.insert(text.clone()) && usable {
                        names.push(HostName { text, brand: index, ambiguous: group.ambiguous || initials });
                    }
                }
            }
        }
        let mut shapes = HashMap::new();
        let mut by_length: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, name) in names.iter().enumerate() {
            shapes.entry(shape::key(&name.text)).or_insert(at);
            let whole_only = brands.get(name.brand as usize).is_some_and(|b| b.tier == Tier::Names(Compare::WholeName));
            if name.text.len() >= MIN_SIMILAR && !name.ambiguous && !whole_only {
                by_length.entry(name.text.len()).or_default().push(at);
            }
        }
        Self {
            search: Needles::new(names.iter().map(|n| &n.text)),
            names,
            owned,
            shapes,
            by_length,
            near,
            innocent: namesakes.into_iter().chain(marketplaces).collect(),
            words: ShopWords::new(words),
        }
    }

    /// The brand that owns `host`, or has authorised it.
    pub fn owner(&self, host: &Host) -> Option<u32> {
        parents(&host.ascii).find_map(|name| self.owned.get(name).copied())
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
        found.sort_by_key(|(name, at)| (usize::MAX - name.text.len(), *at));
        found
    }

    /// The name that `label` is one letter off: one changed, added, left out, or two swapped.
    ///
    /// The first letter must be right, as it is in nearly all of them; with it go most accidents. One letter *added at
    /// the end* makes other words ("cartiere", "diors") and is left to the words around it.
    pub fn one_letter_off(&self, label: &str) -> Option<&HostName> {
        if self.near.contains(label) {
            return None;
        }
        let length = label.chars().count();
        let near = (length.saturating_sub(1)..=length + 1).filter_map(|l| self.by_length.get(&l)).flatten();
        near.filter_map(|at| self.names.get(*at)).find(|name| {
            name.text != label
                && name.text.chars().next() == label.chars().next()
                && !label.starts_with(name.text.as_str())
                && osa::distance(name.text.chars(), label.chars()) == 1
        })
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
        let plain = words.shop.iter().chain(&words.countries).chain(&words.goods);
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
