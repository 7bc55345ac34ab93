//! A page's structured data as it stands, before anybody asks what it says of a product: for measuring and for looking.
//!
//! The shapes are those other extractors print, so that results can be laid side by side: JSON-LD as written, microdata as
//! `{"type", "id", "properties"}`, RDFa as expanded JSON-LD, OpenGraph as pairs.

use super::address::Address;
use super::doc::{Doc, squeeze};
use super::item::{Item, Value};
use super::json::Json;
use super::words::Words;
use super::{json_ld, microdata, open_graph, rdfa};
use html5ever::local_name;
use serde::Serialize;
use serde_json::{Map, Value as Print, json};
use std::collections::BTreeSet;

/// A page's structured data by syntax.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Structured {
    /// The objects of all JSON-LD scripts, lists opened, `@graph` and `@context` kept.
    pub json_ld: Vec<Print>,
    /// Top-level items; a type or a property with one value stands without a list.
    pub microdata: Vec<Print>,
    /// Things with what is said of them, names in full; a thing without an address is `_:1`, `_:2` …
    pub rdfa: Vec<Print>,
    /// `<meta property>` with a prefix, in order, each value of a property once.
    pub opengraph: Vec<(String, String)>,
}

/// Reads a page's structured data. Addresses are joined to `url` where that is absolute, and left as written where it is empty.
pub fn structured(html: &str, url: &str) -> Structured {
    let doc = Doc::new(html, &Words::new());
    let address = Address::parse(url);
    let join = |link: &str| match link.trim() {
        link if url.is_empty() => link.to_owned(),
        link if link.starts_with('#') => format!("{}{link}", url.split('#').next().unwrap_or_default()),
        link if link.starts_with('?') => format!("{}{link}", url.split(['?', '#']).next().unwrap_or_default()),
        link => address.join(link).unwrap_or_else(|| link.to_owned()),
    };
    let mut all = Structured::default();
    for value in json_ld::values(&doc) {
        match json(value) {
            Print::Array(list) => all.json_ld.extend(list.into_iter().filter(Print::is_object)),
            other => all.json_ld.push(other),
        }
    }
    all.microdata = microdata::read(&doc).iter().map(|item| tree(item, &join)).collect();
    let mut nodes = Nodes { list: Vec::new(), unnamed: 0, page: url, join: &join };
    for item in rdfa::read(&doc) {
        nodes.add(&item);
    }
    all.rdfa = nodes.list.into_iter().map(|(_, node)| Print::Object(node)).collect();
    let known = namespaces(&doc);
    let mut heard = BTreeSet::new();
    for &meta in &doc.metas {
        let property = doc
            .attr(meta, &local_name!("property"))
            .map(|p| open_graph::short(p.trim()))
            .filter(|p| p.split_once(':').is_some_and(|(prefix, _)| known.contains(&prefix)));
        if let (Some(property), Some(content)) = (property, doc.attr(meta, &local_name!("content"))) {
            let said = (squeeze(&property, 200), squeeze(content, 20_000));
            if heard.insert(said.clone()) {
                all.opengraph.push(said);
            }
        }
    }
    all
}

/// The prefixes of OpenGraph: its own, and those the document declares (`prefix`, `xmlns:…`).
fn namespaces(doc: &Doc) -> Vec<&str> {
    let mut known = vec!["og", "music", "video", "article", "book", "profile", "product"];
    for ix in 0..doc.els.len().min(4) as u32 {
        let words = doc.attr_named(ix, "prefix").unwrap_or_default().split_ascii_whitespace();
        known.extend(words.filter_map(|w| w.strip_suffix(':')));
        known.extend(doc.tree.attributes(doc.el(ix).id).iter().filter_map(|a| a.name.local.strip_prefix("xmlns:")));
    }
    known
}

/// JSON as read; the parser has bounded its depth.
fn json(value: Json) -> Print {
    match value {
        Json::Null => Print::Null,
        Json::Bool(yes) => Print::Bool(yes),
        Json::Number(text) => serde_json::from_str(&text).unwrap_or(Print::String(text)),
        Json::Text(text) => Print::String(text),
        Json::List(list) => Print::Array(list.into_iter().map(json).collect()),
        Json::Object(pairs) => Print::Object(pairs.into_iter().map(|(key, value)| (key, json(value))).collect()),
    }
}

