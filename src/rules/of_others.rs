//! Whether a description speaks of these goods or of others', where it says a word for copies.
//!
//! Descriptions warn, promise, compare and tell stories. There words such as "fakes", "counterfeit" and "假货" are said of others'
//! goods many times for once that somebody confesses by them: who sells copies calls them otherwise, or says it plainly ("it's
//! a fake", "Fälschung, daher der Preis"). And the longer the text, the more of it is a shop's rules and advice.

use super::around::Found;
use super::declared::length;
use super::words::{Said, Words, without_mark};
use crate::text::clause::{COMMA, QUESTION, clause_around, clause_before, last_sentence, sentence_around, sentences};
use crate::text::dictionary::Dictionary;
use crate::text::fold::Folded;
use std::ops::Range;

/// Most words beside such a word in a clause of a description that still confesses ("from a friend, a decent fake"), and behind
/// one that starts its clause ("contrefaçon achetée en vacances au Maroc").
const BESIDE: usize = 3;
const BEHIND: usize = 5;
/// Most pieces that a list goes on with to its denial, and most words of one.
const PIECES: usize = 2;
const PIECE: usize = 8;
/// A text of more words than these is mostly rules and advice: there a sentence must start by saying so.
const LONG: usize = 120;

/// Longest answer before what it confesses, and longest question, in bytes.
const ANSWER: usize = 400;
const ASKED: usize = 300;

/// Whether the seller vouches for the goods being genuine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vouched {
    /// Somewhere in the listing.
    Yes,
    /// Nowhere.
    No,
}

/// What it takes to be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// A clause that declares it, says little else, or offers it.
    AnyClause,
    /// A clause that declares it or says nothing else, or a text that goes on about it.
    SomeClause,
    /// A sentence that starts by declaring it.
    TheSentence,
}

/// A description, and how much what it says is to be taken for these goods.
pub struct Telling<'a> {
    words: &'a Words,
    text: &'a Folded,
    original: &'a str,
    vouched: Vouched,
    length: usize,
}

impl Words {
    /// What a description tells. `original` is the text before folding.
    pub fn telling<'a>(&'a self, text: &'a Folded, original: &'a str, vouched: Vouched) -> Telling<'a> {
        Telling { words: self, text, original, vouched, length: length(original) }
    }
}

