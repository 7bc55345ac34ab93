//! schema.org items → what they say of the page's product.
//!
//! Picks *the* product among the items a page describes: the one whose name the page's own title carries, never one of
//! the cards around it.

use super::currency;
use super::doc::{Doc, squeeze};
use super::found::{Found, availability, condition};
use super::item::{Item, Value, bare};
use super::words::Hint;
use super::{ids, price, variants};
use crate::listing::{Availability, Listing, Specific};
use crate::text::order;

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
    let titles: Vec<Vec<String>> = titles.iter().map(|t| words_of(t)).collect();
    let score = |item: &Item| {
        let name = words_of(item.text("name").unwrap_or_default());
        let said = titles.iter().map(|t| likeness_of_words(&name, t)).fold(0.0_f64, f64::max);
        let here = item.plain("url").or(item.id.as_deref()).is_some_and(|u| same_page(u, url));
        let offered = item.all("offers").next().is_some();
        said * 4.0 + f64::from(u8::from(here)) * 1.5 + f64::from(u8::from(offered))
            - f64::from(u8::from(beside(item))) * 2.0
    };
    let mut best: Option<(&Item, f64)> = None;
    for item in &products {
        let score = score(item);
        if best.is_none_or(|(_, top)| score > top) {
            best = Some((item, score));
        }
    }
    let Some((product, score)) = best else {
        if let Some(crumbs) = items.iter().find(|i| i.is(&["breadcrumblist"])) {
            structured.found.categories = categories(crumbs);
        }
        return structured;
    };
    // One among several that nothing on the page points to is a card, not the page's product.
    if products.len() > 1 && score < 1.6 {
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
    let variant =
        variants.iter().find(|v| v.plain("url").is_some_and(|u| same_page_and_query(u, url))).or(variants.first());
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
    if item.is(PRODUCTS) && (item.text("name").is_some() || item.all("offers").next().is_some()) {
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

fn product_facts(product: &Item, found: &mut Found) {
    let text = |name: &str, most: usize| product.text(name).map(|t| squeeze(t, most)).filter(|t| !t.is_empty());
    found.title = text("name", Listing::MAX_TITLE);
    found.brand = text("brand", 200)
        .or_else(|| text("manufacturer", 200))
        .filter(|b| !b.starts_with("http") && !b.starts_with('#'));
    found.description = product.plain("description").map(|t| squeeze(&strip_tags(t), Listing::MAX_DESCRIPTION));
    found.sku = product.plain("sku").and_then(ids::number).or_else(|| product.plain("productid").and_then(product_id));
    found.mpn = product.plain("mpn").and_then(ids::number);
    found.gtin = ["gtin", "gtin13", "gtin14", "gtin12", "gtin8", "ean", "isbn", "productid", "sku"]
        .iter()
        .find_map(|name| product.plain(name).and_then(|t| ids::gtin(t.rsplit(':').next().unwrap_or(t))));
    found.condition = product.text("itemcondition").and_then(condition);
    for value in product.all("image").chain(product.all("images")).take(Listing::MAX_IMAGES) {
        match value {
            Value::Text(link) | Value::Link(link, _) => found.images.push(squeeze(link, 2_000)),
            Value::Item(image) => found
                .images
                .extend(["contenturl", "url", "@id"].iter().find_map(|n| image.plain(n)).map(|u| squeeze(u, 2_000))),
        }
    }
    for property in product.items("additionalproperty").take(Listing::MAX_SPECIFICS) {
        if let (Some(name), Some(value)) = (property.plain("name"), property.text("value")) {
            found.specifics.push(Specific { name: squeeze(name, 100), value: squeeze(value, 300) });
        }
    }
    for name in ["color", "material", "size", "model"] {
        if let Some(value) = text(name, 200) {
            found.specifics.push(Specific { name: name.to_owned(), value });
        }
    }
    if let Some(category) = product.plain("category") {
        found.categories =
            category.split(['>', '/', '|']).map(|c| squeeze(c, 100)).filter(|c| !c.is_empty()).take(10).collect();
    }
}

fn product_id(text: &str) -> Option<String> {
    ids::number(text.split_once(':').map_or(text, |(_, id)| id))
}

fn offers_of<'a>(product: &'a Item, by_id: &impl Fn(&str) -> Option<&'a Item>) -> Vec<&'a Item> {
    let mut offers = Vec::new();
    for offer in product.items("offers").chain(product.items("offer")).take(500) {
        let offer = match (&offer.id, offer.props.is_empty()) {
            (Some(id), true) => by_id(id).unwrap_or(offer),
            _ => offer,
        };
        offers.push(offer);
    }
    offers
}

fn offer_facts(offers: &[&Item], url: &str, found: &mut Found) {
    let Some(offer) = offers
        .iter()
        .find(|o| o.plain("url").is_some_and(|u| u.contains('?') && same_page_and_query(u, url)))
        .or_else(|| offers.iter().find(|o| found.sku.is_some() && o.plain("sku") == found.sku.as_deref()))
        .or_else(|| offers.first())
    else {
        return;
    };
    found.currency = offer
        .plain("pricecurrency")
        .or_else(|| offer.items("pricespecification").find_map(|p| p.plain("pricecurrency")))
        .or_else(|| offer.items("offers").find_map(|p| p.plain("pricecurrency")))
        .and_then(currency::code)
        .map(str::to_owned);
    let code = found.currency.clone();
    let mut sign = None;
    let mut money = |text: &str| {
        let money = price::parse_stated(text, code.as_deref())?;
        sign = sign.or(money.means);
        (money.amount.units > 0).then_some(money.amount)
    };
    let specifications: Vec<&Item> = offer.items("pricespecification").take(20).collect();
    let is_list = |s: &Item| {
        s.plain("pricetype").is_some_and(|t| {
            ["listprice", "strikethroughprice", "msrp", "srp", "regularprice"].contains(&bare(t).as_str())
        })
    };
    found.price = offer
        .plain("price")
        .and_then(|text| {
            // "0,00" is a price where the page says that the goods are free; the merge looks.
            let nothing = price::parse_stated(text, None).map(|m| m.amount).filter(|a| a.units == 0);
            money(text).or(nothing)
        })
        .or_else(|| {
            specifications
                .iter()
                .filter(|s| !is_list(s) && s.plain("referencequantity").is_none())
                .find_map(|s| s.plain("price").and_then(&mut money))
        })
        .or_else(|| offer.plain("lowprice").and_then(&mut money))
        .or_else(|| offer.items("offers").find_map(|o| o.plain("price").and_then(&mut money)))
        .or_else(|| offer.plain("highprice").and_then(&mut money));
    found.price_high = offer
        .plain("highprice")
        .and_then(&mut money)
        .filter(|high| found.price.is_some_and(|low| low.units > 0 && high.to_f64() > low.to_f64()));
    found.list_price = specifications
        .iter()
        .filter(|s| is_list(s))
        .find_map(|s| s.plain("price").and_then(&mut money))
        .filter(|l| found.price.is_none_or(|p| l.to_f64() > p.to_f64()));
    if found.currency.is_none() {
        found.currency = sign.and_then(|m| currency::resolve(m, None, None)).map(str::to_owned);
    }
    // Offers of one product are its sizes and colours: it can be had when one of them can.
    let all: Vec<Availability> = offers
        .iter()
        .flat_map(|o| [*o].into_iter().chain(o.items("offers")))
        .take(500)
        .filter_map(|o| o.text("availability").and_then(availability))
        .collect();
    found.availability = all.iter().find(|a| **a == Availability::InStock).or(all.first()).copied();
    found.condition = found.condition.or_else(|| offer.text("itemcondition").and_then(condition));
    found.sku = found.sku.take().or_else(|| offer.plain("sku").and_then(ids::number));
    found.mpn = found.mpn.take().or_else(|| offer.plain("mpn").and_then(ids::number));
    found.gtin = found.gtin.take().or_else(|| {
        ["gtin", "gtin13", "gtin14", "gtin12", "gtin8"].iter().find_map(|n| offer.plain(n).and_then(ids::gtin))
    });
    found.quantity = offer
        .items("inventorylevel")
        .find_map(|q| q.plain("value"))
        .or_else(|| offer.plain("inventorylevel"))
        .and_then(|q| q.parse().ok())
        .filter(|q| *q > 0);
    if let Some(seller) = offer.text("seller").or_else(|| offer.text("offeredby")) {
        found.seller_name = Some(squeeze(seller, 200)).filter(|s| !s.starts_with("http"));
    }
}

fn categories(crumbs: &Item) -> Vec<String> {
    let mut rows: Vec<(u32, String)> = crumbs
        .items("itemlistelement")
        .take(12)
        .filter_map(|element| {
            let position = element.plain("position").and_then(|p| p.parse().ok()).unwrap_or(0);
            let name = element.plain("name").or_else(|| element.items("item").find_map(|i| i.plain("name")))?;
            Some((position, squeeze(name, 100)))
        })
        .collect();
    order::by_key(&mut rows, |(position, _)| *position);
    rows.into_iter().map(|(_, name)| name).collect()
}

/// Text of a description that was written as HTML.
pub fn strip_tags(text: &str) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '<' if chars.peek().is_some_and(|n| n.is_ascii_alphabetic() || *n == '/' || *n == '!') => {
                inside = true;
                out.push(' ');
            }
            '>' if inside => inside = false,
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    super::entities::decode(&out)
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

/// How much of the words of one text stand in the other, 0 to 1.
pub fn likeness(a: &str, b: &str) -> f64 {
    likeness_of_words(&words_of(a), &words_of(b))
}

/// A text's words, lower case; the first 40.
pub fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(40).map(str::to_lowercase).collect()
}

/// [`likeness`] of texts already taken apart.
pub fn likeness_of_words(a: &[String], b: &[String]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let common = a.iter().filter(|w| b.contains(w)).count() as f64;
    let (share_a, share_b) = (common / a.len() as f64, common / b.len() as f64);
    // A title often carries more than the name (the shop, the colour), so being contained counts almost as much.
    (share_a * 0.7 + share_b * 0.3).min(1.0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
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
