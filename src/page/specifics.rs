//! Which rows of a page are specifics of the goods: each once, and none that is a price, a button or a delivery note.

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
        || NOT_OF_THE_GOODS
            .iter()
            .any(|n| label.strip_prefix(n).is_some_and(|rest| !n.is_ascii() || !rest.starts_with(char::is_alphabetic)));
    let same = |known: &Specific| known.value.eq_ignore_ascii_case(&row.value) && key(&known.name) == label;
    if !junk && rows.len() < Listing::MAX_SPECIFICS && !rows.iter().any(same) {
        rows.push(row);
    }
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
}
