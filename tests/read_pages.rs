//! What the reader takes from whole pages: sources in order, contradictions, what is not the listing's own words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use loupe::listing::{Condition, Frame, Page, PageKind, Source};
use loupe::page::{MarketplaceError, Reader, Reading};
use loupe::rules::marketplace::Marketplace;
use loupe::rules::schema::RuleFiles;

fn files() -> RuleFiles {
    loupe::rules::embedded_files().expect("this build has rule files")
}

/// A reader that knows one marketplace alone.
fn reader_of(file: &Marketplace) -> Result<Reader, MarketplaceError> {
    Reader::new(&RuleFiles { marketplaces: vec![file.clone()], ..files() })
}

fn read(url: &str, html: &str) -> Reading {
    Reader::new(&files()).unwrap().read(&Page { url: url.into(), html: html.into(), frames: Vec::new() })
}

fn price(reading: &Reading) -> (String, String) {
    let price = reading.listing.offer.price.as_ref().expect("a price");
    (price.amount.to_string(), price.currency.clone().unwrap_or_default())
}

#[test]
fn every_marketplace_file_compiles_and_is_named_by_its_id() {
    let all = files();
    Reader::new(&all).unwrap();
    for id in ["ebay", "amazon", "aliexpress", "alibaba", "taobao", "tmall", "jd", "etsy"] {
        assert!(all.marketplaces.iter().any(|m| m.id == id), "{id}");
    }
}

#[test]
fn a_wrong_file_is_refused_with_file_key_and_reason() {
    let mut file = files().marketplaces.remove(0);
    file.fields[0].select = vec!["div:hover".into()];
    let error = reader_of(&file).unwrap_err().to_string();
    assert!(error.starts_with(&format!("{}.toml: fields[0].select", file.id)), "{error}");
    assert!(error.contains("character 4"), "{error}");
    file.fields[0].select = vec!["h1".into()];
    file.fields[0].field = "colour".into();
    let error = reader_of(&file).unwrap_err();
    assert!(matches!(&error, MarketplaceError::Value { value, .. } if value == "colour"), "{error}");
    file.fields.clear();
    file.product = vec!["(".into()];
    assert!(reader_of(&file).unwrap_err().to_string().contains("product[0]"));
}

#[test]
fn the_shown_sale_price_wins_over_a_stated_base_price_that_is_crossed_out() {
    let html = r#"<title>Blue bag</title><script type="application/ld+json">{"@type":"Product","name":"Blue bag",
        "offers":{"price":"100.00","priceCurrency":"EUR","availability":"https://schema.org/InStock"}}</script>
        <h1>Blue bag</h1><div class="product-price"><del class="old-price">100,00 €</del> <span class="price sale">70,00 €</span></div>
        <button class="add-to-cart">In den Warenkorb</button>"#;
    let reading = read("https://shop.example/product/blue-bag", html);
    assert_eq!(price(&reading), ("70.00".into(), "EUR".into()));
    assert_eq!(reading.listing.offer.price.as_ref().unwrap().source, Source::Visible);
    assert_eq!(reading.listing.offer.list_price.unwrap().amount.to_string(), "100.00");
}

#[test]
fn a_page_without_any_markup_is_read_by_what_it_shows() {
    let html = r#"<title>Leather wallet | Hide & Co</title><nav>Sale from $5</nav><h1>Leather wallet</h1>
        <p>Brand: Acme</p><p>SKU: LW-2031</p><p class="price">$49.00</p><p>Shipping $4.95</p><p>In stock</p>
        <form action="/cart"><button class="add-to-cart">Add to cart</button></form>
        <div class="product-description">A wallet of full-grain leather, made to last for years.</div>
        <div class="related-products"><h3>You may also like</h3><a href="/x">Replica belt $9.00</a></div>"#;
    let reading = read("https://hideco.com.au/product/leather-wallet", html);
    assert_eq!(reading.kind, PageKind::Product);
    let l = &reading.listing;
    assert_eq!(l.title.as_deref().map(String::as_str), Some("Leather wallet"));
    assert_eq!(price(&reading), ("49.00".into(), "AUD".into()), "the dollar of the shop's country");
    assert_eq!(l.brand.as_deref().map(String::as_str), Some("Acme"));
    assert_eq!(l.sku.as_deref().map(String::as_str), Some("LW-2031"));
    let words = serde_json::to_string(l).unwrap();
    assert!(!words.contains("Replica belt"), "recommendations are not the listing: {words}");
}

