//! Numbers that a listing states under a label: references, serial numbers, date codes. The shop's own number is none.

use super::Context;
use crate::passage::Passage;
use crate::report::Evidence;
use crate::rules::schema::NumberKind;
use crate::text::dictionary::Dictionary;
use crate::text::fold::Folded;
use std::sync::LazyLock;

/// A number as stated.
#[derive(Debug)]
pub(super) struct Stated {
    /// What its label says it is.
    pub kind: NumberKind,
    /// As written.
    pub number: String,
    /// Where it was stated.
    pub place: Place,
    /// The words it stands in.
    pub evidence: Evidence,
}

/// Where a number was stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Under a label that people read.
    Labelled,
    /// Under a label that people read, and under which dealers also write the numbers of their stock.
    Loose,
    /// As the page's part number, or under a label under which shops write numbers of their own.
    PartNumber,
}

/// Most numbers looked at.
const MOST: usize = 12;

const REFERENCE: [&str; 29] = [
    "reference number",
    "referenznummer",
    "style code",
    "style number",
    "style no",
    "style id",
    "model no",
    "model number",
    "model code",
    "modellnummer",
    "manufacturer reference",
    "референс",
    "型号",
    "型號",
    "款号",
    "款號",
    "型番",
    "モデル番号",
    "モデルナンバー",
    "リファレンス",
    "모델번호",
    "레퍼런스",
    "lego set number",
    "numer referencyjny",
    "numéro de modèle",
    "número de modelo",
    "número de referencia",
    "numero di riferimento",
    "numéro de référence",
];
/// Labels under which dealers also write the numbers of their stock.
const LOOSE: [&str; 18] = [
    "reference",
    "reference no",
    "ref",
    "ref no",
    "ref number",
    "referenz",
    "référence",
    "referencia",
    "riferimento",
    "referência",
    "style",
    "model",
    "modell",
    "modèle",
    "modelo",
    "modello",
    "модель",
    "모델명",
];
/// Labels under which shops write the maker's number, and as often their own.
const PART_NUMBER: [&str; 16] = [
    "mpn",
    "article number",
    "article no",
    "item number",
    "artikelnummer",
    "manufacturer part number",
    "herstellernummer",
    "product code",
    "артикул",
    "货号",
    "貨號",
    "品番",
    "품번",
    "kod produktu",
    "ürün kodu",
    "mã sản phẩm",
];
const SERIAL: [&str; 20] = [
    "serial",
    "serial number",
    "serial no",
    "serial code",
    "serial sticker",
    "hologram sticker",
    "seriennummer",
    "numéro de série",
    "número de serie",
    "numero di serie",
    "número de série",
    "серийный номер",
    "序列号",
    "序列號",
    "シリアル",
    "シリアルナンバー",
    "シリアル番号",
    "시리얼",
    "시리얼 넘버",
    "authenticity number",
];
const DATE_CODE: [&str; 9] = [
    "date code",
    "datecode",
    "code date",
    "datumscode",
    "codice data",
    "生产编码",
    "デートコード",
    "製造番号",
    "데이트코드",
];

/// What a label says of the number behind it.
type Label = (NumberKind, Place);

/// What numbers are called.
static LABELS: LazyLock<Dictionary<Label>> = LazyLock::new(|| {
    let all = |words: &'static [&'static str], kind| words.iter().map(move |w| (*w, (kind, Place::Labelled)));
    let loose = LOOSE.iter().map(|w| (*w, (NumberKind::Reference, Place::Loose)));
    let part_numbers = PART_NUMBER.iter().map(|w| (*w, (NumberKind::Reference, Place::PartNumber)));
    Dictionary::new(
        all(&REFERENCE, NumberKind::Reference)
            .chain(all(&SERIAL, NumberKind::Serial))
            .chain(all(&DATE_CODE, NumberKind::DateCode))
            .chain(loose)
            .chain(part_numbers),
    )
});

