//! What the templates of common shop software show, told in few lines: each was once read wrong.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use loupe::listing::{Listing, Page, PageKind, PriceKind};
use loupe::page::Reader;
use std::sync::LazyLock;

fn read(url: &str, html: &str) -> Listing {
    static READER: LazyLock<Reader> =
        LazyLock::new(|| Reader::trusting(&loupe::rules::embedded_files().expect("this build has rule files")));
    let reading = READER.read(&Page { url: url.into(), html: html.into(), frames: Vec::new() });
    assert_eq!(reading.kind, PageKind::Product, "{url}");
    reading.listing
}

/// Price, its currency, and list price.
fn prices_of(listing: &Listing) -> (String, Option<&str>, Option<String>) {
    let price = listing.offer.price.as_ref().expect("a price");
    let list = listing.offer.list_price.as_ref().map(|l| l.amount.to_string());
    (price.amount.to_string(), price.currency.as_deref(), list)
}

fn text(fact: Option<&loupe::listing::Fact<String>>) -> Option<&str> {
    fact.map(|f| f.value.as_str())
}

#[test]
fn magento_shows_the_former_price_in_a_box_named_for_taxes_and_its_maker_in_a_table() {
    let listing = read(
        "https://ridge.example/summit-daypack-22l.html",
        "<html lang=en><title>Summit Daypack 22L</title><body class=catalog-product-view><h1 class=page-title>Summit Daypack 22L</h1>
         <div class='price-box price-final_price'><span class=special-price><span class='price-container price-final_price tax weee'>
         <span class=price-label>Special Price</span><span class=price-wrapper><span class=price>€59.50</span></span></span></span>
         <span class=old-price><span class='price-container price-final_price tax weee'><span class=price-label>Regular Price</span>
         <span class=price-wrapper><span class=price>€85.00</span></span></span></span></div>
         <div class='product attribute sku'><strong class=type>SKU</strong><div class=value>24-MB05</div></div>
         <button title='Add to Cart' class='action primary tocart'><span>Add to Cart</span></button>
         <div class=table-wrapper><table><tr><th>Manufacturer</th><td>Ridgeway</td></tr><tr><th>Activity</th><td>Hiking</td></tr></table></div>",
    );
    assert_eq!(prices_of(&listing), ("59.50".into(), Some("EUR"), Some("85.00".into())));
    assert_eq!(text(listing.brand.as_ref()), Some("Ridgeway"));
    assert_eq!(text(listing.sku.as_ref()), Some("24-MB05"));
}

#[test]
fn bigcommerce_names_its_prices_for_the_tax_they_are_without() {
    let listing = read(
        "https://lumenyard.example/brass-desk-lamp/",
        "<html lang=en><title>Brass Desk Lamp - Lumen Yard</title><h1 class=productView-title>Brass Desk Lamp</h1><div class=productView-price>
         <div class='price-section price-section--withoutTax non-sale-price--withoutTax'><span>Was:</span> <span class='price price--non-sale'>$189.00</span></div>
         <div class='price-section price-section--withoutTax'><span class=price-now-label>Now:</span> <span class='price price--withoutTax price--main'>$149.00</span></div>
         <div class='price-section price-section--saving price'><span class=price>(You save</span><span class='price price--saving'>$40.00</span><span class=price>)</span></div></div>
         <dl><dt>SKU:</dt><dd>LY-2210</dd><dt>UPC:</dt><dd>036000291452</dd><dt>MPN:</dt><dd>BDL-10</dd></dl>
         <input class=button type=submit value='Add to Cart'>",
    );
    assert_eq!(prices_of(&listing), ("149.00".into(), Some("USD"), Some("189.00".into())));
    assert_eq!(text(listing.mpn.as_ref()), Some("BDL-10"));
    assert_eq!(text(listing.gtin.as_ref()), Some("036000291452"));
}

