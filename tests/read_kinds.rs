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

/// A page with a heading, a window title of its own, and what stands behind the heading.
fn shown(window: &str, heading: &str, inside: &str) -> String {
    format!(
        "<title>{window}</title><header><a href='/'>Lux bags</a></header><main><h1>{heading}</h1>{inside}</main>
        <div class='related'><h3>Related products</h3><a href='/product/2'>Blue belt</a> $89</div>"
    )
}

#[test]
fn shops_that_take_orders_by_message_show_products() {
    let bag = |inside: &str| shown("Marmont Bag black - Lux bags", "Marmont Bag black", inside);
    let price = "<p class='price'>$189.00</p>";
    for order in [
        "<a href='https://wa.me/8613800138000'>Order via WhatsApp</a>",
        "<a class='btn' href='https://api.whatsapp.com/send?phone=8613800138000'><img alt='WhatsApp'> Pedir por WhatsApp</a>",
        "<a href='https://t.me/lux'>Купить в Telegram</a>",
        "<a href='https://lin.ee/abc'>LINEで注文</a>",
    ] {
        for url in
            ["https://lux.example/product/marmont", "https://lux.example/marmont-bag-black", "https://lux.example/x/12"]
        {
            assert!(is_product(url, &bag(&format!("{price}{order}"))), "{order} at {url}");
        }
        assert!(is_product("https://lux.example/marmont-bag", &bag(&format!("<p>Price on request</p>{order}"))));
    }
    for ask in [
        "<a href='https://wa.me/8613800138000'>WhatsApp</a>",
        "<a href='/contact'>Inquire now</a>",
        "<button>Enquire</button>",
        "<button>Preis anfragen</button>",
        "<a href='#form'>Demander un devis</a>",
        "<a href='mailto:x@lux.example'>Consultar</a>",
        "<button>お問い合わせ</button>",
        "<a>加微信咨询</a>",
    ] {
        for goods in ["<p>SKU: 4711</p>", "<p>Brand: Lux</p>", "<p>Zustand: neu</p>"] {
            assert!(
                is_product("https://lux.example/marmont-bag-black", &bag(&format!("{price}{goods}{ask}"))),
                "{ask}"
            );
        }
        assert!(is_product("https://lux.example/product/marmont", &bag(&format!("{price}{ask}"))), "{ask}");
        assert!(is_product("https://lux.example/product/marmont", &bag(&format!("<p>面议</p>{ask}"))), "{ask}");
    }
}

#[test]
fn services_stays_and_talk_that_ask_for_a_message_are_no_products() {
    let by_message = "<a href='https://wa.me/8613800138000'>WhatsApp us</a>";
    for (url, name, inside) in [
        (
            "https://fix.example/watch-repair-service",
            "Watch repair service",
            "<p class=price>$199.00</p><a href='/c'>Enquire now</a>",
        ),
        (
            "https://fix.example/services/watch",
            "Watch repair",
            "<p>Prices from $20</p><button>Request a quote</button>",
        ),
        (
            "https://inn.example/deluxe-room-sea-view",
            "Deluxe Room Sea View",
            "<p class=price>€189 per night</p><button>Enquire now</button>",
        ),
        (
            "https://homes.example/villa-with-sea-view",
            "Villa with sea view",
            "<p class=price>€450,000</p><button>Enquire</button>",
        ),
        (
            "https://tours.example/sunrise-volcano-trek",
            "Sunrise Volcano Trek",
            "<p>$45</p><a href='https://wa.me/628000000000'>Book via WhatsApp</a>",
        ),
        (
            "https://school.example/courses/barista",
            "Barista course",
            "<p class=price>$450</p><button>Enquire now</button>",
        ),
        (
            "https://eat.example/chocolate-sponge-cake",
            "Chocolate sponge cake",
            "<p>Cost: $5.00</p><a href='https://wa.me/?text=cake'>WhatsApp</a>",
        ),
        (
            "https://talk.example/t/12",
            "Is this bag good? $250",
            "<p>Bought for $250.</p><a href='https://t.me/lux'>Order via Telegram</a>",
        ),
        (
            "https://lux.example/contact",
            "Contact us",
            "<p>Orders above $100 ship free</p><a href='https://wa.me/8613800138000'>Order via WhatsApp</a>",
        ),
        (
            "https://lux.example/how-to-order",
            "How to order",
            "<p>Click “Add to cart” and pay.</p><button>Order now</button>",
        ),
        (
            "https://app.example/tern",
            "Tern App",
            "<p>The best app.</p><button>Buy now</button><a href='/d'>Request a quote</a>",
        ),
    ] {
        let html = format!("<title>{name} | Lux</title><main><h1>{name}</h1>{inside}{by_message}</main>");
        assert!(!is_product(url, &html), "{url}");
    }
    let card = |n: u32| {
        format!(
            "<div><a href=/product/{n}><img src=a.jpg>Bag {n}</a><p class=price>$1{n}9</p><a href='https://wa.me/8613800138000?text={n}'>Order via WhatsApp</a></div>"
        )
    };
    for most in [3, 9] {
        let cards: String = (1..most).map(card).collect();
        assert!(!is_product(
            "https://lux.example/bags",
            &format!("<title>Bags | Lux</title><main><h1>Bags</h1>{cards}</main>")
        ));
    }
}

#[test]
fn goods_that_are_gone_are_a_product_whatever_the_window_is_called() {
    let gone = [
        "<p>£140.00</p><p>Sold out</p><button disabled>Sold out</button><p>Notify me when available</p>",
        "<p>£140.00</p><p>Out of stock</p>",
        "<p>140,00 €</p><p>Ausverkauft</p>",
        "<div><span>RRP £199.99</span><span>£149.99</span><span>Save £50.00</span></div><p>Out of stock</p>",
    ];
    for inside in gone {
        for window in ["Trainer", "Trainer | Kicks", "Kicks – sneakers online", "Buy Trainer here"] {
            for url in ["https://kicks.example/shoe", "https://kicks.example/p/1"] {
                assert!(is_product(url, &shown(window, "Trainer 90 blue", inside)), "{window}: {inside}");
            }
        }
    }
    let far = "<p>£140.00</p><p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p><p>Five.</p><p>Six.</p><p>Sold out</p>";
    assert!(!is_product(
        "https://kicks.example/a",
        &shown("Kicks – sneakers online", "Why we love the Trainer 90", far)
    ));
}

#[test]
fn goods_without_a_shown_price_are_a_product_by_their_own_button() {
    let bag = |inside: &str| shown("Marmont Bag black | Lux", "Marmont Bag black", inside);
    for inside in [
        "<p>Sign in to see price</p><button>Add to cart</button>",
        "<img src='price-189usd.png'><button>In den Warenkorb</button>",
        "<form action='/cart/add'><select name=size><option>S<option>M</select><input type=submit value='Ajouter au panier'></form>",
    ] {
        for url in ["https://lux.example/product/1", "https://lux.example/marmont-bag-black", "https://lux.example/x/1"]
        {
            assert!(is_product(url, &bag(inside)), "{inside} at {url}");
        }
    }
    assert!(is_product("https://lux.example/product/1", &bag("<button>Buy now</button>")));
    let card =
        |n: u32| format!("<div><a href=/product/{n}><img src=a.jpg>Bag {n}</a><button>Add to cart</button></div>");
    for most in [2, 3, 9] {
        let cards: String = (1..most).map(card).collect();
        assert!(!is_product("https://lux.example/bags", &format!("<title>Bags | Lux</title><h1>Bags</h1>{cards}")));
    }
}
