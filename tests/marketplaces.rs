//! Every marketplace's file, held against its golden pages: addresses, drift alarm, cards.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use loupe::engine::Engine;
use loupe::listing::{Page, PageKind};
use loupe::page::adapter::Adapter;
use loupe::page::address::Address;
use loupe::report::{Report, Verdict};
use loupe::rules::marketplace::{Marketplace, MarketplaceKind};
use loupe::rules::source;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Addresses that are easily taken for the other kind, as the places themselves or their readers write them.
const EASILY_MISTAKEN: &[(&str, &str, Option<PageKind>)] = &[
    ("rakuten", "https://search.rakuten.co.jp/search/mall?sitem=bag", Some(PageKind::Results)),
    ("rakuten", "https://search.rakuten.co.jp/search/mall/bag/?p=2", Some(PageKind::Results)),
    ("rakuten", "https://item.rakuten.co.jp/mizutamaya/furo70/", Some(PageKind::Product)),
    ("rakuten", "https://item.rakuten.co.jp/mizutamaya/c/0000000101/", Some(PageKind::Results)),
    ("yahoo-shopping-japan", "https://store.shopping.yahoo.co.jp/mizutamaya/search.html?p=x", Some(PageKind::Results)),
    ("yahoo-shopping-japan", "https://store.shopping.yahoo.co.jp/mizutamaya/b1bfc8c2c2.html", Some(PageKind::Results)),
    ("yahoo-shopping-japan", "https://store.shopping.yahoo.co.jp/mizutamaya/info.html", None),
    ("yahoo-shopping-japan", "https://store.shopping.yahoo.co.jp/mizutamaya/2b205yu3oq.html", Some(PageKind::Product)),
    (
        "yahoo-shopping-japan",
        "https://store.shopping.yahoo.co.jp/mizutamaya/5500000224314.html",
        Some(PageKind::Product),
    ),
    ("yahoo-shopping-japan", "https://shopping.yahoo.co.jp/search/bag/0/", Some(PageKind::Results)),
    (
        "pinduoduo",
        "https://mobile.yangkeduo.com/search_result.html?search_key=x&refer_goods_id=1",
        Some(PageKind::Results),
    ),
    (
        "pinduoduo",
        "https://mobile.yangkeduo.com/mall_page.html?mall_id=1&goods_id=300000000001",
        Some(PageKind::Results),
    ),
    ("pinduoduo", "https://mobile.yangkeduo.com/goods2.html?goods_id=300000000001", Some(PageKind::Product)),
    ("goat", "https://www.goat.com/sneakers", Some(PageKind::Results)),
    ("goat", "https://www.goat.com/sneakers/hollin-road-one-bone-hr10-010", Some(PageKind::Product)),
    ("goat", "https://www.goat.com/sneakers/brand/hollin?x=1", Some(PageKind::Results)),
    ("kleinanzeigen", "https://www.kleinanzeigen.de/s-taschen/anzeige:angebote/k0c156", Some(PageKind::Results)),
    ("kleinanzeigen", "https://www.kleinanzeigen.de/s-antike-uhr/k0", Some(PageKind::Results)),
    ("facebook-marketplace", "https://www.facebook.com/marketplace/", Some(PageKind::Results)),
    ("facebook-marketplace", "https://www.facebook.com/marketplace/nyc/search?query=bag", Some(PageKind::Results)),
    ("facebook-marketplace", "https://www.facebook.com/marketplace/category/bags", Some(PageKind::Results)),
    ("rebag", "https://shop.rebag.com/collections/all-bags/products/handbags-x-1", Some(PageKind::Product)),
    (
        "temu",
        "https://www.temu.com/mall.html?mall_id=634418210099001&goods_id=601099500000011",
        Some(PageKind::Results),
    ),
    ("wish", "https://www.wish.com/merchant/5b8f1234abcd", Some(PageKind::Results)),
    ("goofish", "https://www.goofish.com/personal?userId=3300000011", Some(PageKind::Results)),
    ("bunjang", "https://m.bunjang.co.kr/shop/70000001/products", Some(PageKind::Results)),
    ("bunjang", "https://globalbunjang.com/product/300000001", Some(PageKind::Product)),
    ("joongna", "https://web.joongna.com/product/form?type=regist", None),
    ("daangn", "https://www.daangn.com/kr/buy-sell/s/?in=x-6035&search=bag", Some(PageKind::Results)),
    ("rakuma", "https://fril.jp/shop/mihon-no-heya", Some(PageKind::Results)),
    ("carousell", "https://www.carousell.com.hk/u/sampleshelf/", Some(PageKind::Results)),
    (
        "avito",
        "https://www.avito.ru/all/odezhda_obuv_aksessuary/zhenskaya_odezhda-ASgBAgICAUTeAtYK?q=gucci",
        Some(PageKind::Results),
    ),
    ("avito", "https://www.avito.ru/items/3000000001", Some(PageKind::Product)),
    ("wallapop", "https://pt.wallapop.com/user/lauram-100000001", Some(PageKind::Results)),
    ("gumtree", "https://www.gumtree.com/for-sale/clothing/uk", Some(PageKind::Results)),
    ("gumtree", "https://www.gumtree.com.au/s-bags/bondi/gucci/k0c18573l3003", Some(PageKind::Results)),
    ("gumtree", "https://www.gumtree.com.au/web/listing/bags/1300000001", Some(PageKind::Product)),
    ("blocket", "https://www.finn.no/bap/forsale/ad.html?finnkode=300000001", Some(PageKind::Product)),
    ("blocket", "https://www.dba.dk/recommerce/forsale/search?q=taske", Some(PageKind::Results)),
    ("naver-smartstore", "https://smartstore.naver.com/sample-bag", Some(PageKind::Results)),
    ("weidian", "https://shop123.v.weidian.com/item.html?itemID=7000000001", Some(PageKind::Product)),
    ("coupang", "https://m.coupang.com/nm/search?q=bag", Some(PageKind::Results)),
    ("tokopedia", "https://www.tokopedia.com/find/dompet-gucci", Some(PageKind::Results)),
    ("tokopedia", "https://www.tokopedia.com/contohstore/product/page/2", Some(PageKind::Results)),
    ("trendyol", "https://www.trendyol.com/gucci-canta-x-b1-c117", Some(PageKind::Results)),
    ("trendyol", "https://www.trendyol.com/magaza/ornek-butik-m-500001", Some(PageKind::Results)),
    ("ozon", "https://www.ozon.ru/seller/primer-1234567/", Some(PageKind::Results)),
    ("wildberries", "https://www.wildberries.ru/catalog/0/search.aspx?search=x", Some(PageKind::Results)),
    ("flipkart", "https://www.flipkart.com/bags/pr?sid=reh", Some(PageKind::Results)),
];

