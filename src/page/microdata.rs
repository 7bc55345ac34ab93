//! Microdata (`itemscope`, `itemprop`, `itemref`) → items.

use super::doc::{Doc, Ix, squeeze};
use super::item::{Item, Value};
use html5ever::local_name;

/// Most items taken from one page.
const MAX_ITEMS: usize = 2_000;
/// Deepest nesting of items.
const MAX_DEPTH: usize = 24;
/// Most properties of one item.
const MAX_PROPS: usize = 400;
/// Longest text of a property, in bytes.
const MAX_TEXT: usize = 20_000;
/// Most bytes of values taken from one page: where properties nest, each repeats the text of those in it.
const MAX_BYTES: usize = 2_000_000;
/// Most elements one item may borrow from elsewhere on the page.
const MAX_REFS: usize = 20;

/// The name under which an item without properties has its text.
pub const TEXT: &str = "@value";

/// An element that opens an item or carries a property.
struct Entry {
    ix: Ix,
    /// The item it opens.
    opens: Option<usize>,
    /// The item it belongs to by the markup's nesting.
    owner: Option<usize>,
}

/// All top-level items. Their nesting is that of the markup, and what `itemref` borrows; a property outside of any item
/// belongs to none.
pub fn read(doc: &Doc) -> Vec<Item> {
    let mut entries: Vec<Entry> = Vec::with_capacity(doc.items.len());
    // The element of every item, and those open at this point, outermost first.
    let mut items: Vec<Ix> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut borrows = Vec::new();
    for &ix in &doc.items {
        while open.last().and_then(|i| items.get(*i)).is_some_and(|at| doc.el(*at).end <= ix) {
            open.pop();
        }
        let owner = open.last().copied();
        let mut opens = None;
        if doc.attr(ix, &local_name!("itemscope")).is_some() {
            if items.len() >= MAX_ITEMS || open.len() >= MAX_DEPTH {
                continue;
            }
            opens = Some(items.len());
            open.push(items.len());
            if let Some(refs) = doc.attr(ix, &local_name!("itemref")) {
                borrows.extend(refs.split_ascii_whitespace().take(MAX_REFS).map(|id| (items.len(), id)));
            }
            items.push(ix);
        }
        entries.push(Entry { ix, opens, owner });
    }
    let mut own: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    for (number, entry) in entries.iter().enumerate() {
        if let Some(list) = entry.owner.and_then(|o| own.get_mut(o))
            && list.len() < MAX_PROPS
        {
            list.push(number);
        }
    }
    borrow(doc, &entries, &items, &borrows, &mut own);
    // Which entries some item has already, so that what is borrowed does not stand by itself as well.
    let mut used = vec![false; entries.len()];
    for number in own.iter().flatten().filter(|_| !borrows.is_empty()) {
        if let Some(slot) = used.get_mut(*number) {
            *slot = true;
        }
    }
    let mut builder =
        Builder { doc, entries: &entries, items: &items, own: &own, left: MAX_ITEMS * 2, bytes: MAX_BYTES };
    entries
        .iter()
        .enumerate()
        .filter(|(number, e)| {
            doc.attr(e.ix, &local_name!("itemprop")).is_none() || e.owner.is_none() && used.get(*number) != Some(&true)
        })
        .filter_map(|(_, e)| e.opens)
        .filter_map(|item| builder.build(item, &mut Vec::new()))
        .collect()
}

/// Adds the properties of the elements an item names in `itemref`.
fn borrow(doc: &Doc, entries: &[Entry], items: &[Ix], borrows: &[(usize, &str)], own: &mut [Vec<usize>]) {
    if borrows.is_empty() {
        return;
    }
    // As everywhere in HTML, the first element of a name is the one meant.
    let mut wanted: Vec<&(usize, &str)> = borrows.iter().take(200).collect();
    for ix in 0..doc.els.len() as Ix {
        let Some(id) = doc.attr(ix, &local_name!("id")).filter(|id| wanted.iter().any(|(_, w)| w == id)) else {
            continue;
        };
        for (item, _) in wanted.extract_if(.., |(_, wanted)| *wanted == id) {
            let Some(list) = own.get_mut(*item) else { continue };
            let end = doc.el(ix).end;
            let from = entries.partition_point(|e| e.ix < ix);
            for (number, entry) in entries.iter().enumerate().skip(from).take_while(|(_, e)| e.ix < end) {
                if list.len() >= MAX_PROPS {
                    break;
                }
                // What stands in an item of its own belongs to that one; to both where that item is no property itself.
                let shared = doc.attr(ix, &local_name!("itemprop")).is_none();
                let inner = entry.owner.and_then(|o| items.get(o)).is_some_and(|at| *at > ix || *at == ix && !shared);
                if !inner && !list.contains(&number) {
                    list.push(number);
                }
            }
        }
    }
}

