//! Price texts: every amount lies in the text, and what is read is read again the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use loupe::page::{currency, price};
use loupe_fuzz::{chosen, growth};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let long = text.chars().count();
    let all = price::scan(&text);
    let mut behind = 0;
    for money in &all {
        assert!(money.start < money.end && money.end <= long, "{money:?} lies outside the text");
        assert!(money.start >= behind, "{money:?} lies in the one before it");
        assert!(money.mark.is_none_or(|(start, end)| start < end && end <= long), "{money:?} has a mark outside");
        assert!(money.amount.scale <= 6 && money.amount.units.unsigned_abs() < 10u64.pow(19), "{money:?}");
        behind = money.end;
        if money.amount.units >= 0 && money.amount.units < 1_000_000_000_000_000 {
            let written = money.amount.to_string();
            let again = price::parse_stated(&written, Some("EUR")).map(|m| m.amount);
            assert_eq!(again, Some(money.amount), "{written} is not read back");
        }
    }
    let first = price::parse(&text);
    match first {
        None => assert!(all.is_empty(), "scan reads an amount that parse does not"),
        // "Free" is a price without a number.
        Some(first) if all.is_empty() => assert_eq!(first.amount.units, 0, "parse reads an amount that scan does not"),
        Some(first) => {
            assert!(all.iter().any(|m| m.amount == first.amount), "parse reads an amount that scan does not")
        }
    }
    for code in ["EUR", "CLP", "JPY"] {
        if let Some(money) = price::parse_stated(&text, Some(code)) {
            assert!(money.amount.units >= 0, "{money:?} is stated and negative");
        }
    }
    if let Some(means) = price::currency_in(&text) {
        let code = currency::resolve(means, None, Some("AU"));
        let known = |c| currency::code(c).or(currency::former_code(c)) == Some(c);
        assert!(code.is_none_or(known), "{code:?} is no code, and never was");
    }
    if chosen(&text, 256) {
        growth::linear(&text, |text| drop(price::scan(text)));
    }
});
