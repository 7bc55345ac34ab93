//! Company and tax numbers: their shapes and check digits.
//!
//! Three-valued: valid, invalid, or unknown where a kind has no check or issuers are known to stray from it. A wrong
//! "invalid" would accuse an honest seller, so a number counts only beside its label or with its country's letters.

use crate::listing::Registration;

/// A kind of number: its name, the labels it stands behind (lower case), its check.
struct Kind {
    name: &'static str,
    labels: &'static [&'static str],
    /// Letters that begin the number and name the kind by themselves.
    prefix: &'static str,
    length: usize,
    check: fn(&str) -> Option<bool>,
}

const KINDS: &[Kind] = &[
    Kind {
        name: "cn.uscc",
        labels: &[
            "统一社会信用代码",
            "社会信用代码",
            "信用代码",
            "统一社会信用码",
            "营业执照注册号",
            "uscc",
            "unified social credit",
        ],
        prefix: "",
        length: 18,
        check: uscc,
    },
    Kind {
        name: "de.vat",
        labels: &["ust-id", "ust.-id", "ustid", "ust-idnr", "umsatzsteuer-id", "umsatzsteuer-identifikationsnummer"],
        prefix: "DE",
        length: 9,
        check: de_vat,
    },
    Kind { name: "fr.siren", labels: &["siren", "siret", "rcs", "r.c.s"], prefix: "", length: 9, check: luhn },
    Kind {
        name: "it.iva",
        labels: &["p.iva", "p. iva", "partita iva", "p.i.", "piva"],
        prefix: "IT",
        length: 11,
        check: luhn,
    },
    Kind {
        name: "gb.vat",
        labels: &["vat no", "vat number", "vat reg", "vat registration"],
        prefix: "GB",
        length: 9,
        check: gb_vat,
    },
    Kind { name: "es.cif", labels: &["cif", "c.i.f", "nif", "n.i.f"], prefix: "ES", length: 9, check: es_cif },
];

/// All numbers of known kinds in a text, at most eight.
pub fn find(text: &str) -> Vec<Registration> {
    let mut found: Vec<Registration> = Vec::new();
    let lower = text.to_lowercase();
    for kind in KINDS {
        for label in kind.labels {
            for (at, _) in lower.match_indices(label).take(4) {
                let inside_word = lower
                    .get(..at)
                    .and_then(|b| b.chars().next_back())
                    .is_some_and(|c| c.is_alphanumeric() && c.is_ascii());
                let rest = lower.get(at + label.len()..).unwrap_or_default();
                if !inside_word {
                    note(kind, rest, &mut found);
                }
            }
        }
        if !kind.prefix.is_empty() {
            for (at, _) in text.match_indices(kind.prefix).take(8) {
                let free = !text.get(..at).and_then(|b| b.chars().next_back()).is_some_and(char::is_alphanumeric);
                let rest = text.get(at + kind.prefix.len()..).unwrap_or_default();
                if free
                    && rest
                        .trim_start()
                        .starts_with(|c: char| c.is_ascii_digit() || kind.name == "es.cif" && c.is_ascii_uppercase())
                {
                    note_number(kind, kind.prefix, rest, &mut found);
                }
            }
        }
    }
    found.truncate(8);
    found
}

/// The number behind a label: a few words may stand between.
fn note(kind: &Kind, rest: &str, found: &mut Vec<Registration>) {
    let rest = rest.get(..rest.floor_char_boundary(60)).unwrap_or_default();
    let upper = rest.to_uppercase();
    let begins = |c: char| c.is_ascii_digit() || matches!(kind.name, "cn.uscc" | "es.cif") && c.is_ascii_uppercase();
    for (at, c) in upper.char_indices() {
        let free = !upper.get(..at).and_then(|b| b.chars().next_back()).is_some_and(|c| c.is_ascii_alphanumeric());
        let lettered = !kind.prefix.is_empty() && upper.get(at..).is_some_and(|r| r.starts_with(kind.prefix));
        if !free || !(begins(c) || lettered) {
            continue;
        }
        let number = upper.get(at..).unwrap_or_default();
        let (prefix, number) = match number.strip_prefix(kind.prefix) {
            Some(rest) => (kind.prefix, rest),
            None => ("", number),
        };
        if note_number(kind, prefix, number, found) {
            return;
        }
    }
}

