//! Names of other scripts than Latin, hidden by marks set between their letters ("구.찌", "爱#马仕", "Гуч.чи"), by letters set
//! apart ("爱 马 仕"), by a blot in the place of one ("シャ〇ル"), or by a syllable taken to pieces ("구ㅉㅣ").
//!
//! The text is read once more without them, and what is found counts only where it was hidden.

use super::{Certainty, Disguise, MOST, Trick};
use crate::passage::Passage;
use crate::rules::schema::NameKind;
use crate::rules::{Means, RuleBook, Tier};
use crate::text::fold::Folded;
use crate::text::shape;
use std::ops::Range;

/// Most marks between two letters of a name.
const MOST_MARKS: usize = 3;
/// Fewest letters set apart that are read as one word.
const MIN_APART: usize = 3;
/// Shortest name that is believed without goods beside it: two letters meet by chance.
const MIN_SURE: usize = 3;

/// The names of brands with rules that are hidden so.
pub fn marked(passage: &Passage<'_>, rules: &RuleBook) -> Vec<Disguise> {
    if passage.original.is_ascii() {
        return Vec::new();
    }
    let bare = Bare::new(&passage.original);
    if bare.hidden.is_empty() {
        return Vec::new();
    }
    let plain = rules.names.find(passage.folded());
    let folded = Folded::new(&bare.text);
    let read = rules.names.find(&folded).into_iter().filter_map(|hit| {
        let brand = rules.brand(hit.entry.brand).filter(|b| b.tier == Tier::Rules)?;
        // Nicknames are made of words that people list side by side: "格子/家居".
        let perhaps = match hit.entry.means {
            Means::Brand(_) => false,
            Means::Perhaps(NameKind::Name | NameKind::Misspelling) => true,
            _ => return None,
        };
        let name = folded.origin(hit.range.clone());
        let (trick, sure) = bare.trick(&name)?;
        let at = bare.origin(&name, &passage.original)?;
        let range = passage.folded().folded_range(at.clone());
        let is_plain = plain.iter().any(|h| {
            let listed = matches!(h.entry.means, Means::Brand(NameKind::Disguise) | Means::Perhaps(NameKind::Disguise));
            !listed && h.entry.brand == hit.entry.brand && h.range.start < range.end && range.start < h.range.end
        });
        let certainty = if perhaps || !sure { Certainty::WithGoods } else { Certainty::Sure };
        let (written, reads) = (passage.original.get(at)?.to_owned(), brand.rules.name.clone());
        (!is_plain).then_some(Disguise { brand: hit.entry.brand, trick, certainty, range, written, reads })
    });
    read.take(MOST).collect()
}

/// A text without what hides letters.
#[derive(Default)]
struct Bare {
    text: String,
    /// For every byte of `text`, the byte of the original it came from; one more for the end.
    origin: Vec<usize>,
    /// What hid letters, by where in `text` the next letter stands, or the one that stood in pieces or was blotted out.
    hidden: Vec<(usize, Hidden)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Hidden {
    /// Marks that part words as well ("ルイ・ヴィトン", "黑色/白色").
    Separator,
    /// Other marks.
    Mark,
    /// The letter itself.
    Letter,
}

impl Bare {
    fn new(original: &str) -> Self {
        let spaces = spaces_between_letters(original);
        let mut bare = Self::default();
        let mut gap: Vec<(usize, char)> = Vec::new();
        let mut rest = original.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let next = rest.peek().map(|(_, next)| *next);
            let last = bare.text.chars().next_back().unwrap_or(' ');
            if is_letter(last) && (is_mark(c) && (c == '*' || !shape::is_star(c)) || spaces.contains(&at)) {
                gap.push((at, c));
                continue;
            }
            if is_letter(c) && (1..=MOST_MARKS).contains(&gap.len()) {
                let hidden =
                    if gap.iter().all(|(_, c)| parts_words(*c, last)) { Hidden::Separator } else { Hidden::Mark };
                bare.hidden.push((bare.text.len(), hidden));
                gap.clear();
            }
            gap.drain(..).for_each(|(at, c)| bare.push(at, c));
            if let Some(syllable) = compose(last, c, next) {
                let at = bare.pop();
                bare.hidden.push((bare.text.len(), Hidden::Letter));
                bare.push(at, syllable);
            } else if is_blot(c, last, next) {
                bare.hidden.push((bare.text.len(), Hidden::Letter));
                bare.push(at, '*');
            } else {
                bare.push(at, c);
            }
        }
        gap.drain(..).for_each(|(at, c)| bare.push(at, c));
        bare.origin.push(original.len());
        bare
    }

