//! What the words in `class`, `id` and the like say about an element.
//!
//! Shops of all kinds name their boxes alike ("product-price", "relatedItems"). One pass over these attributes with one
//! table gives every element a set of [`Hint`]s; all readers below ask those instead of searching again.

use crate::text::needles::Needles;
use html5ever::tendril::StrTendril;

/// What a class word hints at, as a bit set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hint(u32);

impl Hint {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// A price.
    pub const PRICE: Self = Self(1);
    /// A price that no longer holds, or a recommended one.
    pub const OLD: Self = Self(1 << 1);
    /// A price that holds now.
    pub const NOW: Self = Self(1 << 2);
    /// Shipping, tax, instalments, unit prices, savings: an amount that is not the price.
    pub const SIDE_COST: Self = Self(1 << 3);
    /// Other goods than this page's.
    pub const RELATED: Self = Self(1 << 4);
    /// Buyers' reviews, questions and answers.
    pub const REVIEW: Self = Self(1 << 5);
    /// The site around the product.
    pub const SITE: Self = Self(1 << 6);
    /// The way from the shop's front to here.
    pub const CRUMBS: Self = Self(1 << 7);
    /// A product's title.
    pub const TITLE: Self = Self(1 << 8);
    /// A product.
    pub const PRODUCT: Self = Self(1 << 9);
    /// A button that buys.
    pub const BUY: Self = Self(1 << 10);
    /// Stock.
    pub const STOCK: Self = Self(1 << 11);
    /// An article number.
    pub const CODE: Self = Self(1 << 12);
    /// A brand.
    pub const BRAND: Self = Self(1 << 13);
    /// A description.
    pub const DESCRIPTION: Self = Self(1 << 14);
    /// The minor part of a price, set apart.
    pub const CENTS: Self = Self(1 << 15);
    /// A cart or a checkout in the page's frame.
    pub const CART: Self = Self(1 << 16);
    /// One card of many.
    pub const CARD: Self = Self(1 << 17);
    /// Seller, company, imprint.
    pub const SELLER: Self = Self(1 << 18);
    /// Taken out of sight.
    pub const HIDDEN: Self = Self(1 << 19);
    /// A table of specifics.
    pub const SPECS: Self = Self(1 << 20);
    /// Main content.
    pub const MAIN: Self = Self(1 << 21);

    /// Whether any of `other` is among these.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
    /// Both sets together.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// These without those.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// Where a pattern must stand to count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Anywhere in a word.
    Anywhere,
    /// At a word's start: after no letter, or as a capital after a small one ("oldPrice", "price-old").
    Start,
    /// As a whole word.
    Whole,
}

use At::{Anywhere, Start, Whole};