struct Builder<'a> {
    doc: &'a Doc,
    entries: &'a [Entry],
    items: &'a [Ix],
    own: &'a [Vec<usize>],
    /// How many more items may be made: borrowed items are made once for each borrower.
    left: usize,
    /// How many more bytes of values may be taken.
    bytes: usize,
}

impl Builder<'_> {
    /// Makes an item; `path` are the items it stands in, so that no item stands in itself and the depth stays bounded.
    fn build(&mut self, number: usize, path: &mut Vec<usize>) -> Option<Item> {
        if self.left == 0 || self.bytes == 0 || path.len() >= MAX_DEPTH || path.contains(&number) {
            return None;
        }
        self.left -= 1;
        let doc = self.doc;
        let ix = *self.items.get(number)?;
        let types = doc.attr(ix, &local_name!("itemtype")).unwrap_or_default();
        let mut item = Item {
            types: types.split_ascii_whitespace().take(8).map(|t| squeeze(t, 200)).collect(),
            id: doc.attr(ix, &local_name!("itemid")).map(|id| squeeze(id, 300)),
            props: Vec::new(),
            at: Some(ix),
        };
        path.push(number);
        for at in self.own.get(number).into_iter().flatten() {
            let Some(entry) = self.entries.get(*at) else { continue };
            let names = doc.attr(entry.ix, &local_name!("itemprop")).unwrap_or_default();
            if names.is_empty() || self.bytes == 0 {
                continue;
            }
            let value = match entry.opens {
                Some(inner) => self.build(inner, path).map(Value::Item),
                None => Some(value(doc, entry.ix)),
            };
            let Some(value) = value else { continue };
            // A thing that holds others stands under its first name alone: copies of copies would multiply with the depth.
            let most = if value.holds_items() { 1 } else { 8 };
            for name in names.split_ascii_whitespace().take(most) {
                let size = value.bytes();
                if size > self.bytes {
                    // Spent: reading the texts of what follows would cost as much as keeping them.
                    self.bytes = 0;
                    break;
                }
                self.bytes -= size;
                item.props.push((squeeze(name, 200), value.clone()));
            }
        }
        path.pop();
        // An item without properties says what it is by its text.
        if item.props.is_empty() && self.bytes > 0 {
            let text = value(doc, ix);
            self.bytes = self.bytes.saturating_sub(text.bytes());
            item.props.push((TEXT.to_owned(), text));
        }
        Some(item)
    }
}

/// A property's value by the rules of microdata: an attribute on some elements, the text on all others.
pub fn value(doc: &Doc, ix: Ix) -> Value {
    let attribute = |name| doc.attr(ix, &name).map(|v| squeeze(v, MAX_TEXT));
    let address = match doc.name(ix) {
        local_name!("meta") => return Value::Text(attribute(local_name!("content")).unwrap_or_default()),
        local_name!("a") | local_name!("area") | local_name!("link") => attribute(local_name!("href")),
        local_name!("img")
        | local_name!("audio")
        | local_name!("video")
        | local_name!("source")
        | local_name!("track")
        | local_name!("iframe")
        | local_name!("embed") => attribute(local_name!("src")),
        local_name!("object") => attribute(local_name!("data")),
        local_name!("data") | local_name!("meter") | local_name!("input") => {
            return Value::Text(attribute(local_name!("value")).unwrap_or_else(|| doc.text(ix, MAX_TEXT)));
        }
        local_name!("time") => {
            return Value::Text(attribute(local_name!("datetime")).unwrap_or_else(|| doc.text(ix, MAX_TEXT)));
        }
        _ => None,
    };
    // Not in the standard, but many shops write the value so.
    let content = attribute(local_name!("content")).filter(|v| !v.is_empty());
    match address {
        Some(address) => {
            let alt = || attribute(local_name!("alt")).filter(|_| doc.is(ix, &local_name!("img")));
            Value::Link(address, content.or_else(alt).unwrap_or_else(|| doc.text(ix, MAX_TEXT)))
        }
        None => Value::Text(content.unwrap_or_else(|| doc.text(ix, MAX_TEXT))),
    }
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

    #[test]
    fn an_item_borrows_what_it_refers_to_and_never_itself() {
        let html = r#"<p id="a"><b itemprop="sku">77</b></p><div itemscope itemtype="http://schema.org/Product" itemref="a loop">
            <i itemprop="name">Mug</i></div><p id="loop" itemprop="isRelatedTo" itemscope itemref="loop"><i itemprop="name">x</i></p>"#;
        let items = read(&Doc::new(html, &Words::new()));
        assert_eq!(items[0].text("sku"), Some("77"));
        assert_eq!(items[0].items("isrelatedto").next().unwrap().text("name"), Some("x"));
    }
}
