//! Amounts, what each is, and when the goods come: told in words alone, in one text or beside each other.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use loupe::listing::{Availability, Listing, Page, PageKind, PriceKind};
use loupe::page::Reader;
use std::sync::LazyLock;

/// The page of one product at a shop of this ending: its title, and what stands behind it.
fn product(ending: &str, behind: &str) -> Listing {
    static READER: LazyLock<Reader> =
        LazyLock::new(|| Reader::trusting(&loupe::rules::embedded_files().expect("this build has rule files")));
    let html =
        format!("<title>Blue mug large | Kiln</title><h1>Blue mug large</h1>{behind}<button>Add to cart</button>");
    let url = format!("https://kiln-shop.{ending}/blue-mug-large");
    let reading = READER.read(&Page { url, html, frames: Vec::new() });
    assert_eq!(reading.kind, PageKind::Product, "{behind}");
    reading.listing
}

/// Price and former price.
fn prices(listing: &Listing) -> (String, Option<String>) {
    let price = listing.offer.price.as_ref().expect("a price");
    (price.amount.to_string(), listing.offer.list_price.as_ref().map(|l| l.amount.to_string()))
}

/// The amounts beside the price.
fn beside(listing: &Listing) -> Vec<(PriceKind, String)> {
    listing.offer.other_prices.iter().map(|o| (o.kind, o.price.amount.to_string())).collect()
}

#[test]
fn of_two_amounts_in_one_text_the_words_between_tell_the_former() {
    for (ending, text) in [
        ("com", "$199.00 was $299.00"),
        ("com", "Was $299.00 Now $199.00"),
        ("com", "$199.00 (was $299.00)"),
        ("com", "$299.00 now only $199.00"),
        ("com", "Retail: $299.00 Our price: $199.00"),
        ("com", "MSRP $299.00 $199.00"),
        ("com", "Was<br>$299.00<br>Now<br>$199.00"),
        ("com", "Was $299.00<br>Now $199.00"),
        ("com", "<i>Was</i> $299.00 <i>Now</i> $199.00"),
        ("de", "UVP 299,00 € Unser Preis 199,00 €"),
        ("de", "Jetzt 199,00 € statt 299,00 €"),
        ("de", "199,00 € statt 299,00 € UVP"),
        ("de", "199,00 € inkl. MwSt. statt 299,00 €"),
        ("de", "299,00 € 199,00 € (-33 %)"),
        ("fr", "199,00 € au lieu de 299,00 €"),
        ("fr", "Prix conseillé 299,00 € Notre prix 199,00 €"),
        ("es", "Antes 299,00 € Ahora 199,00 €"),
        ("com.br", "De R$ 299,00 por R$ 199,00"),
        ("nl", "Van € 299,00 voor € 199,00"),
        ("pl", "199,00 zł zamiast 299,00 zł"),
        ("ee", "299,00 € asemel 199,00 €"),
        ("com.tr", "299,00 TL yerine 199,00 TL"),
        ("ru", "СТАРАЯ ЦЕНА: 299,00 руб. НОВАЯ ЦЕНА: 199,00 руб."),
        ("cn", "原价299.00元 现价199.00元"),
        ("bg", "ПЦД: 299,00 лв. Цена: 199,00 лв."),
    ] {
        for box_ in [format!("<p>{text}</p>"), format!("<p class=price>{text}</p>")] {
            let found = prices(&product(ending, &box_));
            assert_eq!(found, ("199.00".into(), Some("299.00".into())), "{box_}");
        }
    }
}

#[test]
fn of_two_amounts_in_one_text_one_may_be_another_cost() {
    for (ending, text, kind, amount) in [
        ("com", "Price: $199.00 | Shipping: $9.99", PriceKind::Shipping, "9.99"),
        ("com", "$199.00 + $9.99 shipping", PriceKind::Shipping, "9.99"),
        ("com", "$199.00 or 4 payments of $49.75", PriceKind::Instalment, "49.75"),
        ("com", "4 interest-free payments of $49.75 or $199.00", PriceKind::Instalment, "49.75"),
        ("com", "Save $60.00 - now $199.00", PriceKind::Saving, "60.00"),
        ("de", "199,00 € (398,00 € / 1 kg)", PriceKind::Unit, "398.00"),
        ("de", "199,00 € inkl. MwSt. zzgl. 4,90 € Versand", PriceKind::Shipping, "4.90"),
        ("fr", "165,83 € HT 199,00 € TTC", PriceKind::Tax, "165.83"),
        ("fr", "199,00 € TTC (165,83 € HT)", PriceKind::Tax, "165.83"),
        ("com.br", "10x de R$ 19,90 ou R$ 199,00 à vista", PriceKind::Instalment, "19.90"),
    ] {
        let listing = product(ending, &format!("<p>{text}</p>"));
        assert_eq!(prices(&listing), ("199.00".into(), None), "{text}");
        assert_eq!(beside(&listing), [(kind, amount.to_owned())], "{text}");
    }
}

#[test]
fn the_same_amount_in_other_money_and_a_range_are_no_further_prices() {
    let both = product("bg", "<p>199,00 лв. (101,75 €)</p>");
    assert_eq!(prices(&both), ("199.00".into(), None));
    assert_eq!(both.offer.price.as_ref().unwrap().currency.as_deref(), Some("BGN"));
    let range = product("com", "<p>$10.00 – $20.00</p>");
    assert_eq!(prices(&range).0, "10.00");
    assert_eq!(range.offer.price_high.as_ref().map(|h| h.amount.to_string()).as_deref(), Some("20.00"));
}