#[test]
fn several_currencies_share_signs_and_the_page_tells_which() {
    let page = |url: &str, lang: &str, price: &str| {
        let html = format!(
            "<html lang='{lang}'><title>Cup</title><h1>Cup</h1><p class=price>{price}</p><button class=add-to-cart>+</button>"
        );
        self::price(&read(url, &html)).1
    };
    assert_eq!(page("https://shop.ca/product/cup", "en", "$5.00"), "CAD");
    assert_eq!(page("https://shop.com/product/cup", "en-NZ", "$5.00"), "NZD");
    assert_eq!(page("https://shop.com/product/cup", "en-US", "$5.00"), "USD");
    assert_eq!(page("https://shop.no/product/cup", "nb", "kr 50"), "NOK");
    assert_eq!(page("https://shop.jp/product/cup", "ja", "¥5,000"), "JPY");
    assert_eq!(page("https://shop.com/product/cup", "en-US", "A$5.00"), "AUD");
}

#[test]
fn an_article_with_prices_is_no_product_page() {
    let html = r#"<title>The 7 best bags of 2026</title><meta property="og:type" content="article"><article><h1>The 7 best bags of 2026</h1>
        <p>We like this one ($49.00) and that one ($99.00).</p></article>"#;
    assert_ne!(read("https://magazine.example/best-bags", html).kind, PageKind::Product);
}

#[test]
fn a_makers_own_presentation_with_a_button_that_buys_is_a_product_page() {
    let page = |title: &str, bar: &str, text: &str| {
        // What the maker praises stands between the name and the price, so that the price alone tells little.
        let praise = "<p>Charges in half an hour.</p><p>Sees in the dark.</p><p>Lasts two days.</p>".repeat(30);
        let html = format!(
            "<title>{title}</title><main><h1>{title}</h1>{bar}{praise}<div class=swiper><div>{title}</div><p class=price-text>From $899.00</p></div>{text}</main>"
        );
        read("https://kiln.example/us/k9", &html).kind
    };
    let bar = "<div class=navigation-container><button>Buy now</button><b>Specs</b><b>Overview</b><b>Speed</b><b>Battery</b><b>Display</b><b>Design</b><b>Camera</b></div>";
    let text = "<p>A lens of f 3,5/30 and a battery for two days.</p>";
    assert_eq!(page("Kiln 9", bar, text), PageKind::Product);
    assert_ne!(page("Kiln 9", "", text), PageKind::Product, "nothing buys");
    let menu = "<nav><button>Buy now</button></nav>";
    assert_ne!(page("Kiln 9", menu, text), PageKind::Product, "the button is the site's");
    let others = "<div class=swiper><p class=price-text>$499.00</p><p class=price-text>$199.00</p></div>";
    assert_ne!(page("Kiln 9", bar, others), PageKind::Product, "several things are priced");
    assert_ne!(page("The nine best phones for every purse this year", bar, text), PageKind::Product, "an article");
}

#[test]
fn a_tmall_store_is_known_by_what_its_seller_cannot_choose() {
    let html = r#"<title>手镯-tmall.com天猫</title><h1 class="mainTitle--O1XCl8e2">18K金手镯</h1><span class="highlightPrice--LlVWiXXs">￥1999</span>
        <span class="shopName--cSjM9uKk">珠宝旗舰店</span><script>var d = {"sellerId":"2208811227"}</script>"#;
    let reading = read("https://detail.tmall.com/item.htm?id=612345678901", html);
    assert_eq!(reading.marketplace.as_deref(), Some("tmall"));
    let seller = &reading.listing.seller;
    assert_eq!(seller.name.as_deref().map(String::as_str), Some("珠宝旗舰店"));
    assert_eq!(seller.store_type.as_deref().map(String::as_str), Some("flagship"));
    assert_eq!(seller.id.as_deref().map(String::as_str), Some("2208811227"));
    assert_eq!(price(&reading), ("1999".into(), "CNY".into()));
    let sub = read("https://uniqlo.tmall.com/item.htm?id=612345678901", "<h1>衬衫</h1>");
    assert_eq!(sub.listing.seller.id.as_deref().map(String::as_str), Some("uniqlo"));
}

