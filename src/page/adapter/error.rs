//! Why a marketplace's file cannot be used: file, key, what was wrong, what was expected.

use crate::page::select::SelectorError;

/// Why a marketplace's file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MarketplaceError {
    /// A selector does not parse.
    #[error("{id}.toml: {key}: {reason}")]
    Selector {
        /// The file's id.
        id: String,
        /// The key inside the file.
        key: String,
        /// What is wrong, and where.
        reason: SelectorError,
    },
    /// A regular expression does not parse.
    #[error("{id}.toml: {key}: {reason}")]
    Pattern {
        /// The file's id.
        id: String,
        /// The key inside the file.
        key: String,
        /// What the regular expression parser says.
        reason: String,
    },
    /// A value is none of those expected.
    #[error("{id}.toml: {key}: {value:?} is not known; expected {expected}")]
    Value {
        /// The file's id.
        id: String,
        /// The key inside the file.
        key: String,
        /// The value as written.
        value: String,
        /// What was expected.
        expected: String,
    },
}

impl MarketplaceError {
    /// The key inside the file.
    pub fn key(&self) -> &str {
        match self {
            Self::Selector { key, .. } | Self::Pattern { key, .. } | Self::Value { key, .. } => key,
        }
    }
}
