//! RDFa Lite (`vocab`, `prefix`, `typeof`, `property`, `resource`) → items with full names.

use super::doc::{Doc, Ix, squeeze};
use super::item::{Item, Value};
use html5ever::local_name;

/// Most items taken from one page.
const MAX_ITEMS: usize = 1_000;
/// Deepest nesting of items.
const MAX_DEPTH: usize = 24;
/// Most bytes of values taken from one page: where properties nest, each repeats the text of those in it.
const MAX_BYTES: usize = 2_000_000;
/// Longest address of a vocabulary: it stands before every name.
const MAX_VOCABULARY: usize = 200;
/// Most prefixes known at once.
const MAX_PREFIXES: usize = 60;

/// Prefixes every page may use without saying what they mean (those of RDFa's initial context that pages use).
const PREFIXES: &[(&str, &str)] = &[
    ("schema", "http://schema.org/"),
    ("og", "http://ogp.me/ns#"),
    ("article", "http://ogp.me/ns/article#"),
    ("book", "http://ogp.me/ns/book#"),
    ("music", "http://ogp.me/ns/music#"),
    ("profile", "http://ogp.me/ns/profile#"),
    ("video", "http://ogp.me/ns/video#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("dc", "http://purl.org/dc/terms/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("dc11", "http://purl.org/dc/elements/1.1/"),
    ("gr", "http://purl.org/goodrelations/v1#"),
    ("v", "http://rdf.data-vocabulary.org/#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("cc", "http://creativecommons.org/ns#"),
    ("sioc", "http://rdfs.org/sioc/ns#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
];

/// A vocabulary or prefix in force, and where it ends.
struct Named<'a> {
    prefix: Option<&'a str>,
    means: &'a str,
    end: Ix,
}

/// An item under way: where it ends, and the properties it is the value of.
struct Open {
    item: Item,
    end: Ix,
    properties: Vec<String>,
}

/// All top-level items. What is said outside of any item is said of the page: an item without a type, the first.
pub fn read(doc: &Doc) -> Vec<Item> {
    let mut top = vec![Item::default()];
    let mut open: Vec<Open> = Vec::new();
    let mut names: Vec<Named> = Vec::new();
    // Older pages name their prefixes as namespaces of the document.
    for ix in 0..doc.els.len().min(4) as Ix {
        for attribute in doc.tree.attributes(doc.el(ix).id).iter().take(MAX_PREFIXES) {
            let prefix = attribute.name.local.strip_prefix("xmlns:");
            if prefix.is_some() && names.len() < MAX_PREFIXES / 2 && attribute.value.len() <= MAX_VOCABULARY {
                names.push(Named { prefix, means: attribute.value.trim(), end: doc.el(ix).end });
            }
        }
    }
    let mut count = 0;
    let mut left = MAX_BYTES;
    for &ix in &doc.rdfa {
        while open.last().is_some_and(|o| o.end <= ix) {
            close(&mut open, &mut top);
        }
        while names.last().is_some_and(|n| n.end <= ix) {
            names.pop();
        }
        declare(doc, ix, &mut names);
        let full = |word: &str| expand(word, &names);
        let properties: Vec<String> = doc
            .attr(ix, &local_name!("property"))
            .map(|p| p.split_ascii_whitespace().take(8).filter_map(full).collect())
            .unwrap_or_default();
        let about = doc.attr_named(ix, "about");
        let resource = ["resource", "href", "src"].iter().find_map(|n| doc.attr_named(ix, n));
        let types = doc.attr_named(ix, "typeof");
        // Without a property, what an element is about becomes the subject of what stands in it.
        let subject = about.or_else(|| doc.attr_named(ix, "resource").filter(|_| properties.is_empty()));
        if types.is_some() || subject.is_some() {
            count += 1;
            if count > MAX_ITEMS || open.len() >= MAX_DEPTH {
                continue;
            }
            let types: Vec<String> =
                types.unwrap_or_default().split_ascii_whitespace().take(8).filter_map(full).collect();
            let id = about.or_else(|| resource.filter(|_| !types.is_empty())).or(subject).map(|r| squeeze(r, 300));
            let end = doc.el(ix).end;
            if about.is_some() && !properties.is_empty() {
                // The property is one of the thing the element is about.
                let value = value(doc, ix);
                let size = value.bytes() * properties.len();
                if size > left {
                    break;
                }
                left -= size;
                let props = properties.into_iter().map(|p| (p, value.clone())).collect();
                open.push(Open { item: Item { types, id, props, at: Some(ix) }, end, properties: Vec::new() });
            } else {
                open.push(Open { item: Item { types, id, props: Vec::new(), at: Some(ix) }, end, properties });
            }
        } else if !properties.is_empty() {
            let value = value(doc, ix);
            let item = match open.last_mut() {
                Some(open) => &mut open.item,
                None => match top.first_mut() {
                    Some(page) => page,
                    None => continue,
                },
            };
            let size = value.bytes() * properties.len();
            if size > left {
                // Spent: reading the texts of what follows would cost as much as keeping them.
                break;
            }
            if item.props.len() < 400 {
                left -= size;
                item.props.extend(properties.into_iter().map(|p| (p, value.clone())));
            }
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut top);
    }
    top.retain(|item| !item.types.is_empty() || !item.props.is_empty());
    top
}

/// Takes up the vocabulary and the prefixes an element declares.
fn declare<'a>(doc: &'a Doc, ix: Ix, names: &mut Vec<Named<'a>>) {
    let end = doc.el(ix).end;
    if names.len() >= MAX_PREFIXES {
        return;
    }
    if let Some(vocab) = doc.attr_named(ix, "vocab").filter(|v| v.len() <= MAX_VOCABULARY) {
        names.push(Named { prefix: None, means: vocab.trim(), end });
    }
    let mut words = doc.attr_named(ix, "prefix").unwrap_or_default().split_ascii_whitespace();
    while let (Some(prefix), Some(means)) = (words.next(), words.next()) {
        if names.len() < MAX_PREFIXES && means.len() <= MAX_VOCABULARY {
            names.push(Named { prefix: prefix.strip_suffix(':'), means, end });
        }
    }
}

/// A term or a prefixed name as an address; `None` where nothing says what it means.
fn expand(word: &str, names: &[Named]) -> Option<String> {
    if word.len() > 200 {
        return None;
    }
    let known = |prefix: Option<&str>| {
        names.iter().rev().find(|n| n.prefix == prefix && (prefix.is_some() || !n.means.is_empty())).map(|n| n.means)
    };
    match word.split_once(':') {
        None => known(None).map(|vocab| format!("{vocab}{word}")),
        Some((prefix, rest)) if !rest.starts_with("//") => {
            let usual = || PREFIXES.iter().find(|(p, _)| p.eq_ignore_ascii_case(prefix)).map(|(_, means)| *means);
            match known(Some(prefix)).or_else(usual) {
                Some(means) => Some(format!("{means}{rest}")),
                None => Some(word.to_owned()),
            }
        }
        Some(_) => Some(word.to_owned()),
    }
}

/// A property's value: what `content` says, else where the element leads, else its text.
fn value(doc: &Doc, ix: Ix) -> Value {
    let attribute = |name: &str| doc.attr_named(ix, name).map(|v| squeeze(v, 2_000));
    if let Some(content) = attribute("content") {
        return Value::Text(content);
    }
    match ["resource", "href", "src"].iter().find_map(|n| attribute(n)).filter(|v| !v.is_empty()) {
        Some(address) => Value::Link(address, doc.text(ix, 2_000)),
        None => Value::Text(attribute("datetime").unwrap_or_else(|| doc.text(ix, 20_000))),
    }
}

fn close(open: &mut Vec<Open>, top: &mut Vec<Item>) {
    let Some(Open { item, properties, .. }) = open.pop() else { return };
    if properties.is_empty() {
        top.push(item);
        return;
    }
    match open.last_mut() {
        Some(above) => {
            let value = Value::Item(item);
            let most = if value.holds_items() { 1 } else { 4 };
            above.item.props.extend(properties.into_iter().take(most).map(|p| (p, value.clone())));
        }
        None => top.push(item),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::page::words::Words;

    #[test]
    fn typed_things_are_items() {
        let html = r#"<div vocab="https://schema.org/" typeof="Product"><span property="name">Mug</span>
            <div property="offers" typeof="Offer"><span property="price" content="7.5">7,50</span></div></div>"#;
        let items = read(&Doc::new(html, &Words::new()));
        assert_eq!(items[0].types, ["https://schema.org/Product"]);
        assert_eq!(items[0].text("name"), Some("Mug"));
        assert_eq!(items[0].items("offers").next().and_then(|o| o.text("price")), Some("7.5"));
    }

    #[test]
    fn prefixes_and_subjects_are_followed() {
        let html = r##"<div prefix="s: http://schema.org/"><div typeof="s:Product" resource="#mug"><i property="s:name">Mug</i></div>
            <div resource="#mug"><i property="s:sku">77</i></div></div>"##;
        let items = read(&Doc::new(html, &Words::new()));
        assert_eq!(items[0].types, ["http://schema.org/Product"]);
        assert_eq!((items[0].id.as_deref(), items[1].id.as_deref()), (Some("#mug"), Some("#mug")));
        assert_eq!(items[1].text("sku"), Some("77"));
    }
}
