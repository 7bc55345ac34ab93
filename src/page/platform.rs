//! The software behind an independent shop, known by what its pages carry in their head and on their body.
//!
//! A platform never makes a shop a marketplace: its file only adds facts that are missing and one sign of what kind of page it is.

use super::adapter::place::selector;
use super::adapter::{Adapter, MarketplaceError};
use super::address::Address;
use super::doc::{Doc, Ix};
use super::select::Selector;
use crate::listing::PageKind;
use html5ever::{LocalName, local_name};
use std::sync::OnceLock;

/// Elements a marker may ask for; a page has few of them.
const TAGS: &[LocalName] =
    &[local_name!("html"), local_name!("body"), local_name!("meta"), local_name!("link"), local_name!("script")];
/// Most elements of a kind that are tried.
const MAX_TRIED: usize = 200;

/// All platforms; their markers are compiled when the first page of a shop comes.
#[derive(Debug, Default)]
pub struct Platforms {
    adapters: Vec<Adapter>,
    marks: OnceLock<Vec<Vec<Mark>>>,
}

/// One marker.
#[derive(Debug)]
struct Mark {
    platform: usize,
    means: Means,
    selector: Selector,
}

/// What a marker tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Means {
    Platform,
    Product,
    Results,
}

/// The platform of a page.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Its file.
    pub adapter: &'a Adapter,
    /// What the page's markers, or else its address, say that it is.
    pub kind: Option<PageKind>,
}

/// A marker of a file.
///
/// # Errors
/// The file, the key and what was expected.
pub fn marker(id: &str, key: &str, text: &str) -> Result<Selector, MarketplaceError> {
    let selector = selector(id, key, text)?;
    match selector.lone_tag() {
        Some(tag) if TAGS.iter().any(|t| **t == *tag) => Ok(selector),
        _ => Err(MarketplaceError::Value {
            id: id.to_owned(),
            key: key.to_owned(),
            value: text.to_owned(),
            expected: "html, body, meta, link or script with tests of its own id, class and attributes".to_owned(),
        }),
    }
}

impl Platforms {
    /// Takes the platforms' files.
    pub fn new(adapters: Vec<Adapter>) -> Self {
        Self { adapters, marks: OnceLock::new() }
    }

    /// All of them.
    pub fn all(&self) -> &[Adapter] {
        &self.adapters
    }

    /// Markers by the tag they ask for, in the order of [`TAGS`].
    fn marks(&self) -> &[Vec<Mark>] {
        self.marks.get_or_init(|| {
            let mut marks: Vec<Vec<Mark>> = TAGS.iter().map(|_| Vec::new()).collect();
            for (platform, adapter) in self.adapters.iter().enumerate() {
                let file = &adapter.file;
                let texts = [
                    (Means::Platform, &file.markers),
                    (Means::Product, &file.product_markers),
                    (Means::Results, &file.results_markers),
                ];
                for (means, text) in texts.into_iter().flat_map(|(m, all)| all.iter().map(move |t| (m, t))) {
                    let Ok(selector) = marker(&file.id, "", text) else { continue };
                    let at = TAGS.iter().position(|t| selector.lone_tag() == Some(&**t));
                    if let Some(list) = at.and_then(|at| marks.get_mut(at)) {
                        list.push(Mark { platform, means, selector });
                    }
                }
            }
            marks
        })
    }

    /// The platform most of whose markers the page carries; of equals the first.
    pub fn find(&self, doc: &Doc, address: &Address) -> Option<Known<'_>> {
        if self.adapters.is_empty() {
            return None;
        }
        let roots = body(doc);
        let elements: [&[Ix]; 5] = [&[0], &roots, &doc.metas, &doc.links, &doc.scripts];
        let mut seen = vec![(0u32, false, false); self.adapters.len()];
        for (marks, elements) in self.marks().iter().zip(elements) {
            for mark in marks {
                let hit = elements.iter().take(MAX_TRIED).any(|ix| mark.selector.matches(doc, *ix));
                if let Some(slot) = seen.get_mut(mark.platform).filter(|_| hit) {
                    match mark.means {
                        Means::Platform => slot.0 += 1,
                        Means::Product => slot.1 = true,
                        Means::Results => slot.2 = true,
                    }
                }
            }
        }
        let mut best: Option<(&Adapter, u32, bool, bool)> = None;
        for (adapter, (count, product, results)) in self.adapters.iter().zip(seen) {
            if count > best.map_or(0, |b| b.1) {
                best = Some((adapter, count, product, results));
            }
        }
        let (adapter, _, product, results) = best?;
        let kind = match (product, results) {
            (true, false) => Some(PageKind::Product),
            (false, true) => Some(PageKind::Results),
            (true, true) => None,
            (false, false) => adapter.kind_by_address(address),
        };
        Some(Known { adapter, kind })
    }
}

/// `<body>`: the root's second child.
fn body(doc: &Doc) -> Vec<Ix> {
    let mut at: Ix = 1;
    for _ in 0..4 {
        if doc.is(at, &local_name!("body")) {
            return vec![at];
        }
        at = doc.el(at).end.max(at + 1);
    }
    Vec::new()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::page::words::Words;
    use crate::rules::marketplace::Marketplace;

    fn platform(id: &str, rest: &str) -> Adapter {
        let text = format!(
            "id = \"{id}\"\nname = \"x\"\nkind = \"platform\"\nsource = \"s\"\nchecked = \"2026-11-23\"\n{rest}"
        );
        let adapter = Adapter::new(toml::from_str::<Marketplace>(&text).unwrap());
        adapter.compile().unwrap();
        adapter
    }

    #[test]
    fn the_platform_with_most_markers_is_taken_and_its_markers_tell_the_kind() {
        let platforms = Platforms::new(vec![
            platform(
                "press",
                "markers = [\"meta[name=generator][content*=Press]\", \"body.press\"]\nproduct_markers = [\"body.single-product\"]",
            ),
            platform("other", "markers = [\"meta[name=generator]\"]\nproduct = ['^/p/']"),
        ]);
        let find = |html: &str| {
            let doc = Doc::new(html, &Words::new());
            let known = platforms.find(&doc, &Address::parse("https://shop.example/p/1"));
            known.map(|k| (k.adapter.file.id.clone(), k.kind))
        };
        let html = r#"<head><meta charset=utf-8><meta name=generator content="Press 5"></head><body class="press single-product"><p>x"#;
        assert_eq!(find(html), Some(("press".into(), Some(PageKind::Product))));
        assert_eq!(find("<meta name=generator content=Own>"), Some(("other".into(), Some(PageKind::Product))));
        assert_eq!(find("<body class=plain><p>x"), None);
    }

    #[test]
    fn a_marker_that_would_need_the_whole_page_is_refused() {
        for text in ["div.shop", ".shop", "body .shop", "meta, link"] {
            let error = marker("x", "markers[0]", text).unwrap_err();
            assert!(error.to_string().contains("html, body, meta, link or script"), "{error}");
        }
    }
}
