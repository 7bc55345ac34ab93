//! The buttons that buy, known by what they say.
//!
//! A button's own words are the surest sign that one thing is sold here: class words are often made by a machine. The words may
//! stand in the button, in its value, in its label for screen readers or in its picture's. Where goods are ordered by message, a link
//! to a messenger is the button.

use super::address::Address;
use super::doc::{Doc, Ix};
use super::phrases::{Phrases, Says};
use super::zones::{Zone, Zones};
use crate::text::needles::Needles;
use html5ever::local_name;
use std::sync::LazyLock;

/// A button that offers to buy, in so many words, or to ask the seller.
#[derive(Debug, Clone, Copy)]
pub struct Button {
    /// Its element.
    pub el: Ix,
    /// What it does.
    pub does: Does,
}

/// What a button does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    /// Puts the thing into a cart.
    Cart,
    /// Leads to a purchase at once, perhaps elsewhere.
    Buy,
    /// Leads to a messenger in which the thing is ordered.
    Order,
    /// Asks the seller, who may sell goods, stays or services.
    Ask,
}

/// Most that are kept: a list has one on each card.
const MAX_BUTTONS: usize = 200;
/// Most letters a button has.
const MAX_BUTTON: usize = 32;
/// How many texts behind the title the seller is asked.
const BEHIND: u32 = 400;
/// Most letters a link to a messenger has.
const MAX_LINK: usize = 80;

/// Finds them, in the listing and in the site's frame; those of other goods and of reviews are left out.
pub fn read(doc: &Doc, address: &Address, zones: &Zones, phrases: &Phrases) -> Vec<Button> {
    let buys = |el: Ix| {
        let does = offers(doc, el, phrases)?;
        (!leads(doc, el) || !is_teaser(doc, zones, el) && !leads_away(doc, address, el)).then_some(does)
    };
    let does = |el: Ix| {
        let pressed = presses(doc, el);
        let buys = pressed.then(|| buys(el)).flatten();
        buys.or_else(|| (pressed || doc.is(el, &local_name!("a"))).then(|| asks(doc, zones, el, phrases)).flatten())
    };
    (0..doc.els.len() as Ix)
        .filter(|ix| matches!(zones.of(*ix), Zone::Main | Zone::Site))
        .filter_map(|el| Some(Button { el, does: does(el)? }))
        .take(MAX_BUTTONS)
        .collect()
}

/// Whether a link or button of the listing leads to the seller's messenger, or asks him.
fn asks(doc: &Doc, zones: &Zones, ix: Ix, phrases: &Phrases) -> Option<Does> {
    let link = doc.is(ix, &local_name!("a"));
    let el = doc.el(ix);
    if el.run_end - el.run > 3 || el.hidden || zones.of(ix) != Zone::Main {
        return None;
    }
    let title = zones.title_run(doc).unwrap_or(0);
    if !(title..title + BEHIND).contains(&el.run) {
        return None;
    }
    let text = match el.run_end - el.run {
        0 => ["value", "aria-label", "title"].iter().find_map(|n| doc.attr_named(ix, n)).unwrap_or_default().to_owned(),
        _ => doc.text(ix, 160),
    };
    let by_message = link && doc.attr(ix, &local_name!("href")).is_some_and(is_message);
    let says = |what: Says| phrases.read(&text).any(what);
    let does = match text.chars().count() {
        ..=MAX_LINK if by_message && says(Says::ORDER.with(Says::BUY)) => Does::Order,
        ..=MAX_LINK if by_message => Does::Ask,
        ..=MAX_BUTTON if says(Says::ASK) => Does::Ask,
        _ => return None,
    };
    (!is_teaser(doc, zones, ix)).then_some(does)
}

/// Whether a link opens a talk with somebody in a messenger; those that share the page do not.
fn is_message(href: &str) -> bool {
    const TO: &[&str] = &[
        "wa.me/",
        "wa.link/",
        "whatsapp.com/send",
        "whatsapp://send",
        "//t.me/",
        "telegram.me/",
        "tg://resolve",
        "line.me/",
        "lin.ee/",
        "viber://chat",
        "kakao.com/",
        "//m.me/",
        "ig.me/m/",
        "zalo.me/",
        "weixin://",
        "wpa.qq.com/",
    ];
    const SHARES: &[&str] = &["share", "/?text", "send?text", "send/?text", "/msg/"];
    let holds = |words: &[&str]| words.iter().any(|w| href.contains(w));
    href.contains("/") && holds(TO) && !holds(SHARES)
}

