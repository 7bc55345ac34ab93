//! Reading rule files from disk, with errors their authors can act on: file, line, key, what was wrong, what was expected.
//!
//! Used by `build.rs`, which embeds the result, and by the command line. What a file means is checked in `check.rs`.

use super::kind_names;
use super::known::KnownBrands;
use super::marketplace::Marketplace;
use super::schema::{AddressWords, Brand, Kind, Rates, ReadingWords, Registry, RuleFiles, SellerWords, Vocabulary};
use serde::de::DeserializeOwned;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// Something wrong in a rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleError {
    /// The file, as it was reached.
    pub file: PathBuf,
    /// The line, from 1; `None` when the whole file is meant.
    pub line: Option<usize>,
    /// The key, as a path: `materials[1].never`.
    pub key: String,
    /// What was wrong, and what was expected.
    pub reason: String,
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if !self.key.is_empty() {
            write!(f, ": `{}`", self.key)?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl std::error::Error for RuleError {}

/// All rule files below `dir`, in a stable order.
///
/// # Errors
/// Every file that cannot be read or does not fit the schema, not just the first.
pub fn load(dir: &Path) -> Result<RuleFiles, Vec<RuleError>> {
    let mut errors = Vec::new();
    let kinds: Vec<Kind> = read_all(&dir.join("goods"), &mut errors);
    let brands: Vec<Brand> = read_all(&dir.join("brands"), &mut errors);
    let known: Vec<KnownBrands> = read_all(&dir.join("known"), &mut errors);
    let vocabularies: Vec<Vocabulary> = read_all(&dir.join("vocabulary"), &mut errors);
    let marketplaces: Vec<Marketplace> = read_all(&dir.join("marketplaces"), &mut errors);
    let rates: Option<Rates> = read_one(&dir.join("rates.toml")).map_err(|e| errors.push(e)).ok();
    let addresses: Option<AddressWords> = read_one(&dir.join("addresses.toml")).map_err(|e| errors.push(e)).ok();
    let registries: Vec<Registry> = read_all(&dir.join("registries"), &mut errors);
    let sellers: Option<SellerWords> = read_one(&dir.join("sellers.toml")).map_err(|e| errors.push(e)).ok();
    let reading = reading(&dir.join("reading"), &mut errors);
    errors.extend(kind_names::errors(dir, &kinds));
    match (rates, addresses, sellers, reading) {
        (Some(rates), Some(addresses), Some(sellers), Some(reading)) if errors.is_empty() => {
            let day = String::new();
            let mut files = RuleFiles {
                day,
                kinds,
                brands,
                known,
                vocabularies,
                marketplaces,
                rates,
                addresses,
                registries,
                sellers,
                reading,
            };
            files.day = files.newest_day();
            Ok(files)
        }
        _ => Err(errors),
    }
}

/// The words by which pages are read.
fn reading(dir: &Path, errors: &mut Vec<RuleError>) -> Option<ReadingWords> {
    let amounts = read_one(&dir.join("amounts.toml")).map_err(|e| errors.push(e)).ok();
    let stock = read_one(&dir.join("stock.toml")).map_err(|e| errors.push(e)).ok();
    let labels = read_one(&dir.join("labels.toml")).map_err(|e| errors.push(e)).ok();
    let identity = read_one(&dir.join("identity.toml")).map_err(|e| errors.push(e)).ok();
    let states = read_one(&dir.join("states.toml")).map_err(|e| errors.push(e)).ok();
    let marks = read_one(&dir.join("marks.toml")).map_err(|e| errors.push(e)).ok();
    Some(ReadingWords {
        amounts: amounts?,
        stock: stock?,
        labels: labels?,
        identity: identity?,
        states: states?,
        marks: marks?,
    })
}

/// Every `.toml` file of one folder, sorted by name; a missing folder is an empty one.
fn read_all<T: DeserializeOwned>(dir: &Path, errors: &mut Vec<RuleError>) -> Vec<T> {
    files_in(dir).iter().filter_map(|path| read_one(path).map_err(|e| errors.push(e)).ok()).collect()
}

/// The `.toml` files of one folder in the order in which they are loaded; none when there is no such folder.
pub fn files_in(dir: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(dir)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    paths
}

fn read_one<T: DeserializeOwned>(path: &Path) -> Result<T, RuleError> {
    let text = fs::read_to_string(path).map_err(|e| RuleError {
        file: path.to_owned(),
        line: None,
        key: String::new(),
        reason: format!("cannot be read: {e}"),
    })?;
    parse(path, &text)
}

/// One rule file's text as its type.
///
/// # Errors
/// The first place where the text is no TOML or does not fit the schema.
pub fn parse<T: DeserializeOwned>(file: &Path, text: &str) -> Result<T, RuleError> {
    toml::from_str(text).map_err(|e| {
        let span = e.span().unwrap_or(0..0);
        let line = 1 + text.get(..span.start).unwrap_or_default().matches('\n').count();
        let at = text.get(span).unwrap_or_default().lines().next().unwrap_or_default();
        RuleError {
            file: file.to_owned(),
            line: Some(line),
            key: at.chars().take(60).collect(),
            reason: e.message().to_owned(),
        }
    })
}

impl RuleFiles {
    /// The newest day any fact was checked.
    fn newest_day(&self) -> String {
        let brands = self.brands.iter().flat_map(|b| {
            std::iter::once(&b.hosts.checked)
                .chain(b.names.iter().map(|n| &n.checked))
                .chain(b.materials.iter().map(|m| &m.checked))
                .chain(b.prices.iter().map(|p| &p.checked))
        });
        let known = self.known.iter().map(|k| &k.checked);
        let words = self.vocabularies.iter().flat_map(|v| v.terms.iter().map(|t| &t.checked));
        let places = self.marketplaces.iter().map(|m| &m.checked);
        let countries = self.registries.iter().map(|r| &r.checked);
        let ReadingWords { amounts, stock, labels, identity, states, marks } = &self.reading;
        let reading =
            [&amounts.checked, &stock.checked, &labels.checked, &identity.checked, &states.checked, &marks.checked];
        let single = [&self.rates.checked, &self.sellers.checked].into_iter().chain(reading);
        let all = brands.chain(known).chain(words).chain(places).chain(countries).chain(single);
        all.max().cloned().unwrap_or_default()
    }

    /// The same without the inline cases, which only tests need.
    pub fn without_cases(mut self) -> Self {
        self.brands.iter_mut().for_each(|b| b.cases.clear());
        self.vocabularies.iter_mut().for_each(|v| v.cases.clear());
        // Where a selector was learnt is said in its file; no report quotes it.
        self.marketplaces.iter_mut().for_each(|m| m.source.clear());
        self
    }
}