#[test]
fn an_ebay_page_gives_seller_condition_and_the_words_of_its_frame() {
    let html = r#"<title>Ring | eBay</title><h1 class="x-item-title__mainTitle"><span class="ux-textspans">Gold ring</span></h1>
        <div class="x-price-primary"><span>US $120.00</span></div><div class="x-item-condition-text"><span class="ux-textspans">Pre-owned</span></div>
        <div class="x-sellercard-atf__info__about-seller"><a href="https://www.ebay.com/usr/goldfinch_88">goldfinch_88</a></div>"#;
    let frame = Frame { url: "https://vi.vipr.ebaydesc.com/ws/x".into(), html: "<p>Comes with its box.</p>".into() };
    let stranger = Frame { url: "https://ads.example/".into(), html: "<p>Replica watches</p>".into() };
    let page =
        Page { url: "https://www.ebay.com/itm/256112233445".into(), html: html.into(), frames: vec![frame, stranger] };
    let reading = Reader::new(&files()).unwrap().read(&page);
    let l = &reading.listing;
    assert_eq!(reading.missing, Vec::<&str>::new());
    assert_eq!(price(&reading), ("120.00".into(), "USD".into()));
    assert_eq!(l.offer.condition.as_ref().map(|c| c.value), Some(Condition::Used));
    assert_eq!(l.seller.id.as_deref().map(String::as_str), Some("goldfinch_88"));
    assert_eq!(l.description.as_deref().map(String::as_str), Some("Comes with its box."));
}

#[test]
fn a_known_product_address_without_its_fields_names_what_is_missing() {
    let reading = read("https://www.ebay.de/itm/256112233445", "<html><body><div id=root></div></body></html>");
    assert_eq!(reading.kind, PageKind::Product);
    assert_eq!(reading.missing, ["title", "price"]);
}

#[test]
fn a_diagnosis_names_what_matched_nothing_and_holds_no_word_of_the_page() {
    let html = "<title>Secret words of a listing</title><div class='zQ1'>Nobody but the shopper reads this</div>";
    let reading = read("https://www.ebay.de/itm/some-private-path/256700000001", html);
    let diagnosis = reading.diagnosis.expect("a page without price");
    assert_eq!((diagnosis.marketplace.as_str(), diagnosis.host.as_str()), ("ebay", "ebay.de"));
    assert!(diagnosis.missing.contains(&"price"), "{diagnosis:?}");
    let price = diagnosis.fields.iter().find(|f| f.field == "price").expect("the entry for the price");
    assert!(!price.matched.is_empty() && price.matched.iter().all(|n| *n == 0), "{price:?}");
    let json = serde_json::to_string(&diagnosis).unwrap();
    for word in ["Secret", "Nobody", "private", "256700000001"] {
        assert!(!json.contains(word), "{word} in {json}");
    }
}

#[test]
fn cards_that_only_the_file_does_not_see_are_its_drift() {
    let item = |n: u32| {
        format!(
            "<li class='new-name'><a href='/itm/{n}'><h3>Bag number {n}</h3></a><span class='price'>$1{n}.00</span></li>"
        )
    };
    let html = format!("<h1>Bags</h1><ul>{}</ul>", (1..=8).map(item).collect::<String>());
    let reading = read("https://www.ebay.com/sch/i.html?_nkw=bag", &html);
    assert_eq!((reading.kind, reading.cards.len()), (PageKind::Results, 8));
    assert_eq!(reading.cards[0].url.as_deref(), Some("https://www.ebay.com/itm/1"));
    assert_eq!(reading.diagnosis.expect("a diagnosis").missing, ["cards"]);
    assert!(read("https://www.ebay.com/sch/i.html?_nkw=bag", "<h1>No results</h1>").diagnosis.is_none());
}