/// Whether an element is pressed: a button, or a link that does something here or leads to the basket.
fn presses(doc: &Doc, ix: Ix) -> bool {
    let kind = || doc.attr(ix, &local_name!("type")).unwrap_or_default();
    match doc.name(ix) {
        local_name!("button") => true,
        local_name!("input") => matches!(kind(), "submit" | "button" | "image"),
        local_name!("a") => !leads(doc, ix) || fills_basket(doc, ix),
        local_name!("div") | local_name!("span") => doc.attr(ix, &local_name!("role")) == Some("button"),
        _ => false,
    }
}

/// Whether a link does something here instead of leading elsewhere.
pub fn acts(doc: &Doc, ix: Ix) -> bool {
    doc.attr(ix, &local_name!("href"))
        .is_none_or(|h| h.is_empty() || h.starts_with('#') || h.starts_with("javascript:"))
}

/// Whether a link leads to another page, and no script takes it up.
fn leads(doc: &Doc, ix: Ix) -> bool {
    doc.is(ix, &local_name!("a")) && !acts(doc, ix) && doc.attr(ix, &local_name!("onclick")).is_none()
}

/// Whether a link leads to the basket or puts something into it.
fn fills_basket(doc: &Doc, ix: Ix) -> bool {
    static BASKETS: LazyLock<Needles> = LazyLock::new(|| {
        Needles::new(["cart", "basket", "korb", "panier", "carrit", "carrell", "kosz", "kosik", "sepet", "bag"])
    });
    doc.attr(ix, &local_name!("href")).is_some_and(|href| BASKETS.any(href))
}

/// Whether an element is a link to another site: what is bought there is not sold here.
pub fn leads_away(doc: &Doc, address: &Address, ix: Ix) -> bool {
    doc.is(ix, &local_name!("a"))
        && doc.attr(ix, &local_name!("href")).and_then(|h| address.join(h)).is_some_and(|to| {
            let (there, here) = (Address::parse(&to).host, address.host.trim_start_matches("www."));
            let there = there.trim_start_matches("www.");
            !there.is_empty() && !there.ends_with(here) && !here.ends_with(there)
        })
}

/// Whether an element stands in a link, or in a small box whose picture or heading leads to another page.
pub fn is_teaser(doc: &Doc, zones: &Zones, of: Ix) -> bool {
    let title = zones.title_run(doc).unwrap_or(0);
    let leads = |i: Ix| doc.is(i, &local_name!("a")) && !acts(doc, i);
    let heading =
        |i: Ix| matches!(doc.name(i), local_name!("h2") | local_name!("h3") | local_name!("h4") | local_name!("h5"));
    let shown = |i: Ix| doc.is(i, &local_name!("img")) || heading(i);
    doc.above(of).take(7).any(|up| {
        let el = doc.el(up);
        let small = el.run_end - el.run <= 25 && !(el.run..el.run_end).contains(&title);
        let inside = || {
            (up + 1..el.end.min(up + 60)).any(|i| {
                leads(i) && (i + 1..doc.el(i).end.min(i + 12)).any(shown)
                    || heading(i) && (i + 1..doc.el(i).end.min(i + 6)).any(leads)
            })
        };
        leads(up) || small && inside()
    })
}

/// What a button offers that sells: a cart, or a purchase at once.
fn offers(doc: &Doc, ix: Ix, phrases: &Phrases) -> Option<Does> {
    let el = doc.el(ix);
    let by = |name: &str| doc.attr_named(ix, name).and_then(|text| said(text, phrases));
    if doc.is(ix, &local_name!("input")) {
        return by("value").or_else(|| by("alt"));
    }
    if el.run_end > el.run {
        return (el.run_end - el.run <= 3).then(|| said(&doc.text(ix, 120), phrases)).flatten();
    }
    let picture = || (ix + 1..el.end.min(ix + 6)).find_map(|i| said(doc.attr_named(i, "alt")?, phrases));
    by("aria-label").or_else(|| by("title")).or_else(picture)
}

