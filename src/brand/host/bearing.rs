//! A brand's name among shop words, and when that is more than somebody's own name.

use super::{Imitation, MIN_SIMILAR, Name, Way};
use crate::rules::known::Compare;
use crate::rules::{BrandRules, HostName, HostNames, RuleBook, ShopWords, Tier};

/// Shortest name that is looked for in pieces of a host without hyphens.
const MIN_EMBEDDED: usize = 4;
/// Shortest name that a country's two letters may follow without a hyphen: one that is a name and nothing else, and one
/// that is a word as well.
const MIN_BRANCH: usize = 5;
const MIN_BRANCH_OF_WORD: usize = 8;
/// Shortest name onto which a letter or two may grow.
const MIN_GROWN: usize = 8;
/// Shortest name that counts with a few letters behind it that are no word, and how many these may be.
const MIN_WITH_JUNK: usize = 9;
const MAX_JUNK: usize = 4;
/// Shortest name that counts beside any word, when it is written in letters of another script.
const MIN_DISGUISED: usize = 5;
/// Countries' codes that are articles and prepositions before a name ("de", "in"), or endings of words behind one.
const WORDLIKE: [&str; 18] =
    ["am", "ar", "at", "be", "ca", "co", "de", "do", "es", "id", "in", "is", "it", "la", "my", "no", "se", "us"];

/// Cheap endings under which people sell under their own names too.
const ORDINARY: [&str; 6] = ["shop", "store", "online", "site", "club", "life"];

pub fn by_bearing<'r>(own: &Name, names: &'r HostNames, rules: &'r RuleBook) -> Option<Imitation<'r>> {
    let pieces: Vec<&str> = own.pieces().collect();
    let joined = pieces.concat();
    names.within(&joined).into_iter().filter(|(name, _)| !names.is_in_another_word(name, &joined)).find_map(
        |(name, at)| {
            let brand = rules.brand(name.brand)?;
            let (before, after) = (joined.get(..at)?, joined.get(at + name.text.len()..)?);
            let apart = pieces.contains(&name.text.as_str());
            if !own.label.is_ascii() {
                return disguised(own, name, brand, apart, names.words.split(before).zip(beside(&names.words, after)));
            }
            let words = names.words.split(before).zip(beside(&names.words, after)).map(|(mut words, after)| {
                words.extend(after);
                words
            });
            let words = match words {
                Some(words) => words,
                None => vec![junk(own, name, before, after, &names.words)?],
            };
            let setting = Setting { name, brand, words: &words, before, after, apart, own, shop_words: &names.words };
            let enough = if words.is_empty() {
                setting.alone_is_enough()
            } else if (name.ambiguous || name.text.len() < MIN_EMBEDDED) && !setting.is_doubled() {
                setting.means_the_brand()
            } else {
                setting.is_no_other_word()
            };
            enough.then_some(())?;
            let bargain = words.iter().any(|w| names.words.is_bargain(w));
            Some(Imitation { brand, way: Way::Bearing { words, bargain }, name: name.text.clone() })
        },
    )
}

/// A name in letters of another script, among shop words or between hyphens.
fn disguised<'r>(
    own: &Name,
    name: &HostName,
    brand: &'r BrandRules,
    apart: bool,
    words: Option<(Vec<String>, Vec<String>)>,
) -> Option<Imitation<'r>> {
    // What is foreign may be another word of the label: "müller-zara-fan".
    let itself = !own.label.split('-').any(|piece| piece.contains(&name.text));
    let enough = itself && !name.ambiguous && name.text.len() >= MIN_DISGUISED && (apart || words.is_some());
    enough.then(|| Imitation { brand, way: Way::Script, name: name.text.clone() })
}

/// The words after a name, which may be in the plural or the genitive ("hokasstore").
fn beside(words: &ShopWords, after: &str) -> Option<Vec<String>> {
    words.split(after).or_else(|| words.split(after.strip_prefix('s')?))
}

/// A few letters that say nothing, behind a long name under an ending that costs next to nothing ("calvinkleinshu.top").
fn junk(own: &Name, name: &HostName, before: &str, after: &str, words: &ShopWords) -> Option<String> {
    let long = name.text.len() >= MIN_WITH_JUNK && !name.ambiguous;
    (long && before.is_empty() && after.len() <= MAX_JUNK && words.is_cheap_suffix(&own.suffix))
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
    own: &'s Name,
    shop_words: &'s ShopWords,
}

