//! The vocabularies of all languages, compiled, and what they say in a text: a term counts unless something takes it back.

use super::lists::list;
use super::schema::{Negations, Relations, Term, Vocabulary};
use crate::text::dictionary::Dictionary;
use crate::text::fold::{Folded, fold, is_spaced};
use std::collections::HashSet;
use std::ops::Range;

/// What a word of the vocabularies is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// A term, by language and index.
    Term {
        /// Index of the language in [`Words::languages`].
        language: u16,
        /// Index of the term in the language's list.
        term: u16,
    },
    /// A phrase in which a term says nothing.
    Exception,
}

/// One language's terms and negations.
#[derive(Debug)]
pub struct Language {
    /// BCP 47 code.
    pub code: String,
    /// Terms, as in the file, each with its `unless_title` list.
    pub terms: Vec<(Term, Dictionary<()>)>,
    /// How the language says no.
    pub negations: NegationLists,
    /// Words that make a condition.
    pub conditions: Dictionary<()>,
}

/// A language's negations, compiled.
#[derive(Debug)]
pub struct NegationLists {
    /// Words that negate what follows.
    pub before: Dictionary<()>,
    /// Words that negate what they follow.
    pub after: Dictionary<()>,
    /// How far they reach: words, or characters in scripts without spaces.
    pub window: usize,
}

impl From<&Negations> for NegationLists {
    fn from(n: &Negations) -> Self {
        Self { before: list(&n.before), after: list(&n.after), window: usize::from(n.window) }
    }
}

/// What a negation does not reach over, in any language: listings mix them.
#[derive(Debug)]
struct Limits {
    ends: Dictionary<()>,
    joins: HashSet<String>,
}

/// The vocabularies of all languages, searched together: listings mix languages.
#[derive(Debug)]
pub struct Words {
    /// The languages.
    pub languages: Vec<Language>,
    limits: Limits,
    /// Every term and every exception.
    pub terms: Dictionary<Word>,
    /// What stands before a name of what goods are made to fit.
    pub fits_before: Dictionary<()>,
    /// What stands after it.
    pub fits_after: Dictionary<()>,
    /// What stands before a name that goods resemble.
    pub inspired_before: Dictionary<()>,
    /// What stands after it.
    pub inspired_after: Dictionary<()>,
    /// Goods that are about a brand, or belong to it without being of it.
    pub about: Dictionary<()>,
    /// What stands in the brand field of goods without a brand.
    pub unbranded: Dictionary<()>,
    /// What adds a thing to the goods.
    pub together: Dictionary<()>,
    /// What says that goods are second-hand.
    pub second_hand: Dictionary<()>,
    /// Parts of goods and what comes with them.
    pub parts: Dictionary<()>,
    /// With what a clause turns to something else.
    pub turns: Dictionary<()>,
}

impl Words {
    pub(super) fn new(vocabularies: Vec<Vocabulary>) -> Self {
        let relation = |pick: fn(&Relations) -> &Vec<String>| {
            Dictionary::new(vocabularies.iter().flat_map(move |v| pick(&v.relations)).map(|w| (w, ())))
        };
        let terms = Dictionary::new(vocabularies.iter().zip(0u16..).flat_map(|(v, language)| {
            v.terms.iter().zip(0u16..).flat_map(move |(t, term)| {
                let words = t.words.iter().map(move |w| (w.as_str(), Word::Term { language, term }));
                words.chain(t.except.iter().map(|w| (w.as_str(), Word::Exception)))
            })
        }));
        let limits = Limits {
            ends: Dictionary::new(vocabularies.iter().flat_map(|v| &v.negations.ends).map(|w| (w, ()))),
            joins: vocabularies.iter().flat_map(|v| &v.negations.joins).map(|w| fold(w)).collect(),
        };
        Self {
            terms,
            limits,
            fits_before: relation(|r| &r.fits_before),
            fits_after: relation(|r| &r.fits_after),
            inspired_before: relation(|r| &r.inspired_before),
            inspired_after: relation(|r| &r.inspired_after),
            about: relation(|r| &r.about),
            unbranded: relation(|r| &r.unbranded),
            together: relation(|r| &r.together),
            second_hand: relation(|r| &r.second_hand),
            parts: relation(|r| &r.parts),
            turns: relation(|r| &r.turns),
            languages: (vocabularies.into_iter())
                .map(|v| Language {
                    negations: (&v.negations).into(),
                    conditions: list(&v.relations.conditions),
                    code: v.language,
                    terms: v
                        .terms
                        .into_iter()
                        .map(|t| {
                            let unless = list(&t.unless_title);
                            (t, unless)
                        })
                        .collect(),
                })
                .collect(),
        }
    }
}

