//! Price text → exact amount and currency.
//!
//! "1.250,00 €", "US $12", "1'250.–", "₹1,00,000", "１２，８００円", "12€99": digits of any script, signs and separators
//! of any country. Which separator is the decimal one follows from how the digits are grouped; only where that
//! leaves two readings does it matter what the shop's country writes.

mod marks;
mod number;

use super::currency::{self, Means};
use crate::listing::Amount;
use marks::{ends_code, in_code, mark_after, mark_at, mark_before};
use number::Number;

/// A price found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    /// The exact amount.
    pub amount: Amount,
    /// What the sign or word beside it means; `None` when there is none.
    pub means: Option<Means>,
    /// First character of the price in the text, counted in characters.
    pub start: usize,
    /// The first character behind it.
    pub end: usize,
    /// First character of the mark, and the one behind it.
    pub mark: Option<(usize, usize)>,
    /// Whether the currency's mark stands right beside the number.
    pub beside: bool,
    /// Whether digits stand behind a decimal point.
    pub has_decimals: bool,
}

/// Longest text looked at, in characters.
const MAX_CHARS: usize = 2_000;

/// The ASCII form of a digit or separator of any script.
fn plain(c: char) -> char {
    let digit = |base: u32| char::from_digit(c as u32 - base, 10).unwrap_or(c);
    match c {
        '０'..='９' => digit(0xff10),
        '٠'..='٩' => digit(0x660),
        '۰'..='۹' => digit(0x6f0),
        '०'..='९' => digit(0x966),
        '๐'..='๙' => digit(0xe50),
        '．' | '٫' => '.',
        '，' | '٬' | '、' => ',',
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\u{2002}' | '\u{2003}' | '\t' | '\n' | '\r' | '\u{3000}' => {
            ' '
        }
        '’' | '‘' | '`' | '´' => '\'',
        _ => c,
    }
}

/// The first price in a text that is expected to be one: a price field, an attribute, a price box.
pub fn parse(text: &str) -> Option<Money> {
    let chars = characters(text);
    let all = scan_chars(&chars);
    // A number with a currency beside it wins over one without.
    let Some(best) = all.iter().find(|m| m.beside).or(all.first()).copied() else { return free(text) };
    if best.means.is_some() {
        return Some(best);
    }
    // A mark elsewhere in the text still names the currency.
    let mark = (0..chars.len()).find_map(|i| mark_at(&chars, i).map(|(end, means)| (i, end, means)));
    Some(match mark {
        Some((start, end, means)) => Money { means: Some(means), mark: Some((start, end)), ..best },
        None => best,
    })
}

/// Nothing to pay, where a text says so and no more.
fn free(text: &str) -> Option<Money> {
    const WORDS: &[&str] = &[
        "free",
        "free to play",
        "gratis",
        "kostenlos",
        "gratuit",
        "gratuito",
        "grátis",
        "zdarma",
        "za darmo",
        "бесплатно",
        "免费",
        "免費",
        "無料",
        "무료",
    ];
    let said = text.trim_matches(|c: char| !c.is_alphanumeric());
    let len = text.chars().count();
    (said.len() < 40 && WORDS.contains(&said.to_lowercase().as_str())).then_some(Money {
        amount: Amount { units: 0, scale: 0 },
        means: None,
        start: 0,
        end: len,
        mark: None,
        beside: false,
        has_decimals: false,
    })
}

/// All numbers in a text that may be prices, left to right.
pub fn scan(text: &str) -> Vec<Money> {
    scan_chars(&characters(text))
}

/// The currency a text names, if any.
pub fn currency_in(text: &str) -> Option<Means> {
    let chars = characters(text);
    (0..chars.len()).find_map(|i| mark_at(&chars, i).map(|(_, means)| means))
}

/// The characters of a text that are seen: places in a text are counted in these.
pub fn shown(text: &str) -> impl Iterator<Item = char> + Clone + '_ {
    text.chars().filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{200b}' | '\u{feff}' | '\u{ad}'))
}

