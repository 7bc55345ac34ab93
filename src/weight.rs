//! How much a sign weighs and how far its source can be relied on: the two scales shared by rules and reports.
//!
//! Read by `build.rs` as well, so nothing here knows the rest of the crate.

use serde::{Deserialize, Serialize};

/// How much one finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing, proves nothing.
    Note,
    /// A soft sign.
    Caution,
    /// A strong sign.
    Warning,
}

/// How far a source can be relied on; it caps what a finding resting on it may weigh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Recalled, or one weak source: at most a note.
    Low,
    /// One good source or several weak ones: at most a caution.
    Medium,
    /// Read in a source that can be held to it.
    High,
}

impl Confidence {
    /// The most a finding may weigh that rests on a fact of this confidence (DESIGN 4.4).
    pub fn cap(self) -> Severity {
        match self {
            Self::Low => Severity::Note,
            Self::Medium => Severity::Caution,
            Self::High => Severity::Warning,
        }
    }
}