/// A term found in a text, and not taken back by anything near it.
#[derive(Debug, Clone)]
pub struct Said<'r> {
    /// The term.
    pub term: &'r Term,
    /// Its language.
    pub language: &'r Language,
    /// Where in the folded text.
    pub range: Range<usize>,
}

impl Words {
    /// The terms that `text` says, left to right. `original` is the text before folding; `title` the listing's title.
    ///
    /// A term does not count inside an exception ("faux fur"), when negated ("not a replica"), or when the title holds
    /// one of the words that take the listing out of it.
    pub fn said(&self, text: &Folded, original: &str, title: Option<&Folded>) -> Vec<Said<'_>> {
        let hits = self.terms.find(text);
        let excepted = |range: &Range<usize>| hits.iter().any(|h| *h.entry == Word::Exception && h.range == *range);
        (hits.iter())
            .filter_map(|hit| {
                let Word::Term { language, term } = *hit.entry else { return None };
                let language = self.languages.get(usize::from(language))?;
                let (term, unless_title) = language.terms.get(usize::from(term))?;
                // "Réplica" is Portuguese and Spanish: whichever file knows the word, the sentence may be in the other.
                let counts = !excepted(&hit.range)
                    && !self.negated(text, original, &hit.range)
                    && !title.is_some_and(|t| unless_title.any(t));
                counts.then(|| Said { term, language, range: hit.range.clone() })
            })
            .collect()
    }
}

/// What ends a sentence, what asks, and what parts a sentence.
pub const SENTENCE: [char; 12] = ['.', '!', '?', ';', '\n', '。', '！', '？', '；', '؟', '؛', '।'];
const QUESTION: [char; 3] = ['?', '？', '؟'];
const COMMA: [char; 4] = [',', '，', '、', '،'];

impl Words {
    /// Whether the words at `range` are negated in any language: listings mix languages.
    pub fn negated(&self, text: &Folded, original: &str, range: &Range<usize>) -> bool {
        self.languages.iter().any(|l| l.negations.negate(self, text, original, range))
            || self.is_denied_question(original.get(text.origin(range.clone()).end..).unwrap_or_default())
    }

    /// Whether the sentence that goes on with `rest` asks, and the next denies: "Is it a replica? No."
    fn is_denied_question(&self, rest: &str) -> bool {
        const ANSWER: usize = 24;
        let Some(end) = rest.find(SENTENCE) else { return false };
        let (_, after) = rest.split_at(end);
        let Some(after) = after.strip_prefix(QUESTION) else { return false };
        let answer = Folded::new(&after.chars().take(ANSWER).collect::<String>());
        let starts = |l: &Language| l.negations.before.find_all(&answer).iter().any(|hit| hit.range.start == 0);
        self.languages.iter().any(starts)
    }
}

impl Words {
    /// Whether a negation reaches over what stands between it and a term: no sentence ends there, no other word keeps it, and a
    /// comma only goes on with a list.
    fn reach_over(&self, between: &str) -> bool {
        if between.contains(SENTENCE) || self.limits.ends.any(&Folded::new(between)) {
            return false;
        }
        match between.rsplit_once(COMMA) {
            // "No, a replica" answers something else.
            Some((head, _)) if head.trim().is_empty() => false,
            Some((_, tail)) => {
                let goes_on = |word: &str| self.limits.joins.contains(word) || self.terms.any(&Folded::new(word));
                fold(tail).split(' ').all(|word| word.is_empty() || goes_on(word))
            }
            None => true,
        }
    }
}

/// Most words beside the term in a clause that says nothing else of the goods: "please note this is a replica".
const FEW_WORDS: usize = 7;

impl Words {
    /// Whether the clause around the words at `range` says little else: it speaks of the goods, as one that warns of
    /// others, compares or tells a story rarely does.
    pub fn make_up_their_clause(text: &Folded, original: &str, range: &Range<usize>) -> bool {
        let at = text.origin(range.clone());
        let (before, after) =
            (original.get(..at.start).unwrap_or_default(), original.get(at.end..).unwrap_or_default());
        let before = before.rsplit(ends_clause).next().unwrap_or_default();
        let after = after.split(ends_clause).next().unwrap_or_default();
        reach(before) + reach(after) <= FEW_WORDS
    }
}