impl Telling<'_> {
    /// Whether the text is so long that most of it is rules and advice.
    pub fn is_long(&self) -> bool {
        self.length > LONG
    }

    /// Whether sellers speak of others' goods by this word far more often than of their own.
    pub fn is_listed(&self, said: &Said<'_>) -> bool {
        let word = self.text.text.get(said.range.clone()).unwrap_or_default();
        self.words.of_others.contains(word)
    }

    /// Whether a word for copies speaks of others' goods: sellers seldom use it of their own, or the text is long, and nothing
    /// says that it is meant of these.
    pub fn is_of_others(&self, said: &Said<'_>) -> bool {
        let listed = self.is_listed(said);
        let quoted = || is_quoted(self.original, &self.text.origin(said.range.clone()));
        let by = match (listed, self.is_long()) {
            (listed, long) if (listed || long || self.vouched == Vouched::Yes || !said.term.hard) && quoted() => {
                By::TheSentence
            }
            (true, long) if long || self.vouched == Vouched::Yes => By::TheSentence,
            (true, _) => By::AnyClause,
            (false, true) if self.vouched == Vouched::Yes || !self.opens(said) => By::SomeClause,
            (false, _) => return false,
        };
        !self.is_confessed(said, by)
    }

    /// Whether the first sentence says it, which presents the goods.
    pub fn opens(&self, said: &Said<'_>) -> bool {
        let start = self.text.origin(said.range.clone()).start;
        self.original.get(..start).is_some_and(|head| sentences(head.trim_start()) == 0)
    }

    /// Whether the words at `range` are an aside on other goods: they are quoted, or stand in a long text and their sentence denies
    /// something or speaks of copies, or the seller vouches for the goods.
    pub fn is_aside(&self, range: &Range<usize>) -> bool {
        let sentence = || self.text.folded_range(sentence_around(self.original, &self.text.origin(range.clone())));
        let denies_or_compares = |stretch: Range<usize>| {
            let around = self.words.around.find(self.text, self.original);
            let within = |at: &Range<usize>| stretch.start <= at.start && at.end <= stretch.end;
            around.negations_in(&stretch).next().is_some()
                || self.words.terms.find(self.text).iter().any(|term| within(&term.range))
        };
        is_quoted(self.original, &self.text.origin(range.clone()))
            || self.is_long() && (self.vouched == Vouched::Yes || denies_or_compares(sentence()))
    }

    /// Whether the words say that these goods are copies.
    fn is_confessed(&self, said: &Said<'_>, by: By) -> bool {
        let Self { words, text, original, .. } = *self;
        let at = text.origin(said.range.clone());
        let sentence = sentence_around(original, &at);
        let lead = original.get(sentence.start..at.start).unwrap_or_default();
        // "If a site sells them for half, it is a fake."
        let folded = Folded::new(lead);
        if said.language.conditions.any(&folded) || lead.trim_end().ends_with('≠') {
            return false;
        }
        // "Une contrefaçon, c'est un faux flacon": what a copy is.
        if by == By::TheSentence && words.terms.any(&Folded::new(clause_before(original, &at))) {
            return false;
        }
        let around = words.around.find(text, original);
        if self.vouched == Vouched::No && around.offers(&said.range) {
            return true;
        }
        let (before, after) = clause_around(original, &at);
        let clause = text.folded_range(at.start - before.len()..at.end + after.len());
        if said.term.hard && self.answers(said) && !self.negates_within(&around, &clause) {
            return true;
        }
        let declared = words.are_declared(text, original, &said.range);
        if by == By::TheSentence {
            // "One in twelve comes back because they are fakes" starts otherwise. The words may hold their verb: "je to replika".
            let said = original.get(at.start - lead.len()..at.end).unwrap_or_default();
            return declared && starts_with(&words.around.declares, &Folded::new(said));
        }
        if by == By::SomeClause {
            // "1. 非專櫃正品,介意者勿下標" says nothing else.
            let alone = lead.trim().is_empty() && after.trim().is_empty();
            return alone || declared || self.is_apposed(&at, before, after) || self.goes_on_about_them();
        }
        let few = length(before) + length(after) <= BESIDE || before.trim().is_empty() && length(after) <= BEHIND;
        declared
            || few
                && !self.negates_within(&around, &clause)
                && !self.denies_a_list(original.get(at.end + after.len()..sentence.end).unwrap_or_default())
    }

    /// Whether the words stand in the answer to whether the goods are genuine, and it does not affirm that: "Are they original? No,
    /// first copies."
    pub fn answers(&self, said: &Said<'_>) -> bool {
        let at = self.text.origin(said.range.clone()).start;
        let (asked, answer) = match self.original.get(..at).map(|head| (head, head.rfind(QUESTION))) {
            Some((head, Some(mark))) => head.split_at(head.ceil_char_boundary(mark + 1)),
            _ => return false,
        };
        let (question, answer) = (last_sentence(asked).1, without_mark(answer));
        if self.vouched == Vouched::Yes || answer.len() > ANSWER || question.len() > ASKED {
            return false;
        }
        let start = Folded::new(answer);
        // What an answer goes on to tell is of others, but where it has denied that these are genuine.
        (sentences(answer) == 0 || self.words.around.starts_with_negation(&start))
            && self.words.asks.any(&Folded::new(question))
            && !starts_with(&self.words.affirms, &start)
    }

    /// Whether the words are a clause to themselves behind one that declares what the goods are: "ours are first line, superfakes, …".
    fn is_apposed(&self, at: &Range<usize>, before: &str, after: &str) -> bool {
        let declares = |clause: &str| starts_with(&self.words.around.declares, &Folded::new(clause));
        before.trim().is_empty() && after.trim().is_empty() && declares(clause_before(self.original, at))
    }

    /// Whether two sentences or more say what sellers call their own copies by: warnings name all there are in one breath.
    fn goes_on_about_them(&self) -> bool {
        let said = self.words.said(self.text, self.original, None);
        let own = said.iter().filter(|s| s.term.hard && s.term.kind.is_of_copies() && !self.is_listed(s));
        let sentence = |s: &Said<'_>| {
            let start = self.text.origin(s.range.clone()).start;
            self.original.get(..start).map_or(0, sentences)
        };
        let mut sentences: Vec<usize> = own.map(sentence).collect();
        sentences.dedup();
        sentences.len() >= 2
    }

    /// Whether a clause negates anything but within a word for copies ("not to be told from real ones").
    fn negates_within(&self, around: &Found<'_>, clause: &Range<usize>) -> bool {
        let terms = self.words.terms.find(self.text);
        let is_within = |at: &Range<usize>| terms.iter().any(|t| t.range.start <= at.start && at.end <= t.range.end);
        around.negations_in(clause).any(|at| !is_within(&at))
    }

    /// Whether the `rest` of a sentence denies what it lists, as languages do whose verbs come last: "偽物・空袋などは入って
    /// いません", "реплики, «стоки» не вожу".
    fn denies_a_list(&self, rest: &str) -> bool {
        let pieces = rest.split(|c| COMMA.contains(&c) || c == '・').filter(|piece| !piece.trim().is_empty());
        let mut pieces = pieces.take(PIECES).take_while(|piece| length(piece) <= PIECE);
        pieces.any(|piece| self.words.around.negates_behind(&Folded::new(piece)))
    }
}