/// What comes of an app that has not drawn anything, or draws what nobody knows.
const SHELL: &str = "<!doctype html><html><head><meta charset=\"utf-8\"></head><body><div id=\"root\"></div><script src=\"/app.js\"></script></body></html>";

struct Golden {
    name: String,
    url: String,
    report: serde_json::Value,
    /// The marketplace or platform whose file read it.
    file: Option<String>,
}

impl Golden {
    fn is(&self, kind: &str) -> bool {
        self.report["pageKind"] == kind
    }
}

fn files() -> &'static [Marketplace] {
    static FILES: OnceLock<Vec<Marketplace>> = OnceLock::new();
    FILES.get_or_init(|| {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        source::load(&dir).unwrap_or_else(|errors| panic!("{}", errors[0])).marketplaces
    })
}

fn golden() -> &'static [Golden] {
    static GOLDEN: OnceLock<Vec<Golden>> = OnceLock::new();
    GOLDEN.get_or_init(|| {
        let folders = |dir: PathBuf| {
            let mut all: Vec<PathBuf> =
                fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
            all.sort();
            all
        };
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
        let read = |dir: PathBuf| {
            let report = fs::read_to_string(dir.join("report.json")).unwrap();
            let report: serde_json::Value = serde_json::from_str(&report).unwrap();
            let file = report["marketplace"].as_str().or(report["platform"].as_str()).map(str::to_owned);
            let name = dir.strip_prefix(&root).unwrap().display().to_string();
            Golden { name, url: report["url"].as_str().unwrap().to_owned(), report, file }
        };
        folders(root.clone()).into_iter().flat_map(folders).map(read).collect()
    })
}

