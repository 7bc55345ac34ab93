//! Rows on which Loupe differs from the collection's own answer for a reason, in `docs/differences.toml`: ids, no rows.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Corpus → reasons.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Differences(BTreeMap<String, Vec<Difference>>);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Difference {
    /// Why it is right that they differ.
    reason: String,
    /// The rows it explains: line numbers or file names.
    rows: Vec<String>,
}

impl Differences {
    /// Reads the file; a missing one explains nothing.
    pub fn read(path: &Path) -> Result<Self, String> {
        match std::fs::read_to_string(path) {
            Ok(text) => toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display())),
            Err(_) => Ok(Self::default()),
        }
    }

    /// Why a row differs, if that is known.
    pub fn reason(&self, corpus: &str, row: &str) -> Option<&str> {
        let list = self.0.get(corpus)?;
        list.iter().find(|d| d.rows.iter().any(|r| r == row)).map(|d| d.reason.as_str())
    }
}
