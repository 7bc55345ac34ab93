//! Digits with their separators: which separator is the decimal one follows from how the digits are grouped.

use super::at;
use crate::listing::Amount;

/// Digits and their separators, before it is decided what the separators are.
pub(super) struct Number {
    groups: Vec<String>,
    separators: Vec<char>,
    /// The first character behind it.
    pub(super) end: usize,
    /// How many zeros a word behind the digits stands for ("3.5万", "5.45 Lakh").
    zeros: u32,
}

impl Number {
    /// Reads the number that begins at `from`.
    pub(super) fn read(chars: &[char], from: usize) -> Self {
        let mut number = Self { groups: Vec::new(), separators: Vec::new(), end: from, zeros: 0 };
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
        // ".75,333": what groups behind it has its point elsewhere.
        if number.separators.len() > 1 && number.groups.first().is_some_and(String::is_empty) {
            number.groups.remove(0);
            number.separators.remove(0);
        }
        if let Some((zeros, end)) = multiplied(chars, i) {
            number.zeros = zeros;
            number.end = end;
        }
        number
    }

    /// Whether the last group stands behind the decimal point, in a currency with this many decimals.
    pub(super) fn has_decimals(&self, places: u8) -> bool {
        let (Some(last), Some(separator)) = (self.groups.last(), self.separators.last()) else { return false };
        let times = self.separators.iter().filter(|s| *s == separator).count();
        let first = self.groups.first().map_or("", String::as_str);
        match separator {
            ' ' | '\'' => false,
            _ if self.separators.len() > times => times == 1,
            _ if times > 1 => last.len() != 3,
            // "1.250 KD": a dinar has thousandths.
            '.' if places == 3 && last.len() == 3 => true,
            _ => last.len() != 3 || first.is_empty() || first.bytes().all(|b| b == b'0') || first.len() > 3,
        }
    }

    /// The exact amount, in a currency with this many decimals.
    pub(super) fn amount(&self, places: u8) -> Option<Amount> {
        let mut digits: String = self.groups.concat();
        let mut scale = if self.has_decimals(places) { self.groups.last().map_or(0, String::len) } else { 0 };
        while scale > 6 {
            digits.pop();
            scale -= 1;
        }
        if digits.is_empty() || digits.trim_start_matches('0').len() > 15 {
            return None;
        }
        let mut units: i64 = digits.parse().ok()?;
        units = units.checked_mul(10_i64.checked_pow(self.zeros)?)?;
        let mut amount = Amount { units, scale: scale as u8 };
        while self.zeros > 0 && amount.scale > 0 && amount.units % 10 == 0 {
            amount = Amount { units: amount.units / 10, scale: amount.scale - 1 };
        }
        Some(amount)
    }
}

/// Words for large numbers that prices are written with, and their zeros. Those in letters are words of their own.
const LARGE: &[(&str, u32)] = &[
    ("万", 4),
    ("萬", 4),
    ("만", 4),
    ("億", 8),
    ("亿", 8),
    ("lakhs", 5),
    ("lakh", 5),
    ("lacs", 5),
    ("lac", 5),
    ("crores", 7),
    ("crore", 7),
    ("cr", 7),
    ("लाख", 5),
    ("करोड़", 7),
    ("juta", 6),
    ("jt", 6),
    ("ribu", 3),
    ("triệu", 6),
    ("млн", 6),
    ("тыс", 3),
    ("тис", 3),
    ("milyon", 6),
    ("میلیون", 6),
    ("هزار", 3),
    ("ล้าน", 6),
];

/// The zeros of a word for a large number at `i` or behind a space, and where it ends.
fn multiplied(chars: &[char], i: usize) -> Option<(u32, usize)> {
    let start = if at(chars, i) == ' ' { i + 1 } else { i };
    let first = at(chars, start);
    if !first.is_alphabetic() {
        return None;
    }
    LARGE.iter().find_map(|(word, zeros)| {
        let end = start + word.chars().count();
        let same = word.chars().zip(start..).all(|(w, j)| at(chars, j) == w || at(chars, j).to_ascii_lowercase() == w);
        // Signs stand right behind the digits and before anything.
        let sign = first as u32 >= 0x2e80;
        let open = |c: char| c.is_alphabetic() || c == '\u{94d}';
        (same && if sign { start == i } else { !open(at(chars, end)) }).then_some((*zeros, end))
    })
}
