//! One `[[fields]]` entry made ready: where a value stands, and the value as text.

use super::MarketplaceError;
use crate::listing::Listing;
use crate::page::doc::{Doc, Ix, squeeze};
use crate::page::entities;
use crate::page::select::Selector;
use crate::page::visible_price::box_text;
use crate::rules::marketplace::Field;
use html5ever::local_name;
use regex::{Regex, RegexBuilder};
use std::borrow::Cow;
use std::sync::OnceLock;

/// How much of a script behind the words of `near` a pattern sees.
const WINDOW: usize = 2_000;
/// How often the words of `near` are looked up in one script.
const MAX_NEAR: usize = 24;

/// One entry, compiled.
#[derive(Debug)]
pub struct Place {
    /// The fact it gives, by JSON name.
    pub field: &'static str,
    /// Where it stands; empty for the address, or the card itself.
    pub select: Vec<Selector>,
    attr: Option<String>,
    near: Vec<String>,
    pattern: Option<Pattern>,
    value: Option<String>,
}

/// A pattern, compiled when the first text meets it: a page shows few of the places that its marketplace's file names.
#[derive(Debug)]
struct Pattern {
    source: String,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    fn new(source: &str) -> Self {
        Self { source: source.to_owned(), compiled: OnceLock::new() }
    }

    /// `None` when it is no pattern: [`check_pattern`] has said so where it can be mended.
    fn regex(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| regex("", "", &self.source).ok()).as_ref()
    }
}

/// Compiles an entry's pattern, which otherwise waits for its first text; `at` is the entry's key ("fields[3]").
///
/// # Errors
/// The file, the key and the reason.
pub fn check_pattern(id: &str, at: &str, field: &Field) -> Result<(), MarketplaceError> {
    let Some(pattern) = &field.pattern else { return Ok(()) };
    regex(id, &format!("{at}.pattern (of {})", field.field), pattern).map(drop)
}

impl Place {
    /// Makes one entry ready, its pattern aside; `at` is its key ("fields[3]"), `known` the fields it may give.
    ///
    /// # Errors
    /// The file, the key and the reason.
    pub fn new(id: &str, at: &str, field: &Field, known: &[&'static str]) -> Result<Self, MarketplaceError> {
        let key = |name: &str| format!("{at}.{name} (of {})", field.field);
        let mut select = Vec::with_capacity(field.select.len());
        for (i, text) in field.select.iter().enumerate() {
            select.push(selector(id, &key(&format!("select[{i}]")), text)?);
        }
        let reads_scripts = field.select.iter().any(|s| s == "script");
        if reads_scripts && (field.near.is_empty() || field.near.iter().any(|n| n.len() < 4) || field.pattern.is_none())
        {
            return Err(MarketplaceError::Value {
                id: id.to_owned(),
                key: key("near"),
                value: field.near.join(", "),
                expected: "words of 4 letters or more that stand in the script where the value does, and a pattern"
                    .to_owned(),
            });
        }
        Ok(Self {
            field: known_field(id, &format!("{at}.field"), &field.field, known)?,
            select,
            attr: field.attr.clone(),
            near: field.near.clone(),
            pattern: field.pattern.as_deref().map(Pattern::new),
            value: field.value.clone(),
        })
    }

    /// Whether the entry can give anything without a selector: a pattern for the address.
    pub fn has_pattern(&self) -> bool {
        self.pattern.is_some()
    }

    /// The value an element gives.
    pub fn of_element(&self, doc: &Doc, ix: Ix, most: usize) -> Option<String> {
        if !self.near.is_empty() {
            return self.of_script(match &self.attr {
                Some(name) => doc.attr_named(ix, name)?,
                None => doc.raw(ix),
            });
        }
        self.value_of(&self.text(doc, ix, most)?)
    }

    /// What an element says: an attribute, else its text.
    fn text<'a>(&self, doc: &'a Doc, ix: Ix, most: usize) -> Option<Cow<'a, str>> {
        let text = match &self.attr {
            Some(name) => squeeze(doc.attr_named(ix, name)?, most),
            None if doc.is(ix, &local_name!("title")) => squeeze(doc.raw(ix), most),
            // Only descriptions are long enough for the ends of blocks to matter.
            None if self.field == "description" => doc.prose(doc.runs_of(ix), most),
            // Prices are cut into their figures; squeezed as well, for their box is not bounded by `most`.
            None if matches!(self.field, "price" | "listPrice") => squeeze(&box_text(doc, ix), most),
            None => doc.text(ix, most),
        };
        Some(Cow::Owned(text)).filter(|t: &Cow<str>| !t.is_empty())
    }

    /// The value behind the first words of `near` at which the pattern finds one, in a script or in an attribute that holds as much.
    fn of_script(&self, script: &str) -> Option<String> {
        self.near.iter().find_map(|words| {
            script.match_indices(words.as_str()).take(MAX_NEAR).find_map(|(at, _)| {
                let end = script.floor_char_boundary(at.saturating_add(WINDOW).min(script.len()));
                self.value_of(script.get(at..end)?)
            })
        })
    }

    /// The value an entry of a list in a script gives: near the words, or anywhere when no element is asked for either.
    pub fn of_entry(&self, entry: &str) -> Option<String> {
        match (self.near.is_empty(), self.select.is_empty() && self.attr.is_none()) {
            (false, _) => self.of_script(entry),
            (true, true) => self.value_of(entry),
            (true, false) => None,
        }
    }

    /// The value a text gives.
    pub fn value_of(&self, text: &str) -> Option<String> {
        let hit = match &self.pattern {
            Some(pattern) => {
                let groups = pattern.regex()?.captures(text)?;
                groups.get(1).or_else(|| groups.get(0)).map(|m| m.as_str())?
            }
            None => text,
        };
        let value = match &self.value {
            Some(fixed) => fixed.replace("{}", hit),
            None if self.near.is_empty() => squeeze(&entities::decode(hit), Listing::MAX_DESCRIPTION),
            None => squeeze(&entities::decode(&unescape(hit)), Listing::MAX_DESCRIPTION),
        };
        Some(value).filter(|v| !v.is_empty())
    }
}

