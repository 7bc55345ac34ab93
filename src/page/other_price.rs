//! Amounts of the listing that are not its price, ranges, and the per cent off: what the shown amounts are besides *the* price.

use super::doc::{Doc, Ix};
use super::phrases::Says;
use super::price::{self, Money};
use super::visible_price::Candidate;
use super::words::Hint;
use crate::listing::{Amount, Offer, PriceKind};
use html5ever::local_name;

/// The lower and the upper end, where two amounts are the ends of a range ("$10 – $20", "10 to 20 €").
pub fn range(text: &str, amounts: &[Money]) -> Option<(Money, Amount)> {
    let [low, high] = amounts else { return None };
    if !(low.beside || high.beside) || high.amount.to_f64() <= low.amount.to_f64() || low.amount.units == 0 {
        return None;
    }
    let between: String = price::shown(text).skip(low.end).take(high.start.checked_sub(low.end)?).collect();
    let between = between.trim().to_lowercase();
    const SIGNS: &[&str] =
        &["-", "–", "—", "−", "~", "～", "to", "bis", "à", "a", "al", "até", "hasta", "tot", "do", "до", "至", "and"];
    // A gap wider than a range ("10 € … 20 €") has other words in it, or none.
    SIGNS.contains(&between.as_str()).then(|| {
        let sign = if low.beside { *low } else { Money { means: high.means, beside: true, ..*low } };
        (sign, high.amount)
    })
}

/// What was said without tax, where the words say that tax is in the amount.
pub fn without_tax_included(said: Says, text: &str) -> Says {
    const INCLUDED: &[&str] = &["incl", "inc.", "inc ", "inkl", "inbegr", "compris", "ttc", "税込", "含稅", "含税"];
    if !said.any(Says::TAX) {
        return said;
    }
    let text = text.to_lowercase();
    let included = INCLUDED.iter().any(|w| text.contains(w)) && !text.contains("excl");
    if included { said.without(Says::TAX) } else { said }
}

/// What an amount is that is not the price: by its words, else by its class.
pub fn kind(doc: &Doc, el: Ix, said: Says) -> PriceKind {
    const BY_WORDS: &[(Says, PriceKind)] = &[
        (Says::USED, PriceKind::UsedFrom),
        (Says::INSTALMENT, PriceKind::Instalment),
        (Says::SHIPPING, PriceKind::Shipping),
        (Says::SAVING, PriceKind::Saving),
        (Says::UNIT, PriceKind::Unit),
        (Says::TAX, PriceKind::Tax),
    ];
    const BY_CLASS: &[(&str, PriceKind)] = &[
        ("ship", PriceKind::Shipping),
        ("deliver", PriceKind::Shipping),
        ("versand", PriceKind::Shipping),
        ("livraison", PriceKind::Shipping),
        ("envio", PriceKind::Shipping),
        ("instal", PriceKind::Instalment),
        ("month", PriceKind::Instalment),
        ("financ", PriceKind::Instalment),
        ("klarna", PriceKind::Instalment),
        ("afterpay", PriceKind::Instalment),
        ("affirm", PriceKind::Instalment),
        ("leasing", PriceKind::Instalment),
        ("rata", PriceKind::Instalment),
        ("cuota", PriceKind::Instalment),
        ("unit", PriceKind::Unit),
        ("grundpreis", PriceKind::Unit),
        ("sav", PriceKind::Saving),
        ("discount", PriceKind::Saving),
        ("tax", PriceKind::Tax),
        ("vat", PriceKind::Tax),
    ];
    if let Some((_, kind)) = BY_WORDS.iter().find(|(says, _)| said.any(*says)) {
        return *kind;
    }
    let classes = doc.above(el).take(3);
    std::iter::once(el)
        .chain(classes)
        .filter_map(|ix| doc.attr(ix, &local_name!("class")))
        .find_map(|class| {
            let class = class.to_ascii_lowercase();
            BY_CLASS.iter().find(|(word, _)| class.contains(word)).map(|(_, kind)| *kind)
        })
        .unwrap_or(PriceKind::Extra)
}

/// The amounts beside the price: what stands near it, each kind and amount once.
pub fn beside<'a>(
    all: &'a [Candidate],
    price: Option<&Candidate>,
    title: Option<u32>,
) -> Vec<(PriceKind, &'a Candidate)> {
    let (from, to) = match (price, title) {
        (Some(price), _) => (price.run.saturating_sub(20), price.run + 60),
        (None, Some(title)) => (title, title + 120),
        (None, None) => return Vec::new(),
    };
    let mut found: Vec<(PriceKind, &Candidate)> = Vec::new();
    for candidate in all.iter().filter(|c| (from..to).contains(&c.run) && c.money.amount.units > 0) {
        let Some(kind) = candidate.side else { continue };
        let known = found.iter().any(|(k, c)| *k == kind && c.money.amount == candidate.money.amount);
        if !known && found.len() < Offer::MAX_OTHER_PRICES {
            found.push((kind, candidate));
        }
    }
    found
}

