//! Which rows of a page are specifics of the goods: each once, and none that is a price, a button or a delivery note.

use super::currency;
use super::label_words::key;
use crate::listing::{Listing, Specific};

/// Starts of labels that say what an offer costs or how it comes, not what the goods are.
const NOT_OF_THE_GOODS: &[&str] = &[
    "telephone",
    "phone",
    "tel",
    "sold by",
    "vendido por",
    "verkauf durch",
    "vendu par",
    "venduto da",
    "price",
    "preis",
    "prix",
    "precio",
    "prezzo",
    "preço",
    "cena",
    "цена",
    "total",
    "subtotal",
    "shipping",
    "delivery",
    "versand",
    "lieferung",
    "lieferzeit",
    "livraison",
    "envío",
    "envio",
    "spedizione",
    "consegna",
    "dostawa",
    "doprava",
    "доставка",
    "returns",
    "return policy",
    "payment",
    "zahlung",
    "paiement",
    "pago",
    "pagamento",
    "quantity",
    "qty",
    "menge",
    "quantité",
    "cantidad",
    "you save",
    "sparen",
    "rating",
    "reviews",
    "share",
    "add to",
    "in den warenkorb",
    "buy now",
    "original price",
    "current price",
    "regular price",
    "sale price",
    "http",
    "javascript",
    "運費",
    "运费",
    "數量",
    "数量",
    "価格",
    "送料",
    "가격",
    "배송",
];

/// Adds a row unless it is there already or says nothing of the goods.
pub fn push(rows: &mut Vec<Specific>, row: Specific) {
    let label = key(&row.name);
    let junk = label.is_empty()
        || row.value.is_empty()
        || row.name.contains(['$', '€', '£', '{', '<', '|'])
        || !row.name.chars().any(char::is_alphabetic)
        || is_amount(&row.value) && !["denomination", "face value", "nennwert"].contains(&label.as_str())
        || NOT_OF_THE_GOODS
            .iter()
            .any(|n| label.strip_prefix(n).is_some_and(|rest| !n.is_ascii() || !rest.starts_with(char::is_alphabetic)));
    let same = |known: &Specific| known.value.eq_ignore_ascii_case(&row.value) && key(&known.name) == label;
    if !junk && rows.len() < Listing::MAX_SPECIFICS && !rows.iter().any(same) {
        rows.push(row);
    }
}

/// Whether a value is money and nothing else ("$39.95", "US $2.26 - 3.14", "1.980 円"): what an offer costs, by whatever
/// label ("Was", "Now", "MSRP").
fn is_amount(value: &str) -> bool {
    const SIGNS: &[char] =
        &['$', '€', '£', '¥', '￥', '₽', '₩', '₹', '₺', '₫', '฿', '₴', '₪', '₦', '₱', '₸', '円', '元', '원'];
    if value.len() > 60 || !value.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let letters: String = value.chars().filter(|c| c.is_alphabetic() && !SIGNS.contains(c)).collect();
    let signed = value.contains(SIGNS) && letters.chars().count() <= 2;
    signed || letters.len() == 3 && currency::code(&letters).is_some_and(|code| code == letters)
}

/// Rows put together, the first source's before the second's, labels of the first not said again.
pub fn together(first: &[Specific], second: &[Specific]) -> Vec<Specific> {
    let mut rows = Vec::new();
    first.iter().for_each(|row| push(&mut rows, row.clone()));
    let known: Vec<String> = rows.iter().map(|r| key(&r.name)).collect();
    second.iter().filter(|r| !known.contains(&key(&r.name))).for_each(|row| push(&mut rows, row.clone()));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_once_and_prices_not_at_all() {
        let row = |name: &str, value: &str| Specific { name: name.into(), value: value.into() };
        let first = [row("Material:", "Wool"), row("Price", "12"), row("material", "wool"), row("$5 Was", "x")];
        let second =
            [row("Material", "wool blend"), row("Size", "M"), row("Shipping", "free"), row("Priceless words", "y")];
        let names: Vec<String> = together(&first, &second).into_iter().map(|r| r.name).collect();
        assert_eq!(names, ["Material:", "Size", "Priceless words"]);
    }

    #[test]
    fn what_is_money_and_nothing_else_is_no_specific() {
        for value in ["$39.95", "US $2.26 - 3.14", "1.980 円", "39,95 €*", "CHF 1'200.00", "￥19.9"] {
            assert!(is_amount(value), "{value}");
        }
        for value in ["14 K", "R 15", "100 ML", "€", "A $5 stamp", "18ct", "FSC 100", "Rp", "5.5 USD or more"] {
            assert!(!is_amount(value), "{value}");
        }
        let row = |name: &str| Specific { name: name.into(), value: "$20".into() };
        let rows = together(&[row("Was"), row("Denomination"), row("Now")], &[row("MSRP")]);
        assert_eq!(rows.into_iter().map(|r| r.name).collect::<Vec<_>>(), ["Denomination"]);
    }
}