#[test]
fn ec_cube_puts_the_shop_first_in_its_title_and_shows_a_sign_that_two_countries_use() {
    for logo in ["", "<h1><a href='/'>匠の工房</a></h1>"] {
        let listing = read(
            "https://takumi.example/products/detail/3",
            &format!(
                "<html lang=ja><title>匠の工房 / 有田焼 湯呑み 青海波</title><body class=product_page>{logo}<h2 class=ec-headingTitle>有田焼 湯呑み 青海波</h2>
                 <div>通常価格：<span class=price01-default>￥4,400</span></div><div class=ec-price><span class='ec-price__price'>￥3,300</span><span>税込</span></div>
                 <div>商品コード： <span class=product-code-default>ARI-0071</span></div><button class=add-cart>カートに入れる</button>"
            ),
        );
        assert_eq!(text(listing.title.as_ref()), Some("有田焼 湯呑み 青海波"), "{logo}");
        assert_eq!(prices_of(&listing), ("3300".into(), Some("JPY"), Some("4400".into())), "{logo}");
        assert_eq!(text(listing.sku.as_ref()), Some("ARI-0071"));
    }
}

#[test]
fn a_language_of_one_country_tells_whose_crowns_are_asked() {
    let html = "<html lang=sv><title>Taklampa Fjord | Ljusbutiken</title><h1>Taklampa Fjord</h1><div>1 295 kr</div><div>Rek. pris 1 595 kr</div>
         <div>Art.nr: LJ-88</div><button>Lägg i varukorgen</button>";
    let listing = read("https://ljus.example/p/taklampa-fjord", html);
    assert_eq!(prices_of(&listing), ("1295".into(), Some("SEK"), Some("1595".into())));
    let danish = read("https://ljus.example/p/taklampa-fjord", &html.replace("lang=sv", "lang=da"));
    assert_eq!(prices_of(&danish).1, Some("DKK"));
}

#[test]
fn opencart_strikes_the_former_price_by_a_style_inside_its_row() {
    let listing = read(
        "https://dom.example/stul-loft",
        "<html lang=ru><title>Стул Лофт дубовый купить в Москве</title><h1>Стул Лофт дубовый</h1>
         <ul><li>Производитель: <a href='/mebel'>Дубрава</a></li><li>Наличие: Есть в наличии</li></ul>
         <ul><li><span style='text-decoration: line-through;'>12 500р.</span></li><li><h2>9 990р.</h2></li></ul>
         <button id=button-cart>Купить</button>",
    );
    assert_eq!(prices_of(&listing), ("9990".into(), Some("RUB"), Some("12500".into())));
    assert_eq!(text(listing.brand.as_ref()), Some("Дубрава"));
}

#[test]
fn of_two_amounts_beside_each_other_the_per_cent_taken_off_tells_the_former() {
    let page = |prices: &str| {
        read(
            "https://hracky.example/drevena-stavebnice/",
            &format!(
                "<html lang=cs><title>Dřevěná stavebnice 50 dílů - Hračkárna</title><h1>Dřevěná stavebnice 50 dílů</h1>
                 <p>Kód: <span>DS50</span></p>{prices}<p>Skladem</p><button>Přidat do košíku</button>"
            ),
        )
    };
    for prices in [
        "<div class=price-standard>799 Kč</div><div class=price-save>–25 %</div><div class=price-final>599 Kč</div>",
        "<div><span>799 Kč</span> <span>–25 %</span></div><div>599 Kč</div><div>495,04 Kč bez DPH</div>",
        "<div>599 Kč</div><div>799 Kč</div><div>-25%</div>",
    ] {
        let listing = page(prices);
        assert_eq!(prices_of(&listing), ("599".into(), Some("CZK"), Some("799".into())), "{prices}");
    }
    assert_eq!(prices_of(&page("<div>799 Kč</div><div>599 Kč</div><div>-10%</div>")).2, None);
}

