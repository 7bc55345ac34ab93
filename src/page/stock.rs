//! Whether the goods can be had, by the words of the page in the main shop languages.

use super::doc::{Doc, Ix};
use super::words::Hint;
use super::zones::{Zone, Zones};
use crate::listing::Availability;
use html5ever::local_name;

const OUT: &[&str] = &[
    "out of stock", "sold out", "currently unavailable", "temporarily unavailable", "no longer available", "not available", "unavailable", "this item is out", "ausverkauft", "nicht verfügbar", "nicht lieferbar", "nicht vorrätig", "nicht mehr verfügbar", "derzeit nicht",
    "rupture de stock", "en rupture", "indisponible", "épuisé", "actuellement indisponible", "agotado", "no disponible", "sin stock", "sin existencias", "esaurito", "non disponibile", "attualmente non disponibile", "esgotado", "indisponível", "uitverkocht", "niet leverbaar", "niet op voorraad",
    "slutsåld", "slut i lager", "udsolgt", "utsolgt", "loppunut", "ei saatavilla", "wyprzedan", "niedostępn", "brak w magazynie", "produkt niedostępny", "vyprodáno", "vypredané", "nedostupné", "není skladem", "momentálne nedostupn", "stoc epuizat", "indisponibil", "elfogyott", "nincs készleten", "нет в наличии", "распродан", "закончился", "немає в наявності",
    "läbi müüdud", "rasprodano", "nije dostupno", "tükendi", "stokta yok", "缺貨", "缺货", "售完", "已售完", "補貨中", "無庫存", "无货", "下架", "完售", "在庫切れ", "売り切れ", "入荷待ち", "품절", "일시품절", "אזל", "אזל מהמלאי", "לא במלאי", "نفد", "غير متوفر", "hết hàng", "สินค้าหมด", "habis",
    "ended", "this listing was ended", "bidding has ended", "sale is over", "已結束", "已截止", "活動結束",
];
const IN: &[&str] = &[
    "in stock", "available now", "ready to ship", "add to cart", "add to bag", "add to basket", "add to trolley", "buy now", "buy it now", "only 1 left", "left in stock", "auf lager", "lieferbar", "sofort verfügbar", "verfügbar", "in den warenkorb", "vorrätig", "en stock", "disponible", "ajouter au panier", "acheter",
    "en existencia", "añadir al carrito", "agregar al carrito", "agregar al carro", "añadir a la cesta", "comprar", "disponibile", "aggiungi al carrello", "adicionar ao carrinho", "disponível", "op voorraad", "in winkelwagen", "leverbaar", "i lager", "lägg i varukorg", "på lager", "læg i kurv", "varastossa", "lisää ostoskoriin", "dostępny", "do koszyka", "w magazynie",
    "skladom", "skladem", "do košíka", "do košíku", "na sklade", "in stoc", "în stoc", "adauga in cos", "adaugă în coş", "készleten", "kosárba", "в наличии", "в корзину", "купить", "в наявності", "laos", "lisa ostukorvi", "lisa korvi", "na zalihi", "dostupno", "u košaricu", "dodaj u košaricu", "stokta", "sepete ekle", "加入購物車", "加入购物车", "立即購買", "立即购买", "放入購物車", "有貨", "有货", "現貨",
    "在庫あり", "カートに入れる", "장바구니", "구매하기", "הוסף לסל", "הוספה לסל", "במלאי", "קנה עכשיו", "أضف إلى السلة", "thêm vào giỏ", "หยิบใส่ตะกร้า", "tambah ke keranjang", "we have a limited number",
];
const PRE: &[&str] = &["pre-order", "preorder", "vorbestell", "précommande", "reserva anticipada", "preventa", "prenota ora", "przedsprzedaż", "předobjed", "predobjedn", "предзаказ", "預購", "预售", "予約"];

/// What the page's words say, if anything.
pub fn read(doc: &Doc, zones: &Zones) -> Option<Availability> {
    let title = zones.title_run(doc).unwrap_or(0);
    let mut best: Option<(Availability, f64)> = None;
    let mut note = |what: Availability, score: f64| {
        if best.is_none_or(|(_, top)| score > top) {
            best = Some((what, score));
        }
    };
    for (position, run) in doc.runs.iter().enumerate() {
        let position = position as u32;
        let el = doc.el(run.el);
        let text = doc.run_text(run).trim();
        if text.len() > 120 || text.len() < 3 || zones.of(run.el) != Zone::Main || el.hidden || el.hint.any(Hint::HIDDEN) {
            continue;
        }
        if position + 30 < title || position > title + 400 {
            continue;
        }
        let lower = text.to_lowercase();
        let Some(what) = in_text(&lower) else { continue };
        let near = doc.above(run.el).take(4).chain([run.el]);
        let (mut hints, mut option, mut button) = (Hint::NONE, false, false);
        for up in near {
            hints = hints.with(doc.el(up).hint);
            option |= matches!(doc.name(up), local_name!("option") | local_name!("label"));
            button |= matches!(doc.name(up), local_name!("button") | local_name!("input"));
        }
        // The closer to the title and the more the box is about stock or buying, the more it counts.
        let mut score = 2.0 - f64::from(position.abs_diff(title)) / 120.0;
        score += if hints.any(Hint::STOCK) { 2.0 } else { 0.0 };
        score += if hints.any(Hint::BUY) || button { 1.0 } else { 0.0 };
        score -= if option { 2.5 } else { 0.0 };
        score -= if hints.any(Hint::CARD.with(Hint::SIDE_COST).with(Hint::HIDDEN)) { 1.5 } else { 0.0 };
        score += if lower.len() < 40 { 0.5 } else { -0.5 };
        score += if what == Availability::InStock { 0.0 } else { 0.3 };
        note(what, score);
    }
    if let Some(button) = buy_input(doc, zones) {
        note(button, 1.0);
    }
    best.filter(|(_, score)| *score > 0.0).map(|(what, _)| what)
}

/// What one text says of availability.
pub fn in_text(text: &str) -> Option<Availability> {
    let lower = text.to_lowercase();
    let holds = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    if holds(OUT) {
        Some(Availability::OutOfStock)
    } else if holds(PRE) {
        Some(Availability::PreOrder)
    } else {
        holds(IN).then_some(Availability::InStock)
    }
}

/// A buy button that is an `<input>` or a form, whose words are no text.
fn buy_input(doc: &Doc, zones: &Zones) -> Option<Availability> {
    (0..doc.els.len() as Ix)
        .find(|ix| doc.el(*ix).hint.any(Hint::BUY) && zones.of(*ix) == Zone::Main && !doc.el(*ix).hidden)
        .map(|_| Availability::InStock)
}
