//! The [`RuleBook`]: all rule files, compiled for search. Immutable once made.

use super::host_names::HostNames;
use super::kinds::Kinds;
use super::known::{Compare, KnownBrand, KnownBrands};
use super::lists::BrandLists;
use super::pack::Pack;
use super::schema::{AddressWords, AmongCopies, Brand, Context, Hosts, NameKind, Names, Rates, RuleFiles};
use super::sellers::Sellers;
use super::shapes::Shapes;
use super::words::Words;
use crate::text::address::Host;
use crate::text::dictionary::Dictionary;
use crate::text::fold::is_letter;
use crate::text::packed::know;
use crate::text::phrases::Phrases;
use crate::text::tables::Tables;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

/// The rule files of this build, packed by `build.rs`. The browser is handed them as a file of their own beside the module.
static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.postcard"));

/// With what packed rules begin: a number made of the sources that say what a pack holds. Bytes of another form would be read as
/// something else.
const FORM: &str = env!("LOUPE_PACK_FORM");

/// The rules compiled into this build; none if they cannot be read, which a test excludes.
pub fn embedded() -> Option<Pack> {
    decode(EMBEDDED)
}

/// The rule files compiled into this build but the vocabularies, which are packed ready for use: enough for a reader of pages.
pub fn embedded_files() -> Option<RuleFiles> {
    embedded().map(|pack| pack.files)
}

/// Rules from bytes that [`encode`] made, or `build.rs`, which adds the tables of `text`; none if a build with other types did.
pub fn decode(bytes: &[u8]) -> Option<Pack> {
    let (pack, tables): (Pack, Option<Tables>) = postcard::from_bytes(bytes.strip_prefix(FORM.as_bytes())?).ok()?;
    if let Some(tables) = tables {
        know(tables);
    }
    Some(pack)
}

/// Rules as bytes, as `build.rs` embeds them, but without the tables.
pub fn encode(pack: &Pack) -> Option<Vec<u8>> {
    postcard::to_extend(&(pack, None::<Tables>), FORM.as_bytes().to_vec()).ok()
}

/// What a spelling in the rule book's names stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spelling {
    /// Index of the brand in [`RuleBook::brands`].
    pub brand: u32,
    /// What finding it means.
    pub means: Means,
}

/// What finding a spelling means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// The brand, by a name of this kind that is not ambiguous.
    Brand(NameKind),
    /// The brand, if something near it agrees: the word has other meanings.
    Perhaps(NameKind),
    /// One of the brand's lines; `true` of the pair tells the brand alone.
    Line {
        /// Whether the line's name alone tells the brand.
        distinctive: bool,
        /// What it tells where the listing calls the goods a copy.
        among_copies: AmongCopies,
    },
    /// Something else: a phrase in which the name is not the brand.
    SomethingElse,
}

/// All that is known of brands and words, ready for use.
#[derive(Debug)]
pub struct RuleBook {
    /// The newest day any of its facts was checked, `YYYY-MM-DD`.
    pub day: String,
    /// Every brand: those with rules in the order of their ids, then those known by name only.
    pub brands: Vec<BrandRules>,
    /// Every spelling, line and other meaning of every brand.
    pub names: Phrases<Spelling>,
    /// The vocabularies of all languages.
    pub words: Words,
    /// Exchange rates, for comparing prices.
    pub rates: Rates,
    /// Words of imitation shops' addresses.
    pub addresses: AddressWords,
    /// Places, and what is known of sellers.
    pub sellers: Sellers,
    kinds: Arc<Kinds>,
    known_goods: Vec<String>,
    known_lists: OnceLock<Dictionary<()>>,
    shapes: OnceLock<Shapes>,
    host_names: OnceLock<HostNames>,
    marketplace_hosts: HashSet<String>,
}

