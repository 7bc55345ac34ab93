//! Check digits: the handful of schemes that nearly all registers use, with the numbers left to the [table](super::table).

use super::own;

/// What a number is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Its check digits hold.
    Valid,
    /// Its check digits fail, and the public descriptions agree that they must hold.
    Invalid,
    /// It has the right form; its kind has no check digits, or issuers and descriptions stray from them.
    Unknown,
    /// It has not the form of its kind.
    Misshapen,
}

impl Answer {
    /// The three values a report knows; `None` also for a number that is none.
    pub fn holds(self) -> Option<bool> {
        match self {
            Self::Valid => Some(true),
            Self::Invalid => Some(false),
            Self::Unknown | Self::Misshapen => None,
        }
    }

    pub(super) fn from(holds: bool) -> Self {
        if holds { Self::Valid } else { Self::Invalid }
    }
}

/// A sum of weighted digits. Weights stand from the right, so that leading zeros may be missing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sum {
    weights: &'static [i16],
    modulus: i32,
    /// What the last character must be, by the remainder; `-` = no number has it, `>` = ask `then`. Empty: the
    /// sum goes over all digits and must be zero.
    map: &'static str,
    start: i32,
    /// Whether products count by the sum of their two digits.
    folds: bool,
    then: Option<&'static Sum>,
}

impl Sum {
    /// The weighted sum of all digits is a multiple of the modulus.
    pub(super) const fn zero(weights: &'static [i16], modulus: i32) -> Self {
        Self { weights, modulus, map: "", start: 0, folds: false, then: None }
    }
    /// The last character follows from the others' remainder.
    pub(super) const fn last(weights: &'static [i16], modulus: i32, map: &'static str) -> Self {
        Self { weights, modulus, map, start: 0, folds: false, then: None }
    }
    /// The sum begins with this.
    pub(super) const fn from(mut self, start: i32) -> Self {
        self.start = start;
        self
    }
    /// Products count by the sum of their digits.
    pub(super) const fn folded(mut self) -> Self {
        self.folds = true;
        self
    }
    /// For the remainder marked `>`.
    pub(super) const fn then(mut self, next: &'static Sum) -> Self {
        self.then = Some(next);
        self
    }

    pub(super) fn holds(&self, number: &[u8]) -> bool {
        let (body, last) = match number.split_last() {
            Some((last, body)) if !self.map.is_empty() => (body, Some(last)),
            _ => (number, None),
        };
        let mut sum = self.start;
        for (byte, weight) in body.iter().rev().zip(self.weights.iter().rev()) {
            let product = digit(*byte) * i32::from(*weight);
            sum += if self.folds { product / 10 + product % 10 } else { product };
        }
        let remainder = sum.rem_euclid(self.modulus.max(1));
        let Some(last) = last else { return remainder == 0 };
        match self.map.as_bytes().get(remainder as usize) {
            Some(b'>') => self.then.is_some_and(|next| next.holds(number)),
            wanted => wanted == Some(last),
        }
    }
}

/// How a form is checked.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rule {
    /// A weighted sum.
    Sum(Sum),
    /// A weighted sum over the first so many characters.
    First(usize, Sum),
    /// Luhn's over the first so many digits (ISO/IEC 7812-1).
    Luhn(usize),
    /// ISO 7064 modulo 11, 10.
    Mod11And10,
    /// A check of its own.
    Own(fn(&[u8]) -> Answer),
    /// Issuers or descriptions stray: what fails the other rules is unknown.
    Doubt,
}

/// The answer of a form's rules: one that holds is enough.
pub(super) fn ask(rules: &[Rule], number: &[u8]) -> Answer {
    let mut answer = Answer::Unknown;
    let mut doubt = rules.is_empty();
    // Letters in front ("U12345678", "T1234567890123") name the kind and are not counted.
    let letters = number.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let digits = number.get(letters..).unwrap_or_default();
    for rule in rules {
        let said = match rule {
            Rule::Sum(sum) => Answer::from(sum.holds(digits)),
            Rule::First(count, sum) => Answer::from(digits.get(..*count).is_some_and(|d| sum.holds(d))),
            Rule::Luhn(count) => Answer::from(digits.get(..*count).is_some_and(own::luhn)),
            Rule::Mod11And10 => Answer::from(mod_11_10(digits)),
            Rule::Own(check) => check(number),
            Rule::Doubt => {
                doubt = true;
                continue;
            }
        };
        match said {
            Answer::Valid => return Answer::Valid,
            Answer::Misshapen => return Answer::Misshapen,
            Answer::Unknown => doubt = true,
            Answer::Invalid => answer = Answer::Invalid,
        }
    }
    if doubt { Answer::Unknown } else { answer }
}

/// A digit's value; 0 for anything else.
pub(super) fn digit(byte: u8) -> i32 {
    if byte.is_ascii_digit() { i32::from(byte - b'0') } else { 0 }
}

/// The remainder of a long decimal number.
pub(super) fn remainder(digits: &[u8], modulus: i32) -> i32 {
    digits.iter().fold(0, |rest, d| (rest * 10 + digit(*d)) % modulus.max(1))
}

fn mod_11_10(number: &[u8]) -> bool {
    let Some((last, body)) = number.split_last() else { return false };
    let product = body.iter().fold(10, |product, byte| {
        let sum = match (digit(*byte) + product) % 10 {
            0 => 10,
            sum => sum,
        };
        2 * sum % 11
    });
    (11 - product) % 10 == digit(*last)
}

/// Whether a number has one of the forms of `shape`, which are divided by `|`: `d9` nine digits, `a2` two capitals, `x4` four of
/// either, `[JKL]` one of these, any other capital itself.
pub(super) fn fits(shape: &str, number: &[u8]) -> bool {
    shape.split('|').any(|form| fits_one(form.as_bytes(), number))
}

fn fits_one(form: &[u8], number: &[u8]) -> bool {
    let (mut form, mut rest) = (form, number);
    while let Some((token, behind)) = form.split_first() {
        form = behind;
        let mut class: &[u8] = &[];
        if *token == b'[' {
            let end = form.iter().position(|b| *b == b']').unwrap_or(form.len());
            class = form.get(..end).unwrap_or_default();
            form = form.get(end + 1..).unwrap_or_default();
        }
        let figures = form.iter().take_while(|b| b.is_ascii_digit()).count();
        let count = form.get(..figures).unwrap_or_default().iter().fold(0, |n, d| n * 10 + digit(*d)).max(1) as usize;
        form = form.get(figures..).unwrap_or_default();
        let Some((taken, left)) = rest.split_at_checked(count) else { return false };
        rest = left;
        let good = |b: &u8| match token {
            b'd' => b.is_ascii_digit(),
            b'a' => b.is_ascii_uppercase(),
            b'x' => b.is_ascii_digit() || b.is_ascii_uppercase(),
            b'[' => class.contains(b),
            literal => b == literal,
        };
        if !taken.iter().all(good) {
            return false;
        }
    }
    rest.is_empty()
}