/// A name that is among `known`.
///
/// # Errors
/// The file, the key and what would be known.
pub fn known_field(id: &str, key: &str, name: &str, known: &[&'static str]) -> Result<&'static str, MarketplaceError> {
    known.iter().find(|f| **f == name).copied().ok_or_else(|| MarketplaceError::Value {
        id: id.to_owned(),
        key: key.to_owned(),
        value: name.to_owned(),
        expected: format!("one of {}", known.join(", ")),
    })
}

/// A selector of a file.
///
/// # Errors
/// The file, the key and the reason.
pub fn selector(id: &str, key: &str, text: &str) -> Result<Selector, MarketplaceError> {
    Selector::parse(text).map_err(|reason| MarketplaceError::Selector {
        id: id.to_owned(),
        key: key.to_owned(),
        reason,
    })
}

/// A pattern of a file, bounded in what it may cost. Case is passed over for ASCII letters only, with `(?i-u:...)`: the tables
/// for all letters weigh 48 KB in the browser, and a build without them would leave the pattern out.
///
/// # Errors
/// The file, the key and the reason.
pub fn regex(id: &str, key: &str, pattern: &str) -> Result<Regex, MarketplaceError> {
    let fault = |reason| MarketplaceError::Pattern { id: id.to_owned(), key: key.to_owned(), reason };
    if pattern.contains("(?i)") || pattern.contains("(?i:") {
        return Err(fault(
            "(?i) is not available: expected (?i-u:...) around ASCII letters, and both cases of others".to_owned(),
        ));
    }
    (RegexBuilder::new(pattern).size_limit(1 << 20).dfa_size_limit(1 << 20).build()).map_err(|e| fault(e.to_string()))
}

/// A string of a script as it reads: `\u002F` → `/`, `\"` → `"`.
fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut units: Vec<u16> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let hex = rest.strip_prefix("\\u").and_then(|r| r.get(..4)).and_then(|h| u16::from_str_radix(h, 16).ok());
        if let Some(unit) = hex {
            units.push(unit);
            rest = rest.get(6..).unwrap_or_default();
            continue;
        }
        out.push_str(&String::from_utf16_lossy(&units));
        units.clear();
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        if c != '\\' {
            out.push(c);
            continue;
        }
        let Some(escaped) = rest.chars().next() else { break };
        out.push(match escaped {
            'n' | 'r' | 't' | 'b' | 'f' => ' ',
            other => other,
        });
        rest = rest.get(escaped.len_utf8()..).unwrap_or_default();
    }
    out.push_str(&String::from_utf16_lossy(&units));
    Cow::Owned(out)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn script_strings_read_as_the_page_would_show_them() {
        assert_eq!(unescape(r#"a\u002Fb \u65d7\u8230\u5e97 \ud83d\ude00 \"q\" c\\d\n"#), "a/b 旗舰店 😀 \"q\" c\\d ");
        assert_eq!(unescape(r"\u12"), "u12");
        assert_eq!(unescape("\\"), "");
    }

    #[test]
    fn an_attribute_that_holds_a_pages_data_is_searched_near_its_words() {
        let field: Field = toml::from_str(
            "field = \"seller.id\"\nselect = [\"#data\"]\nattr = \"data-obj\"\nnear = ['\"shop_id\"']\npattern = '\"shop_id\":(\\d+)'",
        )
        .unwrap();
        let place = Place::new("x", "fields[0]", &field, &["seller.id"]).unwrap();
        let doc = Doc::new(
            r#"<script id="data" data-obj="{&#34;id&#34;:111,&#34;shop_id&#34;:222}"></script>"#,
            &crate::page::words::Words::new(),
        );
        let ix = (0..doc.els.len() as Ix).find(|ix| place.select.iter().any(|s| s.matches(&doc, *ix))).unwrap();
        assert_eq!(place.of_element(&doc, ix, 100).as_deref(), Some("222"));
    }

    #[test]
    fn a_script_is_searched_only_near_its_words() {
        let field: Field = toml::from_str(
            "field = \"seller.id\"\nselect = [\"script\"]\nnear = ['\"shop\"']\npattern = '\"id\":\"?(\\d+)'",
        )
        .unwrap();
        let place = Place::new("x", "fields[0]", &field, &["seller.id"]).unwrap();
        let script = r#"{"viewer":{"id":"111"},"shop":{"name":"x","id":"222"}}"#;
        assert_eq!(place.of_script(script).as_deref(), Some("222"));
        assert_eq!(place.of_script(r#"{"viewer":{"id":"111"}}"#), None);
        let open = Field { near: Vec::new(), ..field };
        let error = Place::new("x", "fields[0]", &open, &["seller.id"]).unwrap_err();
        assert!(error.to_string().starts_with("x.toml: fields[0].near"), "{error}");
    }
}
