//! Microdata (`itemscope`, `itemprop`) → items.

use super::doc::{Doc, Ix, squeeze};
use super::item::{Item, Value, bare};
use html5ever::local_name;

/// Most items taken from one page.
const MAX_ITEMS: usize = 2_000;
/// Deepest nesting of items.
const MAX_DEPTH: usize = 24;
/// Longest text of a property, in bytes.
const MAX_TEXT: usize = 20_000;

/// All top-level items. Their nesting is that of the markup; a property outside of any item belongs to none.
pub fn read(doc: &Doc) -> Vec<Item> {
    let mut top = Vec::new();
    // Items that are open at this point, outermost first, with the properties each is the value of.
    let mut open: Vec<(Item, Ix, Vec<String>)> = Vec::new();
    let mut count = 0;
    for &ix in &doc.items {
        while open.last().is_some_and(|(_, end, _)| *end <= ix) {
            close(&mut open, &mut top);
        }
        let names: Vec<String> = doc
            .attr(ix, &local_name!("itemprop"))
            .map(|names| names.split_ascii_whitespace().take(8).map(bare).collect())
            .unwrap_or_default();
        if doc.attr(ix, &local_name!("itemscope")).is_some() {
            count += 1;
            if count > MAX_ITEMS || open.len() >= MAX_DEPTH {
                continue;
            }
            let types = doc.attr(ix, &local_name!("itemtype")).unwrap_or_default();
            let item = Item {
                types: types.split_ascii_whitespace().take(8).map(bare).collect(),
                id: doc.attr(ix, &local_name!("itemid")).map(str::to_owned),
                props: Vec::new(),
                at: Some(ix),
            };
            open.push((item, doc.el(ix).end, names));
        } else if let Some((item, ..)) = open.last_mut() {
            let text = value(doc, ix);
            if !text.is_empty() && item.props.len() < 400 {
                for name in names {
                    item.props.push((name, Value::Text(text.clone())));
                }
            }
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut top);
    }
    top
}

fn close(open: &mut Vec<(Item, Ix, Vec<String>)>, top: &mut Vec<Item>) {
    let Some((item, _, names)) = open.pop() else { return };
    match (open.last_mut(), names.first()) {
        (Some((parent, ..)), Some(name)) => parent.props.push((name.clone(), Value::Item(item))),
        _ => top.push(item),
    }
}

/// A property's value by the rules of microdata: an attribute on some elements, the text on all others.
pub fn value(doc: &Doc, ix: Ix) -> String {
    let attribute = |name| doc.attr(ix, &name).map(|v| squeeze(v, MAX_TEXT));
    let content = attribute(local_name!("content")).filter(|v| !v.is_empty());
    let own = match doc.name(ix) {
        local_name!("meta") => return content.unwrap_or_default(),
        local_name!("a") | local_name!("area") | local_name!("link") => attribute(local_name!("href")),
        local_name!("img")
        | local_name!("audio")
        | local_name!("video")
        | local_name!("source")
        | local_name!("iframe")
        | local_name!("embed") => attribute(local_name!("src")),
        local_name!("data") | local_name!("meter") | local_name!("input") => attribute(local_name!("value")),
        local_name!("time") => attribute(local_name!("datetime")),
        local_name!("object") => attribute(local_name!("data")),
        _ => None,
    };
    // A link's text says more than its address for a brand or a name; addresses are told by their property.
    let names = doc.attr(ix, &local_name!("itemprop")).unwrap_or_default().to_ascii_lowercase();
    let wants_address = ["url", "image", "availability", "itemcondition", "sameas", "logo", "thumbnail", "item"]
        .iter()
        .any(|n| names.split_ascii_whitespace().any(|name| name == *n));
    let text = || Some(doc.text(ix, MAX_TEXT)).filter(|t| !t.is_empty());
    let picked = if wants_address {
        own.or(content).or_else(text)
    } else {
        let is_link = matches!(doc.name(ix), local_name!("a") | local_name!("area"));
        content.or_else(|| if is_link { text().or(own) } else { own.or_else(text) })
    };
    picked.unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::page::words::Words;

    #[test]
    fn items_nest_as_the_markup_does() {
        let html = r#"<div itemscope itemtype="http://schema.org/Product"><h1 itemprop="name"> Blue
            bag</h1><a itemprop="brand" href="/b">Acme</a><div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
            <meta itemprop="price" content="10.00"><link itemprop="availability" href="http://schema.org/InStock"></div></div>
            <div itemscope itemtype="http://schema.org/Product"><b itemprop="name">Other</b></div>"#;
        let items = read(&Doc::new(html, &Words::new()));
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].text("name"), Some("Blue bag"));
        assert_eq!(items[0].text("brand"), Some("Acme"));
        let offer = items[0].items("offers").next().unwrap();
        assert_eq!(offer.text("price"), Some("10.00"));
        assert_eq!(offer.text("availability"), Some("http://schema.org/InStock"));
        assert_eq!(items[1].text("name"), Some("Other"));
    }
}
