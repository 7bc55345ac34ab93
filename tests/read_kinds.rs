//! What makes a page one of a product: real kinds of pages that were once taken for another, told again in few lines.
#![allow(clippy::expect_used)]

use loupe::listing::{Page, PageKind};
use loupe::page::{Reader, Reading};
use std::sync::LazyLock;

fn read(url: &str, html: &str) -> Reading {
    static READER: LazyLock<Reader> =
        LazyLock::new(|| Reader::trusting(&loupe::rules::embedded_files().expect("this build has rule files")));
    READER.read(&Page { url: url.into(), html: html.into(), frames: Vec::new() })
}

fn is_product(url: &str, html: &str) -> bool {
    read(url, html).kind == PageKind::Product
}

#[test]
fn a_page_whose_classes_say_nothing_is_known_by_its_name_its_price_and_one_button() {
    let page = |inside: &str| {
        format!(
            "<title>Merino Tee | Wool Co</title><main><h1 class='x1'>Merino Tee</h1><div class='x2'>€59,00</div>{inside}</main>"
        )
    };
    let url = "https://wool.example/shop/merino-tee";
    for button in [
        "<button>Add to cart — €59.00</button>",
        "<button>In den Warenkorb legen</button>",
        "<a href='#'><img alt='Add to bag'></a>",
        "<input type=image src=b.png alt='Add to basket'>",
        "<a href='/basket/' onclick='add(7)'>В корзину</a>",
    ] {
        assert!(is_product(url, &page(button)), "{button}");
    }
    assert!(!is_product(url, &page("<button>Add to wishlist</button>")));
    let card = |n: u32| format!("<div><a href=/tee-{n}>Tee {n}</a> <i>€5{n}.00</i> <button>Add to cart</button></div>");
    let cards: String = (1..5).map(card).collect();
    let list = format!("<title>Tees | Wool Co</title><main><h1>Tees</h1>{cards}</main>");
    assert!(!is_product("https://wool.example/tees", &list), "a list has a button on each card");
    let row =
        |n: u32| format!("<tr><td><a href=/f{n}>Filter A{n}</a><td>8,{n}0 €<td><button>In den Warenkorb</button></tr>");
    let table = |own: &str| {
        let rows: String = (1..4).map(row).collect();
        format!("<title>Ölfilter kaufen | Teilehaus</title><h1>Ölfilter</h1>{own}<table>{rows}</table>")
    };
    assert!(!is_product("https://teile.example/filter", &table("")), "a list has a button in each row");
    let own = "<p>Art.-Nr.: 4711</p><p class=price>9,00 €</p><button>In den Warenkorb</button>";
    assert!(
        is_product("https://teile.example/filter", &table(own)),
        "the goods have their own, and others stand below"
    );
}

#[test]
fn a_list_is_none_whatever_classes_stand_behind_the_one_that_says_so() {
    let html = |class: &str| {
        format!(
            "<title>Beer kits</title><body class='{class}'><h1>Beer kits</h1><p class=price>$32.00</p><button class=add-to-cart>Add to cart</button>"
        )
    };
    let url = "https://brew.example/beer-kits";
    assert!(is_product(url, &html("layout wide")));
    assert!(!is_product(url, &html("catalog-category-view categorypath-beer-kits wide")));
    assert!(!is_product(url, &html("wide catalog-category-view")));
}

#[test]
fn a_category_with_a_single_card_is_no_product() {
    let html = "<html lang=en><title>Candles Archives - Wattle</title><body class='archive tax-product_cat woocommerce'><h1>Candles</h1>
        <ul class=products><li class=product><a href='/product/x/'><h2>Hand Poured Candle</h2><span class=price>$34.50</span></a>
        <a href='?add-to-cart=88' class='button add_to_cart_button'>Add to cart</a></li></ul>";
    assert!(!is_product("https://wattle.example/product-category/candles/", html));
}

#[test]
fn goods_that_carry_the_lists_own_name_are_its_cards() {
    let card = |n: u32| {
        format!("<div itemscope itemtype='http://schema.org/Product'><span itemprop=name>Boat shoe Acme {n}</span>
            <span itemprop=offers itemscope itemtype='http://schema.org/Offer'><b itemprop=price>{n}1.00</b><i itemprop=priceCurrency content=DKK></i></span></div>")
    };
    let cards: String = (1..9).map(card).collect();
    assert!(!is_product(
        "https://shoes.example/boat-shoe/",
        &format!("<title>Boat shoe for men</title><h1>Boat shoe</h1>{cards}")
    ));
    let own = "<title>Boat shoe Acme 3</title><h1>Boat shoe Acme 3</h1><button class=add-to-cart>Add to cart</button>";
    assert!(
        is_product("https://shoes.example/boat-shoe-acme-3", &format!("{own}{cards}")),
        "one of them is the page's"
    );
}

#[test]
fn what_is_sold_elsewhere_is_not_sold_here() {
    let html = "<title>Brewer X review | Mag</title><script type='application/ld+json'>{\"@type\":\"Review\",\"itemReviewed\":
        {\"@type\":\"Product\",\"name\":\"Brewer X\",\"offers\":{\"@type\":\"Offer\",\"price\":\"199.00\",\"priceCurrency\":\"USD\"}}}</script>
        <article><h1>Brewer X review</h1><p class=price>$199.00</p><a class='btn buy' href='https://store.example/1'>Buy now</a></article>";
    assert!(!is_product("https://mag.example/brewer-x", html));
}

#[test]
fn plans_stays_and_houses_are_no_goods() {
    let ld = |kind: &str, name: &str| {
        format!("<title>{name}</title><script type='application/ld+json'>{{\"@type\":{kind},\"name\":\"{name}\",\"offers\":
            {{\"@type\":\"Offer\",\"price\":\"450.00\",\"priceCurrency\":\"USD\"}}}}</script><h1>{name}</h1><p class=price>$450.00</p>")
    };
    assert!(!is_product("https://homes.example/12-elm", &ld("[\"Product\",\"RealEstateListing\"]", "12 Elm Street")));
    assert!(!is_product("https://stay.example/sea-view", &ld("\"Hotel\"", "Sea View")));
    assert!(!is_product("https://app.example/pricing", &ld("\"Product\"", "Tern App")));
    assert!(is_product("https://app.example/tern-mug", &ld("\"Product\"", "Tern Mug")));
}

#[test]
fn the_heading_gives_the_name_and_nothing_else_that_stands_in_it() {
    let title = |heading: &str| {
        let html = format!(
            "<title>Fjord Lamp | Nordlys</title>{heading}<p class=price>$129.00</p><button class=add-to-cart>Add to cart</button>"
        );
        read("https://nordlys.example/products/fjord-lamp", &html).listing.title.expect("a title").value
    };
    for heading in [
        "<h1>Fjord Lamp<span class=badge>Sale</span></h1>",
        "<h1>Fjord Lamp <span class=rating><span class=sr-only>4.6 out of 5 stars</span>(214)</span></h1>",
        "<h1>Fjord Lamp <button>Copy link</button></h1>",
        "<h1>Nordlys</h1><h2 class=product-name>Fjord Lamp</h2>",
        "<h1 class=visually-hidden>Fjord Lamp - Buy online at Nordlys</h1><h1>Fjord Lamp</h1>",
    ] {
        assert_eq!(title(heading), "Fjord Lamp", "{heading}");
    }
}
