//! "Label: value" rows of the visible page: specifics tables, article numbers, brand.

use super::doc::{Doc, Ix, squeeze};
use super::ids;
use super::words::Hint;
use super::zones::{Zone, Zones};
use crate::listing::{Listing, Specific};
use html5ever::local_name;

/// What the rows say.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    /// All rows, in order.
    pub specifics: Vec<Specific>,
    /// A brand row or brand link.
    pub brand: Option<String>,
    /// The shop's number, plainly labelled.
    pub labelled_sku: Option<String>,
    /// The shop's number, labelled or by class words.
    pub sku: Option<String>,
    /// The maker's number.
    pub mpn: Option<String>,
    /// A GTIN whose check digit holds.
    pub gtin: Option<String>,
}

const BRAND: &[&str] = &[
    "brand",
    "brand name",
    "marke",
    "marque",
    "marca",
    "merk",
    "märke",
    "mærke",
    "merke",
    "značka",
    "marka",
    "márka",
    "бренд",
    "марка",
    "brändi",
    "hersteller",
    "manufacturer",
    "manufacturer name",
    "fabricant",
    "fabricante",
    "fabrikant",
    "producent",
    "producător",
    "producator",
    "výrobce",
    "výrobca",
    "производитель",
    "品牌",
    "ブランド",
    "メーカー",
    "브랜드",
    "designer",
    "label",
    "tootja",
    "bränd",
    "gamintojas",
    "ražotājs",
    "proizvođač",
    "brend",
    "מותג",
    "יצרן",
    "العلامة التجارية",
    "thương hiệu",
    "ยี่ห้อ",
    "แบรนด์",
];
const SKU: &[&str] = &[
    "sku",
    "id produto",
    "id do produto",
    "קוד מוצר",
    "kod artikla",
    "item number",
    "item no",
    "item no.",
    "item #",
    "item",
    "article number",
    "article no",
    "article",
    "art.-nr.",
    "art.-nr",
    "art. nr.",
    "art.nr.",
    "art.nr",
    "artikelnummer",
    "artikel-nr.",
    "artikel-nr",
    "bestellnummer",
    "bestell-nr.",
    "produktnummer",
    "produkt-nr.",
    "référence",
    "réf.",
    "réf",
    "ref.",
    "ref",
    "reference",
    "referencia",
    "referência",
    "riferimento",
    "codice",
    "codice articolo",
    "codice prodotto",
    "código",
    "código de producto",
    "código do produto",
    "cod produs",
    "cod. produs",
    "cod",
    "kód",
    "kód produktu",
    "kód tovaru",
    "katalogové číslo",
    "artikelnr",
    "artikelnr.",
    "varenr.",
    "varenummer",
    "varenr",
    "tuotenumero",
    "tuotekoodi",
    "tootekood",
    "артикул",
    "код товара",
    "код",
    "product code",
    "product number",
    "product no.",
    "product id",
    "product #",
    "product ref",
    "stock code",
    "catalog number",
    "catalogue number",
    "cat. no.",
    "model code",
    "numer katalogowy",
    "kod produktu",
    "nr ref.",
    "nr artykułu",
    "šifra",
    "šifra artikla",
    "cikkszám",
    "stok kodu",
    "ürün kodu",
    "货号",
    "商品编号",
    "商品編號",
    "商品番号",
    "品番",
    "상품번호",
    "מק\"ט",
    "מק״ט",
    "asin",
    "style",
    "style code",
    "style #",
    "item code",
    "item id",
    "ebay item number",
];
const MPN: &[&str] = &[
    "mpn",
    "manufacturer part number",
    "manufacturer number",
    "mfr part number",
    "mfr. part #",
    "part number",
    "part no.",
    "herstellernummer",
    "hersteller-nr.",
    "hersteller-artikelnummer",
    "modellnummer",
    "item model number",
    "model number",
    "model no.",
    "numero modello articolo",
    "numéro du modèle de l'article",
    "référence fabricant",
    "código fabricante",
    "referencia del fabricante",
    "número de modelo",
    "numero di modello",
    "kód výrobce",
    "modelnummer",
    "manufacturer's number",
    "part #",
];
const GTIN: &[&str] = &[
    "gtin",
    "ean",
    "ean-code",
    "ean code",
    "ean13",
    "upc",
    "upc code",
    "barcode",
    "isbn",
    "isbn-13",
    "gtin-13",
    "ean/upc",
    "čiarový kód",
    "strichcode",
    "штрихкод",
    "条码",
    "條碼",
    "jan",
    "janコード",
    "ean-nummer",
    "ean kód",
    "kod ean",
    "cod ean",
    "código ean",
    "gtin13",
    "gtin/ean",
    "ean / gtin",
];

