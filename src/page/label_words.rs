//! What a label means: the words of `rules/reading/labels.toml`, and labels of pages brought into their form.

use super::doc::squeeze;
use crate::rules::schema::LabelWords;
use std::collections::HashMap;

/// A label as the rule file writes it: lower case, without invisible characters and without what stands behind it.
pub fn key(label: &str) -> String {
    let label = plain(label);
    // "Manufacturer part number (MPN)": what stands in brackets only says it again.
    let label = label.split_once(['(', '（']).map_or(label.as_str(), |(before, _)| before).trim_end();
    label.trim_end_matches([':', '：', ' ', '.', '#', '-', '–']).trim_start_matches(['•', '·', '-', ' ']).to_lowercase()
}

/// Text without characters that only steer its direction or its breaking.
pub fn plain(text: &str) -> String {
    let steers = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}');
    if text.contains(steers) { squeeze(&text.replace(steers, ""), text.len()) } else { text.trim().to_owned() }
}

/// What stands behind a label, as a bit set: one word may mean several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Meaning(u8);

impl Meaning {
    /// A brand.
    pub const BRAND: Self = Self(1);
    /// Who made the goods, which is the brand where nothing else is.
    pub const MAKER: Self = Self(2);
    /// The shop's own number.
    pub const SKU: Self = Self(4);
    /// The maker's number.
    pub const MPN: Self = Self(8);
    /// A GTIN.
    pub const GTIN: Self = Self(16);
    /// The state of the goods.
    pub const CONDITION: Self = Self(32);
    /// A word too general to be believed without a colon or a cell of its own.
    pub const GENERAL: Self = Self(64);
    /// A number of whatever kind.
    pub const NUMBER: Self = Self(Self::SKU.0 | Self::MPN.0 | Self::GTIN.0);
    /// What the reader looks for in rows.
    pub const WANTED: Self = Self(Self::BRAND.0 | Self::MAKER.0 | Self::NUMBER.0);

    /// These and those.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of `other` is meant.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it is meant, and the word is not too general to be believed alone.
    pub const fn plainly(self, other: Self) -> bool {
        self.any(other) && !self.any(Self::GENERAL)
    }
}

/// All labels, ready to be looked up; made once per reader.
#[derive(Debug, Default)]
pub struct Labelling(HashMap<String, Meaning>);

impl Labelling {
    /// Makes them ready.
    pub fn new(words: &LabelWords) -> Self {
        let mut meanings: HashMap<String, Meaning> = HashMap::new();
        for (meaning, list) in [
            (Meaning::BRAND, &words.brand),
            (Meaning::MAKER, &words.maker),
            (Meaning::SKU, &words.sku),
            (Meaning::MPN, &words.mpn),
            (Meaning::GTIN, &words.gtin),
            (Meaning::CONDITION, &words.condition),
            (Meaning::GENERAL, &words.general),
        ] {
            for label in list {
                meanings.entry(label.clone()).or_default().0 |= meaning.0;
            }
        }
        Self(meanings)
    }

    /// What a label in the form of [`key`] means.
    pub fn of(&self, label: &str) -> Meaning {
        self.0.get(label).copied().unwrap_or_default()
    }

    /// What a label means, however it is written.
    pub fn written(&self, label: &str) -> Meaning {
        self.of(&key(label))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::wording::Wording;

    #[test]
    fn labels_are_known_however_they_are_pointed() {
        let labels = Wording::shipped().labels;
        assert_eq!(key("Manufacturer \u{200f} : \u{200e}"), "manufacturer");
        assert!(labels.written("Art.-Nr.: ").any(Meaning::SKU));
        assert!(labels.written("Item #").any(Meaning::SKU) && !labels.written("Item #").plainly(Meaning::SKU));
        assert!(labels.written("Kaubamärk").any(Meaning::BRAND));
    }
}
