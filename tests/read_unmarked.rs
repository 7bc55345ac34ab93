//! Pages that say nothing of themselves to machines, nor by the names of their classes: read by place and words alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use loupe::listing::{Availability, Page, PageKind};
use loupe::page::{Reader, Reading};

fn read(html: &str) -> Reading {
    let page = Page { url: "https://kiln.example/blue-mug-large".into(), html: html.into(), frames: Vec::new() };
    let files = loupe::rules::embedded_files().expect("this build has rule files");
    Reader::trusting(&files).read(&page)
}

/// The page of one product: its title, and what stands behind it.
fn product(behind: &str) -> Reading {
    let reading = read(&format!("<title>Blue mug large | Kiln</title><h1>Blue mug large</h1>{behind}"));
    assert_eq!(reading.kind, PageKind::Product, "{behind}");
    reading
}

fn amount(reading: &Reading) -> Option<String> {
    reading.listing.offer.price.as_ref().map(|p| p.amount.to_string())
}

fn stock(reading: &Reading) -> Option<Availability> {
    reading.listing.offer.availability.as_ref().map(|a| a.value)
}

#[test]
fn the_first_amount_behind_the_title_is_the_price() {
    let reading = product(
        "<div class=x1>€344.00</div><div>VAT included</div><button>Add to bag</button>
         <div>You may need</div><div><a href=/b>Saucer</a> €12.00</div><div><a href=/c>Spoon</a> €9.00</div>",
    );
    assert_eq!(amount(&reading).as_deref(), Some("344.00"));
    assert_eq!(stock(&reading), Some(Availability::InStock));
    let later = product("<div>173.34 Lei</div><div>vezi inca o oferta la 271.99 Lei</div><button>Buy now</button>");
    assert_eq!(amount(&later).as_deref(), Some("173.34"));
}

#[test]
fn goods_that_cannot_be_had_need_no_button() {
    for words in
        ["Niet meer leverbaar", "Produkt chwilowo niedostępny", "Немає в наявності", "Stoc epuizat", "Stok habis"]
    {
        let reading = product(&format!("<p>SKU: 4711</p><p>£24.00</p><p>{words}</p>"));
        assert_eq!(stock(&reading), Some(Availability::OutOfStock), "{words}");
        assert_eq!(amount(&reading).as_deref(), Some("24.00"), "{words}");
    }
}

#[test]
fn a_list_of_goods_is_no_product_for_its_first_price() {
    let card =
        |n: u32| format!("<div><a href=/m{n}>Mug {n}</a> <span>£1{n}.00</span> <button>Add to cart</button></div>");
    let cards: String = (1..=9).map(card).collect();
    let reading = read(&format!("<title>Blue mugs | Kiln</title><h1>Blue mugs</h1>{cards}"));
    assert_ne!(reading.kind, PageKind::Product);
}

#[test]
fn former_prices_are_told_by_words_and_lines_in_the_same_box() {
    for box_ in [
        "<td>statt bisher 149,00 EUR<br><b>nur 119,90 EUR</b></td>",
        "<div><s>149,00 €</s> 119,90 €</div>",
        "<p>Prezzo di listino € 149,00</p><p>Prezzo € 119,90</p>",
        "<p>De: R$ 149,00</p><p>Por: R$ 119,90</p>",
        "<p>MRP: ₹149.00</p><p>₹119.90 (20% off)</p>",
    ] {
        let reading = product(&format!("<table><tr>{box_}</tr></table><button>Add to cart</button>"));
        assert_eq!(amount(&reading).as_deref(), Some("119.90"), "{box_}");
    }
}

#[test]
fn a_class_alone_makes_no_former_price_where_there_is_no_other() {
    let reading = product("<span class=normal-price>€ 56,74</span><button>In den Warenkorb</button>");
    assert_eq!(amount(&reading).as_deref(), Some("56.74"));
}

