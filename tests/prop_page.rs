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
    READER.get_or_init(|| Reader::trusting(&loupe::rules::embedded_files().unwrap()))
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

/// Kinds whose scheme catches every single wrong digit: Luhn's, ISO 7064, and sums by a prime above all weights.
const STRICT: &[&str] = &[
    "fr.siren",
    "de.vat",
    "hr.oib",
    "cn.uscc",
    "pl.nip",
    "dk.cvr",
    "no.orgnr",
    "fi.ytunnus",
    "au.abn",
    "se.orgnr",
    "it.iva",
    "mt.vat",
    "sk.dph",
    "ch.uid",
    "rs.pib",
    "ca.bn",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_number_of_any_kind_is_answered(number in "\\PC{0,40}", digits in "[A-Z]{0,3}[0-9 ./-]{0,24}[A-Z]{0,4}") {
        for kind in registration::kinds() {
            prop_assert!(registration::check(kind, &number).is_some());
            prop_assert!(registration::check(kind, &digits).is_some());
        }
    }

    #[test]
    fn a_changed_digit_is_never_valid_where_the_scheme_promises_it(
        body in "[1-9][0-9]{6,10}", place in 0usize..9, by in 1u8..10,
    ) {
        for kind in STRICT {
            // The check digit that holds, if any does for this body.
            let lengths = [8usize, 9, 10, 11];
            for length in lengths.into_iter().filter(|l| body.len() >= *l) {
                let valid = (0..10).map(|d| format!("{}{d}", &body[..length - 1]))
                    .find(|n| registration::check(kind, n) == Some(registration::Answer::Valid));
                let Some(valid) = valid else { continue };
                let at = 1 + place % (length - 1);
                let mut changed = valid.clone().into_bytes();
                changed[at] = b'0' + (changed[at] - b'0' + by) % 10;
                let changed = String::from_utf8(changed).unwrap();
                prop_assert_ne!(registration::check(kind, &changed), Some(registration::Answer::Valid), "{} {}", kind, changed);
            }
        }
    }

    #[test]
    fn any_footer_is_read_and_what_it_says_stays_bounded(
        pieces in proptest::collection::vec(
            "(<br>|</p><p>|Impressum|©|GmbH|Ltd|VAT no|地址：|有限公司|株式会社|주소|WeChat|QQ|LINE ID|\\+49|@|\\(at\\)|[0-9 ]{1,12}|[A-Z][a-zé]{0,9}|[\\u{200b}：:,. ]|\\PC{0,6})",
            0..80,
        ),
    ) {
        let html = format!("<h1>Bag</h1><button class=add-to-cart>Buy</button><p class=price>€ 10</p><footer><p>{}</p></footer>", pieces.concat());
        let reading = reader().read(&Page { url: "https://shop.example/product/1".into(), html, frames: Vec::new() });
        let seller = &reading.listing.seller;
        prop_assert!(seller.emails.len() <= 8 && seller.phones.len() <= 8 && seller.handles.len() <= 8);
        prop_assert!(seller.registrations.len() <= 8);
        prop_assert!(seller.legal_name.as_ref().is_none_or(|n| n.len() <= 400));
        prop_assert!(seller.address.as_ref().is_none_or(|a| a.len() <= 400));
    }
}
