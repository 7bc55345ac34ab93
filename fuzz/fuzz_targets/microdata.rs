//! Microdata and RDFa: items within bounds, however the markup nests; no text out of nowhere.
#![no_main]

use libfuzzer_sys::fuzz_target;
use loupe::page::doc::Doc;
use loupe::page::item::{Item, Value};
use loupe::page::words::Words;
use loupe::page::{microdata, rdfa};
use loupe_fuzz::{chosen, growth};
use std::sync::LazyLock;

static WORDS: LazyLock<Words> = LazyLock::new(Words::new);
/// Most bytes of values that one page yields: nested properties repeat the text inside them.
const MOST: usize = 40_000_000;

fuzz_target!(|data: &[u8]| {
    let html = String::from_utf8_lossy(data);
    hold(&html);
    if chosen(&html, 256) {
        growth::linear(&html, hold);
    }
});

fn hold(html: &str) {
    let doc = Doc::new(html, &WORDS);
    for items in [microdata::read(&doc), rdfa::read(&doc)] {
        let size: usize = items.iter().map(|item| bytes(item, 0)).sum();
        assert!(size <= MOST, "{size} bytes of values out of a page of {}", html.len());
    }
}

fn bytes(item: &Item, depth: usize) -> usize {
    assert!(depth < 64, "items nest without end");
    let values = item.props.iter().map(|(name, value)| {
        name.len()
            + match value {
                Value::Text(text) => text.len(),
                Value::Link(address, words) => address.len() + words.len(),
                Value::Item(item) => bytes(item, depth + 1),
            }
    });
    values.sum()
}
