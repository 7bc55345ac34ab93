//! Many selectors at once: one pass over a stretch of the page finds the elements of all of them.

use crate::page::doc::{Doc, Ix};
use crate::page::select::Selector;
use html5ever::local_name;
use std::collections::HashMap;
use std::ops::Range;

/// Most elements kept for one selector.
const MAX_HITS: usize = 240;

/// Selectors by the words their matches must carry.
#[derive(Debug, Default)]
pub struct Index {
    by_word: HashMap<Box<str>, Vec<u32>>,
    selectors: Vec<Selector>,
}

impl Index {
    /// An index of selectors, which are known by their number from then on.
    pub fn new<'a>(selectors: impl IntoIterator<Item = &'a Selector>) -> Self {
        let mut index = Self::default();
        for (selector, number) in selectors.into_iter().zip(0u32..) {
            for key in selector.keys() {
                index.by_word.entry(key.into()).or_default().push(number);
            }
            index.selectors.push(selector.clone());
        }
        index
    }

    /// For each selector the matching elements among `range`, in document order.
    pub fn hits(&self, doc: &Doc, range: Range<Ix>) -> Vec<Vec<Ix>> {
        let mut hits: Vec<Vec<Ix>> = vec![Vec::new(); self.selectors.len()];
        let mut tried: Vec<u32> = Vec::new();
        for ix in range {
            tried.clear();
            let mut look = |word: &str| {
                if let Some(numbers) = self.by_word.get(word) {
                    tried.extend_from_slice(numbers);
                }
            };
            let id = doc.el(ix).id;
            look(doc.tree.name(id).map_or("", |n| &**n));
            for attribute in doc.tree.attributes(id) {
                match attribute.name.local {
                    local_name!("id") => {
                        look("id");
                        look(&attribute.value);
                    }
                    local_name!("class") => {
                        look("class");
                        attribute.value.split_ascii_whitespace().take(40).for_each(&mut look);
                    }
                    _ => look(&attribute.name.local),
                }
            }
            tried.sort_unstable();
            tried.dedup();
            for number in &tried {
                let (Some(selector), Some(list)) =
                    (self.selectors.get(*number as usize), hits.get_mut(*number as usize))
                else {
                    continue;
                };
                if list.len() < MAX_HITS && selector.matches(doc, ix) {
                    list.push(ix);
                }
            }
        }
        hits
    }
}
