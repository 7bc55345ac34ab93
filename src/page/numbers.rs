//! Article numbers where a page has them besides rows of labels: as shown text, in boxes named for them, in its address.

use super::address::Address;
use super::doc::{Doc, Ix, Run};
use super::ids;
use super::label_words::{Labelling, Meaning, plain};
use super::words::Hint;
use super::zones::{Zone, Zones};
use crate::text::needles::Needles;
use std::sync::LazyLock;

/// How a number is written where the page shows it, and that it does: a number nobody sees is a feed's, not the listing's.
///
/// Digits and letters must agree; "123/4567" shows 1234567.
pub fn shown(doc: &Doc, zones: &Zones, number: &str) -> Option<String> {
    let bare =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let wanted = bare(number);
    if wanted.len() < 3 {
        return None;
    }
    let mut other = None;
    for run in &doc.runs {
        if zones.of(run.el) == Zone::Related {
            continue;
        }
        let text = doc.run_text(run);
        if holds(text, number) {
            return Some(number.to_owned());
        }
        if other.is_none() && text.len() <= number.len() + 40 && text.bytes().any(|b| b.is_ascii_digit()) {
            let trimmed = plain(text);
            if trimmed.len() <= number.len() + 8 && bare(&trimmed) == wanted {
                other = Some(trimmed);
            }
        }
    }
    other
}

/// Whether a text holds a number as a word of its own.
fn holds(text: &str, number: &str) -> bool {
    text.match_indices(number).take(8).any(|(at, _)| {
        let free = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
        free(text.get(..at).and_then(|b| b.chars().next_back()))
            && free(text.get(at + number.len()..).and_then(|a| a.chars().next()))
    })
}

/// A short element that class words call an article number; the one nearest behind the title.
pub fn element(doc: &Doc, zones: &Zones, words: &Labelling) -> Option<String> {
    (0..doc.els.len() as Ix).find_map(|ix| {
        let el = doc.el(ix);
        if zones.of(ix) != Zone::Main
            || !(1..=4).contains(&(el.run_end - el.run))
            || !(el.hint.any(Hint::CODE) || is_reference(doc, ix))
        {
            return None;
        }
        let text = plain(&doc.text(ix, 80));
        let value = text.rsplit([':', '：', '#']).next().unwrap_or(&text).trim();
        // "COD 4711"
        let labelled = value.split_once(' ').filter(|(first, _)| words.written(first).any(Meaning::SKU));
        let value = labelled.map_or(value, |(_, number)| number.trim());
        let digits = value.bytes().filter(u8::is_ascii_digit).count();
        (digits >= 3 && value.split(' ').count() <= 2 && !value.contains(['$', '€', '£', '%']))
            .then(|| ids::number(value))
            .flatten()
    })
}

/// Whether test hooks or class words call a small element the product's reference.
fn is_reference(doc: &Doc, ix: Ix) -> bool {
    static WORDS: LazyLock<Needles> =
        LazyLock::new(|| Needles::new(["reference", "productcode", "itemcode", "cat-number", "catnumber"]));
    let el = doc.el(ix);
    el.run_end - el.run == 1
        && doc.tree.attributes(el.id).iter().any(|a| {
            let name = &*a.name.local;
            (name == "class" || name == "id" || name.starts_with("data-"))
                && a.value.len() <= 120
                && WORDS.any(&a.value)
        })
}

/// The number in the page's address, where it stands alone: `/item/1234567.html`, `?pid=1234567`, `/name-p1234567.html`.
pub fn in_address(address: &Address) -> Option<String> {
    const NAMES: &[&str] = &[
        "id",
        "pid",
        "prod",
        "prodid",
        "prod_id",
        "productid",
        "product_id",
        "product",
        "goods_id",
        "goodsid",
        "item",
        "item_id",
        "itemid",
        "sku",
        "art",
        "article",
        "artnr",
        "code",
        "codigo",
        "i_code",
        "goodsno",
        "itemno",
        "item_no",
        "iid",
    ];
    let (path, query) = address.path_and_query.split_once('?').unwrap_or((&address.path_and_query, ""));
    let query = query.split('#').next().unwrap_or_default();
    let in_query = query.split('&').take(30).find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        (NAMES.contains(&name.to_ascii_lowercase().as_str()) && is_number(value)).then(|| value.to_owned())
    });
    let segments = || path.split(['#', ';']).next().unwrap_or_default().split('/').filter(|s| !s.is_empty());
    let stem = |segment: &str| segment.split('.').next().unwrap_or_default().to_owned();
    in_query
        .or_else(|| segments().next_back().map(stem).filter(|s| is_number(s)))
        .or_else(|| {
            let all: Vec<&str> = segments().collect();
            let named = |s: &&str| ["item", "prod", "product", "p", "dp", "pd", "goods", "sku", "produkt"].contains(s);
            all.windows(2).find_map(|pair| match pair {
                [name, number] if named(name) && is_number(number) => Some((*number).to_owned()),
                _ => None,
            })
        })
        .or_else(|| {
            let last = segments().next_back().map(stem)?;
            let tail = last.rsplit(['-', '_']).next()?;
            let digits = tail.trim_start_matches(['p', 'P']);
            (tail.len() < last.len() && digits.len() >= 6 && digits.bytes().all(|b| b.is_ascii_digit()))
                .then(|| digits.to_owned())
        })
}