/// Reads the rows of the listing's part of the page.
pub fn read(doc: &Doc, zones: &Zones) -> Labels {
    let mut labels = Labels::default();
    let mut skip_until = 0;
    for ix in 0..doc.els.len() as Ix {
        if ix < skip_until {
            continue;
        }
        let el = doc.el(ix);
        let runs = el.run_end - el.run;
        if runs == 0 || runs > 40 || zones.of(ix) != Zone::Main {
            continue;
        }
        let above = doc.el(el.parent);
        // A wrapper around one box is read once, as the outer one.
        if ix != el.parent
            && above.run == el.run
            && above.run_end == el.run_end
            && runs <= 6
            && !doc.is(el.parent, &local_name!("tr"))
        {
            continue;
        }
        let row = match doc.name(ix) {
            local_name!("tr") if (2..=40).contains(&runs) => cells(doc, ix),
            local_name!("dt") => definition(doc, ix),
            local_name!("li") | local_name!("p") | local_name!("div") | local_name!("span") | local_name!("td")
                if runs <= 6 =>
            {
                colon_row(doc, ix)
            }
            _ => None,
        };
        if let Some((name, value)) = row {
            if !doc.is(ix, &local_name!("dt")) {
                skip_until = el.end;
            }
            labels.take(name, value);
        } else if doc.is(ix, &local_name!("tr")) && (4..=24).contains(&runs) {
            for (name, value) in pairs(doc, ix) {
                labels.take(name, value);
            }
        }
    }
    if labels.brand.is_none() {
        labels.brand = brand_element(doc, zones);
    }
    labels.labelled_sku.clone_from(&labels.sku);
    if labels.sku.is_none() {
        labels.sku = code_element(doc, zones);
    }
    labels
}

impl Labels {
    fn take(&mut self, name: String, value: String) {
        let label = name.trim_end_matches([':', '：', ' ']).to_lowercase();
        let is = |list: &[&str]| list.contains(&label.as_str());
        let short = value.chars().count() <= 60;
        if short && self.brand.is_none() && is(BRAND) {
            self.brand =
                Some(value.rsplit([':', '：']).next().unwrap_or(&value).trim().to_owned()).filter(|b| !b.is_empty());
        }
        if short && self.gtin.is_none() && is(GTIN) {
            self.gtin = ids::gtin(&value);
        }
        if short && self.mpn.is_none() && is(MPN) {
            self.mpn = ids::number(&value);
        }
        if short && self.sku.is_none() && is(SKU) {
            self.sku =
                ids::number(&value).filter(|n| n.chars().any(|c| c.is_ascii_digit()) && n.split(' ').count() <= 3);
        }
        if self.specifics.len() < Listing::MAX_SPECIFICS {
            self.specifics.push(Specific { name: name.trim_end_matches([':', '：', ' ']).to_owned(), value });
        }
    }
}

fn fits(name: &str, value: &str) -> bool {
    let (n, v) = (name.chars().count(), value.chars().count());
    (2..=60).contains(&n) && (1..=300).contains(&v) && name.chars().any(char::is_alphabetic)
}

/// A table row of a label and a value.
fn cells(doc: &Doc, row: Ix) -> Option<(String, String)> {
    let cells: Vec<Ix> = (row + 1..doc.el(row).end)
        .filter(|c| doc.el(*c).parent == row && matches!(doc.name(*c), local_name!("td") | local_name!("th")))
        .take(4)
        .collect();
    let texts: Vec<String> = cells.iter().map(|c| doc.text(*c, 1_200)).filter(|t| !t.is_empty()).collect();
    match texts.as_slice() {
        [name, value] if fits(name, value) => Some((name.clone(), value.clone())),
        _ => None,
    }
}

/// A table row of two labels with their values ("Brand: | Acme | Colour: | blue").
fn pairs(doc: &Doc, row: Ix) -> Vec<(String, String)> {
    let cells: Vec<String> = (row + 1..doc.el(row).end)
        .filter(|c| doc.el(*c).parent == row && matches!(doc.name(*c), local_name!("td") | local_name!("th")))
        .take(6)
        .map(|c| doc.text(c, 600))
        .collect();
    if cells.len() != 4 {
        return Vec::new();
    }
    let labelled = |cell: &String| cell.ends_with([':', '：']);
    cells
        .chunks_exact(2)
        .filter_map(|pair| match pair {
            [name, value] if labelled(name) && fits(name, value) => Some((name.clone(), value.clone())),
            _ => None,
        })
        .collect()
}

/// A `<dt>` and the `<dd>` that follows it.
fn definition(doc: &Doc, dt: Ix) -> Option<(String, String)> {
    let dd = doc.el(dt).end;
    if !doc.is(dd, &local_name!("dd")) {
        return None;
    }
    let (name, value) = (doc.text(dt, 300), doc.text(dd, 1_200));
    fits(&name, &value).then_some((name, value))
}

