//! A whole page: read and judged, bounded, the same twice, in time that grows with the page.
#![no_main]

use libfuzzer_sys::fuzz_target;
use loupe::listing::Page;
use loupe::report::Evidence;
use loupe_fuzz::{bounds, chosen, engines, growth};

fuzz_target!(|data: &[u8]| {
    let html = String::from_utf8_lossy(data);
    let page =
        |html: &str| Page { url: "https://shop.example/product/1".into(), html: html.to_owned(), frames: Vec::new() };
    let [engine, other] = engines();
    let report = engine.inspect(&page(&html), "2026-11-23");
    for evidence in report.findings.iter().flat_map(|f| &f.evidence) {
        assert!(evidence.quote.chars().count() <= Evidence::MAX_QUOTE, "a quote of {} bytes", evidence.quote.len());
    }
    bounds::hold(&engine.read(&page(&html)));
    if chosen(&html, 8) {
        let json = |report| serde_json::to_string(&report).expect("a report is JSON");
        assert_eq!(json(report), json(other.inspect(&page(&html), "2026-11-23")), "not the same twice");
    }
    if chosen(&html, 256) {
        growth::linear(&html, |html| drop(engine.inspect(&page(html), "2026-11-23")));
    }
});
