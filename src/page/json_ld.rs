//! JSON-LD in `<script type="application/ld+json">` → items.

use super::doc::{Doc, squeeze};
use super::entities;
use super::item::{Item, Value};
use super::json::{self, Json};
use html5ever::local_name;

/// Most items taken from one page.
const MAX_ITEMS: usize = 1_000;

/// All top-level items of all JSON-LD scripts, `@graph` opened.
pub fn read(doc: &Doc) -> Vec<Item> {
    let mut items = Vec::new();
    values(doc).into_iter().take(MAX_ITEMS).for_each(|value| open(value, &mut items));
    items
}

/// The values of all JSON-LD scripts, as written.
pub fn values(doc: &Doc) -> Vec<Json> {
    let mut values = Vec::new();
    for &script in &doc.scripts {
        let kind = doc.attr(script, &local_name!("type")).unwrap_or_default();
        if kind.len() > 60 || !kind.to_ascii_lowercase().contains("ld+json") {
            continue;
        }
        let text = doc.raw(script);
        // Some pages escape the whole script as if it were text.
        let decoded = text.trim_start().starts_with("{&quot;").then(|| entities::decode(text));
        values.extend(json::parse_all(decoded.as_deref().unwrap_or(text)));
        if values.len() > MAX_ITEMS {
            break;
        }
    }
    values
}

/// Takes the items out of lists and graphs.
fn open(value: Json, items: &mut Vec<Item>) {
    match value {
        Json::List(list) => list.into_iter().take(MAX_ITEMS).for_each(|v| open(v, items)),
        Json::Object(pairs) => {
            let (graphs, own): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(key, _)| key == "@graph");
            for (_, graph) in graphs {
                open(graph, items);
            }
            if own.iter().any(|(key, _)| key != "@context" && key != "@id") {
                items.push(item(own));
            }
        }
        _ => {}
    }
}

fn item(pairs: Vec<(String, Json)>) -> Item {
    let mut item = Item::default();
    for (key, value) in pairs {
        match key.trim() {
            "@type" | "type" => types(&value, &mut item.types),
            "@id" => item.id = plain(value),
            "@context" => {}
            key => {
                let name = squeeze(key, 200);
                push(&name, value, &mut item.props);
            }
        }
    }
    item
}

fn types(value: &Json, into: &mut Vec<String>) {
    match value {
        Json::Text(text) => into.push(squeeze(text, 200)),
        Json::List(list) => list.iter().take(10).for_each(|v| types(v, into)),
        _ => {}
    }
}

fn push(name: &str, value: Json, into: &mut Vec<(String, Value)>) {
    match value {
        Json::List(list) => list.into_iter().for_each(|v| push(name, v, into)),
        Json::Object(mut pairs) => {
            if let Some(at) = pairs.iter().position(|(key, _)| key == "@value") {
                push(name, pairs.swap_remove(at).1, into);
            } else {
                into.push((name.to_owned(), Value::Item(item(pairs))));
            }
        }
        other => into.extend(plain(other).map(|text| (name.to_owned(), Value::Text(text)))),
    }
}

fn plain(value: Json) -> Option<String> {
    match value {
        Json::Text(text) => Some(entities::decode(&text)),
        Json::Number(text) => Some(text),
        Json::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::page::words::Words;

    #[test]
    fn graphs_lists_and_values_open() {
        let html = r#"<script type='application/ld+json; charset=utf-8'>{"@context":"https://schema.org","@graph":[
            {"@type":["Product","http://schema.org/IndividualProduct"],"name":{"@value":"Tom &amp; Co"},
             "offers":[{"@type":"Offer","price":12.50},{"price":"13"}]}, {"@type":"WebPage","name":"x"}]}</script>"#;
        let items = read(&Doc::new(html, &Words::new()));
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].types, ["Product", "http://schema.org/IndividualProduct"]);
        assert_eq!(items[0].text("name"), Some("Tom & Co"));
        assert_eq!(items[0].items("offers").map(|o| o.text("price").unwrap()).collect::<Vec<_>>(), ["12.50", "13"]);
    }
}
