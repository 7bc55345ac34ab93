//! Price text → exact amount and currency.
//!
//! "1.250,00 €", "US $12", "1'250.–", "₹1,00,000", "１２，８００円", "12€99": digits of any script, signs and separators
//! of any country. Which separator is the decimal one follows from how the digits are grouped; only where that
//! leaves two readings does it matter what the shop's country writes.

use super::currency::{self, MARKS, Means, Writing};
use crate::listing::Amount;

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
    let best = all.iter().find(|m| m.beside).or(all.first()).copied()?;
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

/// All numbers in a text that may be prices, left to right.
pub fn scan(text: &str) -> Vec<Money> {
    scan_chars(&characters(text))
}

/// The currency a text names, if any.
pub fn currency_in(text: &str) -> Option<Means> {
    let chars = characters(text);
    (0..chars.len()).find_map(|i| mark_at(&chars, i).map(|(_, means)| means))
}

fn characters(text: &str) -> Vec<char> {
    text.chars()
        .take(MAX_CHARS)
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{200b}' | '\u{feff}' | '\u{ad}'))
        .map(plain)
        .collect()
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
        let before = mark_before(chars, i, behind);
        let after = mark_after(chars, end);
        let zero_cents = dash_cents(chars, end);
        if zero_cents > end {
            end = zero_cents;
        }
        let after = after.or_else(|| mark_after(chars, end));
        // "12€99" and "1250€ 60": the sign stands where the point would.
        let mut amount = number.amount();
        let mut has_decimals = number.has_decimals();
        let mut mark = before.map(|(start, end, means)| (start, end, means, start));
        if mark.is_none()
            && let Some((start, stop, means)) = after
        {
            mark = Some((start, stop, means, i));
            end = stop;
            if let Some((cents, behind_cents)) = cents_after(chars, stop, number.has_decimals()) {
                amount = amount.and_then(|a| with_cents(a, cents));
                has_decimals = true;
                end = behind_cents;
            }
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
                beside: mark.is_some(),
                has_decimals,
            });
            behind = end;
        }
        i = end.max(number.end).max(i + 1);
    }
    found
}

