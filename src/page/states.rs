//! The state of goods, new or used, by the words of shops and sellers (`rules/reading/states.toml`).

use crate::listing::Condition;
use crate::rules::schema::StateWords;

/// Longest text that is a state and nothing else, in bytes.
const LONGEST: usize = 60;
/// Most letters of an ending ("używany"), or of a grade that is joined ("中古AB").
const ENDING: usize = 4;

/// The words, as the file has them.
#[derive(Debug, Default)]
pub struct States(StateWords);

impl States {
    /// Takes the file.
    pub fn new(words: &StateWords) -> Self {
        Self(words.clone())
    }

    /// The state that a text speaks of, where it is known to speak of the state.
    pub fn of(&self, text: &str) -> Option<Condition> {
        let text = text.to_lowercase();
        let holds = |words: &[String]| words.iter().any(|word| holds(&text, word));
        if holds(&self.0.refurbished) {
            Some(Condition::Refurbished)
        } else if holds(&self.0.used) {
            Some(Condition::Used)
        } else if holds(&self.0.new) {
            Some(Condition::New)
        } else {
            None
        }
    }

    /// The state that a text names and nothing else, a grade aside ("Used - Excellent", "USED-A", "中古AB").
    pub fn named(&self, text: &str) -> Option<Condition> {
        if text.len() > LONGEST {
            return None;
        }
        let text = text.trim().to_lowercase();
        let lists = [
            (&self.0.refurbished, Condition::Refurbished),
            (&self.0.used, Condition::Used),
            (&self.0.new, Condition::New),
        ];
        let named = |list: &[String]| list.iter().any(|w| is_named(&text, w) && !self.0.doubtful.contains(w));
        lists.into_iter().find(|(list, _)| named(list)).map(|(_, state)| state)
    }
}

/// Whether a text is a word, its ending ("używany") and a grade aside.
fn is_named(text: &str, word: &str) -> bool {
    let Some(rest) = text.strip_prefix(word) else { return false };
    let tail = rest.trim_start_matches(|c: char| c.is_alphabetic());
    let ending = rest.get(..rest.len() - tail.len()).unwrap_or_default();
    let spaced = word.chars().next().is_some_and(|c| (c as u32) < 0x2e80);
    let fits = |c: char| spaced || c.is_ascii() || "品美ランク級级等".contains(c);
    // "Used (12)" is a filter.
    ending.chars().count() <= ENDING
        && ending.chars().all(fits)
        && !tail.contains(|c: char| c.is_ascii_digit())
        && (tail.is_empty() || tail.trim_start().starts_with(['-', '–', '—', '|', ',', '(', ':', '/', '・']))
}

/// Whether a text holds a word. One of a script with spaces begins where no letter stands before it: "unused" is not "used".
fn holds(text: &str, word: &str) -> bool {
    let spaced = word.chars().next().is_some_and(|c| (c as u32) < 0x2e80);
    text.match_indices(word).take(8).any(|(at, _)| {
        let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let begins = free(text.get(..at).and_then(|b| b.chars().next_back()));
        let short = word.chars().count() <= 4;
        let ends = free(text.get(at + word.len()..).and_then(|a| a.chars().next()));
        !spaced || begins && (!short || ends)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::wording::Wording;

    #[test]
    fn states_are_read_in_many_languages() {
        let states = Wording::shipped().phrases.states;
        for (text, want) in [
            ("Brand new, unused", Some(Condition::New)),
            ("Gebraucht", Some(Condition::Used)),
            ("Like new – used twice", Some(Condition::Used)),
            ("Segunda mano", Some(Condition::Used)),
            ("Б/у, хорошее состояние", Some(Condition::Used)),
            ("Manufacturer refurbished", Some(Condition::Refurbished)),
            ("新品、未使用", Some(Condition::New)),
            ("중고", Some(Condition::Used)),
            ("USED-A", Some(Condition::Used)),
            ("中古AB", Some(Condition::Used)),
            ("Newcastle", None),
            ("focused", None),
        ] {
            assert_eq!(states.of(text), want, "{text}");
        }
    }

    #[test]
    fn a_text_that_is_a_state_and_nothing_else_needs_no_label() {
        let states = Wording::shipped().phrases.states;
        for (text, want) in [
            ("Used - Excellent", Some(Condition::Used)),
            ("USED-A", Some(Condition::Used)),
            ("Pre-owned, very good", Some(Condition::Used)),
            ("Seminuevo", Some(Condition::Used)),
            ("Używany", Some(Condition::Used)),
            ("中古AB", Some(Condition::Used)),
            ("中古美品", Some(Condition::Used)),
            ("Refurbished – Grade A", Some(Condition::Refurbished)),
            ("Generalüberholt", Some(Condition::Refurbished)),
            ("Reconditionné", Some(Condition::Refurbished)),
            ("Remis à neuf", Some(Condition::Refurbished)),
            ("Brand new", Some(Condition::New)),
            ("Used (12)", None),
            ("Used books", None),
            ("used by professionals", None),
            ("Pre-owned luxury bags for sale", None),
            ("Gebrauchtwagen", None),
            ("中古ブランドバッグ", None),
            ("Vintage", None),
            ("Occasion", None),
        ] {
            assert_eq!(states.named(text), want, "{text}");
        }
    }
}