/// The numbers that a listing states.
pub(super) fn stated(c: &Context<'_, '_>) -> Vec<Stated> {
    let mut found = Vec::new();
    for (row, passage) in c.listing.specifics.iter().zip(c.passages.specifics()) {
        let name = Folded::new(&row.name);
        let whole = |h: &&crate::text::dictionary::Hit<'_, Label>| h.range == (0..name.text.len());
        let hits = LABELS.find(&name);
        let Some(label) = hits.iter().find(whole) else { continue };
        for number in numbers(&row.value) {
            let evidence = Evidence::new(passage.fact, &passage.original);
            let (kind, place) = *label.entry;
            found.push(Stated { kind, number: number.to_owned(), place, evidence });
        }
    }
    if let Some(title) = &c.passages.title {
        in_text(title, |_| true, &mut found);
    }
    if let Some(description) = c.passages.description() {
        in_text(description, |kind| kind != NumberKind::Reference, &mut found);
    }
    if let Some(mpn) = &c.listing.mpn {
        for number in numbers(mpn) {
            let evidence = Evidence::new("mpn", mpn);
            found.push(Stated {
                kind: NumberKind::Reference,
                number: number.to_owned(),
                place: Place::PartNumber,
                evidence,
            });
        }
    }
    let own = |n: &Stated| {
        let other = [&c.listing.sku, &c.listing.gtin];
        n.place == Place::PartNumber && other.into_iter().flatten().any(|o| o.value == n.number)
    };
    found.retain(|n| !own(n));
    found.truncate(MOST);
    found
}

/// Numbers right behind a label in running text.
fn in_text(passage: &Passage<'_>, wanted: impl Fn(NumberKind) -> bool, found: &mut Vec<Stated>) {
    for hit in LABELS.find(passage.folded()).into_iter().filter(|h| wanted(h.entry.0)).take(MOST) {
        let (kind, place) = *hit.entry;
        let label_end = passage.folded().origin(hit.range).end;
        let rest = passage.original.get(label_end..).unwrap_or_default();
        let number = rest.trim_start_matches([' ', '.', ':', '：', '#', '№', '\u{a0}', '=']);
        let start = label_end + rest.len() - number.len();
        let length = number
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/')))
            .unwrap_or(number.len());
        let token = number.get(..length).unwrap_or_default().trim_end_matches(['.', '-', '_', '/']);
        // "serial number 2 5 8 …" and a sentence's next word are no number.
        if !is_number(token) || (kind == NumberKind::Reference && start > label_end + 3) {
            continue;
        }
        let range = passage.folded().folded_range(start..start + token.len());
        found.push(Stated { kind, number: token.to_owned(), place, evidence: passage.evidence_in_context(range) });
    }
}

/// The numbers in a value: the value itself, or, where it holds words too, the words that are numbers.
fn numbers(value: &str) -> Vec<&str> {
    let value = value.trim();
    let code = |word: &str| {
        word.bytes().any(|b| b.is_ascii_digit()) || (word.len() <= 5 && word.bytes().all(|b| b.is_ascii_uppercase()))
    };
    if !value.contains([',', ';', '，', '、'])
        && value.split_whitespace().count() <= 4
        && value.split_whitespace().all(code)
    {
        return if is_number(value) { vec![value] } else { Vec::new() };
    }
    let words = value.split([' ', ',', ';', '，', '、']).map(str::trim);
    words.filter(|w| is_number(w) && w.bytes().filter(u8::is_ascii_digit).count() >= 4).take(4).collect()
}

/// Whether a text could be an article's number: a year, an EAN and a count are not.
fn is_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let year = text.len() == 4 && text.parse::<u16>().is_ok_and(|y| (1900..2100).contains(&y));
    let ean = matches!(text.len(), 12..=14) && digits == text.len();
    // "1AB8TB" is one; "Air90s" is a name.
    let least = if text.bytes().any(|b| b.is_ascii_lowercase()) { 3 } else { 2 };
    text.is_ascii() && (4..=40).contains(&text.len()) && digits >= least && !year && !ean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_numbers_or_searched_for_them() {
        assert_eq!(numbers("126610LN"), ["126610LN"]);
        assert_eq!(numbers("443497 DTDIT 1000"), ["443497 DTDIT 1000"]);
        assert_eq!(numbers("Submariner Date 126610LN"), ["126610LN"]);
        assert_eq!(numbers("M41526, N41358"), ["M41526", "N41358"]);
        for none in ["Neverfull MM", "2024", "Does not apply", "4006381333931", "38"] {
            assert!(numbers(none).is_empty(), "{none}");
        }
    }
}
