//! Floor 1: rule files, their loading, and the [`RuleBook`] compiled from them.

mod around;
mod book;
#[cfg(feature = "rule-files")]
pub mod check;
#[cfg(feature = "rule-files")]
mod check_goods;
#[cfg(feature = "rule-files")]
mod check_kinds;
#[cfg(feature = "rule-files")]
mod check_words;
mod declared;
mod host_names;
#[cfg(feature = "rule-files")]
mod kind_names;
mod kinds;
pub mod known;
mod lists;
pub mod marketplace;
mod of_others;
mod pack;
#[cfg(test)]
#[allow(clippy::expect_used)]
mod said_in_tests;
pub mod schema;
mod sellers;
mod shapes;
#[cfg(feature = "rule-files")]
pub mod source;
mod words;

pub use book::{BrandRules, Means, RuleBook, Spelling, Tier, decode, embedded, embedded_files, encode};
pub use host_names::{HostName, HostNames, ShopWords};
pub use kinds::Kinds;
pub use lists::{BrandLists, Groups, NeverMadeLists, ReferenceLists};
pub use of_others::{Telling, Vouched};
pub use pack::Pack;
pub use sellers::Sellers;
pub use shapes::{Shaped, Shapes};
pub use words::{Said, Words};