fn places() -> impl Iterator<Item = &'static Marketplace> {
    files().iter().filter(|f| f.kind != MarketplaceKind::Platform)
}

/// Golden pages read by this file, of one kind.
fn pages_of<'a>(file: &'a Marketplace, kind: &'a str) -> impl Iterator<Item = &'static Golden> + 'a {
    golden().iter().filter(move |g| g.file.as_deref() == Some(&file.id) && g.is(kind))
}

/// The file with one of its two lists of patterns only.
fn only(file: &Marketplace, kind: PageKind) -> Adapter {
    let mut file = file.clone();
    if kind == PageKind::Product {
        file.results.clear()
    } else {
        file.product.clear()
    }
    Adapter::new(file)
}

fn inspect(url: &str, html: &str) -> Report {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    let engine = ENGINE.get_or_init(|| Engine::embedded().unwrap());
    engine.inspect(&Page { url: url.to_owned(), html: html.to_owned(), frames: Vec::new() }, "")
}

fn nothing_wrong(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_has_a_golden_page_of_one_product_and_one_of_many() {
    let missing = |file: &'static Marketplace| {
        ["product", "results"]
            .into_iter()
            .filter(|kind| pages_of(file, kind).next().is_none())
            .map(|kind| format!("{}: {kind}", file.id))
    };
    nothing_wrong(&files().iter().flat_map(missing).collect::<Vec<_>>());
}

