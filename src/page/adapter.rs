//! Marketplace files made ready: whose page this is, what kind, and what their selectors say.

use super::address::Address;
use super::doc::{Doc, Ix, squeeze};
use super::found::{self, Found};
use super::phrases::Phrases;
use super::select::{Selector, SelectorError};
use super::{currency, ids, price};
use crate::listing::{Listing, PageKind, Specific};
use crate::rules::marketplace::{Field, Marketplace, MarketplaceKind};
use html5ever::local_name;
use regex::{Regex, RegexBuilder};
use std::borrow::Cow;

/// Why a marketplace's file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MarketplaceError {
    /// A selector does not parse.
    #[error("{id}.toml: {key}: {reason}")]
    Selector {
        /// The file's id.
        id: String,
        /// The key inside the file.
        key: String,
        /// What is wrong, and where.
        reason: SelectorError,
    },
    /// A regular expression does not parse.
    #[error("{id}.toml: {key}: {reason}")]
    Pattern {
        /// The file's id.
        id: String,
        /// The key inside the file.
        key: String,
        /// What the regular expression parser says.
        reason: String,
    },
    /// A value is none of those expected.
    #[error("{id}.toml: {key}: {value:?} is not known; expected {expected}")]
    Value {
        /// The file's id.
        id: String,
        /// The key inside the file.
        key: String,
        /// The value as written.
        value: String,
        /// What was expected.
        expected: String,
    },
}

/// The fields a file may fill.
const FIELDS: &[&str] = &[
    "title",
    "brand",
    "price",
    "listPrice",
    "currency",
    "condition",
    "availability",
    "quantity",
    "sku",
    "mpn",
    "gtin",
    "images",
    "categories",
    "description",
    "specifics",
    "seller.name",
    "seller.id",
    "seller.storeType",
    "seller.country",
    "seller.legalName",
    "seller.address",
];

/// One marketplace, compiled.
#[derive(Debug)]
pub struct Adapter {
    /// Its id.
    pub id: String,
    /// What kind of place it is.
    pub kind: MarketplaceKind,
    hosts: Vec<String>,
    seller_subdomains: bool,
    product: Vec<Regex>,
    results: Vec<Regex>,
    /// Hosts of frames that belong to the listing.
    pub frames: Vec<String>,
    /// Fields a product page must have.
    pub required: Vec<&'static str>,
    fields: Vec<CompiledField>,
}

#[derive(Debug)]
struct CompiledField {
    field: &'static str,
    select: Vec<Selector>,
    attr: Option<String>,
    pattern: Option<Regex>,
    value: Option<String>,
}

impl Adapter {
    /// Compiles one file.
    ///
    /// # Errors
    /// The file, the key and the reason.
    pub fn new(file: &Marketplace) -> Result<Self, MarketplaceError> {
        let id = &file.id;
        let patterns = |key: &str, all: &[String]| {
            all.iter().enumerate().map(|(i, p)| regex(id, &format!("{key}[{i}]"), p)).collect::<Result<Vec<_>, _>>()
        };
        let known = |key: &str, name: &str| {
            FIELDS.iter().find(|f| **f == name).copied().ok_or_else(|| MarketplaceError::Value {
                id: id.clone(),
                key: key.to_owned(),
                value: name.to_owned(),
                expected: format!("one of {}", FIELDS.join(", ")),
            })
        };
        let mut fields = Vec::with_capacity(file.fields.len());
        for (i, field) in file.fields.iter().enumerate() {
            fields.push(compile(id, i, field, &known)?);
        }
        Ok(Self {
            id: id.clone(),
            kind: file.kind,
            hosts: file.hosts.iter().map(|h| h.to_lowercase()).collect(),
            seller_subdomains: file.seller_subdomains,
            product: patterns("product", &file.product)?,
            results: patterns("results", &file.results)?,
            frames: file.frames.clone(),
            required: file.required.iter().map(|r| known("required", r)).collect::<Result<_, _>>()?,
            fields,
        })
    }

