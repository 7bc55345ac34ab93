//! Marketplaces' files on pages that are not theirs. First line: the address; second: a selector; the rest: the page, and
//! behind a NUL its frame.
#![no_main]

use libfuzzer_sys::fuzz_target;
use loupe::listing::{Frame, Page};
use loupe::page::doc::Doc;
use loupe::page::select::Selector;
use loupe::page::words::Words;
use loupe_fuzz::{bounds, chosen, engines, growth};
use std::sync::LazyLock;

static WORDS: LazyLock<Words> = LazyLock::new(Words::new);

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let (url, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let (selector, html) = rest.split_once('\n').unwrap_or(("", rest));
    let [engine, other] = engines();
    let page = |text: &str| {
        let (html, frame) = text.split_once('\0').unwrap_or((text, ""));
        let frames = vec![Frame { url: "https://vi.vipr.ebaydesc.com/itmdesc/1".into(), html: frame.to_owned() }];
        Page { url: url.to_owned(), html: html.to_owned(), frames }
    };
    let reading = engine.read(&page(html));
    bounds::hold(&reading);
    if chosen(html, 8) {
        assert_eq!(format!("{reading:?}"), format!("{:?}", other.read(&page(html))), "not the same twice");
    }
    if let Ok(selector) = Selector::parse(selector) {
        let doc = Doc::new(html, &WORDS);
        for ix in selector.find(&doc).take(1_000) {
            assert!(selector.matches(&doc, ix), "found what does not match");
        }
    }
    if chosen(html, 256) {
        growth::linear(html, |html| drop(engine.read(&page(html))));
    }
});
