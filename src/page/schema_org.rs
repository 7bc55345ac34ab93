//! schema.org items → what they say of the page's product.
//!
//! Picks *the* product among the items a page describes: the one whose name the page's own title carries, never one of
//! the cards around it.

mod facts;
mod offer;

use super::doc::{Doc, squeeze};
use super::found::Found;
use super::item::{Item, Value, bare};
use super::likeness::{likeness_of_words, words_of};
use super::variants;
use super::words::Hint;
use facts::{categories, product_facts};
use offer::{offer_facts, offers_of};

/// Types that describe goods.
const PRODUCTS: &[&str] = &[
    "product",
    "productgroup",
    "individualproduct",
    "productmodel",
    "someproducts",
    "vehicle",
    "car",
    "book",
    "data-vocabulary.org/product",
];
/// Types that list several things.
const LISTS: &[&str] = &["itemlist", "collectionpage", "searchresultspage", "offercatalog"];
/// Types that are read, not bought.
const ARTICLES: &[&str] = &[
    "article",
    "newsarticle",
    "blogposting",
    "techarticle",
    "discussionforumposting",
    "qapage",
    "howto",
    "recipe",
    "report",
];
/// Types that are neither goods nor read: where nothing else is described, no goods are sold.
const OTHERS: &[&str] = &[
    "event",
    "course",
    "jobposting",
    "hotel",
    "lodgingbusiness",
    "accommodation",
    "apartment",
    "house",
    "realestatelisting",
];
/// Properties in which the variants of one product differ.
const VARIES: &[&str] = &["size", "color", "material", "pattern"];
/// Properties that lead to other goods.
const ELSEWHERE: &[&str] = &[
    "isrelatedto",
    "issimilarto",
    "isaccessoryorsparepartfor",
    "isconsumablefor",
    "itemlistelement",
    "review",
    "itemreviewed",
    "hasvariant",
    "hasoffercatalog",
    "makesoffer",
];

/// What the structured data of one kind says.
#[derive(Debug, Clone, Default)]
pub struct Structured {
    /// What is said of the product.
    pub found: Found,
    /// Whether a product is described.
    pub is_product: bool,
    /// Whether the product says that this page is its own.
    pub is_here: bool,
    /// Whether it is offered.
    pub is_offered: bool,
    /// How many different goods are described on a par.
    pub products: usize,
    /// Whether the page calls itself a list.
    pub is_list: bool,
    /// Whether the page calls itself an article.
    pub is_article: bool,
}

/// Reads items; `titles` are what the page calls itself (headings, window title), to know its product by.
pub fn read(doc: &Doc, items: &[Item], titles: &[String], url: &str) -> Structured {
    let mut structured = Structured::default();
    let mut products: Vec<&Item> = Vec::new();
    for item in items {
        collect(item, &mut products, 0);
        structured.is_list |= item.is(LISTS);
        structured.is_article |= item.is(ARTICLES);
    }
    // What stands among recommendations in the markup is not the page's product.
    let beside = |item: &Item| {
        item.at.is_some_and(|ix| {
            let hints = doc.above(ix).chain([ix]).fold(Hint::NONE, |all, up| all.with(doc.el(up).hint));
            hints.any(Hint::RELATED)
        })
    };
    structured.products = products.len();
    structured.is_article |= products.is_empty() && items.iter().any(|i| i.is(OTHERS));
    let titles: Vec<Vec<String>> = titles.iter().map(|t| words_of(t)).collect();
    let is_here = |item: &Item| item.plain("url").or(item.id.as_deref()).is_some_and(|u| same_page(u, url));
    let score_of = |item: &Item| {
        let name = words_of(item.text("name").unwrap_or_default());
        let said = titles.iter().map(|t| likeness_of_words(&name, t)).fold(0.0_f64, f64::max);
        let offered = item.all("offers").next().is_some();
        said * 4.0 + f64::from(u8::from(is_here(item))) * 1.5 + f64::from(u8::from(offered))
            - f64::from(u8::from(beside(item))) * 2.0
    };
    let scores: Vec<f64> = products.iter().map(|item| score_of(item)).collect();
    let mut best: Option<(&Item, f64)> = None;
    for (item, score) in products.iter().zip(&scores) {
        if best.is_none_or(|(_, top)| *score > top) {
            best = Some((item, *score));
        }
    }
    let Some((product, score)) = best else {
        if let Some(crumbs) = items.iter().find(|i| i.is(&["breadcrumblist"])) {
            structured.found.categories = categories(crumbs);
        }
        return structured;
    };
    // One among several that nothing on the page points to is a card, not the page's product. In a list, the list's own name
    // stands in the names of many cards, and points to none of them.
    let rival = |(p, own): &(&&Item, &f64)| p.text("name") != product.text("name") && **own + 0.6 >= score;
    let rivals = products.iter().zip(&scores).filter(rival).count();
    if products.len() > 1 && (score < 1.6 || rivals >= 6 && !is_here(product)) {
        return structured;
    }
    structured.is_product = true;
    structured.is_here = products.len() == 1
        && [product.plain("url"), product.plain("mainentityofpage"), product.id.as_deref()]
            .into_iter()
            .flatten()
            .any(|u| same_page(u, url))
        && {
            let name = words_of(product.text("name").unwrap_or_default());
            titles.iter().any(|t| likeness_of_words(t, &name) > 0.6 || likeness_of_words(&name, t) > 0.6)
        };
    let by_id = |id: &str| items.iter().find(|i| i.id.as_deref() == Some(id));
    let found = &mut structured.found;
    product_facts(product, found);
    if found.brand.is_none() {
        found.brand = product.items("isvariantof").find_map(|g| g.text("brand")).map(|b| squeeze(b, 200));
    }
    if found.brand.is_none() {
        // The brand may stand elsewhere in the same script, and here only its identifier.
        let told = |name| product.items(name).find_map(|b| by_id(b.id.as_deref()?)?.plain("name"));
        found.brand = told("brand").or_else(|| told("manufacturer")).map(|b| squeeze(b, 200));
    }
    let mut variants: Vec<&Item> = product.items("hasvariant").take(200).collect();
    // A variant's address may stand in its offer alone.
    let own_page = |v: &&&Item| {
        let offers = v.items("offers").filter_map(|o| o.plain("url"));
        v.plain("url").into_iter().chain(offers).any(|u| same_page_and_query(u, url))
    };
    let variant = variants.iter().find(own_page).or(variants.first());
    let mut offers: Vec<&Item> = offers_of(product, &by_id);
    if let Some(variant) = variant {
        let mut own = Found::default();
        product_facts(variant, &mut own);
        found.sku = found.sku.take().or(own.sku);
        found.gtin = found.gtin.take().or(own.gtin);
        found.mpn = found.mpn.take().or(own.mpn);
        if offers.is_empty() {
            offers = offers_of(variant, &by_id);
        }
    }
    // The offer may stand outside, and say what it offers.
    if offers.is_empty() {
        let of_it =
            |o: &&Item| o.is(&["offer", "aggregateoffer"]) && o.items("itemoffered").any(|p| std::ptr::eq(p, product));
        offers.extend(items.iter().filter(of_it).take(20));
    }
    // Some shops describe every size as a product of its own, all by one name.
    let name = product.text("name");
    let alike = products.iter().filter(|p| !std::ptr::eq(**p, product) && name.is_some() && p.text("name") == name);
    variants.extend(alike.copied().filter(|p| !beside(p)).take(200));
    for variant in [product].iter().chain(&variants).filter(|_| !variants.is_empty()) {
        for key in VARIES {
            if let Some(value) = variant.text(key) {
                variants::add(&mut found.variants, key, value);
            }
        }
        if offers.len() < 500 && !std::ptr::eq(*variant, product) {
            offers.extend(offers_of(variant, &by_id));
        }
    }
    found.variants = variants::finish(std::mem::take(&mut found.variants));
    structured.is_offered = !offers.is_empty();
    offer_facts(&offers, url, found);
    if found.categories.is_empty()
        && let Some(crumbs) = items.iter().find(|i| i.is(&["breadcrumblist"]))
    {
        found.categories = categories(crumbs);
    }
    structured
}

