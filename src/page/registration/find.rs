//! Finding numbers in text: behind a label that names them, or by their country's letters.

use super::scheme::Answer;
use super::table::{KINDS, Kind, SHARED};
use super::{plain, separates};
use crate::listing::Registration;

/// Most numbers of a text.
const MOST: usize = 8;
/// Longest gap between a long label and its number, in characters.
const LOOSE: usize = 60;

/// The country the page is at home in (ISO, lower case): settles labels that many countries use.
pub(in crate::page) type Home<'a> = Option<&'a str>;

/// All labels, each with the position of its first meaning, for [`behind`].
pub(in crate::page) fn labels() -> impl Iterator<Item = (&'static str, usize)> {
    let own = KINDS.iter().enumerate().flat_map(|(i, k)| k.labels.iter().map(move |l| (*l, i)));
    own.chain(SHARED.iter().enumerate().map(|(i, (label, _))| (*label, KINDS.len() + i)))
}

/// All numbers of known kinds in a text, at most eight.
pub fn find(text: &str) -> Vec<Registration> {
    let mut found = Vec::new();
    let lower = text.to_lowercase();
    for (label, meaning) in labels() {
        for (at, _) in lower.match_indices(label).take(4) {
            let rest = lower.get(at + label.len()..).unwrap_or_default();
            let ends = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_cjk(c));
            let inside = ends(lower.get(..at).and_then(|b| b.chars().next_back())) && !label.starts_with(is_cjk);
            if inside || ends(rest.chars().next()) && label.ends_with(|c: char| c.is_alphabetic() && !is_cjk(c)) {
                continue;
            }
            // Lower case may be longer or shorter than the text; numbers read alike in both.
            note(behind(label, meaning, rest, None), &mut found);
        }
    }
    for number in lettered(text) {
        note(Some(number), &mut found);
    }
    found
}

fn is_cjk(c: char) -> bool {
    (c as u32) >= 0x2e80
}

/// Adds a number that is not known yet; a known answer replaces an open one.
pub(in crate::page) fn note(number: Option<Registration>, found: &mut Vec<Registration>) {
    let Some(number) = number else { return };
    let bare = |n: &str| n.chars().filter_map(plain).filter(char::is_ascii_digit).collect::<String>();
    let digits = bare(&number.number);
    if found.len() < MOST && !found.iter().any(|f| bare(&f.number) == digits) {
        found.push(number);
    }
}

/// Words that may stand between a short label and its number.
const FILLERS: &[&str] = &[
    "no",
    "nos",
    "nr",
    "nro",
    "num",
    "number",
    "numero",
    "número",
    "numéro",
    "nummer",
    "n",
    "id",
    "idnr",
    "reg",
    "registration",
    "registered",
    "code",
    "identification",
    "is",
    "tax",
    "intra",
    "intracommunautaire",
    "intracomunitario",
    "de",
    "der",
    "und",
    "and",
    "paris",
    "eu",
    "gb",
    "uk",
    "comunitario",
    "est",
    "in",
    "company",
    "our",
    "the",
    "of",
    "č",
    "št",
    "nº",
    "n°",
    "no°",
    "号",
    "號",
    "番号",
    "kodas",
    "kood",
    "kod",
    "empresa",
    "social",
    "du",
    "siège",
    "siret",
    "siren",
    "rcs",
];