fn characters(text: &str) -> Vec<char> {
    shown(text).take(MAX_CHARS).map(plain).collect()
}

fn at(chars: &[char], i: usize) -> char {
    chars.get(i).copied().unwrap_or('\0')
}

fn scan_chars(chars: &[char]) -> Vec<Money> {
    let mut found: Vec<Money> = Vec::new();
    let mut i = 0;
    let mut behind = 0; // end of the last price: its mark is not also the next one's
    while i < chars.len() && found.len() < 64 {
        let starts = at(chars, i).is_ascii_digit()
            || (matches!(at(chars, i), '.' | ',')
                && at(chars, i + 1).is_ascii_digit()
                && (i == 0 || !at(chars, i - 1).is_alphanumeric()));
        if !starts {
            i += 1;
            continue;
        }
        let number = Number::read(chars, i);
        let mut end = number.end;
        let before = mark_before(chars, i, behind).filter(|(start, stop, _)| !ends_code(chars, *start, *stop));
        let mark_behind = |end| mark_after(chars, end).filter(|(_, stop, _)| !in_code(chars, i, *stop));
        let after = mark_behind(end);
        let zero_cents = dash_cents(chars, end);
        if zero_cents > end {
            end = zero_cents;
        }
        let after = after.or_else(|| mark_behind(end));
        let code = before.or(after).and_then(|(_, _, means)| currency::resolve(means, None, None));
        let places = code.map_or(2, currency::decimals);
        // "12€99" and "1250€ 60": the sign stands where the point would.
        let mut amount = number.amount(places);
        let mut has_decimals = number.has_decimals(places);
        let mut mark = before.map(|(start, end, means)| (start, end, means, start));
        // "$29.95 AUD": the code behind says whose dollar it is.
        if let (Some(mark), Some((_, stop, means))) = (&mut mark, after)
            && mark.2 == Means::Dollar
            && matches!(means, Means::One(code) if currency::is_dollar(code))
        {
            mark.2 = means;
            end = stop;
        }
        if mark.is_none()
            && let Some((start, stop, means)) = after
        {
            mark = Some((start, stop, means, i));
            end = stop;
            if let Some((cents, behind_cents)) = cents_after(chars, stop, has_decimals) {
                amount = amount.and_then(|a| with_cents(a, cents));
                has_decimals = true;
                end = behind_cents;
            }
        }
        if let Some((cents, stop)) = cents_apart(chars, number.end).filter(|_| !has_decimals) {
            amount = amount.and_then(|a| with_cents(a, cents));
            has_decimals = true;
            end = end.max(stop);
        }
        let glued = i > 0 && at(chars, i - 1).is_alphabetic() && mark.is_none_or(|(_, stop, _, _)| stop != i);
        let percent = at(chars, end) == '%' || (at(chars, end) == ' ' && at(chars, end + 1) == '%');
        if let Some(amount) = amount.filter(|_| !(percent || glued && mark.is_none())) {
            found.push(Money {
                amount,
                means: mark.map(|m| m.2),
                start: mark.map_or(i, |m| m.3.min(i)),
                end,
                mark: mark.map(|m| (m.0, m.1)),
                // Dashes for cents are as good as a sign.
                beside: mark.is_some() || zero_cents > number.end,
                has_decimals,
            });
            behind = end;
        }
        i = end.max(number.end).max(i + 1);
    }
    found
}

/// ",-" ".–" ":-" ",--": no cents.
fn dash_cents(chars: &[char], end: usize) -> usize {
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '−');
    if matches!(at(chars, end), '.' | ',' | ':') && dash(at(chars, end + 1)) {
        let mut i = end + 1;
        while dash(at(chars, i)) {
            i += 1;
        }
        return i;
    }
    end
}

