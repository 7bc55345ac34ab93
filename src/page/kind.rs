//! Product page, results page, or neither.
//!
//! Points for and against, from what the page says of itself (structured data, `og:type`), from its address, and from what
//! it shows (a price by the title, a buy button, many priced links). Precision comes first: what is not clearly one
//! product is not judged.

use super::address::Address;
use super::doc::{Doc, Ix};
use super::open_graph::Meta;
use super::schema_org::Structured;
use super::visible_price::Shown;
use super::words::Hint;
use super::zones::{Zone, Zones};
use crate::listing::{Availability, PageKind};
use html5ever::local_name;

/// What is known of the page when its kind is decided.
pub struct Signs<'a> {
    /// The page.
    pub doc: &'a Doc,
    /// Its address.
    pub address: &'a Address,
    /// Its `<meta>` elements.
    pub meta: &'a Meta,
    /// Its structured data, all kinds.
    pub structured: [&'a Structured; 3],
    /// Its parts.
    pub zones: &'a Zones,
    /// The prices shown.
    pub shown: &'a Shown,
    /// What its words say of stock.
    pub stock: Option<Availability>,
    /// What the shop's software says the page is.
    pub platform: Option<PageKind>,
}

impl Signs<'_> {
    /// Decides.
    pub fn kind(&self) -> PageKind {
        let points = self.points();
        if points >= 4.0 {
            PageKind::Product
        } else if self.platform == Some(PageKind::Results)
            || self.cards() >= 6
            || self.structured.iter().any(|s| s.is_list && s.products > 3)
        {
            PageKind::Results
        } else {
            PageKind::Other
        }
    }

    /// Points for a product page; 4 are enough.
    pub fn points(&self) -> f64 {
        let mut points = 0.0;
        let mut add = |yes: bool, by: f64| points += if yes { by } else { 0.0 };
        let any = |of: fn(&Structured) -> bool| self.structured.iter().any(|s| of(s));
        let priced = self.structured.iter().any(|s| s.found.price.is_some()) || self.meta.priced;
        let product = any(|s| s.is_product);
        add(product, 1.5);
        add(product && any(|s| s.is_offered), 1.5);
        add(product && priced, 1.0);
        add(any(|s| s.products > 1 && !s.is_product), -2.0);
        add(any(|s| s.is_article), -2.5);
        add(any(|s| s.is_list) && !product, -1.5);
        let kind = self.meta.kind.as_str();
        add(kind.contains("product") && !kind.contains("group") && !kind.contains("category"), 2.0);
        add(kind == "article" || kind == "profile" || kind == "blog", -2.0);
        add(self.meta.priced, 1.0);
        let path = self.address.path().to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|w| path.contains(w));
        add(
            has(&[
                "/product/",
                "/products/",
                "/p/",
                "/dp/",
                "/item/",
                "/itm/",
                "/prod/",
                "/product-",
                "/produkt",
                "/producto",
                "/produit",
                "/pd/",
                "-p-",
                "/goods/",
                "/sku/",
                "/buy/",
            ]),
            1.5,
        );
        add(
            has(&[
                "/blog",
                "/news/",
                "/article",
                "/forum",
                "/thread",
                "/wiki",
                "/docs/",
                "/guide",
                "/help/",
                "/support/",
                "/review",
                "/best-",
                "/magazine",
                "/stories",
            ]),
            -2.5,
        );
        add(
            has(&[
                "/collections/",
                "/category/",
                "/categories/",
                "/c/",
                "/search",
                "/brand/",
                "/brands/",
                "/shop/all",
                "/catalog/",
            ]) && !has(&["/products/", "/product/"]),
            -1.5,
        );
        add(self.address.is_front() && self.address.path_and_query.len() < 30, -2.5);
        // The shop's software names its templates: with a way to buy that is a product page, however plain its price.
        add(self.platform == Some(PageKind::Product), 2.5);
        add(self.platform == Some(PageKind::Results), -2.0);
        let buy = self.buy_near_title();
        let price = self.shown.price.as_ref();
        let plain = price.is_some_and(|p| p.score >= 4.5);
        add(plain, 1.0);
        add(buy, 1.5);
        add(buy && plain, 1.0);
        add(price.is_some_and(|p| p.score > 6.0) && self.zones.title.is_some(), 0.5);
        add(self.stock.is_some() && plain, 0.5);
        let window = super::zones::window_title(self.doc).unwrap_or_default();
        let named = self.zones.title_text.as_deref().is_some_and(|t| window.contains(t));
        add(named && buy && plain, 0.5);
        add(self.zones.title.is_none(), -1.0);
        let cards = self.cards();
        add(cards >= 8, -1.0);
        add(cards >= 16, -1.0);
        // A list of goods, unless one price stands out plainly beside the title.
        add(cards >= 30 && price.is_none_or(|p| p.score < 6.5), -3.5);
        points
    }

    fn buy_near_title(&self) -> bool {
        let title = self.zones.title_run(self.doc).unwrap_or(0);
        (0..self.doc.els.len() as Ix).any(|ix| {
            let el = self.doc.el(ix);
            self.zones.of(ix) == Zone::Main
                && el.run + 60 > title
                && el.run < title + 400
                && (el.hint.any(Hint::BUY) || self.says_buy(ix))
        })
    }

    /// Whether an element is a button that offers to buy, in so many words.
    fn says_buy(&self, ix: Ix) -> bool {
        const WORDS: &[&str] = &[
            "add to cart",
            "add to bag",
            "add to basket",
            "buy now",
            "buy it now",
            "in den warenkorb",
            "jetzt kaufen",
            "ajouter au panier",
            "aggiungi al carrello",
            "añadir al carrito",
            "añadir a la cesta",
            "comprar ahora",
            "adicionar ao carrinho",
            "in winkelwagen",
            "dodaj do koszyka",
            "в корзину",
            "купить",
            "sepete ekle",
            "加入购物车",
            "加入購物車",
            "立即购买",
            "カートに入れる",
            "장바구니 담기",
        ];
        self.doc.is(ix, &local_name!("button")) && WORDS.contains(&self.doc.text(ix, 60).to_lowercase().as_str())
    }

    /// How many different priced links the page's main part holds: cards of other goods.
    fn cards(&self) -> usize {
        let mut cards = 0;
        let mut last = 0;
        for candidate in &self.shown.all {
            let linked = self.doc.above(candidate.el).take(5).any(|up| {
                let el = self.doc.el(up);
                el.run_end - el.run <= 25
                    && (el.hint.any(Hint::CARD)
                        || self.doc.is(up, &local_name!("a"))
                        || (up + 1..el.end.min(up + 40)).any(|i| self.doc.is(i, &local_name!("a")))
                            && (self.doc.is(up, &local_name!("li")) || el.hint.any(Hint::PRODUCT)))
            });
            if linked && candidate.run > last {
                cards += 1;
                last = candidate.run + 1;
            }
        }
        cards
    }
}
