//! The vocabularies of all languages, compiled, and what they say in a text: a term counts unless something takes it back.

use super::around::{Around, Found, Items, Run};
use super::schema::{Relations, Term, Vocabulary};
use crate::text::clause::{COLON, QUESTION, SENTENCE, asks};
use crate::text::dictionary::{Dictionary, Hit};
use crate::text::fold::{Folded, fold};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::ops::Range;

/// What a word of the vocabularies is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

/// One language's terms.
#[derive(Debug, Serialize, Deserialize)]
pub struct Language {
    /// BCP 47 code.
    pub code: String,
    /// Terms, each with its `unless_title` list. What the dictionaries hold is no more in them; of their words those are left that
    /// are told from others by their marks.
    pub terms: Vec<(Term, Dictionary<()>)>,
    /// Words that make a condition.
    pub conditions: Dictionary<()>,
    /// Parts of goods and what comes with them, in this language: "Tasche" is a bag in one and "tasche" pockets in another.
    pub parts: Dictionary<()>,
}

/// The vocabularies of all languages, searched together: listings mix languages.
#[derive(Debug, Serialize, Deserialize)]
pub struct Words {
    /// The languages.
    pub languages: Vec<Language>,
    pub(super) around: Around,
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
    /// Those that say so at the start of a title only.
    pub about_first: Dictionary<()>,
    /// What stands in the brand field of goods without a brand.
    pub unbranded: Dictionary<()>,
    /// What adds the thing behind it to the goods.
    pub together: Dictionary<()>,
    /// What adds the thing before it.
    pub together_after: Dictionary<()>,
    /// What says that goods are second-hand.
    pub second_hand: Dictionary<()>,
    vouches: Dictionary<()>,
    /// Parts of goods and what comes with them.
    pub parts: Dictionary<()>,
    /// What sets the goods off against what follows.
    pub contrasts: Dictionary<()>,
    /// What ties a part to what is said of it.
    pub links: Dictionary<()>,
    /// What says that a part is another than at first.
    pub replaces: Dictionary<()>,
    /// With what a clause turns to something else.
    pub turns: Dictionary<()>,
    pub(super) declares_after: Dictionary<()>,
    /// Words by which buyers ask whether goods are genuine.
    pub(super) asks: Dictionary<()>,
    /// How an answer says yes.
    pub(super) affirms: Dictionary<()>,
    /// Words by which sellers speak of others' goods, folded.
    pub(super) of_others: HashSet<String>,
}