    /// The length of the host by which this address belongs to the marketplace; longer is more exact.
    pub fn owns(&self, address: &Address) -> Option<usize> {
        self.hosts.iter().filter(|h| address.is_under(h)).map(String::len).max()
    }

    /// What the address alone says the page is.
    pub fn kind_by_address(&self, address: &Address) -> Option<PageKind> {
        let hits = |all: &[Regex]| all.iter().any(|r| r.is_match(&address.path_and_query));
        if hits(&self.product) {
            Some(PageKind::Product)
        } else if hits(&self.results) {
            Some(PageKind::Results)
        } else {
            None
        }
    }

    /// What the file's selectors and patterns find on the page.
    pub fn read(&self, doc: &Doc, address: &Address, phrases: &Phrases) -> Found {
        let mut found = Found::default();
        let hits = self.hits(doc);
        let full = format!("{}{}", address.host, address.path_and_query);
        for (field, hits) in self.fields.iter().zip(&hits) {
            field.fill(doc, phrases, &full, hits, &mut found);
        }
        // The host goes before any link: what stands in the page the seller can choose.
        if let (true, Some(shop)) = (self.seller_subdomains, self.subdomain(address)) {
            found.seller_id = Some(shop);
        }
        found
    }

    /// The seller's own sub-domain ("uniqlo" of "uniqlo.tmall.com"), where each seller has one.
    fn subdomain(&self, address: &Address) -> Option<String> {
        const SHARED: &[&str] = &[
            "www", "m", "detail", "item", "world", "list", "s", "h5", "chaoshi", "detail.m", "a.m", "login", "pages",
            "shop", "store", "search",
        ];
        self.hosts.iter().find_map(|host| {
            let sub = address.host.strip_suffix(host.as_str())?.strip_suffix('.')?;
            let sub = sub.strip_suffix(".m").or(sub.strip_suffix(".world")).unwrap_or(sub);
            (!SHARED.contains(&sub)).then(|| sub.to_owned())
        })
    }

    /// For each field and each of its selectors, the matching elements: found in one pass over the page.
    fn hits(&self, doc: &Doc) -> Vec<Vec<Vec<Ix>>> {
        let mut hits: Vec<Vec<Vec<Ix>>> = self.fields.iter().map(|f| vec![Vec::new(); f.select.len()]).collect();
        let mut by_key: std::collections::HashMap<&str, Vec<(usize, usize)>> = std::collections::HashMap::new();
        for (f, field) in self.fields.iter().enumerate() {
            for (s, selector) in field.select.iter().enumerate() {
                for key in selector.keys() {
                    by_key.entry(key).or_default().push((f, s));
                }
            }
        }
        let mut tried: Vec<(usize, usize)> = Vec::new();
        for ix in 0..doc.els.len() as Ix {
            tried.clear();
            let mut look = |key: &str| {
                if let Some(places) = by_key.get(key) {
                    tried.extend_from_slice(places);
                }
            };
            let id = doc.el(ix).id;
            look(doc.tree.name(id).map_or("", |n| &**n));
            for attribute in doc.tree.attributes(id) {
                match attribute.name.local {
                    local_name!("id") => {
                        look("id");
                        look(&attribute.value);
                    }
                    local_name!("class") => {
                        look("class");
                        attribute.value.split_ascii_whitespace().take(40).for_each(&mut look);
                    }
                    _ => look(&attribute.name.local),
                }
            }
            tried.sort_unstable();
            tried.dedup();
            for (f, s) in &tried {
                let Some(selector) = self.fields.get(*f).and_then(|field| field.select.get(*s)) else { continue };
                if let Some(list) = hits.get_mut(*f).and_then(|h| h.get_mut(*s))
                    && list.len() < 200
                    && selector.matches(doc, ix)
                {
                    list.push(ix);
                }
            }
        }
        hits
    }
}