const WORDS: &[(Hint, At, &[&str])] = &[
    (
        Hint::PRICE,
        Anywhere,
        &["price", "preis", "precio", "prezzo", "preco", "prijs", "fiyat", "hinta", "kaina", "currency", "harga"],
    ),
    (Hint::PRICE, Start, &["prix", "prc", "cena", "pris", "pret", "money", "amount", "tsena"]),
    (
        Hint::OLD,
        Start,
        &[
            "old",
            "was",
            "strike",
            "strikethrough",
            "crossed",
            "compare",
            "original",
            "msrp",
            "rrp",
            "uvp",
            "listprice",
            "list-price",
            "list_price",
            "regular",
            "previous",
            "before",
            "retail",
            "statt",
            "normal",
            "streich",
            "barre",
            "base",
            "full",
            "priceold",
            "price-standard",
            "line-through",
            "linethrough",
            "market",
            "antes",
            "tachado",
            "instead",
            "srp",
        ],
    ),
    (
        Hint::NOW,
        Start,
        &[
            "sale",
            "special",
            "current",
            "final",
            "now",
            "promo",
            "offer",
            "deal",
            "actual",
            "discounted",
            "reduced",
            "selling",
            "today",
            "new-price",
            "newprice",
            "price-new",
            "pricenew",
            "main-price",
            "mainprice",
            "online",
            "our",
        ],
    ),
    (
        Hint::SIDE_COST,
        Start,
        &[
            "shipping",
            "delivery",
            "versand",
            "livraison",
            "envio",
            "install",
            "instal",
            "monthly",
            "month",
            "unit",
            "per-",
            "saving",
            "save",
            "saved",
            "discount-amount",
            "financ",
            "credit",
            "cuota",
            "points",
            "coupon",
            "voucher",
            "loan",
            "rata",
            "raty",
            "rate-",
            "leasing",
            "grundpreis",
            "kaufda",
            "klarna",
            "affirm",
            "afterpay",
            "insurance",
            "warranty",
            "bonus",
            "cashback",
            "reward",
            "addon",
            "deposit",
            "fee",
        ],
    ),
    (
        Hint::RELATED,
        Anywhere,
        &[
            "recommend",
            "related",
            "similar",
            "upsell",
            "up-sell",
            "crosssell",
            "cross-sell",
            "cross_sell",
            "sponsored",
            "alsobought",
            "also-bought",
            "alsoviewed",
            "also-viewed",
            "also_bought",
            "also-like",
            "alsolike",
            "recently",
            "last-viewed",
            "lastviewed",
            "bestseller",
            "best-seller",
            "frequently",
            "you-may",
            "youmay",
            "alternative",
            "accessor",
            "zubehoer",
            "complementary",
            "suggest",
            "completethe",
            "complete-the",
            "shop-the-look",
            "recents",
            "other-products",
            "otherproducts",
            "more-from",
            "guess-you-like",
            "dynamic-recommend",
            "itembox",
        ],
    ),
    (
        Hint::RELATED,
        Start,
        &["recos", "reco-", "promoted", "popular", "trending", "featured", "looks", "outfit", "bundle", "ads"],
    ),
    (
        Hint::REVIEW,
        Start,
        &[
            "review",
            "comment",
            "testimonial",
            "bewertung",
            "avis",
            "recensioni",
            "opinion",
            "question",
            "customer-voice",
            "feedback",
            "ugc",
            "bazaarvoice",
            "bvseo",
            "bv_",
            "yotpo",
            "trustpilot",
            "qanda",
            "q-and-a",
            "faq",
        ],
    ),
    (
        Hint::SITE,
        Start,
        &[
            "footer",
            "nav",
            "navbar",
            "navigation",
            "menu",
            "megamenu",
            "topbar",
            "header",
            "sidebar",
            "newsletter",
            "cookie",
            "gdpr",
            "consent",
            "flyout",
            "search",
            "login",
            "popup",
            "modal",
            "dialog",
            "drawer",
            "offcanvas",
            "site-",
            "skip",
            "toolbar",
            "announcement",
            "copyright",
            "sitemap",
        ],
    ),
    (Hint::CRUMBS, Anywhere, &["breadcrumb", "bread-crumb", "crumb", "navpath", "pathway"]),
    (Hint::TITLE, Start, &["title", "name", "heading", "headline"]),
    (Hint::PRODUCT, Anywhere, &["product", "produkt", "producto", "prodotto", "produto", "pdp"]),
    (Hint::PRODUCT, Start, &["prod", "item", "goods", "detail", "artikel", "article", "sku", "offer"]),
    (
        Hint::BUY,
        Anywhere,
        &[
            "addtocart",
            "add-to-cart",
            "add_to_cart",
            "addtobag",
            "add-to-bag",
            "add_to_bag",
            "addtobasket",
            "add-to-basket",
            "add_to_basket",
            "buynow",
            "buy-now",
            "buy_now",
            "buybox",
            "buy-box",
            "btn-buy",
            "buy-button",
            "btn-cart",
            "button-cart",
            "in-den-warenkorb",
            "addcart",
            "cartadd",
            "cart-add",
            "buybutton",
            "add-cart",
            "basket-add",
            "buy_btn",
            "btn_buy",
            "buybtn",
            "btnbuy",
            "buybut",
            "purchase",
            "panier",
            "koszyk",
            "warenkorb",
            "product-form",
        ],
    ),
    (Hint::BUY, Whole, &["buy", "atc", "kaufen", "comprar", "acheter", "kup", "koupit"]),
    (Hint::STOCK, Anywhere, &["stock", "availab", "dostup", "verfueg", "disponib", "inventory", "delivery-status"]),
    (Hint::CODE, Whole, &["sku", "mpn", "ean", "gtin", "upc", "asin", "isbn"]),
    (
        Hint::CODE,
        Anywhere,
        &[
            "productcode",
            "product-code",
            "product_code",
            "itemnumber",
            "item-number",
            "artnr",
            "article-number",
            "articlenumber",
            "product-id",
            "product-number",
            "item-id",
            "model-number",
            "partnumber",
            "part-number",
            "catalog-number",
        ],
    ),
    (
        Hint::BRAND,
        Start,
        &["brand", "manufacturer", "marke", "marque", "marca", "hersteller", "byline", "designer", "vendor"],
    ),
    (
        Hint::DESCRIPTION,
        Anywhere,
        &[
            "description",
            "beschreibung",
            "descripcion",
            "descrizione",
            "longdesc",
            "productdesc",
            "product-desc",
            "product_desc",
        ],
    ),
    (Hint::CENTS, Start, &["cent", "fraction", "decimal", "penny", "pennies", "sup-price", "kop", "minor"]),
    (
        Hint::CART,
        Start,
        &[
            "minicart",
            "mini-cart",
            "cart-drawer",
            "cartdrawer",
            "cart-summary",
            "basket-summary",
            "header-cart",
            "total",
            "subtotal",
            "wishlist",
        ],
    ),
    (
        Hint::CARD,
        Anywhere,
        &[
            "product-card",
            "productcard",
            "product-tile",
            "producttile",
            "product-grid",
            "productgrid",
            "product-list",
            "productlist",
            "product-item",
            "productitem",
            "item-card",
            "carousel",
            "slider",
            "swiper",
            "grid-item",
            "product-box",
            "product-thumb",
            "teaser",
            "listing-item",
            "product-miniature",
            "search-result",
            "facet",
            "slick",
        ],
    ),
    (
        Hint::SELLER,
        Start,
        &[
            "seller",
            "imprint",
            "impressum",
            "legal",
            "merchant",
            "company",
            "shop-info",
            "store-info",
            "verkaeufer",
            "vendeur",
            "mentions",
            "contact",
            "bsi-",
            "licence",
            "license",
        ],
    ),
    (Hint::HIDDEN, Whole, &["hidden", "hide", "d-none", "is-hidden", "invisible"]),
    (
        Hint::SPECS,
        Anywhere,
        &[
            "specification",
            "specs",
            "attributes",
            "features",
            "characteristic",
            "techdata",
            "technical",
            "datasheet",
            "parameter",
            "properties",
            "details-table",
            "prodtechspec",
        ],
    ),
    (
        Hint::MAIN,
        Whole,
        &[
            "main",
            "main-content",
            "maincontent",
            "product-main",
            "product-info",
            "product-detail",
            "product-details",
            "product-essential",
        ],
    ),
];