/// Two digits right behind a currency sign that follows a whole number.
fn cents_after(chars: &[char], stop: usize, has_decimals: bool) -> Option<(u32, usize)> {
    if has_decimals {
        return None;
    }
    let from = if at(chars, stop) == ' ' { stop + 1 } else { stop };
    let (a, b) = (at(chars, from).to_digit(10)?, at(chars, from + 1).to_digit(10)?);
    let next = at(chars, from + 2);
    let more = next.is_alphanumeric()
        || matches!(next, '.' | ',' | '%') && at(chars, from + 3).is_ascii_digit()
        || next == '%';
    // Behind a gap another price may begin ("12 € 15 €").
    if more || mark_after(chars, from + 2).is_some() {
        return None;
    }
    Some((a * 10 + b, from + 2))
}

/// "119. 95" at a text's end: cents set apart from their point.
fn cents_apart(chars: &[char], end: usize) -> Option<(u32, usize)> {
    let [point, ' ', tens, ones, rest @ ..] = chars.get(end..)? else { return None };
    let value = tens.to_digit(10)? * 10 + ones.to_digit(10)?;
    (matches!(point, '.' | ',') && rest.iter().all(|c| *c == ' ')).then_some((value, end + 4))
}

fn with_cents(whole: Amount, cents: u32) -> Option<Amount> {
    (whole.scale == 0).then_some(())?;
    Some(Amount { units: whole.units.checked_mul(100)?.checked_add(i64::from(cents))?, scale: 2 })
}

