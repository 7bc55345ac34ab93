//! What `build.rs` makes of the rule files, so that a start of the core reads rather than makes: the vocabularies, half of all words of
//! the rules, are folded and sorted into the dictionaries that search for them.
//!
//! Rule files that are read at run time are made ready by the same function.

use super::schema::RuleFiles;
use super::words::Words;
use serde::{Deserialize, Serialize};

/// Rule files made ready.
#[derive(Debug, Serialize, Deserialize)]
pub struct Pack {
    /// All files but the vocabularies, of which none is left.
    pub files: RuleFiles,
    /// The vocabularies.
    pub words: Words,
}

impl Pack {
    /// Makes rule files ready.
    pub fn new(mut files: RuleFiles) -> Self {
        let words = Words::new(std::mem::take(&mut files.vocabularies));
        Self { files, words }
    }
}