/// The per cent off shown near the price: a number that fits the two amounts, else one that says what it is.
pub fn discount(doc: &Doc, price: &Candidate, list: Option<Amount>) -> Option<u8> {
    let near = doc.runs.iter().enumerate().skip(price.run.saturating_sub(12) as usize).take(30);
    let exact = list.map(|l| 100.0 * (1.0 - price.money.amount.to_f64() / l.to_f64()));
    for (_, run) in near {
        let text = doc.run_text(run).trim();
        if text.len() > 40 || doc.el(run.el).hidden {
            continue;
        }
        let Some((percent, signed)) = percent_in(text) else { continue };
        let says = signed || doc.el(run.el).hint.any(Hint::SIDE_COST.with(Hint::NOW));
        match exact {
            Some(exact) if (exact - f64::from(percent)).abs() <= 1.5 => return Some(percent),
            None if says => return Some(percent),
            _ => {}
        }
    }
    None
}

/// Whether a text by two amounts says what per cent of the first is taken off to give the second.
pub fn says_cut(doc: &Doc, former: &Candidate, now: &Candidate) -> bool {
    let cut = 100.0 * (1.0 - now.money.amount.to_f64() / former.money.amount.to_f64());
    let (first, last) = (former.run.min(now.run), former.run.max(now.run));
    let near = doc.runs.get(first.saturating_sub(4) as usize..).unwrap_or_default();
    near.iter().take((last - first) as usize + 9).any(|run| {
        let text = doc.run_text(run).trim();
        let told = if text.len() <= 40 { percent_in(text) } else { None };
        told.is_some_and(|(percent, signed)| signed && (cut - f64::from(percent)).abs() <= 1.0)
    })
}

/// Whether a text says of two amounts in it what per cent of the first is taken off to give the second.
pub fn cuts(text: &str, former: Amount, now: Amount) -> bool {
    let cut = 100.0 * (1.0 - now.to_f64() / former.to_f64());
    percent_in(text).is_some_and(|(percent, signed)| signed && (cut - f64::from(percent)).abs() <= 1.0)
}

/// A whole per cent in a short text, and whether the text says that it is off.
fn percent_in(text: &str) -> Option<(u8, bool)> {
    let at = text.find(['%', '％'])?;
    let digits: String = text.get(..at)?.trim_end().chars().rev().take_while(char::is_ascii_digit).collect();
    let percent: u8 = digits.chars().rev().collect::<String>().parse().ok().filter(|p| (1..=99).contains(p))?;
    let lower = text.to_lowercase();
    let before = text.get(..at)?.trim_end().trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    const WORDS: &[&str] =
        &["off", "save", "spar", "rabat", "remise", "descuento", "desconto", "sconto", "korting", "скидк"];
    Some((percent, before.ends_with(['-', '–', '−']) || WORDS.iter().any(|w| lower.contains(w))))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn two_amounts_with_a_dash_between_are_a_range_and_nothing_else_is() {
        let ends = |text: &str| {
            range(text, &price::scan(text))
                .map(|(low, high)| (low.amount.to_string(), high.to_string(), low.means.is_some()))
        };
        let some = |low: &str, high: &str| Some((low.to_owned(), high.to_owned(), true));
        assert_eq!(ends("$10.00 – $20.00"), some("10.00", "20.00"));
        assert_eq!(ends("US $10.50 - 20.50"), some("10.50", "20.50"));
        assert_eq!(ends("10 bis 20 €"), some("10", "20"));
        assert_eq!(ends("€ 5,00 – € 9,00 inkl. MwSt."), some("5.00", "9.00"));
        assert_eq!(ends("$20 $15"), None);
        assert_eq!(ends("was $20 now $25"), None);
        assert_eq!(ends("2 – 3"), None);
    }

    #[test]
    fn a_per_cent_says_that_it_is_off_by_its_sign_or_words() {
        assert_eq!(percent_in("-23%"), Some((23, true)));
        assert_eq!(percent_in("Save 20 %"), Some((20, true)));
        assert_eq!(percent_in("100% cotton"), None);
        assert_eq!(percent_in("80% cotton"), Some((80, false)));
    }
}