impl Setting<'_> {
    /// Whether the address stands under a name that looks like a country's but is let by a firm (`uk.com`).
    fn is_borrowed(&self) -> bool {
        self.shop_words.is_borrowed_suffix(&self.own.suffix)
    }

    /// Whether names under this ending cost next to nothing.
    fn is_cheap(&self) -> bool {
        self.shop_words.is_cheap_suffix(&self.own.suffix)
    }

    /// Whether the name ends in "s" and has one more ("hermess"): no plural is made so.
    fn is_doubled(&self) -> bool {
        self.name.text.ends_with('s')
            && self.name.text.len() > MIN_EMBEDDED
            && self.after.starts_with('s')
            && self.shop_words.split(self.after).is_none()
    }

    /// Whether the name with nothing but an "s" beside it is an imitation, and no namesake's and no branch that the rule
    /// file does not list.
    fn alone_is_enough(&self) -> bool {
        let (name, after, label) = (self.name, self.after, self.own.label.as_str());
        let doubled = name.text.ends_with(after) && name.text.len() > MIN_EMBEDDED;
        let plural = !after.is_empty() && (doubled || name.text.len() >= MIN_SIMILAR);
        let unlisted = after.is_empty() && (self.brand.tier == Tier::Rules || self.is_branch_nobody_lists());
        // "kate-spade.co.nz": the brand's own branch would be called as its other hosts are.
        let own = &self.brand.rules.hosts.official;
        let parted = after.is_empty() && label.contains('-') && !own.iter().any(|h| h.contains(label));
        self.is_borrowed() || !name.ambiguous && (unlisted || plural || parted || self.is_cheap())
    }

    /// Whether the address looks like the branch of a much imitated brand in a country ("clarks.com.gr"), while the brand's
    /// own branches are called otherwise.
    fn is_branch_nobody_lists(&self) -> bool {
        let parts = |suffix: &str| suffix.split_once('.').map(|(kind, country)| (kind.to_owned(), country.len()));
        let of_a_firm = |suffix: &str| matches!(parts(suffix), Some((kind, 2)) if kind == "com" || kind == "co");
        let own = &self.brand.rules.hosts.official;
        let alike = own.iter().any(|h| {
            h.split_once('.')
                .is_some_and(|(name, rest)| name == self.name.text && of_a_firm(rest) && !rest.ends_with("uk"))
        });
        self.brand.tier == Tier::Names(Compare::EveryWay) && of_a_firm(&self.own.suffix) && !alike
    }

    /// Whether what stands beside the name leaves it a name: a letter or two grown onto it make another word
    /// ("cartiere", "diorit"), unless the name is long.
    fn is_no_other_word(&self) -> bool {
        let grown = self.words.len() == 1 && self.words.iter().all(|w| w.len() <= 2) && !self.apart;
        let long = self.name.text.len() >= if self.is_branch() { MIN_BRANCH } else { MIN_GROWN };
        let twice = self.words.iter().any(|w| self.own.suffix.rsplit('.').next() == Some(w.as_str()));
        !grown || long || twice || self.is_borrowed() || self.is_cheap()
    }

    /// Whether a country's code stands right beside the name, and reads as nothing else there. Before a name more do.
    fn is_branch(&self) -> bool {
        let short = self.name.text.len() < MIN_SIMILAR;
        let word = |w: &str| (short || !self.before.is_empty()) && WORDLIKE.contains(&w);
        self.brand.tier != Tier::Names(Compare::WholeName)
            && self.words.iter().all(|w| self.shop_words.is_country(w) && !word(w))
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
            || self.words.iter().any(|w| self.own.suffix.rsplit('.').next() == Some(w.as_str()) && code(w))
            || self.name.text.len() >= MIN_BRANCH_OF_WORD
                && self.words.len() == 1
                && self.is_branch()
                && !self.words.iter().any(|w| WORDLIKE.contains(&w.as_str()));
        let promise = any(ShopWords::is_bargain);
        let cheap = self.is_cheap()
            && !ORDINARY.contains(&self.own.suffix.as_str())
            && (self.apart || self.words.iter().any(|w| w.len() > 2));
        let country = self.shop_words.is_country_name(self.before);
        let placed = self.apart || self.before.is_empty() || self.words.len() >= 2 || country;
        let long_branch = branch && self.name.text.len() >= MIN_BRANCH_OF_WORD;
        promise || (any(ShopWords::is_country_name) || branch || self.is_borrowed() || cheap) && (placed || long_branch)
    }
}
