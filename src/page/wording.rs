//! The words of shop pages that the reader knows, from `rules/reading`, ready for use.

use super::imprint::Imprints;
use super::label_words::Labelling;
use super::phrases::Phrases;
use super::states::States;
use crate::rules::schema::ReadingWords;

/// Phrases and labels; made once per reader.
#[derive(Debug, Default)]
pub struct Wording {
    /// What is said of amounts and stock, and on buttons.
    pub phrases: Phrases,
    /// What is written before a value.
    pub labels: Labelling,
    /// How pages are headed on which a seller says who he is.
    pub imprints: Imprints,
}

impl Wording {
    /// Makes the words ready.
    pub fn new(words: &ReadingWords) -> Self {
        Self {
            phrases: Phrases::new(&words.amounts, &words.stock, States::new(&words.states)),
            labels: Labelling::new(&words.labels),
            imprints: Imprints::new(&words.identity),
        }
    }

    /// The words of this build.
    #[cfg(test)]
    pub fn shipped() -> Self {
        crate::rules::embedded_files().map(|files| Self::new(&files.reading)).unwrap_or_default()
    }
}