/// ",-" ".–" ",--": no cents.
fn dash_cents(chars: &[char], end: usize) -> usize {
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '−');
    if matches!(at(chars, end), '.' | ',') && dash(at(chars, end + 1)) {
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

fn with_cents(whole: Amount, cents: u32) -> Option<Amount> {
    (whole.scale == 0).then_some(())?;
    Some(Amount { units: whole.units.checked_mul(100)?.checked_add(i64::from(cents))?, scale: 2 })
}

/// A currency mark that ends at or just before `i`.
fn mark_before(chars: &[char], i: usize, not_before: usize) -> Option<(usize, usize, Means)> {
    let mut end = i;
    let mut skipped = 0;
    while end > not_before && skipped < 3 && matches!(at(chars, end - 1), ' ' | ':' | '.' | '-' | '–') {
        // A dot belongs to "Rs." and the like, and is looked at below.
        if at(chars, end - 1) == '.' {
            break;
        }
        end -= 1;
        skipped += 1;
    }
    (not_before..end)
        .rev()
        .take(7)
        .filter_map(|start| {
            let (stop, means) = mark_at(chars, start)?;
            (stop == end).then_some((start, stop, means))
        })
        .next_back()
}

/// A currency mark that begins at or just behind `i`.
fn mark_after(chars: &[char], i: usize) -> Option<(usize, usize, Means)> {
    let start = (i..i + 3).find(|&j| at(chars, j) != ' ')?;
    let (stop, means) = mark_at(chars, start)?;
    // "10 $5": the sign belongs to the number behind it.
    if matches!(means, Means::Dollar) && start > i && at(chars, stop).is_ascii_digit() {
        return None;
    }
    Some((start, stop, means))
}

/// The mark that begins at `i`: where it ends and what it means.
fn mark_at(chars: &[char], i: usize) -> Option<(usize, Means)> {
    let first = at(chars, i);
    if first == '\0' || first == ' ' || first.is_ascii_digit() {
        return None;
    }
    let free_before = i == 0 || !at(chars, i - 1).is_alphabetic();
    let mut best: Option<(usize, Means)> = None;
    let folded = first.to_lowercase().next().unwrap_or(first);
    for (mark, writing, means) in MARKS {
        let begins = mark.chars().next().unwrap_or_default();
        if begins != first
            && plain(begins) != first
            && (*writing != Writing::Word || begins.to_lowercase().next() != Some(folded))
        {
            continue;
        }
        if *writing != Writing::Sign && !free_before && first.is_alphabetic() {
            continue;
        }
        let mut j = i;
        let same = mark.chars().all(|m| {
            let c = at(chars, j);
            j += 1;
            c == plain(m) || c == m || (*writing == Writing::Word && (c.to_lowercase().eq(m.to_lowercase())))
        });
        let ends_in_letter = mark.chars().next_back().is_some_and(char::is_alphabetic);
        let open_end = *writing != Writing::Sign && ends_in_letter && at(chars, j).is_alphabetic();
        if same && !open_end && best.is_none_or(|(end, _)| j > end) {
            best = Some((j, *means));
        }
    }
    if best.is_none() && free_before && first.is_ascii_uppercase() && !at(chars, i + 3).is_alphabetic() {
        let code: String = chars.get(i..i + 3)?.iter().collect();
        if code.bytes().all(|b| b.is_ascii_uppercase()) {
            best = currency::code(&code).map(|c| (i + 3, Means::One(c)));
        }
    }
    best
}

/// Digits and their separators, before it is decided what the separators are.
struct Number {
    groups: Vec<String>,
    separators: Vec<char>,
    end: usize,
    myriads: bool,
}

impl Number {
    fn read(chars: &[char], from: usize) -> Self {
        let mut number = Self { groups: Vec::new(), separators: Vec::new(), end: from, myriads: false };
        let mut i = from;
        if matches!(at(chars, i), '.' | ',') {
            number.groups.push(String::new());
            number.separators.push(at(chars, i));
            i += 1;
        }
        loop {
            let mut group = String::new();
            while at(chars, i).is_ascii_digit() {
                group.push(at(chars, i));
                i += 1;
            }
            number.groups.push(group);
            number.end = i;
            if number.groups.len() > 8 {
                break;
            }
            let separator = at(chars, i);
            let digits = (0..5).take_while(|k| at(chars, i + 1 + k).is_ascii_digit()).count();
            let goes_on = match separator {
                '.' | ',' => digits > 0,
                // A gap groups thousands only: three digits behind it, no more than three before it.
                ' ' | '\'' => {
                    let last = number.groups.last().map_or(0, String::len);
                    let same = number.separators.iter().all(|s| *s == separator);
                    digits == 3 && (1..=3).contains(&last) && same
                }
                _ => false,
            };
            if !goes_on {
                // "1, 250.00" and "1 .99" do occur, but so do lists; they are left alone.
                break;
            }
            number.separators.push(separator);
            i += 1;
        }
        if at(chars, i) == '万' || at(chars, i) == '萬' {
            number.myriads = true;
            number.end = i + 1;
        }
        number
    }

    /// How many of the last groups stand behind the decimal point: 0 or 1.
    fn has_decimals(&self) -> bool {
        let (Some(last), Some(separator)) = (self.groups.last(), self.separators.last()) else { return false };
        let times = self.separators.iter().filter(|s| *s == separator).count();
        let first = self.groups.first().map_or("", String::as_str);
        match separator {
            ' ' | '\'' => false,
            _ if self.separators.len() > times => times == 1,
            _ if times > 1 => last.len() != 3,
            _ => last.len() != 3 || first.is_empty() || first.bytes().all(|b| b == b'0') || first.len() > 3,
        }
    }

    fn amount(&self) -> Option<Amount> {
        let mut digits: String = self.groups.concat();
        let mut scale = if self.has_decimals() { self.groups.last().map_or(0, String::len) } else { 0 };
        while scale > 6 {
            digits.pop();
            scale -= 1;
        }
        if digits.is_empty() || digits.trim_start_matches('0').len() > 15 {
            return None;
        }
        let mut units: i64 = digits.parse().ok()?;
        if self.myriads {
            units = units.checked_mul(10_000)?;
        }
        let mut amount = Amount { units, scale: scale as u8 };
        while self.myriads && amount.scale > 0 && amount.units % 10 == 0 {
            amount = Amount { units: amount.units / 10, scale: amount.scale - 1 };
        }
        Some(amount)
    }
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