/// Whether a text starts with one of `words`, or does so behind its first word.
fn starts_with(words: &Dictionary<()>, text: &Folded) -> bool {
    let starts = |at: usize| text.text.get(..at).is_some_and(|lead| length(lead) <= 1);
    words.find_all(text).iter().any(|hit| starts(hit.range.start))
}

/// Whether the words at a place of a text are somebody else's: they stand in quotation marks, on one line.
fn is_quoted(text: &str, at: &Range<usize>) -> bool {
    const MARKS: [char; 11] = ['\n', '"', '“', '”', '„', '«', '»', '「', '」', '『', '』'];
    const OPEN: [char; 5] = ['“', '„', '«', '「', '『'];
    let (head, tail) = (text.get(..at.start).unwrap_or_default(), text.get(at.end..).unwrap_or_default());
    let opened = head.rfind(MARKS).and_then(|i| head.get(i..)).unwrap_or_default();
    let closed = tail.find(MARKS).and_then(|i| tail.get(i..)).unwrap_or_default();
    let straight = || head.rsplit('\n').next().is_some_and(|line| line.matches('"').count() % 2 == 1);
    match opened.starts_with('"') {
        true => closed.starts_with('"') && straight(),
        false => opened.starts_with(OPEN) && !closed.is_empty() && !closed.starts_with(['\n', '"']),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::said_in_tests::RULES;
    use super::*;

    /// The words for copies that a description says of these goods.
    fn confessed(description: &str, vouched: Vouched) -> Vec<String> {
        let text = Folded::new(description);
        let telling = RULES.words.telling(&text, description, vouched);
        let said = RULES.words.said(&text, description, None);
        let own = said.iter().filter(|s| s.term.kind.is_of_copies() && !telling.is_of_others(s));
        let mut own: Vec<_> = own.map(|s| s.range.clone()).collect();
        own.dedup();
        own.into_iter().map(|range| text.quote(description, range).to_owned()).collect()
    }

    #[test]
    fn warnings_and_policies_speak_of_others_goods() {
        for other in [
            "Counterfeit boots are a real problem these days.",
            "If a site takes only bank transfer, it is almost certainly selling fake boots.",
            "Uwaga: na rynku pojawiają się podróbki bez grawera łabędzia",
            "Ojo que hay mucho lote de cartas falsas doradas por ahí",
            "Копии, реплики, «стоки» не вожу, только магазин.",
            "偽物・オリパの空などは入っていません、全て自分で開封したものです。",
        ] {
            assert_eq!(confessed(other, Vouched::No), Vec::<String>::new(), "{other}");
        }
    }

    #[test]
    fn who_confesses_by_such_a_word_is_heard() {
        for (own, word) in [
            ("It's a fake, hence the price.", "fake"),
            ("Fälschung, daher der Preis. Sitzt gut.", "Fälschung"),
            ("Namaak, heeft geen doos.", "Namaak"),
            ("Portée deux fois, contrefaçon achetée en vacances au Maroc.", "contrefaçon"),
            ("朋友送的高仿，做工很好。", "高仿"),
            ("Our replicas don't have flaws.", "replicas"),
        ] {
            assert!(confessed(own, Vouched::No).iter().any(|said| said.contains(word)), "{own}");
        }
    }

    #[test]
    fn who_vouches_confesses_by_the_sentence_or_not_at_all() {
        let story = "We turn down around 1 in 12 bags because they are counterfeit.";
        assert_eq!(confessed(story, Vouched::Yes), Vec::<String>::new());
        assert_eq!(confessed("These are lafufus. The code says authentic.", Vouched::Yes), ["lafufus"]);
    }

    #[test]
    fn in_a_long_text_a_sentence_must_say_it_of_the_goods() {
        let rules = "We ship within two days and pack with care. ".repeat(20);
        let advice = format!("{rules}Do not compare my price with a superclone from VSF. {rules}");
        assert_eq!(confessed(&advice, Vouched::No), Vec::<String>::new());
        assert!(!confessed("Superclone by VSF, all papers.", Vouched::No).is_empty());
        let own = format!("{rules}This is a superclone. {rules}");
        assert!(confessed(&own, Vouched::No).iter().any(|said| said.contains("superclone")));
        let twice = format!("{rules}Case by Clean Factory. {rules}Clone movement, 70 hours.");
        assert!(!confessed(&twice, Vouched::No).is_empty());
        let alone = format!("{rules}1. 非專櫃正品,介意者請勿下標。 {rules}");
        assert_eq!(confessed(&alone, Vouched::No), ["非專櫃正品"]);
    }

    #[test]
    fn the_answer_to_whether_goods_are_genuine_speaks_of_them() {
        let rules = "We ship within two days and pack with care. ".repeat(20);
        let asked = |answer: &str| confessed(&format!("{rules}Q: Are they genuine? {answer} {rules}"), Vouched::No);
        assert!(!asked("A: No, the shop's cost ten times as much. We make superfakes by hand.").is_empty());
        assert!(!asked("Superfakes, and made to last.").is_empty());
        assert_eq!(asked("A: Yes, and no superfake has these screws."), Vec::<String>::new());
        assert_eq!(asked("A: We open every bag. Superfakes have other zips."), Vec::<String>::new());
    }

    #[test]
    fn the_first_sentence_presents_the_goods() {
        let rules = "We ship within two days and pack with care. ".repeat(20);
        assert!(!confessed(&format!("Clean Factory superfake, 904L steel. {rules}"), Vouched::No).is_empty());
    }

    #[test]
    fn what_stands_in_quotation_marks_others_say() {
        let rules = "We ship within two days and pack with care. ".repeat(20);
        let quoted = format!("{rules}Please do not write me to swap it for a “mirror quality” one. {rules}");
        assert_eq!(confessed(&quoted, Vouched::No), Vec::<String>::new());
        assert!(is_quoted("don't send me \"fake\" offers", &(15..19)));
        assert!(is_quoted("请不要拿「超A」来比", &(15..19)));
        assert!(!is_quoted("6\" strap, fake", &(10..14)));
    }

    #[test]
    fn an_aside_of_a_long_text_is_no_claim() {
        let rules = "We ship within two days and pack with care. ".repeat(20);
        let text = format!("{rules}Metal cards and proxies are not in the lot. {rules}");
        let folded = Folded::new(&text);
        let at = folded.text.find("metal cards").unwrap();
        let aside = |text: &str| {
            let folded = Folded::new(text);
            RULES.words.telling(&folded, text, Vouched::No).is_aside(&(at..at + "metal cards".len()))
        };
        assert!(aside(&text));
        assert!(!aside(&format!("{rules}Metal cards and sleeves are in the lot. {rules}")));
    }
}
