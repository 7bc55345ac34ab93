//! Company and tax numbers in any text, and article numbers: few, short, and out of the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use loupe::page::{ids, registration};
use loupe_fuzz::{chosen, growth};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let found = registration::find(&text);
    assert!(found.len() <= 16, "{} numbers", found.len());
    for number in &found {
        assert!(!number.number.is_empty() && number.number.len() <= 80, "{number:?}");
        assert_eq!(number.number.trim(), number.number, "{number:?} is not trimmed");
        assert!(number.kind.split_once('.').is_some_and(|(country, _)| country.len() == 2), "{number:?}");
    }
    assert_eq!(found, registration::find(&text), "not the same twice");
    if let Some(gtin) = ids::gtin(&text) {
        assert_eq!(ids::gtin(&gtin).as_deref(), Some(&*gtin), "a GTIN that is none");
    }
    if let Some(number) = ids::number(&text) {
        assert!(number.len() <= 64 && number.trim() == number && !number.is_empty(), "{number:?}");
    }
    if chosen(&text, 256) {
        growth::linear(&text, |text| drop(registration::find(text)));
    }
});
