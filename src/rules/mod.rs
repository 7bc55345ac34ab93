//! Floor 1: rule files, their loading, and the [`RuleBook`] compiled from them.

pub mod marketplace;
pub mod schema;

/// All that is known of brands, words and marketplaces, ready for use. Immutable once made.
#[derive(Debug, Default)]
pub struct RuleBook {
    /// The newest day any of its facts was checked, `YYYY-MM-DD`.
    pub day: String,
}

impl RuleBook {
    /// The rule book compiled into this build.
    pub fn embedded() -> Self {
        Self { day: "2026-11-23".to_owned() }
    }
}