/// Digits, at most three letters before them, and enough of them.
fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    text.len() - digits.len() <= 3 && (5..=20).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The pieces on offer, where a short text by the stock says them ("3 available", "noch 12 Stück").
pub fn quantity(text: &str) -> Option<u32> {
    const WORDS: &[&str] = &[
        "available",
        "left",
        "in stock",
        "remaining",
        "vorrätig",
        "verfügbar",
        "auf lager",
        "stück",
        "en stock",
        "disponible",
        "disponíve",
        "disponivel",
        "disponibil",
        "restant",
        "quedan",
        "resta",
        "op voorraad",
        "beschikbaar",
        "i lager",
        "på lager",
        "varastossa",
        "sztuk",
        "dostępn",
        "skladem",
        "skladom",
        "kusů",
        "kusov",
        "készleten",
        "в наличии",
        "осталось",
        "в наявності",
        "stokta",
        "laos",
        "库存",
        "庫存",
        "剩余",
        "剩餘",
        "残り",
        "在庫",
        "재고",
        "남음",
        "במלאי",
        "còn",
        "tersisa",
    ];
    const NOT_EXACT: &[&str] = &[
        "more than",
        "over ",
        "mehr als",
        "über ",
        "plus de",
        "más de",
        "mas de",
        "più di",
        "mais de",
        "meer dan",
        "více než",
        ">",
        "+",
        "sold",
        "verkauft",
        "day",
        "tage",
        "review",
        "%",
        "$",
        "€",
        "£",
        "/",
        "size",
        "colo",
        "options",
        "from",
    ];
    if text.len() > 60 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let lower = text.to_lowercase();
    if NOT_EXACT.iter().any(|w| lower.contains(w)) || !WORDS.iter().any(|w| lower.contains(w)) {
        return None;
    }
    let mut numbers = lower.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let first = numbers.next()?;
    (numbers.next().is_none() && first.len() <= 5).then(|| first.parse().ok()).flatten().filter(|n| *n > 0)
}

/// The first text by the title that says how many pieces there are.
pub fn quantity_shown(doc: &Doc, zones: &Zones) -> Option<u32> {
    let title = zones.title_run(doc)? as usize;
    let near = |run: &&Run| zones.of(run.el) == Zone::Main && !doc.el(run.el).hidden;
    doc.runs.get(title..).unwrap_or_default().iter().take(300).filter(near).find_map(|run| {
        let text = doc.run_text(run).trim();
        quantity(text).or_else(|| {
            let el = doc.el(run.el);
            let parent = doc.el(el.parent);
            let small = parent.run_end - parent.run <= 3 && el.hint.with(parent.hint).any(Hint::STOCK);
            if small { quantity(&doc.text(el.parent, 80)) } else { None }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::words::Words;

    fn at(url: &str) -> Option<String> {
        in_address(&Address::parse(url))
    }

    #[test]
    fn an_address_gives_a_number_that_stands_alone() {
        assert_eq!(at("https://shop.example/store/122?pid=260591").as_deref(), Some("260591"));
        assert_eq!(at("https://shop.example/24h/M67296549.htm?pc=promo").as_deref(), Some("M67296549"));
        assert_eq!(at("https://shop.example/Regal-p400105394.html").as_deref(), Some("400105394"));
        assert_eq!(at("https://shop.example/product/1234567/blue-bag").as_deref(), Some("1234567"));
        assert_eq!(at("https://shop.example/cheap_1131.html"), None);
        assert_eq!(at("https://shop.example/products/bag-2024"), None);
    }

    #[test]
    fn a_number_counts_when_the_page_shows_it() {
        let html = "<h1>Camera</h1><p>Cat. 466/7999</p><span>466/7999</span><p>EAN: 4006381333931. </p>";
        let doc = Doc::new(html, &Words::new());
        let zones = Zones::new(&doc, &[]);
        assert_eq!(shown(&doc, &zones, "4667999").as_deref(), Some("466/7999"));
        assert_eq!(shown(&doc, &zones, "4006381333931").as_deref(), Some("4006381333931"));
        assert_eq!(shown(&doc, &zones, "400638133393"), None);
    }

    #[test]
    fn pieces_are_counted_only_when_said_exactly() {
        assert_eq!(quantity("3 available"), Some(3));
        assert_eq!(quantity("Noch 12 Stück"), Some(12));
        assert_eq!(quantity("库存5件"), Some(5));
        assert_eq!(quantity("More than 10 available"), None);
        assert_eq!(quantity("Available in 3 colours"), None);
    }
}
