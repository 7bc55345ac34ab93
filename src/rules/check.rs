//! What a rule file must be besides fitting the schema. Errors name file, line, key, what was wrong and what was expected.

use super::check_goods::check_goods;
use super::check_kinds::check_kind;
use super::check_words::{check_exceptions, check_vocabulary};
use super::known::KnownBrands;
use super::lists::whole;
use super::marketplace::Marketplace;
use super::schema::{Brand, Case, LICENCES, MARKS, MESSENGERS, ReadingWords, Registry, RuleFiles, SellerWords};
use super::source::RuleError;
use crate::text::day::days;
use crate::text::fold::fold;
use crate::weight::Confidence;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};

/// Everything that is wrong with rule files that fit the schema.
pub fn check(dir: &Path, files: &RuleFiles) -> Vec<RuleError> {
    let mut errors = Vec::new();
    let mut known: HashMap<String, String> = HashMap::new();
    for kind in &files.kinds {
        let file = dir.join("goods").join(format!("{}.toml", kind.id));
        check_kind(kind, &files.vocabularies, &mut Reporter::new(file, &mut errors));
    }
    for brand in &files.brands {
        let mut report = Reporter::new(dir.join("brands").join(format!("{}.toml", brand.id)), &mut errors);
        check_brand(brand, files, &mut known, &mut report);
    }
    for (file, known_brands) in known_files(dir).into_iter().zip(&files.known) {
        check_known(known_brands, files, &mut known, &mut Reporter::new(file, &mut errors));
    }
    for vocabulary in &files.vocabularies {
        let mut report =
            Reporter::new(dir.join("vocabulary").join(format!("{}.toml", vocabulary.language)), &mut errors);
        check_vocabulary(vocabulary, &mut report);
    }
    check_exceptions(dir, files, &mut errors);
    for place in &files.marketplaces {
        let mut report = Reporter::new(dir.join("marketplaces").join(format!("{}.toml", place.id)), &mut errors);
        check_marketplace(place, &mut report);
    }
    for registry in &files.registries {
        let file = dir.join("registries").join(format!("{}.toml", registry.id));
        check_registry(registry, &mut Reporter::new(file, &mut errors));
    }
    check_sellers(&files.sellers, &mut Reporter::new(dir.join("sellers.toml"), &mut errors));
    check_reading(&dir.join("reading"), &files.reading, &mut errors);
    errors
}

fn check_reading(dir: &Path, words: &ReadingWords, errors: &mut Vec<RuleError>) {
    let ReadingWords { amounts, stock, labels, identity, states, marks } = words;
    let mut report = Reporter::new(dir.join("marks.toml"), errors);
    report.cited("", &marks.source, &marks.checked);
    let known = || MARKS.iter().chain(&MESSENGERS).chain(&LICENCES);
    for name in marks.marks.keys().filter(|name| !known().any(|k| k == name)) {
        let names: Vec<&str> = known().copied().collect();
        report.at(&format!("marks.{name}"), format!("announces nothing known: expected one of {}", names.join(", ")));
    }
    for name in known().filter(|name| marks.marks.get(**name).is_none_or(Vec::is_empty)) {
        report.at(&format!("marks.{name}"), "is missing or empty: expected words".to_owned());
    }
    let mut report = Reporter::new(dir.join("amounts.toml"), errors);
    report.cited("", &amounts.source, &amounts.checked);
    let mut report = Reporter::new(dir.join("stock.toml"), errors);
    report.cited("", &stock.source, &stock.checked);
    let mut report = Reporter::new(dir.join("identity.toml"), errors);
    report.cited("", &identity.source, &identity.checked);
    let lower = |word: &&String| word.is_empty() || word.to_lowercase() != **word;
    for (key, list) in [("headings", &identity.headings), ("paths", &identity.paths)] {
        for word in list.iter().filter(lower) {
            report.at(key, format!("{word:?}: expected lower case"));
        }
    }
    let mut report = Reporter::new(dir.join("states.toml"), errors);
    report.cited("", &states.source, &states.checked);
    let lists = [("refurbished", &states.refurbished), ("used", &states.used), ("new", &states.new)];
    for (key, list) in lists.iter().copied().chain([("doubtful", &states.doubtful)]) {
        for word in list.iter().filter(lower) {
            report.at(key, format!("{word:?}: expected lower case"));
        }
    }
    for word in states.doubtful.iter().filter(|word| !lists.iter().any(|(_, list)| list.contains(word))) {
        report.at("doubtful", format!("{word:?}: expected a word of the lists above"));
    }
    let mut report = Reporter::new(dir.join("labels.toml"), errors);
    report.cited("", &labels.source, &labels.checked);
    let lists = [
        ("brand", &labels.brand),
        ("maker", &labels.maker),
        ("sku", &labels.sku),
        ("mpn", &labels.mpn),
        ("gtin", &labels.gtin),
        ("general", &labels.general),
        ("condition", &labels.condition),
    ];
    // A label in another form than the reader's would never be met.
    let met = |label: &str| {
        !label.is_empty()
            && label.to_lowercase() == label
            && !label.contains(['(', '（'])
            && label.trim_end_matches([':', '：', ' ', '.', '#', '-', '–']) == label
            && label.trim_start_matches(['•', '·', '-', ' ']) == label
    };
    for (key, list) in lists {
        for (i, label) in list.iter().enumerate().filter(|(_, label)| !met(label)) {
            let reason = format!("{label:?}: expected a label in lower case without brackets or the sign behind it");
            report.at(&format!("{key}[{i}]"), reason);
        }
    }
}