/// The number behind a label, where `meaning` is what [`labels`] gave with it.
pub(in crate::page) fn behind(label: &str, meaning: usize, rest: &str, home: Home<'_>) -> Option<Registration> {
    let own = KINDS.get(meaning).map(|k| [k.name]);
    let shared = SHARED.get(meaning.wrapping_sub(KINDS.len())).map(|(_, kinds)| *kinds);
    let names = own.as_ref().map(<[_; 1]>::as_slice).or(shared)?;
    let loose = label.chars().count() >= 7 || label.starts_with(is_cjk) && label.chars().count() > 3;
    let mut gap = String::new();
    let mut tries = 0;
    let mut free = true;
    for (at, c) in rest.char_indices().take(LOOSE) {
        let begins = free && plain(c).is_some_and(|c| c.is_ascii_digit() || c.is_uppercase() || is_cjk(c));
        if begins {
            tries += 1;
            let open = loose
                || gap.split(|c: char| !c.is_alphanumeric() && c != '°').all(|w| w.is_empty() || FILLERS.contains(&w));
            if !open || tries > 8 {
                return None;
            }
            let from = rest.get(at..).unwrap_or_default();
            // Sellers of China give their one number under whatever label a marketplace has; eighteen letters that hold are no other's.
            let chinese = || read(&["cn.uscc"], from, false, None).filter(|n| n.valid == Some(true));
            // "N° TVA: DE136695976": letters of another country whose number holds outweigh the label's language.
            let near = from.get(..from.floor_char_boundary(24)).unwrap_or_default();
            let foreign = lettered(near).into_iter().find(|n| from.starts_with(n.number.as_str()));
            let own = || read(names, from, shared.is_some(), home);
            if let Some(number) = foreign.or_else(own).or_else(chinese) {
                return Some(number);
            }
            // A longer number of another kind: what stands in it is none of ours.
            if !loose && c.is_ascii_digit() {
                return None;
            }
        }
        free = !c.is_alphanumeric() || is_cjk(c);
        if matches!(c, '€' | '$' | '£' | '%' | '@') {
            return None;
        }
        gap.extend(c.to_lowercase());
    }
    None
}

/// The number at the start of `text` of the first of these kinds it holds for, else of the first it fits.
fn read(names: &[&'static str], text: &str, shared: bool, home: Home<'_>) -> Option<Registration> {
    let candidates = candidates(text);
    if candidates.is_empty() {
        return None;
    }
    let mut best: Option<(Answer, Registration)> = None;
    for kind in names.iter().filter_map(|n| KINDS.iter().find(|k| k.name == *n)) {
        let country = kind.name.split('.').next().unwrap_or_default();
        let Some((answer, end, lettered)) = longest(kind, &candidates) else { continue };
        let written = text.get(..end).unwrap_or_default().trim();
        if super::worded::check(kind.name).is_some_and(|check| check(written) == Answer::Misshapen) {
            continue;
        }
        let certain = !shared || lettered || home == Some(country);
        // Digits alone behind a word that many countries use say nothing unless they hold or the page is at home there.
        let value = match answer {
            Answer::Invalid if !certain => Answer::Unknown,
            other => other,
        };
        if shared && !certain && !kind.letters.is_empty() && kind.name != "gb.vat" && !is_one_of_few(kind, names) {
            continue;
        }
        // Digits that fit, behind words of English, make nobody Korean.
        if shared && !certain && kind.name == "kr.brn" {
            continue;
        }
        let registration =
            Registration { kind: kind.name.to_owned(), number: written.to_uppercase(), valid: value.holds() };
        let better = match &best {
            None => true,
            Some((known, _)) => *known != Answer::Valid && value == Answer::Valid,
        };
        if better {
            best = Some((value, registration));
        }
    }
    best.map(|(_, registration)| registration)
}

/// Whether a label is shared by so few kinds that their forms tell them apart.
fn is_one_of_few(_: &Kind, names: &[&str]) -> bool {
    names.len() <= 4
}

/// The starts of a text that can be a number: compact, and where each ends. None where there are too few digits.
fn candidates(text: &str) -> Vec<(String, usize)> {
    let mut compact = String::new();
    let mut found = Vec::new();
    let mut signs = 0;
    let mut digits = 0;
    let mut chars = text.char_indices().take(48).peekable();
    while let Some((at, c)) = chars.next() {
        if separates(c) {
            signs += 1;
            if signs > 3 {
                break;
            }
            continue;
        }
        let Some(folded) = plain(c).filter(|c| !is_cjk(*c)).or((c == '&').then_some('&')) else { break };
        signs = 0;
        digits += usize::from(folded.is_ascii_digit());
        compact.push(folded);
        // A number has no long word in it.
        if digits == 0 && compact.chars().count() > 6 {
            break;
        }
        let goes_on = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric() && !is_cjk(*next));
        let end = at + c.len_utf8();
        if !goes_on
            && digits >= 5
            && !continues(text.get(..end).unwrap_or_default(), text.get(end..).unwrap_or_default())
        {
            found.push((compact.clone(), end));
        }
    }
    found
}

