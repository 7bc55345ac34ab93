//! Kinds of goods, named once for all brands: what `"@bags"` in a brand's list of words stands for.

use super::schema::{Kind, kind_named};
use crate::text::dictionary::Dictionary;

/// The kinds of goods, with the words of those that belong to them.
#[derive(Debug, Default)]
pub struct Kinds {
    /// Names and words.
    kinds: Vec<(String, Vec<String>)>,
}

impl Kinds {
    pub(super) fn new(kinds: &[Kind]) -> Self {
        let own = |k: &Kind| k.words.values().flatten().cloned().collect::<Vec<_>>();
        let whole = |kind: &Kind| {
            let parts = kinds.iter().filter(|k| kind.holds.contains(&k.id));
            own(kind).into_iter().chain(parts.flat_map(own)).collect()
        };
        Self { kinds: kinds.iter().map(|kind| (kind.id.clone(), whole(kind))).collect() }
    }

    /// A list of words for search, with those of the kinds that it names.
    pub(super) fn list<'w>(&'w self, words: impl IntoIterator<Item = &'w String>) -> Dictionary<()> {
        let all = words.into_iter().flat_map(|word| match kind_named(word) {
            Some(id) => self.kinds.iter().find(|(kind, _)| kind == id).map_or(&[][..], |(_, words)| words),
            None => std::slice::from_ref(word),
        });
        Dictionary::new(all.map(|word| (word, ())))
    }
}
