//! For tests: what the words of this build say in a text.

use super::book::{RuleBook, embedded};
use crate::text::fold::Folded;
use std::sync::LazyLock;

pub(super) static RULES: LazyLock<RuleBook> =
    LazyLock::new(|| RuleBook::new(embedded().expect("this build has rule files")));

/// The words for copies that count in `text`, as written there; one that several languages share once.
pub(super) fn said(text: &str) -> Vec<String> {
    let folded = Folded::new(text);
    let said = RULES.words.said(&folded, text, Some(&folded));
    let mut said: Vec<_> = said.iter().map(|s| folded.quote(text, s.range.clone()).to_owned()).collect();
    said.dedup();
    said
}