fn check_registry(registry: &Registry, report: &mut Reporter<'_>) {
    report.id(&registry.id);
    report.cited("", &registry.source, &registry.checked);
    if let Some(law) = &registry.law {
        report.cited("law", &law.source, &law.checked);
        if law.shows.is_empty() {
            report.at("law.shows", "is empty: expected what a shop must show, or no `law`".to_owned());
        }
    }
    let suffix = |h: &String| {
        !h.is_empty()
            && !h.starts_with('.')
            && h.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-')
    };
    for (i, host) in registry.hosts.iter().enumerate().filter(|(_, h)| !suffix(h)) {
        report.at(
            &format!("hosts[{i}]"),
            format!("{host:?}: expected an ending in lower case without a dot in front, such as \"co.uk\""),
        );
    }
    for (i, code) in registry
        .currencies
        .iter()
        .enumerate()
        .filter(|(_, c)| c.len() != 3 || !c.bytes().all(|b| b.is_ascii_uppercase()))
    {
        report.at(&format!("currencies[{i}]"), format!("{code:?}: expected an ISO 4217 code, such as \"EUR\""));
    }
    for (i, code) in registry
        .calling_codes
        .iter()
        .enumerate()
        .filter(|(_, c)| c.is_empty() || c.len() > 3 || !c.bytes().all(|b| b.is_ascii_digit()))
    {
        report.at(&format!("calling_codes[{i}]"), format!("{code:?}: expected up to three digits without \"+\""));
    }
    for (i, number) in registry.numbers.iter().enumerate() {
        let known = crate::text::address::Address::parse(number.url.as_deref().unwrap_or("https://register.example/"))
            .is_some();
        if number.register.is_some() != number.url.is_some() || !known {
            report.at(
                &format!("numbers[{i}].url"),
                "expected both a register and its https:// address, or neither".to_owned(),
            );
        }
    }
}

fn check_sellers(sellers: &SellerWords, report: &mut Reporter<'_>) {
    report.cited("", &sellers.source, &sellers.checked);
    for (key, hosts) in [("free_mail", &sellers.free_mail), ("second_hand", &sellers.second_hand)] {
        for (i, host) in hosts.iter().enumerate().filter(|(_, h)| !is_host(h)) {
            let reason = format!("{host:?}: expected a host in lower case, such as \"gmail.com\"");
            report.at(&format!("{key}[{i}]"), reason);
        }
    }
    for (i, seal) in sellers.seals.iter().enumerate() {
        let key = format!("seals[{i}]");
        report.cited(&key, &seal.source, &seal.checked);
        if seal.pictures.iter().any(|p| p.len() < 5) || seal.hosts.is_empty() || !seal.hosts.iter().all(|h| is_host(h))
        {
            report.at(
                &key,
                "expected pictures' names of five letters or more, and the issuer's hosts in lower case".to_owned(),
            );
        }
    }
}

