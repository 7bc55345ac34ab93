//! Brand names by shape, for the second look at suspicious words. Made when the first suspicious word is met.

use super::book::BrandRules;
use crate::text::fold::fold;
use crate::text::shape;
use std::collections::HashMap;

/// Brand names by [`shape::key`], spaces left out.
#[derive(Debug, Default)]
pub struct Shapes {
    by_key: HashMap<String, (u32, String)>,
}

impl Shapes {
    /// The shapes of all plain Latin names.
    pub fn new(brands: &[BrandRules]) -> Self {
        let mut by_key = HashMap::new();
        for (brand, index) in brands.iter().zip(0u32..) {
            for name in brand.plain_names().filter(|n| fold(n).chars().all(|c| c.is_ascii_alphanumeric() || c == ' ')) {
                by_key.entry(shape::key(name)).or_insert_with(|| (index, name.to_owned()));
            }
        }
        Self { by_key }
    }

    /// The brand and name whose shape is `key`, if it has at least `min` letters.
    pub fn get(&self, key: &str, min: usize) -> Option<(u32, &str)> {
        let (brand, name) = self.by_key.get(key)?;
        (key.len() >= min).then_some((*brand, name.as_str()))
    }

    /// The brand and name that `written` is with stars for one or two of its letters.
    ///
    /// At least three letters and two thirds of the name must be there, or any word would fit.
    pub fn starred(&self, written: &str) -> Option<(u32, &str)> {
        let pattern: Vec<char> =
            written.to_ascii_lowercase().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '*').collect();
        let stars = pattern.iter().filter(|c| **c == '*').count();
        let letters = pattern.len() - stars;
        if !(1..=2).contains(&stars) || letters < 3 || stars * 2 > letters {
            return None;
        }
        let fits = |name: &str| {
            let name: Vec<char> = fold(name).chars().filter(|c| *c != ' ').collect();
            name.len() == pattern.len() && name.iter().zip(&pattern).all(|(n, p)| *p == '*' || n == p)
        };
        // The map's order is not stable, so the first by name answers.
        self.by_key.values().filter(|(_, name)| fits(name)).min_by(|a, b| a.1.cmp(&b.1)).map(|(b, n)| (*b, n.as_str()))
    }
}