#[test]
fn no_pattern_of_products_matches_a_page_of_many_nor_the_other_way_round() {
    let mut wrong = Vec::new();
    for file in places() {
        let (product, results) = (only(file, PageKind::Product), only(file, PageKind::Results));
        let golden = |kind| pages_of(file, kind).map(|g| g.url.as_str());
        let told = |kind| {
            EASILY_MISTAKEN.iter().filter(move |(id, _, k)| *id == file.id && *k == kind).map(|(_, url, _)| *url)
        };
        for url in golden("product").chain(told(Some(PageKind::Product))) {
            let address = Address::parse(url);
            if product.kind_by_address(&address).is_none() {
                wrong.push(format!("{}: no pattern of products matches {url}", file.id));
            }
            if results.kind_by_address(&address).is_some() {
                wrong.push(format!("{}: {url} matches a pattern of results", file.id));
            }
        }
        for url in golden("results").chain(told(Some(PageKind::Results))) {
            let address = Address::parse(url);
            if product.kind_by_address(&address).is_some() {
                wrong.push(format!("{}: a pattern of products matches {url}", file.id));
            }
            if results.kind_by_address(&address).is_none() {
                wrong.push(format!("{}: no pattern of results matches {url}", file.id));
            }
        }
        for url in told(None) {
            if let Some(kind) = Adapter::new(file.clone()).kind_by_address(&Address::parse(url)) {
                wrong.push(format!("{}: {url} is taken for {kind:?}", file.id));
            }
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn a_product_address_that_shows_nothing_raises_the_alarm_and_names_what_is_missing() {
    let mut wrong = Vec::new();
    for file in places() {
        let url = &pages_of(file, "product").next().unwrap().url;
        let report = inspect(url, SHELL);
        let named: BTreeSet<&str> = report.missing.iter().copied().collect();
        let required: BTreeSet<&str> = file.required.iter().map(String::as_str).collect();
        if report.verdict != Verdict::Unreadable || named != required || !required.contains("title") {
            wrong.push(format!("{}: {:?}, missing {named:?}, required {required:?}", file.id, report.verdict));
        }
        match report.diagnosis {
            Some(d) if d.marketplace == file.id && file.hosts.contains(&d.host) && d.page_kind == PageKind::Product => {
            }
            other => wrong.push(format!("{}: the diagnosis is {other:?}", file.id)),
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn a_results_address_that_shows_nothing_raises_none() {
    let mut wrong = Vec::new();
    for file in places() {
        let url = &pages_of(file, "results").next().unwrap().url;
        let report = inspect(url, SHELL);
        if report.verdict != Verdict::NotAProduct
            || !report.missing.is_empty()
            || report.diagnosis.is_some()
            || !report.cards.is_empty()
        {
            wrong.push(format!(
                "{}: {:?}, missing {:?}, {:?}",
                file.id, report.verdict, report.missing, report.diagnosis
            ));
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn goods_that_are_gone_may_be_without_a_price() {
    let page = |words: &str| {
        format!(
            "<title>Linen apron</title><h1>Linen apron</h1><button class=\"add-to-cart\">Add to cart</button>{words}"
        )
    };
    let gone = "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"Product\",\"name\":\"Linen apron\",\"offers\":{\"@type\":\"Offer\",\"availability\":\"https://schema.org/SoldOut\"}}</script>";
    let url = "https://www.walmart.com/ip/linen-apron/445566778";
    assert_eq!(inspect(url, &page("")).missing, ["price"]);
    assert_eq!(inspect(url, &page(gone)).missing, Vec::<&str>::new());
}

#[test]
fn every_golden_list_is_read_card_by_card_and_each_card_leads_to_a_product() {
    let mut wrong = Vec::new();
    for file in files() {
        let adapter = Adapter::new(file.clone());
        for page in pages_of(file, "results") {
            let cards = page.report["cards"].as_array().unwrap();
            let urls: Vec<&str> = cards.iter().filter_map(|c| c["url"].as_str()).collect();
            let mut say = |what: String| wrong.push(format!("{}: {what}", page.name));
            if cards.len() < 2 || urls.len() != cards.len() || urls.iter().collect::<BTreeSet<_>>().len() != urls.len()
            {
                say(format!("{} cards with {} links", cards.len(), urls.len()));
            }
            if !cards.iter().any(|c| c["price"]["amount"].is_string() && c["price"]["currency"].is_string()) {
                say("no card has a price with its currency".to_owned());
            }
            for (card, url) in cards.iter().zip(&urls) {
                let address = Address::parse(url);
                // Advertisements lead through a counter, and a card of Taobao's list to Tmall.
                let elsewhere = card["sponsored"] == true || adapter.owner(&address).is_none();
                if file.kind != MarketplaceKind::Platform
                    && !elsewhere
                    && adapter.kind_by_address(&address) != Some(PageKind::Product)
                {
                    say(format!("a card leads to {url}"));
                }
            }
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn a_card_that_is_called_an_advertisement_is_marked_wherever_it_stands() {
    let mut words: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (place, word) in [
        ("ebay", "Sponsored"),
        ("ebay", "Gesponsert"),
        ("aliexpress", "Ad"),
        ("allegro", "Sponsorowane"),
        ("chrono24", "Promoted"),
        ("lazada", "Sponsored"),
        ("mercari", "PR"),
        ("poshmark", "Promoted"),
        ("stockx", "Sponsored"),
        ("temu", "Ad"),
        ("1688", "广告"),
        ("rakuten", "[PR]"),
        ("shopee", "Iklan"),
        ("yahoo-auctions-japan", "PR"),
        ("yahoo-shopping-japan", "PR"),
        ("etsy", "Ad by Etsy seller"),
        ("mercadolibre", "Patrocinado"),
    ] {
        words.entry(place).or_default().push(word);
    }
    let mut wrong = Vec::new();
    for (place, words) in words {
        let file = files().iter().find(|f| f.id == place).unwrap();
        let page = pages_of(file, "results").next().unwrap();
        let html = fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(&page.name).join("page.html"),
        )
        .unwrap();
        let cards = page.report["cards"].as_array().unwrap();
        let stands = |title: &&str| html.contains(&format!(">{title}<"));
        let plain = cards.iter().filter(|c| c["sponsored"] == false).filter_map(|c| c["title"].as_str());
        let Some(title) = plain.clone().find(stands) else {
            wrong.push(format!("{place}: no card's title stands alone"));
            continue;
        };
        for word in words {
            // The word joins the card's own texts.
            let marked = html.replacen(&format!(">{title}<"), &format!("><span>{word}</span><b>{title}</b><"), 1);
            let read = inspect(&page.url, &marked);
            let card = read.cards.iter().find(|c| c.title.contains(title));
            if !card.is_some_and(|c| c.sponsored) {
                wrong.push(format!("{place}: {word:?} at {title:?} gives {card:?}"));
            }
        }
    }
    nothing_wrong(&wrong);
}
