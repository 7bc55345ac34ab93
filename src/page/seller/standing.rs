//! What a marketplace's page plainly says of the seller's standing: positive share, number of ratings, since when.

use crate::listing::Percent;
use crate::page::doc::squeeze;

/// The percentage that ends a text ("98.5% " before "positive"), or begins it ("：98%" behind "好评率").
pub(super) fn percent(before: &str, behind: &str) -> Option<Percent> {
    let tail = before.get(before.floor_char_boundary(before.len().saturating_sub(12))..)?.trim_end();
    let ended = tail.strip_suffix('%').map(|t| {
        let t = t.trim_end();
        let start = t
            .rfind(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
            .map_or(0, |i| t.ceil_char_boundary(i + 1));
        t.get(start..).unwrap_or_default()
    });
    let begun = || {
        let text = behind.trim_start_matches([':', '：', ' ', '\u{a0}']);
        let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))?;
        text.get(end..)?.trim_start().starts_with('%').then(|| text.get(..end)).flatten()
    };
    let number = ended.filter(|n| !n.is_empty()).or_else(begun)?;
    let (whole, tenth) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    let tenths = whole.parse::<u16>().ok().filter(|w| *w <= 100)? * 10 + tenth.get(..1)?.parse::<u16>().ok()?;
    (tenths <= 1000).then_some(Percent { tenths })
}

/// A count that stands alone in brackets: "(1,234)", "(12.4K)".
pub(super) fn count(text: &str) -> Option<u32> {
    let inner = text.trim().strip_prefix(['(', '（'])?.strip_suffix([')', '）'])?.trim();
    let (number, factor) = match inner.strip_suffix(['k', 'K']) {
        Some(rest) => (rest, 1000.0),
        None => (inner, 1.0),
    };
    if factor > 1.0 {
        let value: f64 = number.trim().replace(',', ".").parse().ok()?;
        return (0.0..4e6).contains(&value).then(|| (value * factor).round() as u32);
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let grouped = number.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '\u{a0}' | '\''));
    (grouped && digits.len() <= 9).then(|| digits.parse().ok()).flatten()
}

/// The day behind "member since": up to its year ("Mar 05, 2012", "2019"), or a number of years ("5 年").
pub(super) fn since(behind: &str) -> Option<String> {
    let text = behind.trim_start_matches([':', '：', ' ', '\u{a0}', '(', '在']);
    let text = text.get(..text.floor_char_boundary(40))?;
    let bytes = text.as_bytes();
    let year = (0..bytes.len().saturating_sub(3)).find(|i| {
        let four = bytes.get(*i..*i + 4).unwrap_or_default();
        let free = |at: Option<usize>| !at.and_then(|a| bytes.get(a)).is_some_and(u8::is_ascii_digit);
        four.iter().all(u8::is_ascii_digit)
            && (four.starts_with(b"19") || four.starts_with(b"20"))
            && free(i.checked_sub(1))
            && free(Some(i + 4))
    });
    if let Some(year) = year.filter(|y| *y <= 26) {
        let mut end = year + 4;
        // "2019-03-05"
        if let Some(rest) = text.get(end..).filter(|r| r.starts_with(['-', '/', '.'])) {
            end += rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '/' | '.')).unwrap_or(rest.len());
        }
        return text.get(..end).map(|t| squeeze(t.trim_end_matches(['-', '/', '.']), 40));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let years = text.get(digits..)?.trim_start().starts_with('年');
    (years && (1..=2).contains(&digits)).then(|| format!("{} 年", text.get(..digits).unwrap_or_default()))
}