fn check_brand(brand: &Brand, files: &RuleFiles, known: &mut HashMap<String, String>, report: &mut Reporter<'_>) {
    report.id(&brand.id);
    for (i, names) in brand.names.iter().enumerate() {
        report.cited(&format!("names[{i}]"), &names.source, &names.checked);
        for (j, name) in names.values.iter().enumerate() {
            let key = format!("names[{i}].values[{j}]");
            let folded = fold(name);
            if folded.is_empty() {
                report.at(&key, format!("{name:?} has no letters or digits: expected a name"));
            }
            if let (false, Some(other)) = (names.ambiguous, known.get(&folded).filter(|o| **o != brand.id)) {
                report.at(
                    &key,
                    format!("{name:?} is a name of `{other}` too: expected `ambiguous = true` in both, or one of them"),
                );
            }
            if !names.ambiguous {
                known.insert(folded, brand.id.clone());
            }
        }
    }
    report.cited("hosts", &brand.hosts.source, &brand.hosts.checked);
    for (i, host) in brand.hosts.official.iter().enumerate() {
        if !is_host(host) {
            report.at(
                &format!("hosts.official[{i}]"),
                format!("{host:?}: expected a host in lower case without \"https://\", such as \"cartier.com\""),
            );
        }
    }
    if let Some(channel) = &brand.channel {
        report.cited("channel", &channel.source, &channel.checked);
    }
    for (i, store) in brand.stores.iter().enumerate() {
        report.cited(&format!("stores[{i}]"), &store.source, &store.checked);
    }
    check_goods(brand, files, report);
    if !brand.cases.iter().any(|c| !c.fires.is_empty()) || !brand.cases.iter().any(|c| c.fires.is_empty()) {
        report.at("cases", "expected at least one case that fires and one that stays silent".to_owned());
    }
    report.cases(&brand.cases);
}

/// The files of known brands, in the order in which they are loaded: they carry no id of their own.
fn known_files(dir: &Path) -> Vec<PathBuf> {
    super::source::files_in(&dir.join("known"))
}

fn check_known(known: &KnownBrands, files: &RuleFiles, names: &mut HashMap<String, String>, report: &mut Reporter<'_>) {
    report.cited("", &known.source, &known.checked);
    for (i, brand) in known.brands.iter().enumerate() {
        let key = format!("brands[{i}]");
        if files.brands.iter().any(|b| b.id == brand.id) {
            report.at(&key, format!("{:?} has a file of its own in rules/brands: expected one of the two", brand.id));
        }
        let simple = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if brand.id.is_empty() || !brand.id.chars().all(simple) {
            report.at(&key, format!("id {:?}: expected lower-case letters, digits and hyphens", brand.id));
        }
        for name in std::iter::once(&brand.name).chain(&brand.also) {
            let folded = fold(name);
            if folded.is_empty() {
                report.at(&key, format!("{name:?} has no letters or digits: expected a name"));
            }
            if let (false, Some(other)) = (brand.ambiguous, names.get(&folded).filter(|o| **o != brand.id)) {
                report.at(&key, format!("{name:?} is a name of `{other}` too: expected it in one of them"));
            }
            if !brand.ambiguous {
                names.insert(folded, brand.id.clone());
            }
        }
        for host in &brand.hosts {
            if !is_host(host) {
                report.at(&key, format!("{host:?}: expected a host in lower case without \"https://\""));
            }
        }
    }
}

/// Whether a text is a host as it is compared: lower case, no scheme, no path.
fn is_host(text: &str) -> bool {
    text.contains('.') && crate::text::address::Host::new(text).is_some_and(|h| h.ascii == text)
}

fn check_marketplace(place: &Marketplace, report: &mut Reporter<'_>) {
    report.id(&place.id);
    report.cited("", &place.source, &place.checked);
    for (i, store) in place.store_types.iter().enumerate() {
        report.cited(&format!("store_types[{i}]"), &store.source, &store.checked);
        if store.id != "none"
            && !place.fields.iter().any(|f| f.field == "seller.storeType" && f.value.as_ref() == Some(&store.id))
        {
            let reason = format!(
                "{:?} is read by none of `fields`: expected a value of seller.storeType, or \"none\"",
                store.id
            );
            report.at(&format!("store_types[{i}].id"), reason);
        }
    }
    for (list, name) in [(&place.product, "product"), (&place.results, "results")] {
        for (i, pattern) in list.iter().enumerate() {
            report.pattern(&format!("{name}[{i}]"), pattern);
        }
    }
}