/// Whether a clause ends at a character.
pub fn ends_clause(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '\'' | '’' | '-' | '%' | '&' | '"' | '“' | '”' | '*')
        || c == '\n'
}

/// How many words a text has; in scripts without spaces, how many characters.
fn reach(text: &str) -> usize {
    text.split_whitespace().map(|w| if w.chars().all(is_spaced) { 1 } else { w.chars().count() }).sum()
}

impl NegationLists {
    /// Whether the word at `range` is negated, within one sentence and within the language's window.
    fn negate(&self, words: &Words, text: &Folded, original: &str, range: &Range<usize>) -> bool {
        let slice = |r: Range<usize>| text.text.get(r).unwrap_or_default();
        let reaches = |gap: Range<usize>| {
            reach(slice(gap.clone())) <= self.window
                && words.reach_over(original.get(text.origin(gap)).unwrap_or_default())
        };
        self.before.find_all(text).iter().any(|n| {
            n.range.end <= range.start
                && reaches(n.range.end..range.start)
                && !is_numero(slice(n.range.clone()), slice(n.range.end..text.text.len()))
        }) || self.after.find_all(text).iter().any(|n| n.range.start >= range.end && reaches(range.end..n.range.start))
    }
}

/// Whether a "no" is short for number: "Chanel No 5", but not "no 1:1 copies".
fn is_numero(word: &str, rest: &str) -> bool {
    let rest = rest.trim_start_matches(['.', ' ']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    word == "no" && digits > 0 && rest.get(digits..).is_some_and(|r| r.is_empty() || r.starts_with([' ', ',', '.']))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::book::{RuleBook, embedded_files};
    use super::*;
    use std::sync::LazyLock;

    static RULES: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::new(embedded_files().unwrap()));

    fn said(text: &str) -> Vec<String> {
        let folded = Folded::new(text);
        RULES
            .words
            .said(&folded, text, Some(&folded))
            .iter()
            .map(|s| folded.quote(text, s.range.clone()).to_owned())
            .collect()
    }

    #[test]
    fn a_copy_that_calls_itself_one_is_heard() {
        assert_eq!(said("Cartier LOVE bracelet, a replica"), ["replica"]);
        assert_eq!(said("卡地亚手镯 高仿"), ["高仿"]);
    }

    #[test]
    fn what_takes_a_word_back_is_heard_too() {
        for innocent in [
            "This is not a replica.",
            "We do not sell replicas",
            "faux fur coat",
            "不是高仿",
            "No fakes, copies or replicas",
            "not a replica, 100% authentic",
            "this is not replica but original",
            "Is it a replica? No, it is not.",
            "Replica? Never!",
            "ist das eine Fälschung? Nein",
            "Keine Fälschung, Replika oder Plagiat",
        ] {
            assert_eq!(said(innocent), Vec::<String>::new(), "{innocent}");
        }
        assert_eq!(said("Not new. Replica"), ["Replica"], "a negation ends with its sentence");
        assert_eq!(said("Chanel No 5 first copy"), ["first copy"], "a number is no negation");
        assert_eq!(said("no 1:1 replica here"), Vec::<String>::new());
    }

    #[test]
    fn a_clause_that_says_little_else_speaks_of_the_goods() {
        let alone = |text: &str, term: &str| {
            let folded = Folded::new(text);
            let at = folded.text.find(&Folded::new(term).text).unwrap();
            Words::make_up_their_clause(&folded, text, &(at..at + Folded::new(term).text.len()))
        };
        assert!(alone("Comes with box. Please note this is a replica, sold as such.", "replica"));
        assert!(alone("朋友送的高仿，做工很好，不退不换。", "高仿"));
        assert!(alone("Качественная копия, отправка почтой", "копия"));
        assert!(!alone("The market is full of shops that sell one replica after another to tourists", "replica"));
        assert!(!alone("这个价格在别家店铺买到的大概率是高仿或者次品", "高仿"));
    }

    #[test]
    fn a_negation_of_something_else_takes_nothing_back() {
        for (text, word) in [
            ("not original, it's a replica", "replica"),
            ("not original but replica", "replica"),
            ("Is it original? No, replica", "replica"),
            ("Cartier watch no box replica", "replica"),
            ("kein Original sondern Replika", "Replika"),
            ("不是正品，高仿", "高仿"),
            ("정품 아님 레플리카입니다", "레플리카"),
            ("Not for children, superfake", "superfake"),
        ] {
            assert!(said(text).iter().any(|s| s == word), "{text}: {:?}", said(text));
        }
    }
}
