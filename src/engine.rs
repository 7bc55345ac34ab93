//! Floor 4: [`Page`] and [`RuleBook`] in, [`Report`] out.

use crate::listing::Page;
use crate::report::{Report, Verdict};
use crate::rules::RuleBook;

/// Judges one page.
///
/// `today` is the day as `YYYY-MM-DD`: the core has no clock.
pub fn inspect(page: &Page, rules: &RuleBook, _today: &str) -> Report {
    Report {
        url: page.url.clone(),
        page_kind: Default::default(),
        marketplace: None,
        verdict: Verdict::NotAProduct,
        meanings: Vec::new(),
        listing: None,
        sources: Default::default(),
        brand: None,
        findings: Vec::new(),
        coverage: Vec::new(),
        missing: Vec::new(),
        truncated: false,
        rules: rules.day.clone(),
    }
}