/// The longest candidate that has a form of the kind: its answer, its end, and whether the country's letters stand in it.
fn longest(kind: &Kind, candidates: &[(String, usize)]) -> Option<(Answer, usize, bool)> {
    candidates.iter().rev().find_map(|(compact, end)| {
        let answer = kind.check(compact);
        let lettered = kind.letters.iter().any(|l| compact.starts_with(l))
            || kind.letters.is_empty() && compact.bytes().any(|b| b.is_ascii_uppercase());
        (answer != Answer::Misshapen).then_some((answer, *end, lettered))
    })
}

/// Whether more of the number stands behind: a percent or currency sign, or the same sign and more digits.
fn continues(number: &str, behind: &str) -> bool {
    let mut next = behind.chars();
    let first = next.next();
    let money = behind.trim_start().starts_with(['%', '€', '$', '£', '¥', '@']);
    let joined =
        first.is_some_and(|c| matches!(c, '.' | '-' | '/' | ',')) && next.next().is_some_and(|c| c.is_ascii_digit());
    // "02 1234 5678" goes on; "552 008 443 00013" is a SIREN with its establishment.
    let spaced = first == Some(' ')
        && number.contains(' ')
        && behind.trim_start().chars().take_while(char::is_ascii_digit).count() == 2;
    money || joined || spaced
}

/// Numbers that begin with their country's letters and whose check digits hold: nothing else beside a label is believed.
pub(in crate::page) fn lettered(text: &str) -> Vec<Registration> {
    let mut found = Vec::new();
    let mut free = true;
    for (at, c) in text.char_indices().take(4_000) {
        let rest = text.get(at..).unwrap_or_default();
        if free && c.is_ascii_uppercase() && found.len() < MOST {
            for (letters, name) in LETTERED {
                let Some(number) = rest.strip_prefix(letters) else { continue };
                let near = number.trim_start_matches(['-', ' ', '\u{a0}']);
                if !near.starts_with(|c: char| c.is_ascii_digit() || *name == "at.uid" && c == 'U') {
                    continue;
                }
                let kind = KINDS.iter().find(|k| k.name == *name);
                if let Some((Answer::Valid, end, true)) = kind.and_then(|k| longest(k, &candidates(rest))) {
                    let number = rest.get(..end).unwrap_or_default().to_owned();
                    found.push(Registration { kind: (*name).to_owned(), number, valid: Some(true) });
                }
            }
        }
        free = !c.is_alphanumeric();
    }
    found
}

/// Letters that with a long enough number are hardly anything else.
const LETTERED: &[(&str, &str)] = &[
    ("DE", "de.vat"),
    ("GB", "gb.vat"),
    ("IT", "it.iva"),
    ("FR", "fr.tva"),
    ("NL", "nl.btw"),
    ("AT", "at.uid"),
    ("BE", "be.vat"),
    ("PL", "pl.nip"),
    ("DK", "dk.cvr"),
    ("HR", "hr.oib"),
    ("CHE", "ch.uid"),
    ("LT", "lt.pvm"),
    ("LV", "lv.pvn"),
    ("SE", "se.vat"),
    ("SK", "sk.dph"),
    ("EE", "ee.kmkr"),
    ("PT", "pt.nif"),
    ("EL", "gr.vat"),
    ("IE", "ie.vat"),
];

/// The number of a kind told by its own words (`HRB`, `ICP备`), which stand in `text` at `at`.
pub(in crate::page) fn worded(kind: &'static str, text: &str, at: usize) -> Option<Registration> {
    let check = super::worded::check(kind)?;
    let written = super::worded::around(kind, text, at)?;
    (check(&written) != Answer::Misshapen).then(|| Registration { kind: kind.to_owned(), number: written, valid: None })
}
