//! Product page, results page, or neither.
//!
//! Points for and against, from what the page says of itself (structured data, `og:type`), from its address, and from what
//! it shows (a price by the title, a buy button, many priced links). Precision comes first: what is not clearly one
//! product is not judged.

mod one_thing;

use super::address::Address;
use super::buttons::{Button, Does, acts, is_teaser, leads_away};
use super::doc::{Doc, Ix};
use super::likeness::words_of;
use super::open_graph::Meta;
use super::schema_org::Structured;
use super::stock::Said;
use super::visible_price::{Candidate, Shown};
use super::wording::Wording;
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
    pub stock: Option<Said>,
    /// What labels are called.
    pub wording: &'a Wording,
    /// The buttons that buy or ask.
    pub buttons: &'a [Button],
    /// What the shop's software says the page is.
    pub platform: Option<PageKind>,
}

/// Points that make a product page.
const ENOUGH: f64 = 4.0;

impl Signs<'_> {
    /// Decides.
    pub fn kind(&self) -> PageKind {
        let cards = self.cards();
        let points = self.said() + self.by_template() + self.by_address() + self.by_show(cards);
        if points >= ENOUGH {
            PageKind::Product
        } else if self.platform == Some(PageKind::Results)
            || cards >= 6
            || self.structured.iter().any(|s| s.is_list && s.products > 3)
        {
            PageKind::Results
        } else {
            PageKind::Other
        }
    }

    /// Points for what the page says of itself: structured data, `og:type`.
    fn said(&self) -> f64 {
        let any = |of: fn(&Structured) -> bool| self.structured.iter().any(|s| of(s));
        let priced = any(|s| s.found.price.is_some()) || self.meta.priced;
        let product = any(|s| s.is_product);
        let kind = self.meta.kind.as_str();
        sum(&[
            (product, 1.5),
            (any(|s| s.is_here && !s.is_offered), 1.5),
            (product && any(|s| s.is_offered), 1.5),
            (product && priced, 1.0),
            (any(|s| s.products > 1 && !s.is_product), -2.0),
            (any(|s| s.is_article), -2.5),
            (any(|s| s.is_list) && !product, -1.5),
            (kind.contains("product") && !kind.contains("group") && !kind.contains("category"), 2.0),
            (kind == "article" || kind == "profile" || kind == "blog", -2.0),
            (self.meta.priced, 1.0),
        ])
    }

    /// Points for the template the shop's software says it used, in the classes of the page's body.
    fn by_template(&self) -> f64 {
        const PRODUCT: &[&str] = &[
            "template-product",
            "single-product",
            "product-template-default",
            "catalog-product-view",
            "page-product",
            "product-page",
            "product-detail-page",
            "product-detail",
            "productdetail",
            "pdp",
            "pdp-body",
        ];
        const LIST: &[&str] = &[
            "template-collection",
            "template-list-collections",
            "template-search",
            "catalog-category-view",
            "catalogsearch-result-index",
            "tax-product_cat",
            "tax-product_tag",
            "post-type-archive-product",
            "woocommerce-shop",
            "page-category",
            "category-page",
            "product-listing-page",
            "archive",
            "plp",
        ];
        const TEXT: &[&str] = &[
            "single-post",
            "single-article",
            "template-article",
            "template-blog",
            "post-template-default",
            "article-template-default",
            "articlepage",
            "template-topic",
            "template-thread_view",
            "page-topic",
            "mediawiki",
        ];
        let points: f64 = match self.platform {
            Some(PageKind::Product) => 2.5,
            Some(PageKind::Results) => -2.5,
            _ => 0.0,
        };
        let (mut product, mut other) = (false, false);
        for ix in 0..self.doc.els.len().min(400) as Ix {
            if !(self.doc.is(ix, &local_name!("body")) || self.doc.is(ix, &local_name!("html"))) {
                continue;
            }
            let (class, id) = (self.doc.attr(ix, &local_name!("class")), self.doc.attr(ix, &local_name!("id")));
            let classes = class.unwrap_or_default().split_ascii_whitespace().take(80);
            for word in classes.chain(id) {
                let is = |list: &[&str]| list.iter().any(|w| word.eq_ignore_ascii_case(w));
                product |= is(PRODUCT);
                other |= is(LIST) || is(TEXT);
            }
        }
        match (product, other) {
            (true, false) => points.max(2.0),
            (false, true) => points.min(-2.5),
            _ => points,
        }
    }

    /// Points for what the address says.
    fn by_address(&self) -> f64 {
        let path = self.address.path().to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|w| path.contains(w));
        let list = has(LIST_PATHS) && !has(&["/products/", "/product/"]);
        let product = self.has_goods_path();
        let front = self.address.is_front() && self.address.path_and_query.len() < 30;
        sum(&[
            (product, 1.5),
            (product && self.is_shell() && self.named_by_path(&path), 3.0),
            (has(TEXT_PATHS) || TEXT_HOSTS.iter().any(|h| self.address.host.starts_with(h)), -2.5),
            (list, -1.5),
            (front && !product, -2.5),
        ])
    }

    /// Whether the address is one of goods.
    fn has_goods_path(&self) -> bool {
        let path = self.address.path().to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|w| path.contains(w));
        has(PRODUCT_PATHS) && !has(&["/product-category/", "/product-tag/"])
    }

    /// Whether the page as served holds next to no words: a script fills it in later, and only address and head tell.
    fn is_shell(&self) -> bool {
        self.doc.runs.len() < 8
    }

    /// Whether the words at the path's end are the words of the page's title.
    fn named_by_path(&self, path: &str) -> bool {
        let window = super::zones::window_title(self.doc).unwrap_or_default();
        let title = self.meta.found.title.as_deref().unwrap_or(&window);
        let words = words_of(title);
        let slug = words_of(path.trim_end_matches('/').rsplit('/').next().unwrap_or_default());
        let known = slug.iter().filter(|w| words.contains(w)).count();
        slug.len() >= 2 && known * 4 >= slug.len() * 3
    }

    /// Points for what the page shows.
    fn by_show(&self, cards: usize) -> f64 {
        let buy = self.buy_near_title();
        let price = self.shown.price.as_ref();
        // The best of many cards is no price of the page.
        let card = cards >= 4 && price.is_some_and(|p| p.alike >= 4 && self.is_card(p));
        let price = price.filter(|_| !card);
        let window = super::zones::window_title(self.doc).unwrap_or_default();
        let named = self.is_named(&window);
        // One amount right behind the title, unlike all others: the price, whatever its class is called.
        let alone = self.shown.alone && price.is_some_and(|p| !is_teaser(self.doc, self.zones, p.el));
        let plain = price.is_some_and(|p| p.score >= 4.5 || alone && (buy || self.stock.is_some()));
        let gone = self.stock.is_some_and(|s| s.firm && s.what == Availability::OutOfStock);
        let stands_out = alone && named && (buy || self.stock.is_some());
        let own = |p: &Candidate| named || gone && self.is_gone_itself(&window, p);
        // Shops where goods are ordered by message, or priced for whom they know.
        let asked = !buy && named && self.is_asked_for() && self.is_of_goods();
        let unpriced = named && self.shown.price.is_none() && cards == 0 && self.zones.title.is_some();
        let on_request = unpriced && self.tells_price_on_request();
        sum(&[
            (plain, 1.0),
            (buy, 1.5),
            (buy && plain, 1.0),
            (price.is_some_and(|p| p.score > 6.0) && self.zones.title.is_some(), 0.5),
            (self.stock.is_some() && plain, 0.5),
            (named && buy && plain, 0.5),
            (buy && plain && price.is_some_and(|p| !is_teaser(self.doc, self.zones, p.el) && self.buys_beside(p)), 0.5),
            (stands_out && !buy && price.is_some_and(|p| p.score >= 6.0), 1.0),
            (alone && !buy && self.stock.is_some() && price.is_some_and(own), if gone { 2.5 } else { 1.0 }),
            (asked && plain, if alone { 2.5 } else { 1.5 }),
            (asked && on_request, 4.0),
            (buy && unpriced && (on_request || self.has_own_cart()), 2.5),
            (buy && unpriced && self.has_goods_path(), 1.0),
            (alone && plain && named && !buy && !asked && self.has_goods_path(), 1.0),
            (gone && !plain && named && self.shown.all.is_empty() && self.is_numbered(), 4.0),
            (alone && self.called_by_path(), 1.0),
            (alone && self.is_numbered(), 1.0),
            (alone && !buy && self.asks_how_many(), 0.5),
            (buy && !plain && (self.presents_one(&window) || self.offers_one(&window)), 2.5),
            (self.zones.title.is_none() && !self.is_shell(), -1.0),
            // Goods with a button each, and no price that is not one of theirs, whatever the page says of itself as a whole.
            (cards >= 6 && price.is_none() && self.carts() > 3, -2.0),
            (self.carts_of_rows(), -3.0),
            (cards >= 8 && !stands_out, -1.0),
            (cards >= 16, if stands_out { -0.5 } else { -1.0 }),
            // A list of goods, unless one price stands out plainly beside the title.
            (cards >= 30 && !stands_out && price.is_none_or(|p| p.score < 6.5), -3.5),
        ])
    }

    /// Whether the page is a maker's own presentation of one thing: it is called by that name alone, and one amount is asked.
    fn presents_one(&self, window: &str) -> bool {
        let Some(price) = &self.shown.price else { return false };
        let called = self.zones.title_text.as_deref().is_some_and(|title| {
            self.zones.title.is_some_and(|t| self.doc.is(t, &local_name!("h1")))
                && super::zones::title_parts(window).first().is_some_and(|part| part == title)
        });
        let alone = |c: &Candidate| {
            c.old || c.side.is_some() || c.money.amount == price.money.amount || c.score + 2.0 < price.score
        };
        let few = |text: &str| words_of(text).len() <= 6;
        called
            && self.zones.title_text.as_deref().is_some_and(few)
            && few(&self.doc.text(price.el, 100))
            && self.shown.all.iter().all(alone)
    }

    fn buy_near_title(&self) -> bool {
        let title = self.zones.title_run(self.doc).unwrap_or(0);
        let near = |ix: Ix, behind: u32| {
            let run = self.doc.el(ix).run;
            run + 60 > title && run < title + behind
        };
        let called = |ix: Ix| {
            self.doc.el(ix).hint.any(Hint::BUY)
                && self.zones.of(ix) == Zone::Main
                && near(ix, 400)
                && !leads_away(self.doc, self.address, ix)
        };
        (0..self.doc.els.len() as Ix).any(called)
            || self.buttons.iter().filter(|b| self.sells(b)).any(|b| {
                if self.zones.of(b.el) == Zone::Main {
                    near(b.el, 400)
                } else {
                    self.doc.el(b.el).run >= title && near(b.el, 40) && self.is_bar(b.el)
                }
            })
    }

    /// How many buttons of the main part put something into a cart.
    fn carts(&self) -> usize {
        self.buttons.iter().filter(|b| b.does == Does::Cart && self.zones.of(b.el) == Zone::Main).count()
    }

    /// Whether an element stands in a bar of the page's own content (which stays in view while its parts are read), not in
    /// the site's frame.
    fn is_bar(&self, ix: Ix) -> bool {
        let frame = |up: Ix| {
            matches!(
                self.doc.name(up),
                local_name!("header") | local_name!("footer") | local_name!("nav") | local_name!("aside")
            )
        };
        let mut above = self.doc.above(ix).take(40);
        self.zones.of(ix) == Zone::Site
            && above.find(|up| frame(*up) || self.doc.is(*up, &local_name!("main"))).is_some_and(|up| !frame(up))
    }

    /// How many goods of a list the page's main part holds: priced links, or priced boxes that look alike.
    fn cards(&self) -> usize {
        let mut cards = 0;
        let mut last = None;
        for candidate in self.shown.all.iter().filter(|c| !c.old && c.side.is_none()) {
            let linked = self.is_card(candidate);
            if linked && last.is_none_or(|l| candidate.run > l) {
                cards += 1;
                last = Some(candidate.run + 1);
            }
        }
        cards
    }

    /// Whether an amount belongs to a card of another page's goods: a small box with a link in it.
    fn is_card(&self, candidate: &Candidate) -> bool {
        self.doc.above(candidate.el).take(7).any(|up| {
            let el = self.doc.el(up);
            let small = el.run_end - el.run <= 25;
            if !small && (candidate.alike < 4 || el.run_end - el.run > 40) {
                return false;
            }
            let link = |i: Ix| self.doc.is(i, &local_name!("a")) && !acts(self.doc, i);
            let inside = || (up + 1..el.end.min(up + 60)).any(link);
            small && el.hint.any(Hint::CARD)
                || link(up)
                || (candidate.alike >= 4 || self.doc.is(up, &local_name!("li")) || el.hint.any(Hint::PRODUCT))
                    && inside()
        })
    }
}

/// The points of those that hold.
fn sum(points: &[(bool, f64)]) -> f64 {
    points.iter().filter(|(holds, _)| *holds).map(|(_, by)| by).sum()
}

/// In the addresses of product pages.
const PRODUCT_PATHS: &[&str] = &[
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
];

/// In the addresses of what is read.
const TEXT_PATHS: &[&str] = &[
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
    "/pricing",
    "/services/",
    "/courses/",
    "/events/",
    "/event/",
    "/recipe/",
    "/recipes/",
    "/jobs/",
];

/// How the hosts begin of what is read.
const TEXT_HOSTS: &[&str] =
    &["docs.", "developer.", "developers.", "help.", "support.", "forum.", "forums.", "community.", "wiki.", "blog."];

/// In the addresses of lists.
const LIST_PATHS: &[&str] = &[
    "/collections/",
    "/category/",
    "/categories/",
    "/c/",
    "/search",
    "/brand/",
    "/brands/",
    "/shop/all",
    "/catalog/",
    "/product-category/",
    "/product-tag/",
];