fn note_number(kind: &Kind, prefix: &str, rest: &str, found: &mut Vec<Registration>) -> bool {
    let mut digits = String::new();
    let mut written = String::from(prefix);
    for c in rest.trim_start().chars().take(kind.length * 2) {
        if digits.len() == kind.length {
            break;
        }
        if c.is_ascii_digit() || c.is_ascii_uppercase() {
            digits.push(c);
        } else if !matches!(c, ' ' | '.' | '-' | '\u{a0}') {
            break;
        }
        written.push(c);
    }
    let written = written.trim().to_owned();
    let same = |f: &Registration| {
        f.kind == kind.name
            && f.number.chars().filter(char::is_ascii_alphanumeric).collect::<String>().ends_with(&digits)
    };
    let plausible = digits.len() == kind.length && digits.bytes().filter(u8::is_ascii_digit).count() * 2 >= kind.length;
    if !plausible {
        return false;
    }
    // Two labels may lead to one number; looking on would take the next number, a telephone's, for another.
    if found.iter().any(same) {
        return true;
    }
    let digits_only = matches!(kind.name, "cn.uscc" | "es.cif") || digits.bytes().all(|b| b.is_ascii_digit());
    if !digits_only {
        return false;
    }
    found.push(Registration { kind: kind.name.to_owned(), number: written, valid: (kind.check)(&digits) });
    true
}

fn digit(byte: u8) -> u32 {
    u32::from(byte.wrapping_sub(b'0'))
}

/// GB 32100: weights are powers of 3 modulo 31 over an alphabet without I, O, S, V, Z.
fn uscc(number: &str) -> Option<bool> {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let mut weight = 1usize;
    let mut sum = 0usize;
    let bytes = number.as_bytes();
    let (last, body) = bytes.split_last()?;
    for byte in body {
        let Some(value) = ALPHABET.iter().position(|a| a == byte) else { return Some(false) };
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    let check = (31 - sum % 31) % 31;
    Some(ALPHABET.get(check) == Some(last))
}

/// ISO 7064 mod 11, 10.
fn de_vat(number: &str) -> Option<bool> {
    let (last, body) = number.as_bytes().split_last()?;
    let mut product = 10;
    for byte in body {
        let sum = match (digit(*byte) + product) % 10 {
            0 => 10,
            sum => sum,
        };
        product = 2 * sum % 11;
    }
    Some((11 - product) % 10 == digit(*last))
}

fn luhn(number: &str) -> Option<bool> {
    let sum: u32 = number
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| match (i % 2, digit(b)) {
            (0, d) => d,
            (_, d) if d > 4 => d * 2 - 9,
            (_, d) => d * 2,
        })
        .sum();
    Some(sum.is_multiple_of(10))
}

/// Modulo 97, in the old range and the one shifted by 55.
fn gb_vat(number: &str) -> Option<bool> {
    let digits: Vec<u32> = number.bytes().map(digit).collect();
    let weighted: u32 = digits.iter().zip([8, 7, 6, 5, 4, 3, 2, 10, 1]).map(|(d, w)| d * w).sum();
    Some(weighted.is_multiple_of(97) || (weighted + 55).is_multiple_of(97))
}

/// A letter, seven digits, and a digit or letter by the tens' complement of their sum.
fn es_cif(number: &str) -> Option<bool> {
    let bytes = number.as_bytes();
    let (first, last) = (*bytes.first()?, *bytes.last()?);
    let middle = bytes.get(1..8)?;
    if !first.is_ascii_uppercase() || !middle.iter().all(u8::is_ascii_digit) {
        return None; // a person's number: other rules, left open
    }
    if !b"ABCDEFGHJNPQRSUVW".contains(&first) {
        return None;
    }
    let sum: u32 = middle
        .iter()
        .enumerate()
        .map(|(i, b)| {
            if i % 2 == 0 {
                let d = digit(*b) * 2;
                d / 10 + d % 10
            } else {
                digit(*b)
            }
        })
        .sum();
    let check = (10 - sum % 10) % 10;
    let letter = b"JABCDEFGHI".get(check as usize).copied();
    Some(if last.is_ascii_digit() { digit(last) == check } else { Some(last) == letter })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn one(text: &str) -> (String, Option<bool>) {
        let found = find(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        (found[0].kind.clone(), found[0].valid)
    }

    #[test]
    fn numbers_are_known_by_label_or_letters_and_checked() {
        assert_eq!(one("USt-IdNr.: DE136695976"), ("de.vat".into(), Some(true)));
        assert_eq!(one("USt-IdNr.: DE136695978"), ("de.vat".into(), Some(false)));
        assert_eq!(one("统一社会信用代码：91110000600037341L"), ("cn.uscc".into(), Some(true)));
        assert_eq!(one("统一社会信用代码：91110000600037341M"), ("cn.uscc".into(), Some(false)));
        assert_eq!(one("P.IVA 00743110157"), ("it.iva".into(), Some(true)));
        assert_eq!(one("SIREN : 552 008 443"), ("fr.siren".into(), Some(true)));
        assert_eq!(one("Company VAT GB 980 7806 84"), ("gb.vat".into(), Some(true)));
        assert_eq!(one("CIF: J99216582"), ("es.cif".into(), Some(true)));
    }

    #[test]
    fn plain_numbers_are_none() {
        assert_eq!(find("call 552008443 or order 136695976 today"), []);
        assert_eq!(find("DESIGN 123456789"), []);
    }
}
