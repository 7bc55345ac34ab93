//! Cards from structured data: the entries of an `ItemList`, or products described on a par.

use super::{Cards, Draft, Ground};
use crate::listing::Card;
use crate::page::item::Item;
use crate::page::{currency, price};

/// How deep lists are looked for in one another.
const MAX_DEPTH: u32 = 4;

/// Cards the structured data of a page gives; none where it describes one product only.
pub fn read(ground: &Ground<'_>, sources: &[&[Item]]) -> Vec<Card> {
    let mut best: Vec<Card> = Vec::new();
    for items in sources {
        let mut products = Vec::new();
        for item in *items {
            collect(item, &mut products, 0);
        }
        if products.len() < 2 {
            continue;
        }
        let mut cards = Cards::default();
        for (entry, product) in products {
            cards.add(draft(entry, product), ground);
        }
        if cards.list.len() > best.len() {
            best = cards.list;
        }
    }
    best
}

/// Entries with their products; an entry may be its own product.
fn collect<'a>(item: &'a Item, into: &mut Vec<(&'a Item, &'a Item)>, depth: u32) {
    if depth > MAX_DEPTH || into.len() >= Card::MOST {
        return;
    }
    if item.is(&["product", "productgroup", "individualproduct"]) {
        into.push((item, item));
        return;
    }
    for entry in item.items("itemlistelement").take(Card::MOST) {
        match entry.items("item").next() {
            Some(product) => into.push((entry, product)),
            None if entry.is(&["listitem", "product"])
                && entry.text("name").is_some()
                && !item.is(&["breadcrumblist"]) =>
            {
                into.push((entry, entry));
            }
            None => {}
        }
    }
    for name in ["mainentity", "hasoffercatalog", "itemlist"] {
        item.items(name).take(4).for_each(|inner| collect(inner, into, depth + 1));
    }
}

fn draft(entry: &Item, product: &Item) -> Draft {
    let offer = product.items("offers").next();
    let of_offer = |name: &str| offer.and_then(|o| o.text(name)).or_else(|| product.text(name));
    let amount = of_offer("price").or_else(|| of_offer("lowprice"));
    let picture = product
        .plain("image")
        .or_else(|| product.items("image").next().and_then(|i| i.plain("url").or_else(|| i.plain("contenturl"))));
    let link = product.plain("url").or_else(|| entry.plain("url")).or_else(|| offer.and_then(|o| o.plain("url")));
    Draft {
        title: product.text("name").or_else(|| entry.text("name")).map(str::to_owned),
        price: amount.and_then(price::parse).filter(|m| m.amount.units > 0),
        list_price: None,
        currency: of_offer("pricecurrency").and_then(currency::code),
        url: link.or(product.id.as_deref()).map(str::to_owned),
        image: picture.map(str::to_owned),
        seller: offer.and_then(|o| o.text("seller")).map(str::to_owned),
        sponsored: false,
    }
}
