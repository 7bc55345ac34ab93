//! Names that look like a brand's and are not: letters of another script, digits for letters, one letter off.

use super::{Imitation, MIN_SIMILAR, Name, Way};
use crate::rules::{HostName, HostNames, RuleBook};
use crate::text::fold::fold;
use crate::text::shape;

/// Shortest name that is looked for one letter off among other words.
const MIN_AMONG: usize = 7;
/// Longest label in which it is.
const MAX_LABEL: usize = 63;

/// A label in ASCII letters, where all of it looks like some: hyphens stay.
pub fn latin(label: &str) -> Option<String> {
    if label.is_ascii() {
        return Some(label.to_owned());
    }
    let pieces: Vec<String> = label.split('-').map(|piece| shape::latin(piece).replace(' ', "")).collect();
    Some(pieces.join("-")).filter(|l| l.is_ascii())
}

/// The label reads as a name and is not written so.
pub fn by_script<'r>(own: &Name, names: &'r HostNames, rules: &'r RuleBook) -> Option<Imitation<'r>> {
    let name = names.by_shape(&shape::key(&own.label))?;
    let plain: String = fold(&own.label).chars().filter(|c| c.is_alphanumeric()).collect();
    // The same letters are no disguise: a namesake may hold the name under another suffix. Digits for letters make
    // words of short names ("d1or"), so there only another script counts; and an accent is how people called Zoé and
    // Céline write themselves.
    let disguised = if own.label.is_ascii() {
        plain != name.text && name.text.len() >= MIN_SIMILAR
    } else {
        plain != name.text || !name.ambiguous
    };
    disguised.then_some(())?;
    Some(Imitation { brand: rules.brand(name.brand)?, way: Way::Script, name: name.text.clone() })
}

/// The label is one letter off.
pub fn by_similarity<'r>(own: &Name, names: &'r HostNames, rules: &'r RuleBook) -> Option<Imitation<'r>> {
    let label: String = own.label.chars().filter(|c| *c != '-').collect();
    if label.chars().count() < MIN_SIMILAR {
        return None;
    }
    similar(names.one_letter_off(&label)?, rules)
}

/// The label is one letter off, with shop words before or behind it of which one promises a bargain ("cartler-outlet").
pub fn by_similar_among_words<'r>(own: &Name, names: &'r HostNames, rules: &'r RuleBook) -> Option<Imitation<'r>> {
    let joined: String = own.pieces().collect();
    if joined.len() > MAX_LABEL {
        return None;
    }
    let promise = |rest: &str| {
        let words = names.words.split(rest);
        words.is_some_and(|words| words.iter().any(|w| w.len() > 2 && names.words.is_bargain(w)))
    };
    let ends = || MIN_AMONG - 1..joined.len();
    let heads = ends().filter_map(|at| joined.split_at_checked(at));
    let tails = ends().filter_map(|at| joined.split_at_checked(joined.len() - at)).map(|(rest, name)| (name, rest));
    heads.chain(tails).filter(|(_, rest)| promise(rest)).find_map(|(written, _)| {
        let digits = written.bytes().any(|b| b.is_ascii_digit());
        let read = || digits.then(|| names.by_shape(&shape::key(written))).flatten();
        if let Some(name) = read().filter(|n| n.text != written && n.text.len() >= MIN_SIMILAR - 1) {
            let brand = rules.brand(name.brand)?;
            return Some(Imitation { brand, way: Way::Script, name: name.text.clone() });
        }
        similar(names.one_letter_off(written).filter(|n| n.text.len() >= MIN_AMONG)?, rules)
    })
}

fn similar<'r>(name: &HostName, rules: &'r RuleBook) -> Option<Imitation<'r>> {
    Some(Imitation { brand: rules.brand(name.brand)?, way: Way::Similar, name: name.text.clone() })
}