    fn push(&mut self, at: usize, c: char) {
        self.text.push(c);
        self.origin.extend(std::iter::repeat_n(at, c.len_utf8()));
    }

    /// Takes the last letter back; says where it came from.
    fn pop(&mut self) -> usize {
        self.text.pop();
        let at = self.origin.get(self.text.len()).copied().unwrap_or_default();
        self.origin.truncate(self.text.len());
        at
    }

    /// Where the original has a name of this text.
    fn origin(&self, name: &Range<usize>, original: &str) -> Option<Range<usize>> {
        let (start, end) = (*self.origin.get(name.start)?, *self.origin.get(name.end)?);
        let written = original.get(start..end)?.trim_end_matches(|c| is_mark(c) || c == ' ');
        Some(start..start + written.len())
    }

    /// How the name at a place of this text is hidden, and whether it could hardly be chance; nothing when it stands there
    /// plainly, or is made of two words that meet.
    fn trick(&self, name: &Range<usize>) -> Option<(Trick, bool)> {
        let inside = |(i, hidden): &&(usize, Hidden)| {
            *i < name.end && (name.start < *i || name.start == *i && *hidden == Hidden::Letter)
        };
        let inside: Vec<_> = self.hidden.iter().filter(inside).collect();
        let separated = inside.iter().all(|(_, hidden)| *hidden == Hidden::Separator);
        let letters = self.text.get(name.clone())?.chars().count();
        let first = self.text.get(name.clone()).and_then(|t| t.chars().next()).map_or(Script::None, script);
        // Han writes its words without a space anyway: there only two letters that a list puts side by side are chance.
        let by_chance = first != Script::Other || separated && letters < MIN_SURE;
        if inside.is_empty() || by_chance && self.runs_on(name, first) {
            return None;
        }
        // Words part where a word may end: not beside a single letter, nor before a small one.
        let starts = std::iter::once(name.start).chain(inside.iter().map(|(i, _)| *i));
        let ends = inside.iter().map(|(i, _)| *i).chain(std::iter::once(name.end));
        let is_word = |piece: &str| piece.chars().count() > 1 && !piece.starts_with(is_small);
        let in_words = starts.zip(ends).all(|(from, to)| self.text.get(from..to).is_some_and(is_word));
        Some((if separated && in_words { Trick::Slip } else { Trick::Spelling }, letters >= MIN_SURE && !separated))
    }

