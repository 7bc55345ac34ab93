//! Pages made to break the reader: each is read in bounded time, without a panic, and the reading stays honest.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use loupe::listing::{Listing, Page, PageKind};
use loupe::page::{Reader, Reading};
use std::time::{Duration, Instant};

fn read(html: String) -> Reading {
    let reader = Reader::new(&[]).unwrap();
    let page = Page { url: "https://shop.example/product/1".into(), html, frames: Vec::new() };
    let start = Instant::now();
    let reading = reader.read(&page);
    // Generous, because tests run unoptimised on busy machines; what is quadratic takes hours, not seconds.
    assert!(start.elapsed() < Duration::from_secs(90), "took {:?}", start.elapsed());
    let l = &reading.listing;
    assert!(l.title.as_ref().is_none_or(|t| t.len() <= Listing::MAX_TITLE));
    assert!(l.description.as_ref().is_none_or(|d| d.len() <= Listing::MAX_DESCRIPTION));
    assert!(l.specifics.len() <= Listing::MAX_SPECIFICS && l.images.len() <= Listing::MAX_IMAGES);
    reading
}

const PRODUCT: &str = r#"<title>Blue bag</title><script type="application/ld+json">{"@type":"Product","name":"Blue bag",
    "offers":{"price":"49.90","priceCurrency":"EUR"}}</script><h1>Blue bag</h1>"#;

#[test]
fn empty_and_bodyless_pages_are_no_product() {
    for html in [
        "",
        " ",
        "<html></html>",
        "<!doctype html>",
        "\u{0}",
        "<head><title>x</title></head>",
        "<frameset><frame src=x></frameset>",
    ] {
        assert_eq!(read(html.into()).kind, PageKind::Other, "{html:?}");
    }
}

#[test]
fn a_page_of_fifty_megabytes_is_cut_and_says_so() {
    let reading = read(format!("{PRODUCT}{}", "<p>some text of the page</p>".repeat(50_000_000 / 28)));
    assert!(reading.truncated);
    assert_eq!(reading.listing.offer.price.unwrap().amount.to_string(), "49.90");
}

#[test]
fn a_million_nodes_are_cut_and_say_so() {
    let reading = read(format!("{PRODUCT}{}", "<i></i>".repeat(1_000_000)));
    assert!(reading.truncated);
    assert_eq!(reading.listing.title.unwrap().value, "Blue bag");
}

#[test]
fn a_hundred_thousand_nested_elements_are_read() {
    for tag in ["div", "p", "b", "table", "a", "svg", "template", "select", "button", "ul><li", "blockquote"] {
        let reading = read(format!("{PRODUCT}{}deep", format!("<{tag}>").repeat(100_000)));
        assert_eq!(reading.kind, PageKind::Product, "{tag}");
    }
}

#[test]
fn formatting_elements_do_not_multiply() {
    let flood: String = (0..60_000).map(|i| format!("<p><font a{i}=1><b>")).collect();
    read(format!("{PRODUCT}{flood}"));
    let flood: String = (0..60_000).map(|i| format!("<p><a x={i}></p>x")).collect();
    read(format!("{PRODUCT}{flood}"));
}

#[test]
fn a_tag_with_a_million_attributes_is_not_compared_forever() {
    let flood: String = (0..1_000_000).map(|i| format!("a{i} ")).collect();
    read(format!("{PRODUCT}<div {flood}>text</div>"));
}

#[test]
fn endless_json_ld_is_cut() {
    for json in [
        "[".repeat(500_000),
        "{\"@graph\":[".repeat(200_000),
        "{\"a\":".repeat(300_000),
        format!("{{\"@type\":\"Product\",\"name\":\"{}", "x".repeat(3_000_000)),
        "{\"@type\":\"Product\",\"name\":\"x\",\"offers\":{\"price\":1}},".repeat(40_000),
        "\\u".repeat(300_000),
    ] {
        read(format!("<h1>x</h1><script type='application/ld+json'>{json}</script>"));
    }
}

#[test]
fn broken_json_ld_still_gives_its_product() {
    let reading = read(
        "<h1>Blue bag</h1><script type='application/ld+json'>// <![CDATA[\n{\"@type\":\"Product\", \"name\":\"Blue\tbag\", /* x */\n\
         \"offers\":{\"price\":\"49.90\",\"priceCurrency\":\"EUR\",},}\n// ]]></script>"
            .into(),
    );
    assert_eq!(reading.listing.offer.price.unwrap().amount.to_string(), "49.90");
}

#[test]
fn many_prices_and_long_texts_stay_linear() {
    read(format!("{PRODUCT}{}", "<span class=price>$1.00</span>".repeat(50_000)));
    read(format!("{PRODUCT}<p>{}</p>", "$1 ".repeat(1_000_000)));
    read(format!("{PRODUCT}<div class=price>{}</div>", "9".repeat(2_000_000)));
    read(format!("{PRODUCT}<tr>{}", "<td>a: b".repeat(100_000)));
    read(format!("{PRODUCT}{}", "<div itemscope itemtype=Product itemprop=x>".repeat(50_000)));
    read(format!("{PRODUCT}{}", "<div typeof=Product property=x>".repeat(50_000)));
}

#[test]
fn text_in_any_script_is_kept_whole() {
    for title in ["カルティエ ラブ ブレスレット", "حقيبة جلدية", "กระเป๋าหนัง", "Сумка кожаная", "👜🧵 bag", "ｂａｇ"]
    {
        let reading = read(format!(
            "<title>{title}</title><h1>{title}</h1><span class=price>€ 10,00</span><button class=add-to-cart>Add to cart</button>"
        ));
        assert_eq!(reading.listing.title.as_deref().map(String::as_str), Some(title));
    }
}
