//! Loupe's core: a page in, a report out. No DOM, no network, no clock.
//!
//! | floor | modules | what for |
//! | --- | --- | --- |
//! | 0 | [`listing`], [`report`], [`weight`], [`text`] | the nouns, and text without project types |
//! | 1 | [`page`], [`rules`] | HTML → `Listing`; rule files → `RuleBook` |
//! | 2 | [`brand`] | is a protected brand being sold here? |
//! | 3 | [`checks`] | facts and rules → findings; one check, one file |
//! | 4 | [`engine`] | `Page` + `RuleBook` → `Report` |
//! | 5 | `wasm`, `bin/loupe.rs` | the browser's door and the command line |
//!
//! A module uses only lower floors.

pub mod brand;
#[cfg(feature = "rule-files")]
pub mod cases;
pub mod checks;
pub mod engine;
pub mod listing;
pub mod page;
pub mod passage;
pub mod report;
pub mod rules;
pub mod text;
#[cfg(feature = "wasm")]
pub mod wasm;
pub mod weight;
