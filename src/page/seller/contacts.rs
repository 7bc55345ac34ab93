//! E-mail addresses and telephone numbers, also lightly disguised.

use super::{Known, push};
use crate::page::doc::squeeze;

/// The e-mail address around an "@" or words for it: `before` ends and `behind` begins where they stand.
pub(super) fn email(before: &str, sign: &str, behind: &str) -> Option<String> {
    let disguised = sign != "@";
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let before = before.trim_end();
    let start = before.char_indices().rev().take(64).take_while(|(_, c)| part(*c)).last().map(|(i, _)| i)?;
    let local = before.get(start..)?.trim_matches('.');
    let (host, spoken) = host(behind.trim_start(), disguised)?;
    // "Shop at example.com" is a sentence; "shop at example dot com" is none.
    let plain = sign.chars().all(|c| c.is_alphabetic() || c == ' ');
    // Forms show a made-up address.
    let sample =
        host.ends_with("example.com") && matches!(local, "name" | "you" | "email" | "your" | "yourname" | "user");
    let ending = host.rsplit('.').next().unwrap_or_default();
    let image = matches!(ending, "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "css" | "js" | "avif");
    let fits = !local.is_empty()
        && (!plain || spoken)
        && !sample
        && host.contains('.')
        && (2..=18).contains(&ending.len())
        && ending.bytes().all(|b| b.is_ascii_alphabetic())
        && !image;
    fits.then(|| format!("{local}@{}", host.to_ascii_lowercase()))
}

/// The address at a firm where anybody gets one, though signs and spaces hide it: "lux#gmail.com", "lux (a) gmail . com".
pub(super) fn hidden_email(before: &str, behind: &str, known: &Known) -> Option<String> {
    let host = known.free_mail().filter(|host| begins_with_host(behind, host)).max_by_key(|host| host.len())?;
    let before = before.trim_end();
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let start = before.char_indices().rev().take(64).take_while(|(_, c)| part(*c)).last().map(|(i, _)| i)?;
    let local = before.get(start..)?.trim_matches('.');
    (local.len() >= 3).then(|| format!("{local}@{host}"))
}

/// Whether a text begins with a host's name, its dots perhaps set apart or in words.
fn begins_with_host(text: &str, host: &str) -> bool {
    let mut rest = text.trim_start();
    for (nth, part) in host.split('.').enumerate() {
        if nth > 0 {
            let dot = ["(dot)", "[dot]", "dot ", "(.)", "[.]", ".", "。", "点", "點"];
            let Some(behind) = dot.iter().find_map(|d| rest.trim_start().strip_prefix(d)) else { return false };
            rest = behind.trim_start();
        }
        match rest.get(..part.len()).filter(|r| r.eq_ignore_ascii_case(part)) {
            Some(_) => rest = rest.get(part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
}

/// The host's name at the start of a text; "shop (dot) example" where the "@" was words too.
fn host(text: &str, disguised: bool) -> Option<(String, bool)> {
    const DOTS: &[&str] = &["(dot)", "[dot]", "{dot}", "(punkt)", "[punkt]", "(punto)", " dot ", "(.)", "[.]"];
    let mut host = String::new();
    let mut rest = text;
    let mut spoken = false;
    while host.len() < 100 {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
        host.push_str(rest.get(..end)?);
        rest = rest.get(end..)?;
        let dot = DOTS.iter().find_map(|d| {
            let lower = rest.trim_start();
            let words = d.trim();
            let spaced = !d.starts_with(' ') || rest.starts_with(' ');
            let begins = lower.get(..words.len()).is_some_and(|l| l.eq_ignore_ascii_case(words));
            (disguised && spaced && begins).then(|| lower.get(words.len()..).unwrap_or_default().trim_start())
        });
        match (rest.strip_prefix('.'), dot) {
            (Some(more), _) if more.starts_with(|c: char| c.is_ascii_alphanumeric()) => rest = more,
            (None, Some(more)) => {
                spoken = true;
                rest = more;
            }
            _ => break,
        }
        host.push('.');
    }
    let host = host.trim_end_matches(['.', '-']);
    (!host.is_empty() && !host.starts_with('.')).then(|| (host.to_owned(), spoken))
}

/// The telephone number at the start of a text, as written; seven to fifteen digits.
pub(super) fn phone(text: &str) -> Option<String> {
    // "TEL / FAX": the first of two is the telephone's.
    let second = text.trim_start().strip_prefix(['/', '・']).map(str::trim_start);
    let text = second.and_then(|t| t.strip_prefix("FAX").or(t.strip_prefix("Fax"))).unwrap_or(text);
    let text = text.trim_start_matches(|c: char| {
        !c.is_ascii_digit() && !matches!(c, '+' | '(' | '（' | '＋') && !c.is_alphabetic()
    });
    let mut end = 0;
    let mut digits = 0;
    let mut signs = 0;
    for (at, c) in text.char_indices().take(40) {
        match c {
            '0'..='9' => {
                digits += 1;
                // North American numbers have ten digits behind their 1.
                if digits > 11 && text.starts_with("+1") {
                    break;
                }
                signs = 0;
                end = at + 1;
            }
            '+' if digits == 0 => {}
            // "03-1234-5678 / 03-1234-5679": two.
            '/' if digits >= 9 => break,
            ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '–' | '‑' | '（' | '）' | '－' | '~' | '+' | '＋' => {
                signs += 1;
                if signs > 3 {
                    break;
                }
            }
            _ => break,
        }
    }
    let behind = text.get(end..).unwrap_or_default();
    let number = text.get(..end)?.trim();
    let number = if number.contains(')') { number } else { number.trim_start_matches(['(', ' ']) };
    let other = behind.trim_start().starts_with(['%', '€', '$', '£', ':', '@'])
        || behind.starts_with(|c: char| c.is_ascii_alphabetic());
    let same = number.bytes().filter(u8::is_ascii_digit).all(|d| Some(d) == number.bytes().find(u8::is_ascii_digit));
    ((7..=15).contains(&digits) && !other && !same).then(|| squeeze(number, 40))
}

/// Telephone numbers with the international prefix anywhere in a text.
pub(super) fn international(text: &str, into: &mut Vec<String>) {
    for (at, _) in text.match_indices('+').take(6) {
        let free = !text.get(..at).and_then(|b| b.chars().next_back()).is_some_and(|c| c.is_alphanumeric());
        let rest = text.get(at..).unwrap_or_default();
        let country = rest.chars().nth(1).is_some_and(|c| matches!(c, '1'..='9'));
        if let Some(number) =
            phone(rest).filter(|n| free && country && n.bytes().filter(u8::is_ascii_digit).count() >= 9)
        {
            phone_note(number, into);
        }
    }
}

/// Adds a telephone number that is not known with other signs between its digits.
pub(super) fn phone_note(number: String, into: &mut Vec<String>) {
    let digits = |n: &str| n.chars().filter(char::is_ascii_digit).collect::<String>();
    let new = digits(&number);
    let tail = |n: &str| n.get(n.len().saturating_sub(8)..).unwrap_or_default().to_owned();
    if !into.iter().any(|known| tail(&digits(known)) == tail(&new)) {
        push(into, number);
    }
}

/// The number of a `tel:` link, without what links escape.
pub(super) fn of_link(rest: &str) -> String {
    let mut number = String::new();
    let mut escaped = 0;
    for c in rest.chars().take(80) {
        if c == '%' {
            escaped = 2;
            continue;
        }
        if escaped > 0 {
            escaped -= 1;
            // "%20" is a space, "%2B" a plus; the rest are signs nobody sees.
            if c == '0' && escaped == 0 {
                number.push(' ');
            }
            continue;
        }
        if c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '-' | '.' | ' ' | '/' | '\u{a0}') {
            number.push(c);
        }
    }
    squeeze(number.trim_matches(['/', ' ']), 40)
}