/// One or several values under a key.
fn put(map: &mut Map<String, Print>, key: &str, value: Print) {
    match map.get_mut(key) {
        None => {
            map.insert(key.to_owned(), value);
        }
        Some(Print::Array(list)) => list.push(value),
        Some(one) => {
            let first = one.take();
            *one = Print::Array(vec![first, value]);
        }
    }
}

/// A microdata item; its depth is bounded by the reader.
fn tree(item: &Item, join: &impl Fn(&str) -> String) -> Print {
    let mut map = Map::new();
    for kind in &item.types {
        put(&mut map, "type", json!(kind));
    }
    if let Some(id) = &item.id {
        map.insert("id".to_owned(), json!(join(id)));
    }
    let mut properties = Map::new();
    for (name, value) in &item.props {
        let value = match value {
            Value::Text(text) => json!(text),
            Value::Link(address, _) => json!(join(address)),
            Value::Item(inner) => tree(inner, join),
        };
        if name == microdata::TEXT {
            map.insert("value".to_owned(), value);
            return Print::Object(map);
        }
        put(&mut properties, name, value);
    }
    map.insert("properties".to_owned(), Print::Object(properties));
    Print::Object(map)
}

/// RDFa's things, each once.
struct Nodes<'a, J: Fn(&str) -> String> {
    list: Vec<(String, Map<String, Print>)>,
    unnamed: usize,
    page: &'a str,
    join: &'a J,
}

impl<J: Fn(&str) -> String> Nodes<'_, J> {
    /// Adds a thing and those in it; gives its name.
    fn add(&mut self, item: &Item) -> String {
        let id = match &item.id {
            Some(id) if id.is_empty() => self.page.to_owned(),
            Some(id) => (self.join)(id),
            None if item.at.is_none() => self.page.to_owned(),
            None => {
                self.unnamed += 1;
                format!("_:{}", self.unnamed)
            }
        };
        let at = self.list.iter().position(|(known, _)| *known == id).unwrap_or_else(|| {
            self.list.push((id.clone(), Map::from_iter([("@id".to_owned(), json!(id))])));
            self.list.len() - 1
        });
        for kind in &item.types {
            self.say(at, "@type", json!(kind));
        }
        for (name, value) in &item.props {
            let value = match value {
                Value::Text(text) => json!({ "@value": text }),
                Value::Link(address, _) => json!({ "@id": (self.join)(address) }),
                Value::Item(inner) => json!({ "@id": self.add(inner) }),
            };
            self.say(at, name, value);
        }
        id
    }

    fn say(&mut self, at: usize, name: &str, value: Print) {
        let Some((_, node)) = self.list.get_mut(at) else { return };
        let list = node.entry(name.to_owned()).or_insert_with(|| json!([]));
        if let Print::Array(list) = list
            && !list.contains(&value)
        {
            list.push(value);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn every_syntax_is_shown_as_it_stands() {
        let html = r#"<meta property="og:title" content="Mug"><meta property="http://ogp.me/ns#title" content="Mug"><script type="application/ld+json">[{"@type":"Product","price":1.5}]</script>
            <div itemscope itemtype="http://schema.org/Product"><a itemprop="url" href="/mug">Mug</a></div>
            <p vocab="http://schema.org/" typeof="Thing"><b property="name">Cup</b></p>"#;
        let all = structured(html, "https://shop.example/a/b");
        assert_eq!(all.json_ld, [json!({"@type": "Product", "price": 1.5})]);
        let item = json!({"type": "http://schema.org/Product", "properties": {"url": "https://shop.example/mug"}});
        assert_eq!(all.microdata, [item]);
        assert_eq!(all.opengraph, [("og:title".to_owned(), "Mug".to_owned())]);
        let thing =
            json!({"@id": "_:1", "@type": ["http://schema.org/Thing"], "http://schema.org/name": [{"@value": "Cup"}]});
        assert!(all.rdfa.contains(&thing), "{:?}", all.rdfa);
    }
}
