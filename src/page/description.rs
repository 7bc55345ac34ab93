//! The listing's description as the page shows it, without recommendations and reviews.

use super::doc::{Doc, Ix, Run};
use super::label_words::key;
use super::words::Hint;
use super::zones::{Zone, Zones};
use crate::listing::Listing;
use html5ever::local_name;

/// Shortest text that describes anything, in bytes.
const LEAST: usize = 20;

/// What stands above a description where no class word tells it.
const HEADINGS: &[&str] = &[
    "description",
    "product description",
    "item description",
    "about this item",
    "about the product",
    "about this product",
    "details",
    "product details",
    "product information",
    "overview",
    "beschreibung",
    "produktbeschreibung",
    "artikelbeschreibung",
    "produktinformationen",
    "produktdetails",
    "description du produit",
    "descriptif",
    "présentation",
    "détails du produit",
    "descripción",
    "descripción del producto",
    "detalles",
    "detalles del producto",
    "descrizione",
    "descrizione prodotto",
    "descrizione del prodotto",
    "descrição",
    "descrição do produto",
    "omschrijving",
    "productomschrijving",
    "productbeschrijving",
    "beskrivning",
    "produktbeskrivning",
    "beskrivelse",
    "produktbeskrivelse",
    "kuvaus",
    "tuotekuvaus",
    "kirjeldus",
    "tootekirjeldus",
    "tooteinfo",
    "aprašymas",
    "apraksts",
    "opis",
    "opis produktu",
    "opis proizvoda",
    "opis izdelka",
    "popis",
    "popis produktu",
    "leírás",
    "termékleírás",
    "descriere",
    "descrierea produsului",
    "описание",
    "описание товара",
    "опис",
    "опис товару",
    "о товаре",
    "açıklama",
    "ürün açıklaması",
    "περιγραφή",
    "商品描述",
    "商品介紹",
    "商品介绍",
    "商品详情",
    "商品說明",
    "商品特色",
    "産品介绍",
    "商品説明",
    "商品の説明",
    "商品詳細",
    "상품설명",
    "상품 설명",
    "상품정보",
    "תיאור",
    "תיאור המוצר",
    "الوصف",
    "وصف المنتج",
    "mô tả",
    "mô tả sản phẩm",
    "รายละเอียด",
    "รายละเอียดสินค้า",
    "deskripsi",
    "deskripsi produk",
];

/// The longest box that class words call a description and that does not hold the whole page; else what stands below a heading
/// that calls it one.
pub fn read(doc: &Doc, zones: &Zones) -> Option<String> {
    boxed(doc, zones).or_else(|| below_heading(doc, zones))
}

fn boxed(doc: &Doc, zones: &Zones) -> Option<String> {
    let title = zones.title;
    let mut best: Option<(Ix, usize)> = None;
    let mut skip_until = 0;
    for ix in 0..doc.els.len() as Ix {
        let el = doc.el(ix);
        if ix < skip_until
            || !el.hint.any(Hint::DESCRIPTION)
            || el.hidden
            || zones.of(ix) != Zone::Main
            || el.run == el.run_end
        {
            continue;
        }
        // A box around the title is the product's box, not its description.
        if title.is_some_and(|t| ix < t && t < el.end) {
            continue;
        }
        let bytes: usize = own_runs(doc, zones, ix).take(2_000).map(|r| doc.run_text(r).len()).sum();
        if best.is_none_or(|(_, most)| bytes > most) {
            best = Some((ix, bytes));
        }
        skip_until = el.end;
    }
    let (ix, bytes) = best?;
    if bytes < LEAST {
        return None;
    }
    prose(doc, own_runs(doc, zones, ix).copied().collect())
}

/// The texts behind a heading, up to the end of the nearest box that holds more than the heading.
fn below_heading(doc: &Doc, zones: &Zones) -> Option<String> {
    let from = zones.title_run(doc).unwrap_or(0);
    for ix in 0..doc.els.len() as Ix {
        let el = doc.el(ix);
        let heads = matches!(
            doc.name(ix),
            local_name!("h2")
                | local_name!("h3")
                | local_name!("h4")
                | local_name!("h5")
                | local_name!("summary")
                | local_name!("button")
                | local_name!("dt")
                | local_name!("strong")
        );
        if !heads || el.run < from || el.run_end - el.run != 1 || zones.of(ix) != Zone::Main {
            continue;
        }
        let text = doc.text(ix, 60);
        if text.len() >= 60 || !HEADINGS.contains(&key(&text).as_str()) {
            continue;
        }
        let Some(around) = doc.above(ix).take(3).find(|up| doc.el(*up).run_end > el.run_end) else { continue };
        // A box around the title is the product's, and holds more than its description.
        if zones.title.is_some_and(|t| around < t && t < doc.el(around).end) {
            continue;
        }
        let runs: Vec<Run> =
            own_runs(doc, zones, around).filter(|r| r.el >= doc.el(ix).end).take(2_000).copied().collect();
        if runs.iter().map(|r| doc.run_text(r).len()).sum::<usize>() >= LEAST {
            return prose(doc, runs);
        }
    }
    None
}

fn prose(doc: &Doc, runs: Vec<Run>) -> Option<String> {
    Some(doc.prose(&runs, Listing::MAX_DESCRIPTION)).filter(|t| !t.is_empty())
}

/// The texts of an element that belong to the listing.
fn own_runs<'a>(doc: &'a Doc, zones: &'a Zones, ix: Ix) -> impl Iterator<Item = &'a Run> {
    doc.runs_of(ix).iter().filter(|r| zones.of(r.el) == Zone::Main)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::words::Words;

    fn of(html: &str) -> Option<String> {
        let doc = Doc::new(html, &Words::new());
        let zones = Zones::new(&doc, &["Blue mug".to_owned()]);
        read(&doc, &zones)
    }

    #[test]
    fn a_description_is_known_by_its_box_or_by_its_heading() {
        let boxed = "<h1>Blue mug</h1><div class=product-description>Fired twice and glazed by hand.</div>";
        assert_eq!(of(boxed).as_deref(), Some("Fired twice and glazed by hand."));
        let headed = "<h1>Blue mug</h1><section><h2>Beschreibung:</h2><p>Zweimal gebrannt und von Hand glasiert.</p></section><p>Imprint</p>";
        assert_eq!(of(headed).as_deref(), Some("Zweimal gebrannt und von Hand glasiert."));
        assert_eq!(of("<h1>Blue mug</h1><p>Only this.</p>"), None);
    }
}