    /// Whether a name, which begins in the script `first`, is a piece of a longer word: "安迪/奥特曼" names no Dior, "ボディ・オール" neither.
    fn runs_on(&self, name: &Range<usize>, first: Script) -> bool {
        let marked = |at: usize| self.hidden.iter().any(|(i, hidden)| *i == at && *hidden != Hidden::Letter);
        let (before, after) = (self.text.get(..name.start), self.text.get(name.end..));
        let before = before.and_then(|t| t.chars().next_back()).map_or(Script::None, script);
        let after = after.and_then(|t| t.chars().next()).map_or(Script::None, script);
        match first {
            Script::Kana => before == first || after == first,
            Script::Hangul => {
                [(before, name.start), (after, name.end)].iter().any(|(s, at)| *s == first && !marked(*at))
            }
            _ => before == first,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    None,
    Kana,
    Hangul,
    Other,
}

fn script(c: char) -> Script {
    match c {
        '\u{3041}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' => Script::Kana,
        '\u{ac00}'..='\u{d7a3}' => Script::Hangul,
        c if is_letter(c) => Script::Other,
        _ => Script::None,
    }
}

/// Whether a letter is of a script of which names are read here, Latin ones in other dress left out.
fn is_letter(c: char) -> bool {
    // Marks of Thai and Arabic vowels belong to the letter before them.
    matches!(c, '\u{e47}'..='\u{e4e}' | '\u{64b}'..='\u{652}')
        || c.is_alphabetic()
            && matches!(c, '\u{370}'..='\u{1cff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{fdff}' | '\u{ff66}'..='\u{ff9f}')
}

/// Whether a character may be set between letters to hide a name. Commas, colons and brackets end what they follow.
fn is_mark(c: char) -> bool {
    matches!(c, '*' | '.' | '_' | '-' | '~' | '/' | '|' | '\\' | '#' | '@' | '+' | '^' | '\'' | '`' | '=' | '&' | '$' | '%' | '!'
        | '·' | '・' | '･' | '•' | '‧' | '～' | '＊' | '．' | '＿' | '－' | '／' | '｜' | '＃' | '＠' | '＋' | '♡' | '\u{fe0f}'
        | '\u{2010}'..='\u{2015}' | '\u{2190}'..='\u{25ca}' | '\u{25d0}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether a mark behind the letter `last` parts words as well.
fn parts_words(mark: char, last: char) -> bool {
    matches!(
        mark,
        '·' | '・' | '･' | '•' | '‧' | '-' | '－' | '\u{2010}'..='\u{2015}' | '/' | '／' | '|' | '｜' | '+' | '&'
    ) || matches!(mark, '.' | '．') && script(last) != Script::Hangul && last > '\u{2e80}'
}

/// Whether `c` blots out a letter.
fn is_blot(c: char, last: char, next: Option<char>) -> bool {
    let beside = |c: char| matches!(script(c), Script::Kana | Script::Hangul | Script::Other);
    match c {
        '●' | '×' | '✕' => beside(last) || next.is_some_and(beside),
        '*' => false,
        c if shape::is_star(c) => beside(last) || next.is_some_and(beside),
        'x' | 'X' => beside(last) && next.is_none_or(|next| beside(next) || !next.is_alphanumeric()),
        _ => false,
    }
}

/// Kana that never begin a word.
fn is_small(c: char) -> bool {
    "ァィゥェォッャュョーぁぃぅぇぉっゃゅょン".contains(c)
}

/// Where spaces stand between letters set apart: in runs of words of one letter each.
fn spaces_between_letters(text: &str) -> Vec<usize> {
    let words: Vec<Range<usize>> = super::words::words(text);
    let single = |w: &Range<usize>| {
        let mut letters = text.get(w.clone()).unwrap_or_default().chars();
        letters.next().is_some_and(is_letter) && letters.next().is_none()
    };
    let apart = |a: &Range<usize>, b: &Range<usize>| single(a) && single(b) && b.start - a.end == 1;
    let runs = words.chunk_by(apart).filter(|run| run.len() >= MIN_APART);
    runs.flat_map(|run| run.iter().skip(1).map(|word| word.start - 1)).collect()
}

/// The syllable that the letter `c` makes with what stands before it: a vowel with a consonant, or a last consonant with a
/// syllable that has none. A consonant before a vowel (`next`) begins a syllable of its own.
fn compose(last: char, c: char, next: Option<char>) -> Option<char> {
    const FIRST: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    const LAST: &str = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
    const SYLLABLES: u32 = 0xac00;
    let vowel = |c: char| matches!(c, 'ㅏ'..='ㅣ').then(|| u32::from(c) - u32::from('ㅏ'));
    let place = |of: &str, c: char| of.chars().zip(0u32..).find(|(l, _)| *l == c).map(|(_, i)| i);
    if let (Some(first), Some(vowel)) = (place(FIRST, last), vowel(c)) {
        return char::from_u32(SYLLABLES + (first * 21 + vowel) * 28);
    }
    let open = script(last) == Script::Hangul && (u32::from(last) - SYLLABLES).is_multiple_of(28);
    if !open || next.is_some_and(|next| vowel(next).is_some()) {
        return None;
    }
    char::from_u32(u32::from(last) + place(LAST, c)? + 1)
}
