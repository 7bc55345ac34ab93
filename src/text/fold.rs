//! Folding: case, accents, width, invisible characters and the two ways of writing Chinese taken away, so that rules and
//! listings meet.
//!
//! "Ｃhloé", "CHLOE" and "Ch\u{200b}loé" are all "chloe", "假貨" is "假货". What folding does not do: undo look-alike letters and
//! other disguises; that is `shape.rs`, a second look taken only where a word is suspicious.

use super::packed::tables;
use super::table::Table;
use std::ops::Range;
use std::sync::LazyLock;

static FOLD: LazyLock<Table> = LazyLock::new(|| Table::new(&tables().fold).unwrap_or_default());

/// Traditional Han characters and the simplified ones they are folded to.
static HAN: LazyLock<Table> = LazyLock::new(|| Table::new(&tables().han).unwrap_or_default());

/// A text folded, with the way back to the original.
///
/// Letters and digits of every script stay, `: * + @ # / %` stay because rules use them ("1:1", "L*V"), and every run
/// of anything else is one space.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For every byte of `text`, the byte of the original it came from; one more for the end.
    origin: Vec<u32>,
}

impl Folded {
    /// Folds `original`.
    pub fn new(original: &str) -> Self {
        let mut folded =
            Self { text: String::with_capacity(original.len()), origin: Vec::with_capacity(original.len() + 1) };
        folded.refold(original);
        folded
    }

    /// Folds another text in the place of this one: of many words, none needs memory of its own.
    pub fn refold(&mut self, original: &str) {
        self.text.clear();
        self.origin.clear();
        // A space is written only once the next word starts, so runs are one and none trails.
        let mut gap = None;
        for (at, c) in original.char_indices() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            // Most of what is folded is plain, and no table has to be asked for it.
            if c.is_ascii() {
                self.put(c.to_ascii_lowercase(), at, &mut gap);
            } else if !self.mark(c) {
                match fold_char(c) {
                    FoldedChar::Same => self.put(c, at, &mut gap),
                    FoldedChar::Text(text) => text.chars().for_each(|c| self.put(c, at, &mut gap)),
                }
            }
        }
        self.origin.push(u32::try_from(original.len()).unwrap_or(u32::MAX));
    }

    /// Adds a folded character, or remembers the gap it makes.
    fn put(&mut self, c: char, at: u32, gap: &mut Option<u32>) {
        if !stays(c) {
            gap.get_or_insert(at);
            return;
        }
        if let (Some(start), false) = (gap.take(), self.text.is_empty()) {
            self.push(' ', start);
        }
        self.push(c, at);
    }

    /// Puts a kana's mark that is written apart ("ｶﾞ", or decomposed) on the letter before it, which is as long with it as
    /// without. Says whether `c` was one that went on.
    fn mark(&mut self, c: char) -> bool {
        let step = match c {
            '\u{3099}' | '\u{ff9e}' => 1,
            '\u{309a}' | '\u{ff9f}' => 2,
            _ => return false,
        };
        let marked = self.text.chars().next_back().and_then(|letter| match (letter, step) {
            ('ウ', 1) => Some('ヴ'),
            (l, 1)
                if "かきくけこさしすせそたちつてとはひふへほカキクケコサシスセソタチツテトハヒフヘホ".contains(l) =>
            {
                char::from_u32(u32::from(l) + 1)
            }
            (l, 2) if "はひふへほハヒフヘホ".contains(l) => char::from_u32(u32::from(l) + 2),
            _ => None,
        });
        if let Some(marked) = marked {
            self.text.pop();
            self.text.push(marked);
        }
        marked.is_some()
    }

    fn push(&mut self, c: char, at: u32) {
        self.text.push(c);
        self.origin.extend(std::iter::repeat_n(at, c.len_utf8()));
    }

    /// Where in the original a range of the folded text stands.
    pub fn origin(&self, range: Range<usize>) -> Range<usize> {
        let at = |i: usize| self.origin.get(i).copied().unwrap_or_default() as usize;
        // A gap's origin is where it starts, so the end never takes in what follows.
        at(range.start)..at(range.end).max(at(range.start))
    }

    /// Where in the folded text a range of the original went.
    pub fn folded_range(&self, original: Range<usize>) -> Range<usize> {
        let at = |i: usize| self.origin.partition_point(|o| (*o as usize) < i).min(self.text.len());
        at(original.start)..at(original.end)
    }

    /// The original's words for a range of the folded text.
    pub fn quote<'o>(&self, original: &'o str, range: Range<usize>) -> &'o str {
        original.get(self.origin(range)).unwrap_or_default().trim()
    }
}

