//! Sizes of bottles, tubes and jars as listings write them: "50 ml", "1.7 fl oz", "3 x 3g", "50毫升".

use super::fold::Folded;
use std::ops::Range;

/// How much of something: millilitres or grams.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    amount: f64,
    weighed: Weighed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weighed {
    Millilitres,
    Grams,
    /// Ounces are either.
    Ounces,
}

const UNITS: [(&str, f64, Weighed); 13] = [
    ("ml", 1.0, Weighed::Millilitres),
    ("毫升", 1.0, Weighed::Millilitres),
    ("мл", 1.0, Weighed::Millilitres),
    ("cl", 10.0, Weighed::Millilitres),
    ("l", 1000.0, Weighed::Millilitres),
    ("g", 1.0, Weighed::Grams),
    ("gr", 1.0, Weighed::Grams),
    ("克", 1.0, Weighed::Grams),
    ("г", 1.0, Weighed::Grams),
    ("kg", 1000.0, Weighed::Grams),
    ("oz", 1.0, Weighed::Ounces),
    ("fl oz", 1.0, Weighed::Ounces),
    ("floz", 1.0, Weighed::Ounces),
];

impl Size {
    /// A size and nothing else: "50 ml".
    pub fn parse(text: &str) -> Option<Self> {
        Self::first(text).map(|(size, _)| size)
    }

    /// The first size that `text` states, and where. "1.7" is one number, so the text is read as written.
    pub fn first(text: &str) -> Option<(Self, Range<usize>)> {
        let mut from = 0;
        while let Some(start) = text.get(from..)?.find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
            let rest = text.get(start..)?;
            let digits = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(rest.len());
            let (number, after) = rest.split_at(digits);
            let unit = after.trim_start_matches([' ', '\u{a0}', '-']);
            let folded = Folded::new(unit.get(..unit.floor_char_boundary(16)).unwrap_or_default());
            let found =
                UNITS.iter().filter(|(name, ..)| starts_with_word(&folded.text, name)).max_by_key(|(n, ..)| n.len());
            let joined =
                text.get(..start)?.chars().next_back().is_some_and(|c| c.is_ascii_alphabetic() && c != 'x' && c != 'X');
            let amount = number.trim_end_matches(['.', ',']).replace(',', ".").parse::<f64>().ok();
            if let (Some((name, factor, weighed)), Some(amount), false) = (found, amount, joined)
                && amount > 0.0
            {
                let end = text.len() - unit.len() + name.len().min(unit.len());
                return Some((Self { amount: amount * factor, weighed: *weighed }, start..end));
            }
            from = start + digits.max(1);
        }
        None
    }

    /// What share of `other` this is; `None` when one is weighed and the other is not.
    pub fn share_of(self, other: Self) -> Option<f64> {
        let ounces = |of: Weighed| if of == Weighed::Grams { 28.35 } else { 29.57 };
        let (mine, theirs) = match (self.weighed, other.weighed) {
            (a, b) if a == b => (self.amount, other.amount),
            (Weighed::Ounces, b) => (self.amount * ounces(b), other.amount),
            (a, Weighed::Ounces) => (self.amount, other.amount * ounces(a)),
            _ => return None,
        };
        (theirs > 0.0).then(|| mine / theirs)
    }
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| !rest.chars().next().is_some_and(|c| c.is_alphabetic() && super::fold::is_spaced(c)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<(Size, &str)> {
        Size::first(text).map(|(size, at)| (size, text.get(at).unwrap()))
    }

    #[test]
    fn sizes_are_found_in_titles() {
        for (text, size, quote) in [
            ("Ultimune 50ml serum", "50 ml", "50ml"),
            ("Crème 1.7 oz / 50 ml", "1.7 oz", "1.7 oz"),
            ("No 5, 100 ML spray", "100 ml", "100 ML"),
            ("小棕瓶 50毫升 正品", "50 ml", "50毫升"),
            ("Lipstick 3 g x 3", "3 g", "3 g"),
            ("set of 3x30ml", "30 ml", "30ml"),
        ] {
            assert_eq!(first(text), Some((Size::parse(size).unwrap(), quote)), "{text}");
        }
        for none in ["Bag 25 large", "AirPods 4", "size 38", "A4 lamp", "iPhone 15 gold", "R50ml"] {
            assert_eq!(first(none), None, "{none}");
        }
    }

    #[test]
    fn shares_are_taken_across_units() {
        let share = |a: &str, b: &str| Size::parse(a).unwrap().share_of(Size::parse(b).unwrap());
        assert_eq!(share("25 ml", "50 ml"), Some(0.5));
        assert!((share("1.7 oz", "50 ml").unwrap() - 1.0).abs() < 0.02);
        assert_eq!(share("3 g", "50 ml"), None);
    }
}
