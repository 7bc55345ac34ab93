//! Clauses and sentences: where they end, whether they ask, and how many words a stretch of text has.

use super::fold::is_spaced;
use std::ops::Range;

/// What ends a sentence.
pub const SENTENCE: [char; 12] = ['.', '!', '?', ';', '\n', '。', '！', '？', '；', '؟', '؛', '।'];
/// What ends a question.
pub const QUESTION: [char; 3] = ['?', '？', '؟'];
/// What parts a sentence.
pub const COMMA: [char; 4] = [',', '，', '、', '،'];
/// What announces what follows.
pub const COLON: [char; 2] = [':', '：'];

/// Whether the clause that goes on with `rest` asks: nobody who asks says so. "A copy, okay?" does not ask.
pub fn asks(rest: &str) -> bool {
    rest.find(ends_clause).and_then(|end| rest.get(end..)).is_some_and(|end| end.starts_with(QUESTION))
}

/// Where the sentence that holds a place of a text starts and ends.
pub fn sentence_around(text: &str, at: &Range<usize>) -> Range<usize> {
    let (head, tail) = (text.get(..at.start).unwrap_or_default(), text.get(at.end..).unwrap_or_default());
    let start = head.rmatch_indices(SENTENCE).find(|(i, _)| is_end(text, *i));
    let end = tail.match_indices(SENTENCE).find(|(i, _)| is_end(tail, *i));
    start.map_or(0, |(i, mark)| i + mark.len())..at.end + end.map_or(tail.len(), |(i, _)| i)
}

/// How many sentences end in a text.
pub fn sentences(text: &str) -> usize {
    text.match_indices(SENTENCE).filter(|(i, _)| is_end(text, *i)).count()
}

/// Whether the mark at a place of a text ends a sentence: the one in ".shop" and "3.5" does not.
fn is_end(text: &str, mark: usize) -> bool {
    let within = |rest: &str| rest.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    !text.get(mark..).and_then(|rest| rest.strip_prefix('.')).is_some_and(within)
}

/// A text but for its last sentence, and that.
pub fn last_sentence(text: &str) -> (&str, &str) {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || SENTENCE.contains(&c)).len();
    let start = text.get(..end).and_then(|t| t.rfind(SENTENCE)).map_or(0, |i| text.ceil_char_boundary(i + 1));
    text.split_at(start)
}

/// What the clause that holds a place of a text says before and behind it.
pub fn clause_around<'t>(text: &'t str, at: &Range<usize>) -> (&'t str, &'t str) {
    /// A dash between words, typed as a hyphen.
    const DASH: &str = " - ";
    let (head, tail) = (text.get(..at.start).unwrap_or_default(), text.get(at.end..).unwrap_or_default());
    // "These are the 1:1 clones": a mark within a number ends nothing.
    let ends = |text: &str, i: usize, c: char| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let beside = |text: &str| digit(text.get(..i).and_then(|t| t.chars().next_back()));
        let behind = |text: &str| digit(text.get(i + c.len_utf8()..).and_then(|t| t.chars().next()));
        ends_clause(c) && !(beside(text) && behind(text))
    };
    let start = head.char_indices().rev().find(|(i, c)| ends(head, *i, *c)).map_or(0, |(i, c)| i + c.len_utf8());
    let end = tail.char_indices().find(|(i, c)| ends(tail, *i, *c)).map_or(tail.len(), |(i, _)| i);
    let (before, after) = (head.get(start..).unwrap_or_default(), tail.get(..end).unwrap_or_default());
    (before.rsplit(DASH).next().unwrap_or_default(), after.split(DASH).next().unwrap_or_default())
}

/// The clause before the one that holds a place of a text, in the same sentence.
pub fn clause_before<'t>(text: &'t str, at: &Range<usize>) -> &'t str {
    let sentence = text.get(sentence_around(text, at).start..at.start).unwrap_or_default();
    sentence.rsplit(ends_clause).nth(1).unwrap_or_default()
}

/// Whether a clause ends at a character.
pub fn ends_clause(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '\'' | '’' | '-' | '%' | '&' | '"' | '“' | '”' | '*')
        || c == '\n'
}

/// How many words a text has; in scripts without spaces, how many characters.
pub fn reach(text: &str) -> usize {
    text.split_whitespace().map(|w| if is_word(w) { 1 } else { w.chars().count() }).sum()
}

/// Whether it is one word of a script with spaces: "don't", "100%" and "pre-owned" are as well.
pub fn is_word(text: &str) -> bool {
    text.chars().all(|c| is_spaced(c) || !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_ends_at_a_mark_or_at_a_dash_between_words() {
        let around = |text: &'static str, word: &str| {
            let at = text.find(word).unwrap_or_default();
            clause_around(text, &(at..at + word.len()))
        };
        assert_eq!(around("no refunds - it's a fake, sorry", "fake"), ("it's a ", ""));
        assert_eq!(around("second-hand fake bag", "fake"), ("second-hand ", " bag"));
        assert_eq!(around("Sealed. These are 1:1 clones, 12 pcs", "clones"), (" These are 1:1 ", ""));
    }

    #[test]
    fn the_clause_before_is_of_the_same_sentence() {
        let before = |text: &'static str| clause_before(text, &(text.find("copy").unwrap_or_default()..text.len()));
        assert_eq!(before("It is no real one, but a copy"), "It is no real one");
        assert_eq!(before("It is no real one. But a copy"), "");
    }

    #[test]
    fn a_full_stop_within_a_word_ends_no_sentence() {
        let text = "Beware of \".shop\" sites. They sell 3.5 fakes.";
        let around = |word: &str| {
            let at = text.find(word).unwrap_or_default();
            text.get(sentence_around(text, &(at..at + word.len())))
        };
        assert_eq!(around("sites"), Some("Beware of \".shop\" sites"));
        assert_eq!(around("fakes"), Some(" They sell 3.5 fakes"));
        assert_eq!(sentences(text), 2);
    }

    #[test]
    fn only_the_clause_of_the_question_mark_asks() {
        assert!(asks(" or not? No"));
        assert!(!asks(", okay?"));
        assert!(!asks(". Why?"));
    }

    #[test]
    fn the_last_sentence_is_told_from_those_before() {
        assert_eq!(last_sentence("Strap replaced. It is"), ("Strap replaced.", " It is"));
        assert_eq!(last_sentence("One. Two. "), ("One.", " Two. "));
    }
}