fn compile(
    id: &str,
    i: usize,
    field: &Field,
    known: &impl Fn(&str, &str) -> Result<&'static str, MarketplaceError>,
) -> Result<CompiledField, MarketplaceError> {
    let key = |name: &str| format!("fields[{i}].{name} (of {})", field.field);
    let mut select = Vec::with_capacity(field.select.len());
    for selector in &field.select {
        select.push(Selector::parse(selector).map_err(|reason| MarketplaceError::Selector {
            id: id.to_owned(),
            key: key("select"),
            reason,
        })?);
    }
    if select.is_empty() && field.pattern.is_none() {
        return Err(MarketplaceError::Value {
            id: id.to_owned(),
            key: key("select"),
            value: String::new(),
            expected: "a selector, or a pattern for the address".to_owned(),
        });
    }
    Ok(CompiledField {
        field: known(&key("field"), &field.field)?,
        select,
        attr: field.attr.clone(),
        pattern: field.pattern.as_deref().map(|p| regex(id, &key("pattern"), p)).transpose()?,
        value: field.value.clone(),
    })
}

fn regex(id: &str, key: &str, pattern: &str) -> Result<Regex, MarketplaceError> {
    RegexBuilder::new(pattern)
        .size_limit(1 << 20)
        .dfa_size_limit(1 << 20)
        .build()
        .map_err(|e| MarketplaceError::Pattern { id: id.to_owned(), key: key.to_owned(), reason: e.to_string() })
}

impl CompiledField {
    fn fill(&self, doc: &Doc, phrases: &Phrases, address: &str, hits: &[Vec<Ix>], found: &mut Found) {
        if self.select.is_empty() {
            if let Some(value) = self.value_of(address) {
                self.set(value, found, phrases);
            }
            return;
        }
        if matches!(self.field, "specifics" | "images" | "categories") {
            for ix in hits.iter().flatten() {
                if self.field == "specifics" {
                    found.specifics.extend(row(doc, *ix).filter(|_| found.specifics.len() < Listing::MAX_SPECIFICS));
                } else if let Some(value) = self.text(doc, *ix, 2_000).and_then(|t| self.value_of(&t)) {
                    self.set(value, found, phrases);
                }
            }
            return;
        }
        let most = if self.field == "description" { Listing::MAX_DESCRIPTION } else { Listing::MAX_TITLE };
        let value = hits.iter().flatten().find_map(|ix| self.text(doc, *ix, most).and_then(|t| self.value_of(&t)));
        if let Some(value) = value {
            self.set(value, found, phrases);
        }
    }

