//! Whatever bytes come, reading never panics and what is read stays bounded.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../fuzz/src/bounds.rs"]
mod bounds;

use loupe::listing::Page;
use loupe::page::{Reader, ids, price, registration, select};
use proptest::prelude::*;
use std::sync::OnceLock;

fn reader() -> &'static Reader {
    static READER: OnceLock<Reader> = OnceLock::new();
    READER.get_or_init(|| Reader::new(&[]).unwrap())
}

fn bounded(html: &str) {
    let reading =
        reader().read(&Page { url: "https://shop.example/product/1".into(), html: html.into(), frames: Vec::new() });
    bounds::hold(&reading);
}

/// Pieces that mean something to the reader, in any order.
fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<div class='product-price'>".to_owned()),
        Just("<h1>".to_owned()),
        Just("</h1>".to_owned()),
        Just("</div>".to_owned()),
        Just("<del>".to_owned()),
        Just("<table><tr><td>".to_owned()),
        Just("<td>Brand:</td>".to_owned()),
        Just("<dt>EAN<dd>".to_owned()),
        Just("<div itemscope itemtype=https://schema.org/Product><b itemprop=name>".to_owned()),
        Just("<i itemprop=offers itemscope><i itemprop=price content='".to_owned()),
        Just("<script type='application/ld+json'>{\"@type\":\"Product\",\"name\":".to_owned()),
        Just("\"offers\":[{\"price\":".to_owned()),
        Just("</script>".to_owned()),
        Just("<meta property='og:price:amount' content='".to_owned()),
        Just("'>".to_owned()),
        Just("<button class=add-to-cart>".to_owned()),
        "[0-9.,' ]{1,12} ?(€|\\$|kr|円|Rs\\.|万)?",
        "\\PC{0,20}",
        "(DE|GB|SIREN|CIF|信用代码)[ :]*[0-9A-Z]{0,20}",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_as_a_page_is_read(html in ".{0,2000}") {
        bounded(&html);
    }

    #[test]
    fn any_bytes_as_a_page_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..3000)) {
        bounded(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_mix_of_markup_is_read(html in markup()) {
        bounded(&html);
    }

    #[test]
    fn any_json_ld_is_read(json in "[\\[\\]{}\":,a-z0-9@\\\\/*. <!\\-]{0,400}") {
        bounded(&format!("<script type=application/ld+json>{json}</script>"));
    }

    #[test]
    fn any_price_text_is_read(text in "\\PC{0,60}") {
        for money in price::scan(&text) {
            prop_assert!(money.end > money.start && money.amount.scale <= 6);
        }
        let _ = price::parse_stated(&text, Some("CLP"));
    }

    #[test]
    fn an_amount_written_in_any_country_is_read_back(units in 0i64..10_000_000, style in 0usize..5) {
        let (whole, cents) = (units / 100, units % 100);
        let group = |sign: &str| {
            let digits = whole.to_string();
            let mut out = String::new();
            for (i, c) in digits.chars().enumerate() {
                if i > 0 && (digits.len() - i).is_multiple_of(3) {
                    out.push_str(sign);
                }
                out.push(c);
            }
            out
        };
        let text = match style {
            0 => format!("${}.{cents:02}", group(",")),
            1 => format!("{},{cents:02} €", group(".")),
            2 => format!("{},{cents:02} zł", group("\u{a0}")),
            3 => format!("CHF {}.{cents:02}", group("’")),
            _ => format!("EUR {whole}.{cents:02}"),
        };
        let money = price::parse(&text).unwrap();
        prop_assert_eq!(money.amount.to_string(), format!("{whole}.{cents:02}"), "{}", text);
    }

    #[test]
    fn any_text_as_number_selector_or_registration_is_answered(text in "\\PC{0,80}") {
        let _ = ids::gtin(&text);
        let _ = ids::number(&text);
        let _ = select::Selector::parse(&text);
        prop_assert!(registration::find(&text).len() <= 8);
    }
}
