//! Brand names by shape, for the second look at words of a listing. Each index is made when it is first needed.

use super::book::{BrandRules, Tier};
use super::schema::NameKind;
use crate::text::fold::Folded;
use crate::text::order;
use crate::text::shape;
use crate::text::slips::Slips;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A brand's name in Latin letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shaped {
    /// Index of the brand in the rule book.
    pub brand: u32,
    /// As the brand writes it.
    pub name: String,
    /// Folded, without spaces: "louisvuitton".
    pub letters: String,
    /// How many words it has.
    pub words: usize,
    /// Whether it is also a word or a person's name, or so short that a disguise may be chance.
    pub ambiguous: bool,
    /// How much is known of the brand.
    pub tier: Tier,
}

/// Brand names in Latin letters, by what they look like.
#[derive(Debug, Default)]
pub struct Shapes {
    names: Vec<Shaped>,
    by_key: HashMap<String, usize>,
    by_length: HashMap<usize, Vec<usize>>,
    plain: OnceLock<Plain>,
}

/// The names of brands with rules, letter by letter.
#[derive(Debug, Default)]
struct Plain {
    by_letters: HashMap<String, usize>,
    by_stretch: HashMap<String, usize>,
    slips: Slips,
    slipped: Vec<usize>,
}

/// Shortest name sought at all, in letters.
const MIN: usize = 4;
/// Shortest name of which one letter may be wrong: shorter ones hit words ("Prada" / "Parda").
const MIN_SLIP: usize = 7;
/// Longest, in letters: no brand's name is longer, and a bound is a bound.
const MAX: usize = 40;

impl Shapes {
    /// The shapes of all Latin names.
    pub fn new(brands: &[BrandRules]) -> Self {
        let mut names: Vec<Shaped> = Vec::new();
        let mut folded = Folded::default();
        for (brand, index) in brands.iter().zip(0u32..) {
            let spelled = |kind| matches!(kind, NameKind::Name | NameKind::Nickname);
            for group in brand.rules.names.iter().filter(|g| spelled(g.kind)) {
                for name in &group.values {
                    folded.refold(name);
                    let letters = folded.text.replace(|c: char| !c.is_ascii_alphanumeric(), "");
                    if !(MIN..=MAX).contains(&letters.len()) || !folded.text.is_ascii() {
                        continue;
                    }
                    let (name, tier, ambiguous) = (name.clone(), brand.tier, group.ambiguous);
                    let words = folded.text.split(' ').count();
                    names.push(Shaped { brand: index, name, letters, words, ambiguous, tier });
                }
            }
        }
        // Where two brands share a spelling, the one with rules and the plain name come first.
        order::by_key(&mut names, |n| (n.tier, n.ambiguous));
        let mut by_key = HashMap::with_capacity(names.len());
        let mut by_length: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, name) in names.iter().enumerate() {
            by_key.entry(shape::key(&name.letters)).or_insert(at);
            by_length.entry(name.letters.len()).or_default().push(at);
        }
        Self { names, by_key, by_length, plain: OnceLock::new() }
    }

    /// The name whose shape is `key`.
    pub fn get(&self, key: &str) -> Option<&Shaped> {
        self.names.get(*self.by_key.get(key)?)
    }

    /// The name that these letters, some of them many times, are made of.
    pub fn stretched(&self, key: &str) -> Option<&Shaped> {
        self.names.get(*self.plain().by_stretch.get(&shape::unstretched(key))?)
    }

    /// The name of a brand with rules that these letters spell.
    pub fn spelled(&self, letters: &str) -> Option<&Shaped> {
        self.names.get(*self.plain().by_letters.get(letters)?)
    }

    /// The names of brands with rules that these letters are one slip off.
    pub fn slips(&self, letters: &str) -> impl Iterator<Item = &Shaped> {
        let plain = self.plain();
        plain.slips.of(letters).into_iter().filter_map(|at| self.names.get(*plain.slipped.get(at)?))
    }

    fn plain(&self) -> &Plain {
        self.plain.get_or_init(|| {
            let mut plain = Plain::default();
            for (at, name) in self.names.iter().enumerate().filter(|(_, n)| n.tier == Tier::Rules) {
                plain.by_letters.entry(name.letters.clone()).or_insert(at);
                plain.by_stretch.entry(shape::unstretched(&shape::key(&name.letters))).or_insert(at);
                if name.letters.len() >= MIN_SLIP {
                    plain.slipped.push(at);
                }
            }
            plain.slips = Slips::new(plain.slipped.iter().filter_map(|at| Some(self.names.get(*at)?.letters.as_str())));
            plain
        })
    }

    /// The name that `written` is with stars for some of its letters, and perhaps digits for others ("M0ncl*r").
    ///
    /// Two letters may be hidden, or one in four; at least three and more than half of the name must be there, or any word
    /// would fit.
    pub fn starred(&self, written: &str) -> Option<&Shaped> {
        let pattern: Vec<char> =
            (written.chars()).filter_map(|c| if shape::is_star(c) { Some('*') } else { shape::look(c) }).collect();
        let stars = pattern.iter().filter(|c| **c == '*').count();
        let letters = written.chars().filter(char::is_ascii_alphabetic).count();
        if stars == 0 || stars > (pattern.len() / 4).max(2) || letters < 3 {
            return None;
        }
        let fits = |name: &&Shaped| {
            (name.letters.chars().map(shape::look).zip(&pattern)).all(|(n, p)| *p == '*' || n == Some(*p))
        };
        self.by_length.get(&pattern.len())?.iter().filter_map(|at| self.names.get(*at)).find(fits)
    }
}