#[test]
fn a_shops_software_adds_what_is_missing_and_is_no_marketplace() {
    let file: Marketplace = toml::from_str(
        "id = \"press\"\nname = \"Press\"\nkind = \"platform\"\nmarkers = [\"body.press\"]\nproduct_markers = [\"body.single\"]\n\
         source = \"s\"\nchecked = \"2026-11-23\"\n[[fields]]\nfield = \"sku\"\nselect = [\"[data-article]\"]\nattr = \"data-article\"\n",
    )
    .unwrap();
    let html = "<title>Blue bag</title><body class='press single'><h1>Blue bag</h1><p class='price'>70,00 €</p><i data-article='BB-70'></i>\
                <button class='add-to-cart'>In den Warenkorb</button>";
    let page = Page { url: "https://shop.example/blue-bag".into(), html: html.into(), frames: Vec::new() };
    let reading = reader_of(&file).unwrap().read(&page);
    assert_eq!((reading.kind, reading.marketplace.as_deref()), (PageKind::Product, None));
    assert_eq!(reading.platform.as_deref(), Some("press"));
    assert_eq!(reading.listing.sku.map(|s| (s.value.clone(), s.source)), Some(("BB-70".into(), Source::Adapter)));
}

#[test]
fn a_maker_s_number_on_an_element_of_the_goods_counts_though_nobody_sees_it() {
    const URL: &str = "https://kiln.example/product/blue-mug";
    let page = |numbers: &str| {
        format!(
            r#"<html lang=en><title>Blue mug</title><main itemscope itemtype="https://schema.org/Product"><h1 itemprop=name>Blue mug</h1>
            {numbers}<p itemprop=offers itemscope itemtype="https://schema.org/Offer"><span itemprop=price>35.00</span> <span itemprop=priceCurrency>EUR</span></p>
            <button class=add-to-cart>Add to cart</button></main>"#
        )
    };
    let on_goods = read(URL, &page(r#"<meta itemprop=gtin13 content=4006381333931>"#)).listing;
    assert_eq!(on_goods.gtin.map(|g| g.value).as_deref(), Some("4006381333931"));
    let of_a_feed =
        r#"<script type="application/ld+json">{"@type":"Product","name":"Blue mug","gtin13":"4006381333931"}</script>"#;
    assert_eq!(read(URL, &page(of_a_feed)).listing.gtin, None, "often another variant's");
}

#[test]
fn a_page_that_sells_nothing_and_says_who_the_seller_is_names_him() {
    let imprint = |heading: &str, body: &str| format!("<html><body><h1>{heading}</h1>{body}</body></html>");
    let german = "<p>Kiln Muster GmbH<br>Hauptstr. 12a<br>10115 Berlin</p><p>USt-IdNr.: DE 136 695 976</p>";
    let reading = read("https://www.kiln-muster.de/impressum", &imprint("Impressum", german));
    let seller = reading.seller.expect("an imprint");
    assert_eq!(reading.kind, PageKind::Other);
    assert_eq!(seller.legal_name.map(|n| n.value).as_deref(), Some("Kiln Muster GmbH"));
    assert_eq!(seller.registrations[0].kind, "de.vat");
    assert_eq!(seller.registrations[0].valid, Some(true));

    let japanese =
        "<dl><dt>販売業者</dt><dd>合同会社サンプル</dd><dt>所在地</dt><dd>〒150-0001 東京都渋谷区神宮前1-2-3</dd></dl>";
    let reading = read("https://kiln.example/guide/tokushoho", &imprint("特定商取引法に基づく表記", japanese));
    assert_eq!(reading.seller.and_then(|s| s.legal_name).map(|n| n.value).as_deref(), Some("合同会社サンプル"));

    let article = imprint("How to write an imprint", german);
    assert_eq!(
        read("https://kiln.example/blog/imprint-law-explained", &article).seller,
        None,
        "an article on imprints"
    );
}

#[test]
fn whom_a_frame_of_the_description_names_is_the_seller() {
    let html = r#"<html lang=en><title>Blue mug</title><main><h1>Blue mug</h1><p class=price>€35.00</p>
        <button class=add-to-cart>Add to cart</button></main>"#;
    let frame = "<p>Questions? WhatsApp +86 138 1234 5678</p><p>EAN: 4006381333931</p>";
    let url = "https://kiln.example/product/blue-mug";
    let frame = Frame { url: "https://kiln.example/description".into(), html: frame.into() };
    let page = Page { url: url.into(), html: html.into(), frames: vec![frame] };
    let listing = Reader::new(&files()).unwrap().read(&page).listing;
    assert_eq!(listing.seller.handles, ["whatsapp:+8613812345678"]);
    assert_eq!(listing.gtin.map(|g| g.value).as_deref(), Some("4006381333931"));
}

#[test]
fn a_state_that_stands_alone_by_the_title_counts_and_a_choice_of_states_does_not() {
    let of = |words: &str| {
        let html = format!(
            "<title>Omega Seamaster</title><h1>Omega Seamaster</h1><p class=price>€890.00</p>{words}<button>Add to cart</button>"
        );
        read("https://shop.example/p/omega", &html).listing.offer.condition.map(|c| c.value)
    };
    for words in
        ["<p>Used - Excellent</p>", "<p>USED-A</p>", "<p>中古AB</p>", "<p>Seminuevo</p>", "<p>ランク：中古B</p>"]
    {
        assert_eq!(of(words), Some(Condition::Used), "{words}");
    }
    for words in ["<p>Refurbished – Grade A</p>", "<p>Generalüberholt</p>", "<p>Reconditionné</p>"] {
        assert_eq!(of(words), Some(Condition::Refurbished), "{words}");
    }
    for words in [
        "<p>New</p>",
        "<p>New</p><p>Used</p>",
        "<a href='/used'>Used</a>",
        "<button>Used</button>",
        "<p>Used from €590.00</p><p>Used</p>",
        "<p>Vintage</p>",
        "<p>Used watches</p>",
    ] {
        assert_eq!(of(words), None, "{words}");
    }
}

#[test]
fn a_part_of_a_marketplaces_host_that_is_no_sellers_is_no_id() {
    let html = "<title>证照信息</title><h2>企业信息</h2><ul><li>企业注册号：<span>91110000802100433B</span></li>\
        <li>企业名称：<span>北京示例商贸有限公司</span></li><li>住 所：北京市朝阳区示例路1号</li></ul>";
    let seller = read("https://zhaoshang.tmall.com/maintaininfo/liangzhao.htm?xid=abc", html).seller.unwrap();
    assert_eq!(seller.id, None);
    assert_eq!(seller.address.unwrap().value, "北京市朝阳区示例路1号");
}

#[test]
fn amazons_page_on_a_seller_names_the_shop() {
    let html = "<title>Amazon.de Verkäuferprofil: BagWorld-EU</title><h1 id=seller-name>BagWorld-EU</h1>\
        <div id=seller-info-feedback-summary>94% positiv in den letzten 12 Monaten (312 Bewertungen)</div>\
        <div id=page-section-detail-seller-info><h3>Detaillierte Verkäuferinformationen</h3>\
        <div><b>Geschäftsname:</b><span>Shenzhen Sample Technology Co., Ltd.</span></div></div>";
    let seller = read("https://www.amazon.de/sp?ie=UTF8&seller=A2XYZ12345ABCD", html).seller.unwrap();
    assert_eq!(seller.name.unwrap().value, "BagWorld-EU");
    assert_eq!(seller.id.unwrap().value, "A2XYZ12345ABCD");
    assert_eq!(seller.feedback.unwrap().value.count, Some(312));
}