/// All words, ready for search; made once per reader.
#[derive(Debug)]
pub struct Words {
    needles: Needles,
    meaning: Vec<(Hint, bool, bool)>,
}

impl Words {
    /// Makes them ready.
    pub fn new() -> Self {
        let mut patterns = Vec::new();
        let mut meaning = Vec::new();
        for (hint, at, words) in WORDS {
            for word in *words {
                patterns.push(*word);
                meaning.push((*hint, *at != Anywhere, *at == Whole));
            }
        }
        Self { needles: Needles::new(patterns), meaning }
    }

    /// What the words in one attribute's value hint at.
    pub fn hints(&self, text: &str) -> Hint {
        let mut found = Hint::NONE;
        let text = text.get(..text.floor_char_boundary(400)).unwrap_or_default();
        let bytes = text.as_bytes();
        let bracketed = bytes.contains(&b'[');
        self.needles.each(text, |index, range| {
            let Some(&(hint, start, end)) = self.meaning.get(index) else { return };
            // "top-[var(--nav-height)]": a value of a utility class, no name.
            let head = bytes.get(..range.start).filter(|_| bracketed).unwrap_or_default();
            if head.iter().rfind(|b| matches!(b, b'[' | b']')) == Some(&b'[') {
                return;
            }
            let before = range.start.checked_sub(1).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
            let first = bytes.get(range.start).copied().unwrap_or(b' ');
            let begins = !before.is_ascii_alphabetic() || (before.is_ascii_lowercase() && first.is_ascii_uppercase());
            let ends = !bytes.get(range.end).is_some_and(u8::is_ascii_lowercase);
            if (begins || !start) && (ends || !end) {
                found = found.with(hint);
            }
        });
        found
    }
}

/// The hints of texts met before on the same page: the boxes of a list all carry one class.
pub struct Memo<'w> {
    words: &'w Words,
    kept: Vec<(StrTendril, Hint)>,
}

impl<'w> Memo<'w> {
    /// How many texts are kept; a newer one takes the place of an older.
    const SLOTS: usize = 1024;

    /// Knows nothing yet.
    pub fn new(words: &'w Words) -> Self {
        Self { words, kept: vec![(StrTendril::new(), Hint::NONE); Self::SLOTS] }
    }

    /// [`Words::hints`] of a text.
    pub fn hints(&mut self, text: &StrTendril) -> Hint {
        // Both ends and the length tell most classes apart.
        let ends = text.bytes().take(12).chain(text.bytes().rev().take(12));
        let hash = ends.fold(text.len() as u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
        let Some(slot) = self.kept.get_mut(hash as usize % Self::SLOTS) else { return self.words.hints(text) };
        if slot.0 != *text {
            *slot = (text.clone(), self.words.hints(text));
        }
        slot.1
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_words_are_told_apart_from_words_that_contain_them() {
        let words = Words::new();
        assert!(words.hints("product-price old").any(Hint::OLD));
        assert!(words.hints("oldPrice").any(Hint::OLD));
        assert!(words.hints("slide-priceold").any(Hint::OLD));
        assert!(!words.hints("sticky top-[var(--nav-height)] z-1").any(Hint::SITE));
        assert!(words.hints("nav top-[1px]").any(Hint::SITE));
        assert!(!words.hints("gold-threshold bold").any(Hint::OLD));
        assert!(words.hints("relatedProducts").any(Hint::RELATED));
        assert!(words.hints("pdp-sku").any(Hint::CODE));
        assert!(!words.hints("oceans mean").any(Hint::CODE));
        assert!(words.hints("pdp-atc atcButton").any(Hint::BUY));
        assert!(!words.hints("match-list watch dispatcher").any(Hint::BUY), "watches and matches are no buttons");
    }
}