/// Collects errors of one file, each at the line of its key.
pub(super) struct Reporter<'e> {
    file: PathBuf,
    text: String,
    errors: &'e mut Vec<RuleError>,
}

impl<'e> Reporter<'e> {
    pub(super) fn new(file: PathBuf, errors: &'e mut Vec<RuleError>) -> Self {
        let text = fs::read_to_string(&file).unwrap_or_default();
        Self { file, text, errors }
    }

    pub(super) fn at(&mut self, key: &str, reason: String) {
        let line = line_of(&self.text, key);
        self.errors.push(RuleError { file: self.file.clone(), line, key: key.to_owned(), reason });
    }

    pub(super) fn id(&mut self, id: &str) {
        // The reporter's file is named after the id, so a file that is not there has another name.
        if !self.file.is_file() {
            self.at("id", format!("{id:?} is not the name of its file: expected {}", self.file.display()));
        }
        if !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            self.at("id", format!("{id:?}: expected lower-case letters, digits and hyphens"));
        }
    }

    pub(super) fn cited(&mut self, key: &str, source: &str, checked: &str) {
        let inner = |name: &str| if key.is_empty() { name.to_owned() } else { format!("{key}.{name}") };
        if source.trim().is_empty() {
            self.at(&inner("source"), "is empty: expected what was read, or \"recalled\"".to_owned());
        }
        if days(checked).is_none() {
            self.at(&inner("checked"), format!("{checked:?}: expected a day as YYYY-MM-DD"));
        }
    }

    pub(super) fn hard(&mut self, key: &str, hard: bool, confidence: Confidence) {
        if hard && confidence != Confidence::High {
            self.at(key, "a hard contradiction needs `confidence = \"high\"`".to_owned());
        }
    }

    pub(super) fn pattern(&mut self, key: &str, pattern: &str) -> Option<regex::Regex> {
        match whole(pattern) {
            Ok(pattern) => Some(pattern),
            Err(error) => {
                let reason =
                    error.to_string().lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
                self.at(key, format!("is no regular expression this build understands: {reason}"));
                None
            }
        }
    }

    pub(super) fn cases(&mut self, cases: &[Case]) {
        for (i, case) in cases.iter().enumerate() {
            let verdict = serde_json::Value::String(case.expect.clone());
            if serde_json::from_value::<crate::report::Verdict>(verdict).is_err() {
                self.at(&format!("cases[{i}].expect"), format!("{:?} is no verdict: expected one of no-rules, nothing-found, caution, high-risk, official-channel, not-a-product, unreadable", case.expect));
            }
            if case.why.trim().is_empty() {
                self.at(
                    &format!("cases[{i}].why"),
                    "is empty: expected one sentence on what the case shows".to_owned(),
                );
            }
        }
    }
}

/// The line, from 1, on which a key such as `materials[1].never` stands.
pub fn line_of(text: &str, key: &str) -> Option<usize> {
    let table = DeTable::parse(text).ok()?;
    let mut offset = table.span().start;
    let mut value = DeValue::Table(table.into_inner());
    for part in key.split(['.', '[', ']']).filter(|p| !p.is_empty()) {
        // A key that is not there is reported where its table is.
        let next = match (value, part.parse::<usize>()) {
            (DeValue::Array(items), Ok(index)) => items.into_iter().nth(index),
            (DeValue::Table(mut table), _) => table.remove(part),
            _ => None,
        };
        let Some(next) = next else { break };
        offset = next.span().start;
        value = next.into_inner();
    }
    Some(1 + text.get(..offset)?.matches('\n').count())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_to_their_lines() {
        let text = "id = \"x\"\n\n[[materials]]\nnever = [\"a\"]\n\n[[materials]]\nsource = \"s\"\nnever = [\n  \"b\",\n  \"c\",\n]\n";
        for (key, line) in [
            ("id", 1),
            ("materials[0].never", 4),
            ("materials[1]", 6),
            ("materials[1].never[1]", 10),
            ("materials[1].absent", 6),
        ] {
            assert_eq!(line_of(text, key), Some(line), "{key}");
        }
    }
}
