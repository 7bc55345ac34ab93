//! Kinds of goods, named once for all brands: what `"@bags"` in a brand's list of words stands for.

use super::schema::{Kind, kind_named};
use crate::text::dictionary::Dictionary;

/// The kinds of goods.
#[derive(Debug, Default)]
pub struct Kinds {
    kinds: Vec<Kind>,
}

impl Kinds {
    pub(super) fn new(kinds: Vec<Kind>) -> Self {
        Self { kinds }
    }

    /// The words of a kind, with those of the kinds that belong to it.
    fn words(&self, id: &str) -> impl Iterator<Item = &String> {
        let kind = self.kinds.iter().find(|k| k.id == id);
        let parts = kind.into_iter().flat_map(|whole| self.kinds.iter().filter(|k| whole.holds.contains(&k.id)));
        kind.into_iter().chain(parts).flat_map(|k| k.words.values().flatten())
    }

    /// A list of words for search, with those of the kinds that it names.
    pub(super) fn list<'w>(&'w self, words: impl IntoIterator<Item = &'w String>) -> Dictionary<()> {
        let all = words.into_iter().flat_map(|word| {
            let kind = kind_named(word);
            let plain = kind.is_none().then_some(word);
            plain.into_iter().chain(kind.into_iter().flat_map(|id| self.words(id)))
        });
        Dictionary::new(all.map(|word| (word, ())))
    }
}