impl RuleBook {
    /// Makes the rest of the rules ready; what not every page needs waits for the first that does.
    pub fn new(Pack { files, words }: Pack) -> Self {
        let RuleFiles {
            day,
            kinds,
            brands,
            known,
            vocabularies: _,
            marketplaces,
            rates,
            addresses,
            registries,
            sellers,
            reading: _,
        } = files;
        let kinds = Arc::new(Kinds::new(kinds));
        let known_goods = known.iter().flat_map(|k| k.goods.iter().cloned()).collect();
        let brands: Vec<BrandRules> = (brands.into_iter())
            .map(|brand| BrandRules::new(brand, Tier::Rules, &kinds))
            .chain(known.into_iter().flat_map(|file| known_brands(file, &kinds)))
            .collect();
        let names = Phrases::new(brands.iter().zip(0u32..).flat_map(|(brand, index)| spellings(brand, index)));
        let marketplace_hosts = marketplaces.iter().flat_map(|m| m.hosts.iter().cloned()).collect();
        Self {
            day,
            brands,
            names,
            words,
            rates,
            addresses,
            sellers: Sellers::new(registries, sellers, &marketplaces),
            kinds,
            known_goods,
            known_lists: OnceLock::new(),
            shapes: OnceLock::new(),
            host_names: OnceLock::new(),
            marketplace_hosts,
        }
    }

    /// Brand names by shape.
    pub fn shapes(&self) -> &Shapes {
        self.shapes.get_or_init(|| Shapes::new(&self.brands))
    }

    /// Brand names as they stand in hosts.
    pub fn host_names(&self) -> &HostNames {
        self.host_names.get_or_init(|| HostNames::new(&self.brands, &self.addresses, self.marketplace_hosts.clone()))
    }

    /// Whether `host` is a marketplace's own, with nothing in front of it that a seller may have chosen.
    pub fn is_marketplace(&self, host: &Host) -> bool {
        self.marketplace_hosts.contains(host.ascii.strip_prefix("www.").unwrap_or(&host.ascii))
    }

    /// Goods beside which an ambiguous name of a brand without rules means the brand.
    pub fn known_goods(&self) -> &Dictionary<()> {
        self.known_lists.get_or_init(|| self.kinds.list(&self.known_goods))
    }

    /// What goods of the brand at an index are called; without rules, what goods of any known brand are.
    pub fn goods_of(&self, index: u32) -> Option<&Dictionary<()>> {
        let brand = self.brand(index)?;
        Some(if brand.tier == Tier::Rules { &brand.lists().goods } else { self.known_goods() })
    }

    /// The brand at an index of the names.
    pub fn brand(&self, index: u32) -> Option<&BrandRules> {
        self.brands.get(index as usize)
    }

    /// What `amount` of one currency is in another; `None` when a rate is unknown.
    pub fn convert(&self, amount: f64, from: &str, to: &str) -> Option<f64> {
        if from == to {
            return Some(amount);
        }
        Some(amount / self.rates.per_usd.get(from)? * self.rates.per_usd.get(to)?)
    }
}

/// Every spelling of the brand at an index, of its lines, and of what its names mean besides.
fn spellings(
    BrandRules { rules, tier, .. }: &BrandRules,
    brand: u32,
) -> impl Iterator<Item = (Cow<'_, str>, Spelling)> {
    let spelling = move |means: Means| Spelling { brand, means };
    let names = rules.names.iter().flat_map(move |group| {
        let means = |kind| if group.ambiguous { Means::Perhaps(kind) } else { Means::Brand(kind) };
        let (plain, hidden) = (spelling(means(group.kind)), spelling(means(NameKind::Disguise)));
        let hides = group.kind == NameKind::Name && *tier == Tier::Rules;
        group.values.iter().flat_map(move |value| {
            let blotted = hides.then(|| blotted(value)).into_iter().flatten();
            std::iter::once((Cow::Borrowed(value.as_str()), plain)).chain(blotted.map(move |v| (Cow::Owned(v), hidden)))
        })
    });
    let lines = rules.lines.iter().flat_map(move |line| {
        let means = Means::Line { distinctive: line.distinctive, among_copies: line.among_copies };
        std::iter::once(&line.name).chain(&line.also).map(move |v| (Cow::Borrowed(v.as_str()), spelling(means)))
    });
    let other = rules.context.other.iter();
    let other = other.map(move |v| (Cow::Borrowed(v.as_str()), spelling(Means::SomethingElse)));
    names.chain(lines).chain(other)
}