    /// What an element says: an attribute, a script as it stands, else its text.
    fn text<'a>(&self, doc: &'a Doc, ix: Ix, most: usize) -> Option<Cow<'a, str>> {
        let text = match &self.attr {
            Some(name) => squeeze(doc.attr_named(ix, name)?, most),
            None if doc.is(ix, &local_name!("script")) || doc.is(ix, &local_name!("title")) => {
                let raw = doc.raw(ix);
                // Scripts are searched by pattern, and only the hit is kept.
                return Some(Cow::Borrowed(raw.get(..raw.floor_char_boundary(2_000_000)).unwrap_or_default()))
                    .filter(|t| !t.is_empty());
            }
            // Only descriptions are long enough for the ends of blocks to matter.
            None if self.field == "description" => doc.prose(doc.runs_of(ix), most),
            None => doc.text(ix, most),
        };
        Some(Cow::Owned(text)).filter(|t: &Cow<str>| !t.is_empty())
    }

    fn value_of(&self, text: &str) -> Option<String> {
        let hit = match &self.pattern {
            Some(pattern) => {
                let groups = pattern.captures(text)?;
                groups.get(1).or_else(|| groups.get(0)).map(|m| m.as_str())?
            }
            None => text,
        };
        let value = match &self.value {
            Some(fixed) => fixed.clone(),
            None => squeeze(&super::entities::decode(hit), Listing::MAX_DESCRIPTION),
        };
        Some(value).filter(|v| !v.is_empty())
    }

    fn set(&self, value: String, found: &mut Found, phrases: &Phrases) {
        let first = |slot: &mut Option<String>, value: String| {
            if slot.is_none() {
                *slot = Some(value);
            }
        };
        match self.field {
            "title" => first(&mut found.title, value),
            "brand" => first(&mut found.brand, value),
            "price" | "listPrice" => {
                let Some(money) = price::parse(&value).filter(|m| m.amount.units > 0) else { return };
                if found.currency.is_none() {
                    // A bare "$" stays open here; the page's country decides later.
                    found.currency = money.means.and_then(|m| currency::resolve(m, None, None)).map(str::to_owned);
                    found.means = found.means.or(money.means);
                }
                let slot = if self.field == "price" { &mut found.price } else { &mut found.list_price };
                *slot = slot.or(Some(money.amount));
            }
            "currency" => found.currency = currency::code(&value).map(str::to_owned).or(found.currency.take()),
            "condition" => {
                found.condition =
                    found.condition.or_else(|| found::condition(&value)).or_else(|| found::condition_in(&value))
            }
            "availability" => {
                found.availability = found
                    .availability
                    .or_else(|| found::availability(&value))
                    .or_else(|| super::stock::in_text(&value, phrases))
            }
            "quantity" => {
                let digits: String = value
                    .chars()
                    .skip_while(|c| !c.is_ascii_digit())
                    .take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
                    .filter(char::is_ascii_digit)
                    .collect();
                found.quantity = found.quantity.or_else(|| digits.parse().ok());
            }
            "sku" => found.sku = found.sku.take().or_else(|| ids::number(&value)),
            "mpn" => found.mpn = found.mpn.take().or_else(|| ids::number(&value)),
            "gtin" => found.gtin = found.gtin.take().or_else(|| ids::gtin(&value)),
            "images" if found.images.len() < Listing::MAX_IMAGES => {
                found.images.push(value);
            }
            "categories" => {
                // A breadcrumb may be one text: "Jewelry › Bracelets". Only marks that stand alone part it.
                for part in value.split(['›', '»', '＞', '→']).flat_map(|p| p.split(" > ")).flat_map(|p| p.split(" / "))
                {
                    let part = squeeze(part, 100);
                    if !part.is_empty() && found.categories.len() < 12 {
                        found.categories.push(part);
                    }
                }
            }
            "description" => first(&mut found.description, value),
            "seller.name" => first(&mut found.seller_name, squeeze(&value, 200)),
            "seller.id" => first(&mut found.seller_id, squeeze(&value, 200)),
            "seller.storeType" => first(&mut found.store_type, squeeze(&value, 60)),
            "seller.country" => first(&mut found.seller_country, squeeze(&value, 100)),
            "seller.legalName" => first(&mut found.legal_name, squeeze(&value, 300)),
            "seller.address" => first(&mut found.seller_address, squeeze(&value, 500)),
            _ => {}
        }
    }
}

/// A row of specifics: the first text is the label, the rest the value; or "label: value".
fn row(doc: &Doc, ix: Ix) -> Option<Specific> {
    let runs = doc.runs_of(ix);
    let whole = doc.join(runs.get(..runs.len().min(40))?, 1_500);
    let split = whole
        .split_once([':', '：'])
        .filter(|(n, _)| n.chars().count() <= 60)
        .map(|(n, v)| (n.to_owned(), v.to_owned()));
    let (name, value) = match (runs, split) {
        (_, Some(pair)) => pair,
        ([first, rest @ ..], None) if !rest.is_empty() => {
            (doc.run_text(first).to_owned(), doc.join(rest.get(..rest.len().min(40))?, 1_200))
        }
        _ => return None,
    };
    let (name, value) = (squeeze(&name, 100), squeeze(&value, 400));
    (!name.is_empty() && !value.is_empty()).then_some(Specific { name, value })
}
