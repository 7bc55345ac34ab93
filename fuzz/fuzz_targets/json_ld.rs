//! JSON-LD: valid JSON is read as serde_json reads it; broken JSON is read within bounds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use loupe::page::doc::Doc;
use loupe::page::item::{Item, Value};
use loupe::page::json::{self, Json};
use loupe::page::json_ld;
use loupe::page::words::Words;
use loupe_fuzz::{chosen, growth};
use std::sync::LazyLock;

static WORDS: LazyLock<Words> = LazyLock::new(Words::new);

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let read = json::parse_all(&text);
    if let Ok(valid) = serde_json::from_str::<serde_json::Value>(&text)
        && (valid.is_object() || valid.is_array())
        && depth(&valid) < 40
    {
        assert_eq!(read.len(), 1, "one valid value, {} read", read.len());
        assert!(same(&read[0], &valid), "read {:?}\nfor {valid}", read[0]);
    }
    let size: usize = read.iter().map(bytes).sum();
    assert!(size <= 4 * text.len() + 64, "{size} bytes out of {}", text.len());
    let html = format!("<script type=application/ld+json>{text}</script>");
    let items = json_ld::read(&Doc::new(&html, &WORDS));
    assert!(items.len() <= 2_000, "{} items", items.len());
    let size: usize = items.iter().map(item_bytes).sum();
    assert!(size <= 64 * text.len() + 1_000, "{size} bytes of items out of {}", text.len());
    if chosen(&text, 256) {
        growth::linear(&text, |text| drop(json::parse_all(text)));
    }
});

fn depth(value: &serde_json::Value) -> usize {
    match value {
        serde_json::Value::Array(list) => 1 + list.iter().map(depth).max().unwrap_or(0),
        serde_json::Value::Object(map) => 1 + map.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// Keys may come twice, and the last one counts in serde_json; every key it has must be here with its value.
fn same(ours: &Json, theirs: &serde_json::Value) -> bool {
    match (ours, theirs) {
        (Json::Null, serde_json::Value::Null) => true,
        (Json::Bool(a), serde_json::Value::Bool(b)) => a == b,
        (Json::Text(a), serde_json::Value::String(b)) => a == b,
        (Json::Number(a), serde_json::Value::Number(b)) => a.parse::<f64>().ok() == b.as_f64(),
        (Json::List(a), serde_json::Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Json::Object(a), serde_json::Value::Object(b)) => {
            b.iter().all(|(key, b)| a.iter().rev().find(|(k, _)| k == key).is_some_and(|(_, a)| same(a, b)))
        }
        _ => false,
    }
}

fn bytes(value: &Json) -> usize {
    match value {
        Json::Null | Json::Bool(_) => 0,
        Json::Number(text) | Json::Text(text) => text.len(),
        Json::List(list) => list.iter().map(bytes).sum(),
        Json::Object(pairs) => pairs.iter().map(|(key, value)| key.len() + bytes(value)).sum(),
    }
}

fn item_bytes(item: &Item) -> usize {
    let props = item.props.iter().map(|(name, value)| {
        name.len()
            + match value {
                Value::Text(text) => text.len(),
                Value::Link(address, words) => address.len() + words.len(),
                Value::Item(item) => item_bytes(item),
            }
    });
    item.types.iter().map(String::len).sum::<usize>() + props.sum::<usize>()
}