/// What a button's words offer.
fn said(text: &str, phrases: &Phrases) -> Option<Does> {
    let offer =
        text.chars().count() <= MAX_BUTTON && phrases.read(text).any(Says::BUY.with(Says::PRE).with(Says::BACK));
    offer.then(|| {
        let text = text.to_lowercase();
        if CARTS.iter().any(|cart| text.contains(cart)) { Does::Cart } else { Does::Buy }
    })
}

/// How words for a cart begin, or what they hold.
const CARTS: &[&str] = &[
    "cart",
    "basket",
    "bag",
    "trolley",
    "korb",
    "wagen",
    "panier",
    "carr",
    "cesta",
    "cestino",
    "bolsa",
    "bors",
    "sacola",
    "winkelma",
    "korg",
    "kundvagn",
    "kurv",
    "kori",
    "koszyk",
    "košík",
    "košar",
    "kosár",
    "coș",
    "coş",
    "in cos",
    "корзин",
    "кошик",
    "количк",
    "καλάθι",
    "sepet",
    "سلة",
    "عربة",
    "סל",
    "עגלה",
    "giỏ",
    "keranjang",
    "ตะกร้า",
    "购物车",
    "購物車",
    "カート",
    "かご",
    "장바구니",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::wording::Wording;
    use crate::page::words::Words;

    fn of(html: &str) -> Vec<Does> {
        let doc = Doc::new(html, &Words::new());
        let zones = Zones::new(&doc, &["Blue mug".to_owned()]);
        read(&doc, &Address::parse("https://kiln.example/mug"), &zones, &Wording::shipped().phrases)
            .iter()
            .map(|b| b.does)
            .collect()
    }

    #[test]
    fn a_button_says_so_wherever_its_words_stand() {
        assert_eq!(of("<button><span>Add to cart — $29.95</span></button>"), [Does::Cart]);
        assert_eq!(of("<a href='/basket' onclick='add(1)'><i>В корзину</i></a>"), [Does::Cart]);
        assert_eq!(of("<input type=image alt='Add to bag'>"), [Does::Cart]);
        assert_eq!(of("<a href='#'><img alt='Add to Cart'></a>"), [Does::Cart]);
        assert_eq!(of("<a href='#' title='Add to cart'></a><button>Buy now</button>"), [Does::Cart, Does::Buy]);
        assert_eq!(of("<button>หยิบใส่ตะกร้า</button><button>カートに入れる</button>"), [Does::Cart, Does::Cart]);
    }

    #[test]
    fn goods_are_ordered_by_message_and_sellers_are_asked() {
        let wa = |words: &str| of(&format!("<a href='https://wa.me/8613800138000'>{words}</a>"));
        assert_eq!(wa("Order via WhatsApp"), [Does::Order]);
        assert_eq!(wa("<img alt=WhatsApp>Pedir por WhatsApp"), [Does::Order]);
        assert_eq!(wa("WhatsApp"), [Does::Ask]);
        assert_eq!(of("<a href='https://t.me/lux'>Заказать в Telegram</a>"), [Does::Order]);
        assert_eq!(of("<a href='/contact'>Inquire now</a><button>Preis anfragen</button>"), [Does::Ask, Does::Ask]);
        assert!(
            of("<a href='https://wa.me/?text=mug'>WhatsApp</a><a href='https://t.me/share/url?x'>Order</a>").is_empty()
        );
        assert!(
            of("<p>Order via WhatsApp</p><footer><a href='https://wa.me/8613800138000'>Order</a></footer>").is_empty()
        );
    }

    #[test]
    fn words_about_buying_and_shops_elsewhere_are_no_offer() {
        assert!(of("<p>Add to cart</p><input type=text value='Add to cart'>").is_empty());
        assert!(of("<button>Add to wishlist</button>").is_empty());
        assert!(of("<a href='https://store.example/cart/add' role=button>Buy now</a>").is_empty());
    }
}
