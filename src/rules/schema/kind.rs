//! A kind of goods: its words in all languages, named once for all brands.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A kind of goods: one file in `rules/goods`, named `<id>.toml`. In a brand's lists of words `"@<id>"` stands for all its words.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Lower-case letters, digits and hyphens; equal to the file's name.
    pub id: String,
    /// What belongs to the kind and what does not, one line.
    pub means: String,
    /// Other kinds that belong to it whole ("bracelets" to "jewellery"). Those hold none themselves.
    #[serde(default)]
    pub holds: Vec<String>,
    /// The words, by the language's code: some in every language that has a vocabulary, Malay with Indonesian. Upper and lower
    /// case, accents and full-width forms make no difference; plurals do.
    pub words: BTreeMap<String, Vec<String>>,
}

/// The kind that an entry of a list of words names, "perfume" of `"@perfume"`; `None` for a plain word.
pub fn kind_named(entry: &str) -> Option<&str> {
    entry.strip_prefix('@')
}
