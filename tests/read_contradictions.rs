//! Where a page's sources differ: what the listing follows, and the reason it gives. One page for each reason there is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use loupe::listing::{Listing, Page};
use loupe::page::Reader;

/// A shop's page: window title, product data without its braces, what is shown, a button.
fn shop(window: &str, stated: &str, shown: &str) -> Listing {
    let button = "<button class=add-to-cart>Add to cart</button>";
    let data = if stated.is_empty() {
        String::new()
    } else {
        format!(r#"<script type="application/ld+json">{{"@type":"Product",{stated}}}</script>"#)
    };
    let html = format!("<html lang=en><title>{window}</title>{data}<main>{shown}{button}</main>");
    listing(&html)
}

fn listing(html: &str) -> Listing {
    let files = loupe::rules::embedded_files().expect("this build has rule files");
    let page = Page { url: "https://kiln.example/product/blue-mug".into(), html: html.into(), frames: Vec::new() };
    Reader::trusting(&files).read(&page).listing
}

/// What the listing says of a contradiction: field, chosen, other.
#[track_caller]
fn noted(listing: &Listing, why: &str, field: &str, chosen: &str, other: &str) {
    let found = listing.contradictions.iter().find(|c| c.why == why);
    let found = found.unwrap_or_else(|| panic!("no \"{why}\" among {:?}", listing.contradictions));
    assert_eq!((found.field, &*found.chosen, &*found.other), (field, chosen, other));
}

fn offer(price: &str) -> String {
    format!(
        r#""name":"Blue mug","offers":{{"price":"{price}","priceCurrency":"EUR","availability":"https://schema.org/InStock"}}"#
    )
}

#[test]
fn stated_first() {
    let page =
        shop("Blue mug", &offer("40.00"), "<h1>Blue mug</h1><p class=price>35,00 €</p><p>Set of two: 40,00 €</p>");
    noted(&page, "stated-first", "price", "40.00", "35.00");
}

#[test]
fn shown_plainly() {
    let page = shop("Blue mug", &offer("40.00"), "<h1>Blue mug</h1><p class='price sale-price'>35,00 €</p>");
    noted(&page, "shown-plainly", "price", "35.00", "40.00");
}

#[test]
fn stated_is_crossed_out() {
    let shown =
        "<h1>Blue mug</h1><p class=product-price><del>40,00 €</del> <span class='price sale'>35,00 €</span></p>";
    let page = shop("Blue mug", &offer("40.00"), shown);
    assert_eq!(page.offer.price.as_ref().unwrap().amount.to_string(), "35.00");
    assert_eq!(page.offer.list_price.as_ref().unwrap().amount.to_string(), "40.00");
    assert_eq!(page.contradictions, [], "both amounts have a place: nothing is left to tell");
}

#[test]
fn stated_without_tax() {
    let page = shop("Blue mug", &offer("100.00"), "<h1>Blue mug</h1><p class=price>119,00 €</p>");
    noted(&page, "stated-without-tax", "price", "119.00", "100.00");
}

#[test]
fn thousands_sign_taken_for_a_point() {
    let page = shop("Blue mug", &offer("24.99"), "<h1>Blue mug</h1><p class=price>24.990 €</p>");
    noted(&page, "thousands-sign-taken-for-a-point", "price", "24990", "24.99");
}

#[test]
fn stated_and_said_to_be_free() {
    let shown = "<h1>Blue mug</h1><p class='price sale-price'>35,00 €</p><p>A pattern for a mug that you throw yourself, with all measures and a table of glazes, to print on four sheets.</p><p>Free</p>";
    let page = shop("Blue mug", &offer("0.00"), shown);
    noted(&page, "stated-and-said-to-be-free", "price", "0.00", "35.00");
}

#[test]
fn stated_code_first() {
    let page = shop("Blue mug", &offer("35.00"), "<h1>Blue mug</h1><p class=price>£35.00</p>");
    noted(&page, "stated-code-first", "currency", "EUR", "GBP");
}

#[test]
fn shown_sign_beside_the_price() {
    let page = shop("Blue mug", &offer("40.00"), "<h1>Blue mug</h1><p class='price sale-price'>£35.00</p>");
    noted(&page, "shown-sign-beside-the-price", "currency", "GBP", "EUR");
}

#[test]
fn labelled_on_the_page() {
    let stated =
        r#""name":"Blue mug","brand":"Tern","gtin13":"4006381333931","offers":{"price":"35","priceCurrency":"EUR"}"#;
    let shown = "<h1>Blue mug</h1><p class=price>35,00 €</p><p>Brand: Kiln</p><p>EAN: 5901234123457</p>";
    let page = shop("Blue mug", stated, shown);
    noted(&page, "labelled-on-the-page", "brand", "Kiln", "Tern");
    let gtin = page.contradictions.iter().find(|c| c.field == "gtin").expect("both numbers are told");
    assert_eq!((&*gtin.chosen, &*gtin.other), ("5901234123457", "4006381333931"));
}

#[test]
fn goods_that_a_template_states_as_new_are_used_where_the_page_says_so() {
    let stated = r#""name":"Boots","offers":{"price":"99","priceCurrency":"EUR","itemCondition":"https://schema.org/NewCondition"}"#;
    let page = shop("Boots", stated, "<h1>Boots</h1><p class=price>99,00 €</p><p>Condition: Used - good</p>");
    noted(&page, "labelled-on-the-page", "condition", "Used", "New");
}

#[test]
fn said_on_the_page() {
    let html = format!(
        r#"<html lang=en><title>Blue mug</title><script type="application/ld+json">{{"@type":"Product",{}}}</script>
        <main><h1>Blue mug</h1><p class=price>35,00 €</p><p class=stock>Sold out</p></main>"#,
        offer("35.00")
    );
    noted(&listing(&html), "said-on-the-page", "availability", "OutOfStock", "InStock");
}

#[test]
fn a_number_of_another_variant_is_told() {
    let stated = r#""name":"Blue mug","sku":"A-100","offers":{"price":"35","priceCurrency":"EUR"}"#;
    let page = shop("Blue mug", stated, "<h1>Blue mug</h1><p class=price>35,00 €</p><p>SKU: B-200</p>");
    noted(&page, "labelled-on-the-page", "sku", "B-200", "A-100");
    let page = shop("Blue mug", stated, "<h1>Blue mug</h1><p class=price>35,00 €</p><p>SKU: A-100-BLUE</p>");
    assert_eq!(page.contradictions, [], "the same with its variant");
}

#[test]
fn buy_button_is_off() {
    let stated = offer("35.00");
    let html = format!(
        r#"<html lang=en><title>Blue mug</title><script type="application/ld+json">{{"@type":"Product",{stated}}}</script>
        <h1>Blue mug</h1><p class=price>35,00 €</p><button class=add-to-cart disabled>Add to cart</button>"#
    );
    noted(&listing(&html), "buy-button-is-off", "availability", "OutOfStock", "InStock");
}

#[test]
fn heading_breaks_off() {
    let stated = r#""name":"Falcon 12 Road Running Shoes","offers":{"price":"35","priceCurrency":"EUR"}"#;
    let page = shop("Falcon 12 Road Running Shoes", stated, "<h1>Falcon 12</h1><p class=price>35,00 €</p>");
    noted(&page, "heading-breaks-off", "title", "Falcon 12 Road Running Shoes", "Falcon 12");
}

#[test]
fn note_set_apart_in_heading() {
    let page = shop("Blue mug for tea", "", "<h1>Blue mug for tea | Like new copy</h1><p class=price>35,00 €</p>");
    noted(&page, "note-set-apart-in-heading", "title", "Blue mug for tea", "Blue mug for tea | Like new copy");
}

#[test]
fn page_title_is_shorter() {
    let page = shop("Oak Desk Frame | Kiln", "", "<h1>KILN V3 Oak Desk Frame</h1><p class=price>35,00 €</p>");
    noted(&page, "page-title-is-shorter", "title", "Oak Desk Frame", "KILN V3 Oak Desk Frame");
}

#[test]
fn heading_is_what_is_read() {
    let stated = r#""name":"Mug 2 stoneware speckled large handle","offers":{"price":"35","priceCurrency":"EUR"}"#;
    let page = shop("Blue mug", stated, "<h1>Blue mug</h1><p class=price>35,00 €</p>");
    noted(&page, "heading-is-what-is-read", "title", "Blue mug", "Mug 2 stoneware speckled large handle");
}

#[test]
fn sources_that_agree_contradict_nothing() {
    let page = shop("Blue mug", &offer("35.00"), "<h1>Blue mug</h1><p class=price>35,00 €</p>");
    assert_eq!(page.contradictions, []);
}