/// The folded text alone.
pub fn fold(original: &str) -> String {
    Folded::new(original).text
}

enum FoldedChar {
    Same,
    Text(&'static str),
}

fn fold_char(c: char) -> FoldedChar {
    match c {
        // Han ideographs, the bulk of Chinese and Japanese text, are in a small table of their own.
        '\u{3400}'..='\u{9fff}' => HAN.get(c).map_or(FoldedChar::Same, FoldedChar::Text),
        '\u{e0000}'..='\u{e0fff}' => FoldedChar::Text(""),
        c => FOLD.get(c).map_or(FoldedChar::Same, FoldedChar::Text),
    }
}

/// Whether `c` is an invisible character: it shows nothing and is used to break words apart for filters.
pub fn is_invisible(c: char) -> bool {
    // Combining marks fold to nothing too, and they do show.
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

fn stays(c: char) -> bool {
    is_letter(c) || matches!(c, ':' | '*' | '+' | '@' | '#' | '/' | '%')
}

/// Whether `c` is a letter or a digit. What most texts are made of is known at once: the library goes through a long table for
/// each letter that is not Latin.
pub fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    matches!(c, '\u{3b1}'..='\u{3c9}' | '\u{430}'..='\u{44f}' | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}' | '\u{905}'..='\u{939}'
        | '\u{93e}'..='\u{94c}' | '\u{e01}'..='\u{e30}' | '\u{e32}'..='\u{e34}' | '\u{e40}'..='\u{e45}' | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}' | '\u{30fc}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
        || c.is_alphanumeric()
}

/// Whether `c` belongs to a script that writes spaces between words; only there has a word a boundary.
pub fn is_spaced(c: char) -> bool {
    is_letter(c)
        && !matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{1100}'..='\u{11ff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_width_and_invisible_characters_make_no_difference() {
        for written in ["Chloé", "CHLOE", "Ｃｈｌｏé", "Ch\u{200b}loe", "ch\u{ad}loé"] {
            assert_eq!(fold(written), "chloe", "{written:?}");
        }
        assert_eq!(fold("Łódź Ø Æ ß"), "lodz o ae ss");
        assert_ne!(fold("レゴ"), fold("レコ"), "a kana with its mark is another letter");
        for written in ["ﾙｲｳﾞｨﾄﾝ ﾊﾞｯｸﾞ", "ルイヴィトン ハ\u{3099}ック\u{3099}", "ﾙｲｳﾞｨﾄﾝ バッグ"]
        {
            assert_eq!(fold(written), "ルイヴィトン バッグ", "{written:?}");
        }
        assert_eq!(fold("ﾊﾟﾃｯｸ"), "パテック");
        assert_eq!(fold("까르띠에"), "까르띠에");
        assert_eq!(fold("頂級復刻假貨"), fold("顶级复刻假货"), "traditional and simplified Chinese are one");
        assert_ne!(fold("नकली"), fold("नकल"), "a vowel sign is a letter");
        assert_ne!(fold("สีแดง"), fold("สุแดง"), "in Thai too");
        assert_eq!(fold("ก๊อป"), fold("กอป"), "a tone mark is an accent");
        assert_eq!(fold("नक़ली"), fold("नकली"), "so is a dot");
        assert_eq!(fold("⿑"), fold("齊"), "the radical is the letter it shows");
    }

    #[test]
    fn folding_any_character_twice_changes_nothing() {
        for c in '\0'..=char::MAX {
            let folded = fold(&c.to_string());
            assert_eq!(fold(&folded), folded, "{c:?}");
        }
    }

    #[test]
    fn letters_known_at_once_are_letters() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn punctuation_is_one_space_but_for_the_marks_rules_use() {
        assert_eq!(fold("  Van Cleef & Arpels – «new»  "), "van cleef arpels new");
        assert_eq!(fold("L*V 1:1 AAA+"), "l*v 1:1 aaa+");
    }

    #[test]
    fn a_range_leads_back_to_the_words_as_written() {
        let original = "New — CHLOÉ, bag";
        let folded = Folded::new(original);
        let at = folded.text.find("chloe").unwrap();
        assert_eq!(folded.quote(original, at..at + 5), "CHLOÉ");
        let end = folded.text.len();
        assert_eq!(folded.quote(original, end - 3..end), "bag");
    }
}