/// "Label: value" in one small element, or a label in one child and the value in the next.
fn colon_row(doc: &Doc, ix: Ix) -> Option<(String, String)> {
    let bytes: usize = doc.runs_of(ix).iter().map(|r| doc.run_text(r).len()).sum();
    if bytes > 600 {
        return None;
    }
    let text = doc.text(ix, 700);
    if let Some((name, value)) = text.split_once([':', '：']) {
        let (name, value) = (name.trim(), value.trim());
        let url = value.starts_with("//");
        if !url
            && name.chars().count() <= 40
            && name.split(' ').count() <= 6
            && fits(name, value)
            && !name.contains(['?', '!'])
        {
            return Some((name.to_owned(), value.to_owned()));
        }
        return None;
    }
    // Without a colon only known labels count.
    let runs = doc.runs_of(ix);
    let [first, rest @ ..] = runs else { return None };
    if rest.is_empty() {
        // "SKU 12345" in one text.
        if text.len() > 70 || !text.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let lower = text.to_lowercase();
        let label = SKU.iter().chain(MPN).chain(GTIN).filter(|l| l.len() >= 3).find(|l| {
            lower.strip_prefix(**l).is_some_and(|r| {
                r.starts_with([' ', '\u{a0}', '#']) && r.chars().any(|c| c.is_ascii_digit()) && r.len() < 40
            })
        })?;
        let value = text.get(label.len()..)?.trim();
        return (value.split(' ').count() <= 2).then(|| ((*label).to_owned(), value.to_owned()));
    }
    let name = squeeze(doc.run_text(first), 100);
    let label = name.to_lowercase();
    let known = [BRAND, SKU, MPN, GTIN].iter().any(|l| l.contains(&label.as_str()));
    if !known {
        return None;
    }
    let value = doc.join(rest, 400);
    (known && fits(&name, &value)).then_some((name, value))
}

/// A short element near the title that class words or a link call a brand.
fn brand_element(doc: &Doc, zones: &Zones) -> Option<String> {
    let title = zones.title_run(doc)?;
    let mut best: Option<(String, u32)> = None;
    for ix in 0..doc.els.len() as Ix {
        let el = doc.el(ix);
        if zones.of(ix) != Zone::Main || el.hidden {
            continue;
        }
        let gap = el.run.abs_diff(title);
        if gap > 60 || best.as_ref().is_some_and(|(_, other)| *other <= gap) {
            continue;
        }
        let by_link = doc.is(ix, &local_name!("a"))
            && doc.attr(ix, &local_name!("href")).is_some_and(|h| {
                let h = h.to_ascii_lowercase();
                [
                    "/brand/",
                    "/brands/",
                    "/marke/",
                    "/marque/",
                    "/marca/",
                    "brand=",
                    "/marken/",
                    "/designers/",
                    "/manufacturer/",
                    "/brand-",
                ]
                .iter()
                .any(|p| h.contains(p))
            });
        if !(by_link || el.hint.any(Hint::BRAND)) {
            continue;
        }
        let mut text = doc.text(ix, 120);
        if text.is_empty() {
            let image = (ix..el.end).find(|i| doc.is(*i, &local_name!("img")));
            text = image.and_then(|i| doc.attr(i, &local_name!("alt"))).map(|a| squeeze(a, 80)).unwrap_or_default();
        }
        let text = text.rsplit([':', '：']).next().unwrap_or(&text).trim();
        let text = text.trim_start_matches("by ").trim_start_matches("Brand: ").trim_start_matches("Brand ").trim();
        let words = text.split(' ').count();
        if text.chars().count() >= 2
            && text.chars().count() <= 40
            && words <= 5
            && !text.contains([':', '€', '$', '£', '%', '?'])
        {
            best = Some((text.to_owned(), gap));
        }
    }
    best.map(|(text, _)| text)
}

/// A short element that class words call an article number.
fn code_element(doc: &Doc, zones: &Zones) -> Option<String> {
    (0..doc.els.len() as Ix).find_map(|ix| {
        let el = doc.el(ix);
        if !el.hint.any(Hint::CODE) || zones.of(ix) != Zone::Main || !(1..=4).contains(&(el.run_end - el.run)) {
            return None;
        }
        let text = doc.text(ix, 80);
        let value = text.rsplit([':', '：', '#']).next().unwrap_or(&text).trim();
        let digits = value.bytes().filter(u8::is_ascii_digit).count();
        (digits >= 3 && value.split(' ').count() <= 2).then(|| ids::number(value)).flatten()
    })
}