fn collect<'a>(item: &'a Item, into: &mut Vec<&'a Item>, depth: usize) {
    if depth > 8 || into.len() > 300 {
        return;
    }
    if item.is(PRODUCTS) && !item.is(OTHERS) && (item.text("name").is_some() || item.all("offers").next().is_some()) {
        into.push(item);
        return;
    }
    for (name, value) in &item.props {
        let Value::Item(below) = value else { continue };
        let name = bare(name);
        if !ELSEWHERE.contains(&name.as_str()) || name == "itemlistelement" {
            collect(below, into, depth + 1);
        }
    }
}

/// Whether two addresses name the same page, query aside.
fn same_page(a: &str, b: &str) -> bool {
    let trim = |u: &str| {
        let u = u.split(['#', '?']).next().unwrap_or_default();
        u.split_once("://").map_or(u, |(_, rest)| rest).trim_start_matches("www.").trim_end_matches('/').to_owned()
    };
    let (a, b) = (trim(a), trim(b));
    !a.is_empty() && a.contains('/') && a == b
}

fn same_page_and_query(a: &str, b: &str) -> bool {
    let query = |u: &str| {
        u.split('#').next().unwrap_or_default().split_once('?').map(|(_, q)| q.to_owned()).unwrap_or_default()
    };
    same_page(a, b) && query(a) == query(b)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::listing::Availability;
    use crate::page::json_ld;
    use crate::page::words::Words;

    fn of(json: &str) -> Found {
        let html = format!("<h1>Blue mug</h1><script type='application/ld+json'>{json}</script>");
        let doc = Doc::new(&html, &Words::new());
        read(&doc, &json_ld::read(&doc), &["Blue mug".to_owned()], "https://shop.example/mug").found
    }

    #[test]
    fn sizes_described_as_products_of_one_name_are_one_product() {
        let size = |size: &str, stock: &str| {
            format!(
                r#"{{"@type":"Product","name":"Blue mug","size":"{size}","offers":{{"price":"9","availability":"{stock}"}}}}"#
            )
        };
        let found = of(&format!("[{},{}]", size("S", "OutOfStock"), size("M", "https://schema.org/InStock")));
        assert_eq!(found.availability, Some(Availability::InStock));
        assert_eq!(found.variants[0].values, ["S", "M"]);
    }

    #[test]
    fn a_brand_told_elsewhere_in_the_script_is_found() {
        let found = of(
            r##"{"@graph":[{"@type":"Product","name":"Blue mug","brand":{"@id":"#b"}},{"@id":"#b","@type":"Brand","name":"Kiln"}]}"##,
        );
        assert_eq!(found.brand.as_deref(), Some("Kiln"));
        let found = of(
            r#"{"@type":"Product","name":"Blue mug","isVariantOf":{"@type":"ProductGroup","brand":{"name":"Kiln"}}}"#,
        );
        assert_eq!(found.brand.as_deref(), Some("Kiln"));
    }

    #[test]
    fn an_offer_around_its_product_is_its_offer() {
        let found = of(
            r#"{"@type":"Offer","price":"9","inventoryLevel":4,"itemOffered":{"@type":"Product","name":"Blue mug"}}"#,
        );
        assert_eq!((found.price.map(|p| p.to_string()).as_deref(), found.quantity), (Some("9"), Some(4)));
    }
}
