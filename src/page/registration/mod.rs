//! Company and tax numbers: their kinds, forms and check digits, and finding them in text.
//!
//! Three-valued: valid, invalid, or unknown where a kind has no check or issuers and descriptions stray from it. A wrong
//! "invalid" would accuse an honest seller, so a number counts only beside its label or with its country's letters.
//!
//! [`check`] answers for one number, [`find`] reads text. [`table`] holds the kinds as data, [`scheme`] the schemes
//! most share, [`own`] the others, [`worded`] the kinds that are more words than digits.

mod find;
mod own;
mod scheme;
mod table;
mod worded;

pub use find::find;
pub(super) use find::{behind, labels, lettered, note, worded};

pub use scheme::Answer;
use scheme::{ask, fits};
use table::{KINDS, Kind};

/// Longest number looked at, in characters.
const MAX_LENGTH: usize = 60;

/// The names of all kinds, country first.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|k| k.name)
}

/// What a number of a named kind (`de.vat`) is worth; `None` when the kind is not known. White space and the usual
/// signs between digits do not matter, nor do the country's letters in front.
pub fn check(kind: &str, number: &str) -> Option<Answer> {
    // python-stdnum writes `in_` and `is_`, which are words of its language.
    let plain = |c: &str| c.replacen("_.", ".", 1);
    let kind = KINDS.iter().find(|k| k.name == kind || plain(kind) == k.name)?;
    if let Some(check) = worded::check(kind.name) {
        return Some(check(number));
    }
    Some(kind.check(&compact(number)))
}

impl Kind {
    /// The answer for a compact number, with its country's letters or without.
    fn check(&self, number: &str) -> Answer {
        let stripped = self.letters.iter().filter_map(|l| number.strip_prefix(l));
        let answers = stripped.chain([number]).map(|n| self.check_bare(n.as_bytes()));
        answers
            .reduce(|a, b| if a == Answer::Misshapen || b == Answer::Valid { b } else { a })
            .unwrap_or(Answer::Misshapen)
    }

    fn check_bare(&self, number: &[u8]) -> Answer {
        self.forms
            .iter()
            .filter(|(shape, _)| fits(shape, number))
            .map(|(_, rules)| ask(rules, number))
            .reduce(|a, b| if a == Answer::Misshapen || b == Answer::Valid { b } else { a })
            .unwrap_or(Answer::Misshapen)
    }
}

/// A digit or capital as ASCII, from full width, other scripts' digits and small letters; `None` for signs.
fn plain(c: char) -> Option<char> {
    let folded = match u32::from(c) {
        full @ (0xff10..=0xff19 | 0xff21..=0xff3a | 0xff41..=0xff5a) => char::from_u32(full - 0xfee0)?,
        arabic @ 0x660..=0x669 => char::from_u32(arabic - 0x660 + 0x30)?,
        persian @ 0x6f0..=0x6f9 => char::from_u32(persian - 0x6f0 + 0x30)?,
        _ => c,
    };
    folded.is_alphanumeric().then(|| folded.to_uppercase().next().unwrap_or(folded))
}

/// Whether a sign may stand between the digits of a number.
fn separates(c: char) -> bool {
    matches!(c, ' ' | '.' | '-' | '/' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '‐' | '‑' | '–' | '－' | '·' | '\u{200b}')
}

/// A number without what stands between its digits, in capitals; other signs stay and fit no form.
fn compact(number: &str) -> String {
    number.trim().chars().take(MAX_LENGTH).filter(|c| !separates(*c)).map(|c| plain(c).unwrap_or(c)).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]
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
        assert_eq!(one("USt-IdNr. gemäß § 27 a Umsatzsteuergesetz: DE 136 695 976"), ("de.vat".into(), Some(true)));
        assert_eq!(one("사업자등록번호 : 116-82-00276"), ("kr.brn".into(), Some(true)));
        assert_eq!(one("CNPJ: 16.727.230/0001-97"), ("br.cnpj".into(), Some(true)));
        assert_eq!(one("ABN 83 914 571 673"), ("au.abn".into(), Some(true)));
        assert_eq!(one("Org.nr: 988 077 917"), ("no.orgnr".into(), Some(true)));
    }

    #[test]
    fn plain_numbers_are_none() {
        for text in [
            "call 552008443 or order 136695976 today",
            "DESIGN 123456789",
            "incl. VAT 123 456 789 €",
            "VAT 20% included, call 020 7946 0958",
            "Private 123456789",
            "prices incl. vat. Tel: 0207 946 0958",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }

    #[test]
    fn form_and_check_digits_are_told_apart() {
        assert_eq!(check("de.vat", "DE 136 695 976"), Some(Answer::Valid));
        assert_eq!(check("de.vat", "136695978"), Some(Answer::Invalid));
        assert_eq!(check("de.vat", "13669597"), Some(Answer::Misshapen));
        assert_eq!(check("us.ein", "91-1144442"), Some(Answer::Unknown));
        assert_eq!(check("in_.pan", "ACUPA7085R"), Some(Answer::Unknown));
        assert_eq!(check("xx.none", "1"), None);
    }
}