impl Words {
    pub(super) fn new(vocabularies: Vec<Vocabulary>) -> Self {
        let list = |words: &[String]| Dictionary::new(words.iter().map(|w| (w, ())));
        let relation = |pick: fn(&Relations) -> &Vec<String>| {
            Dictionary::new(vocabularies.iter().flat_map(move |v| pick(&v.relations)).map(|w| (w, ())))
        };
        let terms = Dictionary::new(vocabularies.iter().zip(0u16..).flat_map(|(v, language)| {
            v.terms.iter().zip(0u16..).flat_map(move |(t, term)| {
                let words = t.words.iter().map(move |w| (w.as_str(), Word::Term { language, term }));
                words.chain(t.except.iter().map(|w| (w.as_str(), Word::Exception)))
            })
        }));
        Self {
            terms,
            around: Around::new(&vocabularies),
            fits_before: relation(|r| &r.fits_before),
            fits_after: relation(|r| &r.fits_after),
            inspired_before: relation(|r| &r.inspired_before),
            inspired_after: relation(|r| &r.inspired_after),
            about: relation(|r| &r.about),
            about_first: relation(|r| &r.about_first),
            unbranded: relation(|r| &r.unbranded),
            together: relation(|r| &r.together),
            together_after: relation(|r| &r.together_after),
            second_hand: relation(|r| &r.second_hand),
            vouches: relation(|r| &r.vouches),
            parts: relation(|r| &r.parts),
            contrasts: relation(|r| &r.contrasts),
            links: relation(|r| &r.links),
            replaces: relation(|r| &r.replaces),
            turns: relation(|r| &r.turns),
            declares_after: relation(|r| &r.declares_after),
            asks: relation(|r| &r.asks),
            affirms: relation(|r| &r.affirms),
            of_others: vocabularies.iter().flat_map(|v| &v.relations.of_others).map(|w| fold(w)).collect(),
            languages: (vocabularies.into_iter())
                .map(|v| Language {
                    conditions: list(&v.relations.conditions),
                    parts: list(&v.relations.parts),
                    code: v.language,
                    terms: v
                        .terms
                        .into_iter()
                        .map(|mut t| {
                            let unless = list(&std::mem::take(&mut t.unless_title));
                            t.except = Vec::new();
                            t.words.retain(|word| !word.is_ascii() && may_be_another(&fold(word)));
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
    /// A term does not count inside an exception ("faux fur"), when negated ("not a replica"), in a context that speaks of other
    /// goods ("spot a replica"), or when the title holds one of the words that take the listing out of it.
    pub fn said(&self, text: &Folded, original: &str, title: Option<&Folded>) -> Vec<Said<'_>> {
        let hits = self.terms.find(text);
        let excepted = |range: &Range<usize>| hits.iter().any(|h| *h.entry == Word::Exception && h.range == *range);
        let terms: Vec<_> = (hits.iter())
            .filter_map(|hit| {
                let Word::Term { language, term } = *hit.entry else { return None };
                let language = self.languages.get(usize::from(language))?;
                let (term, unless_title) = language.terms.get(usize::from(term))?;
                let written = original.get(text.origin(hit.range.clone())).unwrap_or_default();
                let runs_over = || runs_over(written) && self.around.holds_negation(&Folded::new(written));
                let excepted = || excepted(&hit.range) || title.is_some_and(|t| unless_title.any(t));
                let counts = !excepted() && is_written(term, written) && !runs_over();
                counts.then(|| Said { term, language, range: hit.range.clone() })
            })
            .collect();
        if terms.is_empty() {
            return terms;
        }
        let around = self.around.find(text, original);
        let mut copies: Vec<_> = terms.iter().filter(|s| s.term.kind.is_of_copies()).map(|s| s.range.clone()).collect();
        copies.dedup();
        let items = Items { copies: &|text| self.terms.any(text), alone: true };
        // "Réplica" is Portuguese and Spanish: whichever file knows the word, the sentence may be in the other.
        let taken_back = |said: &Said<'_>| {
            let own = || Run { closed: said.range.clone(), end: said.range.end };
            let index = copies.iter().position(|c| *c == said.range);
            let list = index.map_or_else(own, |index| around.run(&copies, index));
            self.is_negated(&around, &said.range, &items)
                || around.negate(&list.closed, &items)
                || around.negate_behind(&(said.range.start..list.end), &items)
                || said.term.kind.is_of_copies() && around.excuse(&said.range, &list.closed, &items)
        };
        terms.into_iter().filter(|said| !taken_back(said)).collect()
    }
}

/// Whether a sentence ends within the words, over which no denial reaches: "on ne voit pas. Authentique".
fn runs_over(written: &str) -> bool {
    written.match_indices(SENTENCE).any(|(at, mark)| {
        let (before, behind) = written.split_at(at);
        !before.ends_with(|c: char| c.is_ascii_digit())
            && behind.strip_prefix(mark).is_some_and(|rest| rest.starts_with(char::is_whitespace))
    })
}

/// Whether one of a term's words may be written so: writers leave marks out, but put none on. Dutch "nep" is no "nếp". Longer
/// words that differ in nothing else are the same word in two languages ("replica", "réplica").
fn is_written(term: &Term, written: &str) -> bool {
    let folded = fold(written);
    written.is_ascii() || !may_be_another(&folded) || term.words.iter().any(|word| fold(word) == folded)
}

/// Whether a folded word is so short that with marks it is another.
fn may_be_another(folded: &str) -> bool {
    /// Longest short word, in bytes.
    const SHORT: usize = 5;
    folded.len() <= SHORT && folded.is_ascii()
}

impl Words {
    /// Whether the words at `range` are negated in any language: listings mix languages.
    pub fn negated(&self, text: &Folded, original: &str, range: &Range<usize>) -> bool {
        self.is_negated_among_others(&self.around.find(text, original), range)
    }

    /// Whether a negation reaches these words over a list of whatever: "not plated, brass or steel".
    fn is_negated_among_others(&self, around: &Found<'_>, range: &Range<usize>) -> bool {
        self.is_negated(around, range, &Items { copies: &|text| self.terms.any(text), alone: false })
    }

    /// Whether a negation stands right beside the words at `range`: "not Dyson", "Burberry değil".
    pub fn deny_beside(&self, text: &Folded, original: &str, range: &Range<usize>) -> bool {
        self.around.find(text, original).negates_beside(range)
    }

    /// Whether they are negated, asked, or asked and denied.
    fn is_negated(&self, around: &Found<'_>, range: &Range<usize>, items: &Items<'_>) -> bool {
        let rest = around.rest(range);
        around.negate(range, items) || asks(rest) || self.is_denied_question(rest)
    }

    /// Whether the sentence that goes on with `rest` asks, and the next denies: "Do you sell replicas, or seconds? No."
    fn is_denied_question(&self, rest: &str) -> bool {
        const ANSWER: usize = 24;
        let Some(end) = rest.find(SENTENCE) else { return false };
        let (_, after) = rest.split_at(end);
        let Some(answer) = after.strip_prefix(QUESTION).map(without_mark) else { return false };
        let answer = Folded::new(&answer.chars().take(ANSWER).collect::<String>());
        self.around.starts_with_negation(&answer)
    }
}

impl Words {
    /// Whether what stands around the words at `range` takes them back, whatever they are: a negation, or a context that speaks of
    /// other goods.
    pub fn take_back(&self, text: &Folded, original: &str, range: &Range<usize>) -> bool {
        let around = self.around.find(text, original);
        let items = Items { copies: &|text| self.terms.any(text), alone: false };
        self.is_negated(&around, range, &items) || around.excuse(range, range, &items)
    }
}

impl Words {
    /// Whether a text vouches for the goods being genuine: in words that are not negated and part of no word for copies ("not
    /// authentic", "非正品").
    pub fn vouch(&self, text: &Folded, original: &str) -> bool {
        let hits = self.vouches.find_all(text);
        if hits.is_empty() {
            return false;
        }
        let terms = self.terms.find(text);
        let around = self.around.find(text, original);
        let overlaps = |range: &Range<usize>| {
            let of = |h: &Hit<'_, Word>| h.range.start < range.end && range.start < h.range.end;
            terms.iter().any(|h| *h.entry != Word::Exception && of(h))
        };
        hits.iter().any(|hit| !overlaps(&hit.range) && !self.is_negated_among_others(&around, &hit.range))
    }

    /// Whether a term only says what the goods are not ("not original"), rather than what they are ("replica").
    pub fn is_denial(&self, said: &Said<'_>, text: &Folded) -> bool {
        let words = text.text.get(said.range.clone()).unwrap_or_default();
        self.around.holds_negation(&Folded::new(words))
    }
}

/// An answer without its mark: "A: No", "答：没有".
pub(super) fn without_mark(answer: &str) -> &str {
    const MARK: usize = 4;
    let answer = answer.trim_start();
    let mark = answer.char_indices().take(MARK).find(|(_, c)| COLON.contains(c));
    mark.and_then(|(i, c)| answer.get(i + c.len_utf8()..)).map_or(answer, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::super::said_in_tests::said;

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
            "Do you sell replicas, UA or B-grade? A: No, never.",
            "Bukan copy ori atau gred AAA",
            "mũi giày có nếp gấp",
            "常见问题 问:会不会是高仿?答:本店开店九年",
            "Keine Fälschung, Replika oder Plagiat",
            "저희는 레플리카, 미러급 제품을 취급하지 않습니다",
            "Nunca vendemos: réplicas",
            "une tache que l'on ne voit pas. Authentique bien sûr",
        ] {
            assert_eq!(said(innocent), Vec::<String>::new(), "{innocent}");
        }
        assert_eq!(said("Not new. Replica"), ["Replica"], "a negation ends with its sentence");
        assert_eq!(said("Chanel No 5 first copy"), ["first copy"], "a number is no negation");
        assert_eq!(said("no 1:1 replica here"), Vec::<String>::new());
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
            ("不是官网的，高仿", "高仿"),
            ("정품 아님 레플리카입니다", "레플리카"),
            ("Not for children, superfake", "superfake"),
            ("bolsa primeira linha, réplica mesmo, tá?", "réplica"),
            ("para que luego no haya líos: es réplica", "es réplica"),
        ] {
            assert!(said(text).iter().any(|s| s.starts_with(word)), "{text}: {:?}", said(text));
        }
    }
}