#[test]
fn what_comes_on_top_is_not_the_price() {
    let reading = product("<p>Insurance</p><p>+$69.00</p><p>+$89.00</p><p>$109.00</p><button>Add to cart</button>");
    assert_eq!(amount(&reading).as_deref(), Some("109.00"));
    let fee =
        product("<p>dont 1,20 € d'éco-participation</p><p>49<sup>€00</sup></p><button>Ajouter au panier</button>");
    assert_eq!(amount(&fee).as_deref(), Some("49.00"));
}

#[test]
fn a_number_for_machines_and_dashes_for_cents_are_read_once() {
    let hidden = "<p class=price-new><span>1,679</span> <span style='display:none'>1679</span> <span>₪</span></p>";
    assert_eq!(amount(&product(&format!("{hidden}<button>Buy now</button>"))).as_deref(), Some("1679"));
    let dashes = product("<p>4 499,-</p><p>Varenr. 154221</p><button>Legg i handlekurv</button>");
    assert_eq!(amount(&dashes).as_deref(), Some("4499"));
}

#[test]
fn one_size_or_one_branch_without_it_is_not_the_goods() {
    let sizes = "<p>€20.00</p><label><input type=radio name=s>S <i>sold out</i></label>\
                 <label><input type=radio name=s>M</label><button>Add to cart</button>";
    assert_eq!(stock(&product(sizes)), Some(Availability::InStock));
    let branch = "<p>$24.990</p><p>SKU 4711</p><button>Agregar al carro</button>\
                  <p>Retiro en tienda</p><p class=stock>No disponible</p>";
    assert_eq!(stock(&product(branch)), Some(Availability::InStock));
}

#[test]
fn a_list_of_wishes_is_no_basket() {
    let reading = product(
        "<p>€20.00</p><p>SKU: 4711</p><p>Momentálne nie je možné produkt kúpiť</p><button>Pridať do obľúbených</button>",
    );
    assert_eq!(stock(&reading), Some(Availability::OutOfStock));
}

#[test]
fn labels_in_one_line_or_one_cell_are_read_each() {
    let line =
        product("<p>Cód.: 10442 | Marca: <a href=/y>Yamaha</a></p><p>R$ 20,00</p><button>Comprar</button>").listing;
    assert_eq!(line.sku.as_deref().map(String::as_str), Some("10442"));
    assert_eq!(line.brand.as_deref().map(String::as_str), Some("Yamaha"));
    let cell = "<table><tr><td>Art.Nr.: 0601868101<br>Lieferzeit: 3-4 Tage<br>Hersteller: Bosch<br>EAN: 4006381333931</td></tr></table>";
    let cell = product(&format!("{cell}<p>20,00 €</p><button>In den Warenkorb</button>")).listing;
    assert_eq!(cell.sku.as_deref().map(String::as_str), Some("0601868101"));
    assert_eq!(cell.brand.as_deref().map(String::as_str), Some("Bosch"));
    assert_eq!(cell.gtin.as_deref().map(String::as_str), Some("4006381333931"));
    let box_ = product("<div>Referência: 7891033</div><div>R$ 20,00</div><button>Comprar</button>").listing;
    assert_eq!(box_.sku.as_deref().map(String::as_str), Some("7891033"));
}

#[test]
fn the_line_before_the_title_is_the_brand_where_the_page_is_called_by_both() {
    let html = "<title>Acme Works Blue mug large - white | Kiln</title><a href=/acme><h3>Acme Works</h3></a>\
                <h1>Blue mug large</h1><p>€20.00</p><button>Add to cart</button>";
    assert_eq!(read(html).listing.brand.as_deref().map(String::as_str), Some("Acme Works"));
    let other = html.replace("<title>Acme Works ", "<title>");
    assert_eq!(read(&other).listing.brand, None);
    let capitals = "<title>Blue mug large | Kiln</title><h1><span>ACME</span> <span>Blue mug large</span></h1>\
                    <p>€20.00</p><button>Add to cart</button>";
    assert_eq!(read(capitals).listing.brand.as_deref().map(String::as_str), Some("ACME"));
}