#[test]
fn the_lowest_price_of_thirty_days_is_a_former_one() {
    for label in [
        "Lowest price in last 30 days",
        "Niedrigster Preis der letzten 30 Tage",
        "Prix le plus bas des 30 derniers jours",
        "Najniższa cena z 30 dni przed obniżką",
        "Laveste pris seneste 30 dage",
        "Χαμηλότερη τιμή 30 ημερών",
        "Alin hinta 30 päivän aikana",
        "Nejnižší cena za posledních 30 dní",
        "Най-ниска цена за последните 30 дни",
        "Viimase 30 päeva madalaim hind",
    ] {
        for text in [
            format!("<p>€199.00</p><p>{label}: €219.00</p>"),
            format!("<p>€199.00</p><p><span>{label}:</span> <span>€219.00</span></p>"),
            format!("<p>€199.00 ({label}: €219.00)</p>"),
        ] {
            assert_eq!(prices(&product("ie", &text)), ("199.00".into(), Some("219.00".into())), "{text}");
        }
        let both = format!("<p>€199.00 instead of €299.00</p><p>{label}: €219.00</p>");
        assert_eq!(prices(&product("ie", &both)), ("199.00".into(), Some("299.00".into())), "{both}");
    }
}

#[test]
fn one_of_several_payments_is_no_price_though_it_comes_first() {
    for (ending, rate, price) in [
        ("com.br", "12x de R$ 119,90", "R$ 1.299,90"),
        ("com.br", "em até 12x de R$ 119,90 sem juros", "R$ 1.299,90"),
        ("ro", "12 x 119,90 lei", "1.299,90 lei"),
        ("com", "$119.90 x 12", "$1,299.90"),
    ] {
        let listing = product(ending, &format!("<p>{rate}</p><p>{price}</p>"));
        assert_eq!(prices(&listing).0, "1299.90", "{rate}");
        assert_eq!(beside(&listing), [(PriceKind::Instalment, "119.90".to_owned())], "{rate}");
    }
}

#[test]
fn goods_by_the_metre_cost_what_a_metre_costs() {
    assert_eq!(prices(&product("at", "<p>12,90 €/m</p>")).0, "12.90");
    let other = product("at", "<p>12,90 €</p><p>51,60 €/kg</p>");
    assert_eq!(prices(&other).0, "12.90");
    assert_eq!(beside(&other), [(PriceKind::Unit, "51.60".to_owned())]);
}

#[test]
fn praise_behind_a_price_makes_it_no_former_one_and_the_start_of_a_word_is_no_word() {
    for text in
        ["$20.00 – 100% original", "$20.00 lowest price guaranteed, 30% off today", "$20.00 Inclut la Protection"]
    {
        let listing = product("com", &format!("<p>{text}</p>"));
        assert_eq!(prices(&listing).0, "20.00", "{text}");
        assert_eq!(beside(&listing), [], "{text}");
    }
}

#[test]
fn a_number_cut_into_pieces_is_one() {
    let cut = product("com", "<div><span>$</span><span>1,2</span><span>99</span><sup>00</sup></div>");
    assert_eq!(prices(&cut).0, "1299.00");
}

#[test]
fn the_lower_of_two_that_look_former_is_asked() {
    let two = product("de", "<div class=original><b>12,49€</b></div><del>24,99€</del>");
    assert_eq!(prices(&two), ("12.49".into(), Some("24.99".into())));
}

#[test]
fn a_bare_sign_is_of_the_currency_that_was_chosen() {
    let currency = |choice: &str| product("com", &format!("{choice}<p>$20.00</p>")).offer.price.unwrap().value.currency;
    let list = "<select><option>USD<option selected>CAD</select>";
    assert_eq!(currency(list).as_deref(), Some("CAD"));
    assert_eq!(currency("").as_deref(), Some("USD"));
    assert_eq!(currency(&format!("{list}<p>A$5.00 shipping</p>")).as_deref(), Some("AUD"), "another amount says it");
}

#[test]
fn what_comes_later_is_not_in_stock_though_it_can_be_put_into_the_cart() {
    let stock = |text: &str| product("com", &format!("<p>$20.00</p>{text}")).offer.availability.map(|a| a.value);
    assert_eq!(stock("<p>Pre-order: ships in March</p>"), Some(Availability::PreOrder));
    assert_eq!(stock("<p>Available on backorder</p>"), Some(Availability::BackOrder));
    assert_eq!(stock("<p>Lieferbar auf Nachbestellung</p>"), Some(Availability::BackOrder));
    assert_eq!(stock("<p>Dostępny na zamówienie</p>"), Some(Availability::BackOrder));
}

#[test]
fn the_goods_cost_more_than_what_brings_them_though_that_comes_first() {
    for (row, ending, price, freight) in [
        ("$1 shipping, $129.99", "com", "129.99", "1"),
        ("+ $1 shipping · $129.99", "com", "129.99", "1"),
        ("Versand 4,99 €, 129,99 €", "de", "129.99", "4.99"),
        ("4,90 € de livraison, 129,90 €", "fr", "129.90", "4.90"),
        ("送料500円、12,800円", "jp", "12800", "500"),
        ("Free shipping, $129.99", "com", "129.99", ""),
    ] {
        let listing = product(ending, &format!("<p>{row}</p>"));
        let freight: Vec<_> =
            Some((PriceKind::Shipping, freight.to_owned())).filter(|(_, f)| !f.is_empty()).into_iter().collect();
        assert_eq!(prices(&listing).0, price, "{row}");
        assert_eq!(beside(&listing), freight, "{row}");
    }
    let two = product("de", "<p>129,99 €</p><p>Versand 4,99 € (Ausland 9,99 €)</p>");
    assert_eq!(prices(&two).0, "129.99", "another rate is no price");
}
