//! Article numbers: GTINs by their check digit, shop and maker numbers tidied.

/// A GTIN-8, -12, -13 or -14 whose check digit holds, digits only.
pub fn gtin(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['.', ',', ';']);
    if text.len() > 40 {
        return None;
    }
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{a0}')).collect();
    if !digits.bytes().all(|b| b.is_ascii_digit()) || !matches!(digits.len(), 8 | 12 | 13 | 14) {
        return None;
    }
    let sum: u32 =
        digits.bytes().rev().enumerate().map(|(i, b)| u32::from(b - b'0') * if i % 2 == 1 { 3 } else { 1 }).sum();
    let plain = digits.trim_start_matches('0');
    // Runs of one digit hold by arithmetic and mean nothing.
    let distinct = plain.bytes().any(|b| Some(b) != plain.bytes().next());
    (sum.is_multiple_of(10) && plain.len() >= 6 && distinct).then_some(digits)
}

/// A shop's or maker's number: trimmed, without its label, and only if it can be one.
pub fn number(text: &str) -> Option<String> {
    let mut text = text.trim();
    for label in [
        "SKU:",
        "SKU",
        "MPN:",
        "Art.-Nr.:",
        "Art.-Nr.",
        "Art.Nr.:",
        "Art. Nr.",
        "Ref.",
        "Ref:",
        "Item #",
        "Item:",
        "#",
        "№",
        "No.",
        ":",
    ] {
        if let Some(rest) =
            text.get(..label.len()).filter(|start| start.eq_ignore_ascii_case(label)).and(text.get(label.len()..))
        {
            text = rest.trim_start();
        }
    }
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '.'));
    // "AB-123 Blue chair": the number is the first word.
    let first = text.split(char::is_whitespace).next().unwrap_or(text);
    let several = first.len() < text.len() && first.len() >= 5 && first.bytes().filter(u8::is_ascii_digit).count() >= 3;
    let rest_is_words = text.get(first.len()..).is_some_and(|r| !r.chars().any(|c| c.is_ascii_digit()));
    let text = if several && rest_is_words { first } else { text };
    let plain = text.to_ascii_lowercase();
    let nothing = matches!(
        plain.as_str(),
        "" | "n/a"
            | "na"
            | "none"
            | "null"
            | "undefined"
            | "does not apply"
            | "nicht zutreffend"
            | "non applicable"
            | "-"
            | "0"
            | "sku"
            | "unknown"
            | "false"
            | "true"
    );
    (!nothing && text.len() <= 64 && !text.contains(|c: char| c.is_control() || matches!(c, '{' | '<')))
        .then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gtin_needs_its_check_digit() {
        assert_eq!(gtin("4006381333931").as_deref(), Some("4006381333931"));
        assert_eq!(gtin("036000 291452").as_deref(), Some("036000291452"));
        assert_eq!(gtin("4006381333932"), None);
        assert_eq!(gtin("0000000000000"), None);
        assert_eq!(gtin("12345"), None);
        assert_eq!(gtin("does not apply"), None);
    }

    #[test]
    fn labels_and_nothings_are_no_numbers() {
        assert_eq!(number(" SKU: AB-12 ").as_deref(), Some("AB-12"));
        assert_eq!(number("Does not apply"), None);
        assert_eq!(number("{{sku}}"), None);
        assert_eq!(number("AB\u{1}-12"), None);
    }

    #[test]
    fn a_number_ends_at_any_space() {
        assert_eq!(number("64f0959\u{a0} href").as_deref(), Some("64f0959"));
    }
}