#[test]
fn what_stands_right_behind_an_amount_says_what_it_is() {
    let page = |prices: &str| {
        read(
            "https://outils.example/perceuse-18v.html",
            &format!(
                "<html lang=fr><title>Perceuse 18V sans fil - Outils Pro</title><h1>Perceuse 18V sans fil</h1>{prices}
                 <p>Réf. : PC-18</p><button>Ajouter au panier</button>"
            ),
        )
    };
    let untaxed = page("<p><span>82,50 € HT</span><br><span>99,00 € TTC</span></p>");
    assert_eq!(prices_of(&untaxed), ("99.00".into(), Some("EUR"), None));
    let unit = page("<p>12,90 €</p><div>inkl. MwSt. zzgl. Versand</div><div>51,60 € / kg</div>");
    assert_eq!(prices_of(&unit).0, "12.90");
    let kinds: Vec<_> = unit.offer.other_prices.iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [PriceKind::Unit]);
}

#[test]
fn brazilian_shops_say_from_what_to_what() {
    let listing = read(
        "https://loja.example/produto/cafeteira-italiana-6-xicaras",
        "<html lang=pt-BR><title>Cafeteira Italiana 6 Xícaras - Loja Aroma</title><h1>Cafeteira Italiana 6 Xícaras</h1>
         <div><span>de R$ 189,90</span> <strong>por R$ 149,90</strong></div><div>ou 6x de R$ 24,98 sem juros</div><button>Comprar</button>",
    );
    assert_eq!(prices_of(&listing), ("149.90".into(), Some("BRL"), Some("189.90".into())));
}

#[test]
fn ecwid_writes_the_label_of_the_number_beside_it_without_a_colon() {
    let listing = read(
        "https://frantoio.example/Olio-p12345",
        "<html lang=it><title>Olio extravergine 500 ml — Frantoio Colle</title><h1 class=product-details__product-title>Olio extravergine 500 ml</h1>
         <div class=product-details__product-sku>COD OLIO-500</div><span class=details-product-price__value>€14,50</span>
         <button>Aggiungi al carrello</button>",
    );
    assert_eq!(text(listing.sku.as_ref()), Some("OLIO-500"));
}

#[test]
fn a_number_of_goods_is_no_sum_in_rand_or_marks() {
    for number in ["585B-214R-072", "KM-1044"] {
        let listing = read(
            "https://uhrenfach.example/armband-leder-20mm",
            &format!(
                "<html lang=de><title>Lederarmband 20 mm braun | Uhrenfach</title><h1>Lederarmband 20 mm braun</h1><p>Art.-Nr. {number}</p>
                 <p>39,00 €</p><p>HAN: FM-20-B</p><form><input type=submit value='In den Warenkorb'></form>"
            ),
        );
        assert_eq!(prices_of(&listing), ("39.00".into(), Some("EUR"), None), "{number}");
        assert_eq!(text(listing.sku.as_ref()), Some(number));
        assert_eq!(text(listing.mpn.as_ref()), Some("FM-20-B"));
    }
}

#[test]
fn shopify_tells_the_chosen_variant_by_the_address_of_its_offer() {
    let variant = |id: u32, size: &str, price: &str| {
        format!(
            r#"{{"@id":"/products/linen-overshirt?variant={id}#variant","@type":"Product","name":"Linen Overshirt - {size}","sku":"NF-{size}",
             "offers":{{"@type":"Offer","availability":"http://schema.org/InStock","price":"{price}","priceCurrency":"GBP",
             "url":"https://northfold.example/products/linen-overshirt?variant={id}"}}}}"#
        )
    };
    let listing = read(
        "https://northfold.example/products/linen-overshirt?variant=2",
        &format!(
            r#"<title>Linen Overshirt – Northfold</title><script type="application/ld+json">{{"@context":"http://schema.org/","@type":"ProductGroup",
             "brand":{{"@type":"Brand","name":"Northfold Studio"}},"name":"Linen Overshirt","hasVariant":[{},{}]}}</script>
             <h1>Linen Overshirt</h1><div class=price>£92.00</div><button name=add>Add to cart</button>"#,
            variant(1, "S", "89.00"),
            variant(2, "M", "92.00")
        ),
    );
    assert_eq!(text(listing.sku.as_ref()), Some("NF-M"));
    assert_eq!(prices_of(&listing), ("92.00".into(), Some("GBP"), None));
}
