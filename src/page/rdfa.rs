//! RDFa Lite (`vocab`, `typeof`, `property`) → items.

use super::doc::{Doc, Ix, squeeze};
use super::item::{Item, Value, bare};
use html5ever::local_name;

/// Most items taken from one page.
const MAX_ITEMS: usize = 1_000;
/// Deepest nesting of items.
const MAX_DEPTH: usize = 24;

/// All top-level items that carry a type.
pub fn read(doc: &Doc) -> Vec<Item> {
    let mut top = Vec::new();
    let mut open: Vec<(Item, Ix, Option<String>)> = Vec::new();
    for &ix in &doc.rdfa {
        while open.last().is_some_and(|(_, end, _)| *end <= ix) {
            close(&mut open, &mut top);
        }
        let property =
            doc.attr(ix, &local_name!("property")).map(|p| bare(p.split_ascii_whitespace().next().unwrap_or(p)));
        if let Some(types) = doc.attr_named(ix, "typeof") {
            if top.len() > MAX_ITEMS || open.len() >= MAX_DEPTH {
                continue;
            }
            let types = types.split_ascii_whitespace().take(8).map(bare).collect();
            let id = doc.attr_named(ix, "resource").map(|r| squeeze(r, 300));
            open.push((Item { types, id, props: Vec::new(), at: Some(ix) }, doc.el(ix).end, property));
        } else if let (Some(name), Some((item, ..))) = (property, open.last_mut()) {
            let attribute = |name| doc.attr(ix, &name).map(|v| squeeze(v, 2_000)).filter(|v| !v.is_empty());
            let text = attribute(local_name!("content"))
                .or_else(|| doc.attr_named(ix, "resource").map(|v| squeeze(v, 2_000)))
                .or_else(|| if doc.is(ix, &local_name!("link")) { attribute(local_name!("href")) } else { None })
                .or_else(|| attribute(local_name!("src")))
                .unwrap_or_else(|| doc.text(ix, 20_000));
            if !text.is_empty() && item.props.len() < 400 {
                item.props.push((name, Value::Text(text)));
            }
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut top);
    }
    top
}

fn close(open: &mut Vec<(Item, Ix, Option<String>)>, top: &mut Vec<Item>) {
    let Some((item, _, property)) = open.pop() else { return };
    match (open.last_mut(), property) {
        (Some((parent, ..)), Some(name)) => parent.props.push((name, Value::Item(item))),
        _ => top.push(item),
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
        assert_eq!(items[0].text("name"), Some("Mug"));
        assert_eq!(items[0].items("offers").next().and_then(|o| o.text("price")), Some("7.5"));
    }
}