/// A name of another script with a star for one of its letters, as it is written past filters ("香*儿", "シャ*ル"): every such
/// writing but those without the first letter, of names long enough that what is left tells them.
fn blotted(name: &str) -> impl Iterator<Item = String> {
    const MIN: usize = 3;
    let long = !name.is_ascii() && name.chars().count() >= MIN && name.chars().all(|c| c > '\u{370}');
    let places = name.char_indices().skip(1).filter(move |(_, c)| long && is_letter(*c));
    places.map(move |(at, c)| {
        format!("{}*{}", name.get(..at).unwrap_or_default(), name.get(at + c.len_utf8()..).unwrap_or_default())
    })
}

/// How much is known of a brand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// It has a rule file.
    Rules,
    /// Its names and hosts alone (`rules/known`).
    Names(Compare),
}

/// The brands of one file of `rules/known`, as brands of which nothing but names and hosts is said.
fn known_brands(file: KnownBrands, kinds: &Arc<Kinds>) -> impl Iterator<Item = BrandRules> {
    let KnownBrands { source, checked, confidence, compare, brands, .. } = file;
    brands.into_iter().map(move |KnownBrand { id, name, mut also, ambiguous, in_addresses, near, hosts }| {
        also.insert(0, name.clone());
        let (source, checked) = (source.clone(), checked.clone());
        let names = Names {
            kind: NameKind::Name,
            values: also,
            ambiguous,
            in_addresses,
            source: source.clone(),
            checked: checked.clone(),
            confidence,
        };
        let rules = Brand {
            id,
            name,
            owner: None,
            names: vec![names],
            context: Context::default(),
            lines: Vec::new(),
            hosts: Hosts {
                official: hosts,
                authorised: Vec::new(),
                near,
                namesakes: Vec::new(),
                source,
                checked,
                confidence,
            },
            stores: Vec::new(),
            channel: None,
            materials: Vec::new(),
            references: Vec::new(),
            claims: Vec::new(),
            never_made: Vec::new(),
            rare: Vec::new(),
            gtins: None,
            prices: Vec::new(),
            medians: Vec::new(),
            cases: Vec::new(),
        };
        BrandRules::new(rules, Tier::Names(compare), kinds)
    })
}

/// One brand's rules; its word lists are compiled when the brand is first met.
#[derive(Debug)]
pub struct BrandRules {
    /// The rule file.
    pub rules: Brand,
    /// How much is known of it.
    pub tier: Tier,
    kinds: Arc<Kinds>,
    lists: OnceLock<BrandLists>,
}

impl BrandRules {
    fn new(rules: Brand, tier: Tier, kinds: &Arc<Kinds>) -> Self {
        Self { rules, tier, kinds: Arc::clone(kinds), lists: OnceLock::new() }
    }

    /// The brand's word lists.
    pub fn lists(&self) -> &BrandLists {
        self.lists.get_or_init(|| BrandLists::new(&self.rules, &self.kinds))
    }

    /// The spellings that are the brand's own and nothing else: official names and what buyers call it.
    pub fn plain_names(&self) -> impl Iterator<Item = &str> {
        let plain = |kind| matches!(kind, NameKind::Name | NameKind::Nickname);
        self.rules
            .names
            .iter()
            .filter(move |g| plain(g.kind) && !g.ambiguous)
            .flat_map(|g| g.values.iter().map(String::as_str))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_rule_files_can_be_read() {
        let Pack { files, words } = embedded().unwrap();
        assert!(files.brands.iter().any(|b| b.id == "cartier"));
        assert!(files.marketplaces.iter().any(|m| m.id == "ebay"));
        assert!(words.languages.iter().any(|l| l.code == "zh"));
    }
}
