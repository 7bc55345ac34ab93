//! Pages made to break the reader: each is read in bounded time, without a panic, and the reading stays honest.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../fuzz/src/bounds.rs"]
mod bounds;
#[path = "../fuzz/src/growth.rs"]
mod growth;

use cpu_time::ThreadTime;
use loupe::listing::{Page, PageKind};
use loupe::page::doc::Doc;
use loupe::page::item::{Item, Value};
use loupe::page::words::Words;
use loupe::page::{Reader, Reading, microdata, rdfa};
use std::sync::LazyLock;
use std::time::Duration;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::trusting(&loupe::rules::embedded_files().unwrap()));

fn read(html: String) -> Reading {
    let page = Page { url: "https://shop.example/product/1".into(), html, frames: Vec::new() };
    let start = ThreadTime::now();
    let reading = READER.read(&page);
    // Generous, because tests run unoptimised; what is quadratic takes hours, not seconds.
    assert!(start.elapsed() < Duration::from_secs(60), "took {:?}", start.elapsed());
    bounds::hold(&reading);
    reading
}

/// A page that goes on and on with `piece` is read in time that grows with its length alone.
fn stays_linear(before: &str, piece: &str) {
    growth::linear(piece, |pieces| drop(read(format!("{PRODUCT}{before}{pieces}"))));
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
    let reading = read(format!(
        "{PRODUCT}{}",
        format!("<p>{}</p>", "some text of the page ".repeat(40)).repeat(50_000_000 / 887)
    ));
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
fn thousands_of_nested_elements_are_read() {
    for tag in ["div", "p", "b", "table", "a", "svg", "template", "select", "button", "ul><li", "blockquote"] {
        // Far beyond the depth that is kept; once as far as a page can go.
        let times = if tag == "div" { 100_000 } else { 8_000 };
        let reading = read(format!("{PRODUCT}{}deep", format!("<{tag}>").repeat(times)));
        assert_eq!(reading.kind, PageKind::Product, "{tag}");
    }
}

#[test]
fn goods_below_any_number_of_boxes_are_read() {
    for times in [500, 513, 600, 5_000] {
        let close = "</div>".repeat(times);
        let reading = read(format!("{}{PRODUCT}{close}<p>SKU: 4711</p>", "<div class=x>".repeat(times)));
        assert_eq!(reading.kind, PageKind::Product, "{times}");
        assert_eq!(reading.listing.title.unwrap().value, "Blue bag", "{times}");
        assert_eq!(reading.listing.offer.price.unwrap().amount.to_string(), "49.90", "{times}");
        assert_eq!(reading.listing.sku.unwrap().value, "4711", "{times}");
        assert!(!reading.truncated);
    }
}

#[test]
fn tags_that_do_not_fit_below_the_deepest_boxes_break_nothing() {
    const TAGS: &str = "a b p li ul td tr table select option svg math template title textarea script style noscript iframe button form h2 \
                        br hr html head body frameset plaintext nobr math><mi caption colgroup svg><foreignObject dd";
    for a in TAGS.split_whitespace() {
        let after = |b| format!("<{a}><{b}>x</{a}>y</{b}></x><{b}>z</{a}>");
        let soup: String = TAGS.split_whitespace().map(after).collect();
        for boxes in ["<div>".repeat(511), "<table>".repeat(600)] {
            drop(Doc::new(&format!("{boxes}{soup}{PRODUCT}"), &Words::new()));
        }
    }
}

#[test]
fn what_is_cut_before_the_goods_says_so() {
    for before in ["<i></i>".repeat(450_000), format!("<p>{}</p>", "text ".repeat(2_100_000))] {
        let reading = read(format!("{before}{PRODUCT}"));
        assert_eq!(reading.kind, PageKind::Other);
        assert!(reading.truncated);
    }
    // The extension says by a mark that it left out the end.
    let reading = read(format!("<!--loupe-cut-->{PRODUCT}"));
    assert!(reading.truncated);
}

#[test]
fn formatting_elements_do_not_multiply() {
    let flood: String = (0..20_000).map(|i| format!("<p><font a{i}=1><b>")).collect();
    read(format!("{PRODUCT}{flood}"));
    let flood: String = (0..20_000).map(|i| format!("<p><a x={i}></p>x")).collect();
    read(format!("{PRODUCT}{flood}"));
}

#[test]
fn a_tag_with_a_million_attributes_is_not_compared_forever() {
    let flood: String = (0..1_000_000).map(|i| format!("a{i} ")).collect();
    for flood in [flood, "a ".repeat(1_000_000)] {
        let reading = read(format!("<div {flood}>text</div>{PRODUCT}"));
        assert_eq!(reading.kind, PageKind::Product);
        assert!(!reading.truncated);
    }
    // A page's state in one attribute is long and holds many words.
    let state = "{&quot;a&quot;: \"b/c\" } ".repeat(60_000);
    let reading = read(format!("<div data-state='{state}'></div>{PRODUCT}"));
    assert_eq!(reading.kind, PageKind::Product);
    assert!(!reading.truncated);
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
    for piece in [
        "<span class=price>$1.00</span>",
        "<td>a: b",
        "<dt>EAN<dd>4006381333931",
        "<h1>Blue bag</h1>",
        "<li class='product-item'><a href=/p/1>Bag</a> <b>9,99 €</b>",
        "<div itemscope itemtype=Product itemprop=x>",
        "<div typeof=Product property=x>",
        "<a href='mailto:a@shop.example'>Tel. +49 30 123456 USt-IdNr. DE136695976</a>",
        "<meta property=og:title content=x>",
        "<img src=/a.jpg alt='Blue bag'>",
    ] {
        stays_linear("", piece);
    }
    for (before, piece) in [
        ("<p>", "$1 "),
        ("<div class=price>", "9"),
        ("<h1>", "bag "),
        ("<p>", "DE136695976 "),
        ("<p>", "信用代码 91110000600037341L "),
        ("<p>", "info at shop dot example, a@b.example "),
        ("<script type=application/ld+json>", "{\"@type\":\"Product\",\"name\":\"x\",\"offers\":{\"price\":1}},"),
        ("<script type=application/ld+json>", "{\"a\":["),
    ] {
        stays_linear(before, piece);
    }
}

#[test]
fn a_thing_under_many_names_in_another_is_not_copied_for_each() {
    for open in [
        "<div itemscope itemprop='a b c d e f g h'>",
        "<div vocab='http://schema.org/' typeof=Product property='a b c d e f g h'>",
    ] {
        read(format!("{PRODUCT}<div itemscope>{}<i itemprop=name property=name>deep</i>", open.repeat(30)));
    }
}

#[test]
fn nested_properties_do_not_repeat_their_text_without_end() {
    let text = "words of the page ".repeat(1_100);
    for (thing, property) in
        [("<div itemscope>", "<i itemprop=a>"), ("<div vocab=http://s.example/ typeof=T>", "<i property=a>")]
    {
        read(format!("{PRODUCT}{}", format!("{thing}{}{text}</div>", property.repeat(300)).repeat(6)));
    }
}

/// Found by the fuzz target for microdata: a page of 200 KB gave 8 MB of repeated text, and took half a second.
#[test]
fn properties_that_are_never_closed_yield_little_more_than_the_page() {
    fn bytes(item: &Item) -> usize {
        let of = |value: &Value| match value {
            Value::Text(text) => text.len(),
            Value::Link(address, words) => address.len() + words.len(),
            Value::Item(item) => bytes(item),
        };
        item.props.iter().map(|(_, value)| of(value)).sum()
    }
    let thing = "<div itemscope vocab=http://schema.org/ typeof=Offer>";
    let property = "<span itemprop=name property=name>A cup of blue glass, hand-blown in the old works by the river ";
    let html = format!("{thing}{}</div>", property.repeat(100)).repeat(22);
    let doc = Doc::new(&html, &Words::new());
    for items in [microdata::read(&doc), rdfa::read(&doc)] {
        let yielded: usize = items.iter().map(bytes).sum();
        assert!(yielded > html.len() && yielded < html.len() * 12, "{yielded} bytes out of {}", html.len());
    }
}

#[test]
fn a_vocabulary_as_long_as_a_book_is_not_put_before_every_name() {
    let vocabulary = "x".repeat(200_000);
    let properties = "<i property=p:name>a</i>".repeat(2_000);
    read(format!("{PRODUCT}<div vocab='{vocabulary}' prefix='p: {vocabulary}' typeof=Product>{properties}"));
}

#[test]
fn things_that_borrow_from_all_elements_of_one_name_take_the_first() {
    let borrowers = "<div itemscope itemref='a a a a a a a a'></div>".repeat(100);
    let lent = "<div id=a itemprop=name>".repeat(400);
    read(format!("{PRODUCT}{borrowers}{lent}{}", "<b itemprop=sku>1</b>".repeat(4_000)));
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