/// The amount a structured value states: a bare decimal there is a decimal, unless its currency has no such.
pub fn parse_stated(text: &str, currency: Option<&str>) -> Option<Money> {
    let text = text.trim();
    let plain_decimal = !text.is_empty()
        && text.len() < 20
        && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && text.bytes().filter(|b| *b == b'.').count() <= 1;
    if !plain_decimal {
        return parse(text).filter(|m| m.amount.units >= 0);
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    // "24.990" pesos are 24,990: no peso has thousandths, and nobody writes a trailing zero of one.
    let grouped = part.len() == 3
        && (1..=3).contains(&whole.len())
        && whole != "0"
        && currency.is_some_and(|c| currency::decimals(c) == 0);
    let part = if grouped { part } else { part.get(..part.len().min(6)).unwrap_or("") };
    let units: i64 = format!("{whole}{part}").parse().ok()?;
    let scale = if grouped { 0 } else { part.len() as u8 };
    if units > 999_999_999_999_999 {
        return None;
    }
    Some(Money {
        amount: tidy(Amount { units, scale }),
        means: None,
        start: 0,
        end: text.len(),
        mark: None,
        beside: false,
        has_decimals: scale > 0,
    })
}

/// An amount without needless zeros behind the second decimal.
fn tidy(mut amount: Amount) -> Amount {
    while amount.scale > 2 && amount.units % 10 == 0 {
        amount.units /= 10;
        amount.scale -= 1;
    }
    amount
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;

    fn reads(text: &str, amount: &str, currency: Option<&str>) {
        let money = parse(text).unwrap_or_else(|| panic!("no price in {text:?}"));
        assert_eq!(money.amount.to_string(), amount, "{text:?}");
        assert_eq!(money.means.and_then(|m| currency::resolve(m, None, None)), currency, "{text:?}");
    }

    #[test]
    fn separators_follow_from_how_digits_are_grouped() {
        reads("1.250,00 €", "1250.00", Some("EUR"));
        reads("€1,250.00", "1250.00", Some("EUR"));
        reads("1 250,00 zł", "1250.00", Some("PLN"));
        reads("1'250.–", "1250", None);
        reads("CHF 1’250.50", "1250.50", Some("CHF"));
        reads("24.990", "24990", None);
        reads("0.999 KWD", "0.999", Some("KWD"));
        reads("2.449.000 đ", "2449000", Some("VND"));
        reads("₹1,23,456.78", "123456.78", Some("INR"));
        reads("49,- Kč", "49", Some("CZK"));
        reads("12€99", "12.99", Some("EUR"));
        reads("1250€ 60", "1250.60", Some("EUR"));
        reads("3.5万円", "35000", Some("JPY"));
    }

    #[test]
    fn words_for_large_numbers_are_zeros() {
        reads("₹ 5.45 Lakh", "545000", Some("INR"));
        reads("₹ 1.25 Cr", "12500000", Some("INR"));
        reads("₹2 crore", "20000000", Some("INR"));
        reads("129만원", "1290000", Some("KRW"));
        reads("Rp 2,5 juta", "2500000", Some("IDR"));
        reads("1,5 млн ₽", "1500000", Some("RUB"));
        reads("۲٫۵ میلیون تومان", "2500000", Some("IRT"));
        reads("$20 credit", "20", None);
    }

    #[test]
    fn toman_have_a_code_of_their_own() {
        reads("۲٬۴۵۰٬۰۰۰ تومان", "2450000", Some("IRT"));
        reads("۲۴٬۵۰۰٬۰۰۰ ریال", "24500000", Some("IRR"));
    }

    #[test]
    fn a_point_before_a_grouped_number_is_a_stop_and_dinars_have_thousandths() {
        reads("approx .75,333", "75333", None);
        reads(".99", "0.99", None);
        reads("12.750 KD", "12.750", Some("KWD"));
        reads("1,250 KWD", "1250", Some("KWD"));
        reads("Now 89. 95", "89.95", None);
    }

    #[test]
    fn a_code_behind_the_amount_says_whose_dollar_it_is() {
        reads("$29.95 AUD", "29.95", Some("AUD"));
        reads("$29.95 USD*", "29.95", Some("USD"));
        reads("DEM 170 000", "170000", Some("DEM"));
        assert_eq!(scan("TOP 10 of ALL 50").iter().filter(|m| m.beside).count(), 0);
    }

    #[test]
    fn free_is_an_amount_only_where_nothing_else_is_said() {
        reads("Free!", "0", None);
        reads("Free To Play", "0", None);
        assert_eq!(parse("free shipping"), None);
    }

    #[test]
    fn digits_of_any_script_count() {
        reads("１２，８００円", "12800", Some("JPY"));
        reads("٤٩٫٥٠ ر.س", "49.50", Some("SAR"));
        reads("1\u{a0}299,00\u{a0}руб.", "1299.00", Some("RUB"));
    }

    #[test]
    fn a_mark_beside_the_number_wins() {
        reads("US $12", "12", Some("USD"));
        reads("Ab 3 Stück: 19,99 EUR", "19.99", Some("EUR"));
        reads("Lei 45,50", "45.50", Some("RON"));
        reads("R$ 1.299,90", "1299.90", Some("BRL"));
        reads("1 490 Ft", "1490", Some("HUF"));
        reads("205,68 € 205.68", "205.68", Some("EUR"));
        reads("$12 $15", "12", None);
    }

    #[test]
    fn what_is_no_price_is_none() {
        assert!(scan("M-P-585B-214R-072").iter().all(|m| !m.beside), "a number of goods is no sum in rand");
        assert!(scan("50kr-60kr").iter().all(|m| m.beside));
        for text in ["", "sold out", "50%", "-20 %", "$", "call us", "999999999999999999999999"] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn stated_decimals_are_decimals_unless_the_currency_has_none() {
        let stated = |text, currency| parse_stated(text, currency).map(|m| m.amount.to_string());
        assert_eq!(stated("24.990", Some("CLP")).as_deref(), Some("24990"));
        assert_eq!(stated("24.990", Some("EUR")).as_deref(), Some("24.99"));
        assert_eq!(stated("1299.0000", None).as_deref(), Some("1299.00"));
        assert_eq!(stated("1.299,00", Some("EUR")).as_deref(), Some("1299.00"));
    }
}
