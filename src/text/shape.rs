//! Shapes: what a word looks like to a reader in a hurry, whatever characters it is made of.
//!
//! "Cаrtier" with a Cyrillic а, "C4rtier" and "Car\u{200b}tier" all have the shape of "Cartier". A shape is evidence,
//! never a search key for ordinary text: "modem" and "modern" share one.

use super::fold::{fold, is_invisible};
use super::packed::tables;
use super::table::Table;
use std::sync::LazyLock;

static SHAPE: LazyLock<Table> = LazyLock::new(|| Table::new(&tables().shape).unwrap_or_default());

/// `word` with every foreign look-alike letter replaced by the ASCII letter it looks like, folded.
pub fn latin(word: &str) -> String {
    if word.is_ascii() {
        return fold(word);
    }
    let mut plain = String::with_capacity(word.len());
    for c in word.chars().filter(|c| !is_invisible(*c)) {
        match SHAPE.get(c) {
            Some(look) => plain.push_str(look),
            None => plain.push(c),
        }
    }
    fold(&plain)
}

/// Whether `word` holds a letter of another script that looks like a Latin one, beside none or some Latin letters.
pub fn has_foreign_look_alike(word: &str) -> bool {
    word.chars().any(|c| !c.is_ascii() && SHAPE.get(c).is_some() && !fold(c.encode_utf8(&mut [0; 4])).is_ascii())
}

/// One key for all readings of digits and signs written for letters: `0`→`o`, `1 i ! |`→`l`, `3 €`→`e`, `@ 4`→`a`,
/// `$ 5`→`s`, `7 +`→`t`, `8`→`b`, `6 9`→`g`, `2`→`z`, and `rn`→`m`, `vv`→`w`. Letters and digits alone remain.
pub fn key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    let mut push = |c: char| key.extend(look(c));
    if word.is_ascii() {
        word.chars().for_each(push);
    } else {
        // Folding knows no signs, so the letters between them are folded by themselves.
        for part in word.split_inclusive(stands_for_letter) {
            let sign = part.chars().next_back().filter(|c| stands_for_letter(*c));
            latin(part.trim_end_matches(stands_for_letter)).chars().chain(sign).for_each(&mut push);
        }
    }
    if key.contains("rn") || key.contains("vv") { key.replace("rn", "m").replace("vv", "w") } else { key }
}

/// What one character reads as in a [`key`].
pub fn look(c: char) -> Option<char> {
    Some(match c.to_ascii_lowercase() {
        '0' => 'o',
        '1' | 'i' | '!' | '|' | '¡' | '£' => 'l',
        '2' => 'z',
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '6' | '9' => 'g',
        '7' | '+' => 't',
        '8' => 'b',
        '(' | '¢' => 'c',
        '¥' => 'y',
        c if c.is_alphanumeric() => c,
        _ => return None,
    })
}

/// Whether a sign is written for a letter.
pub fn stands_for_letter(c: char) -> bool {
    matches!(c, '!' | '|' | '$' | '@' | '+' | '(' | '€' | '£' | '¥' | '¢' | '¡')
}

/// Whether a sign hides a letter: stars, and the rings that Japanese sellers write ("CHA○EL").
pub fn is_star(c: char) -> bool {
    matches!(c, '*' | '○' | '〇' | '◯')
}

/// `key` with every run of one letter as that letter: "guccciii" and "gucci" share it.
pub fn unstretched(key: &str) -> String {
    let mut last = None;
    key.chars().filter(|c| last.replace(*c) != Some(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_look_alikes_read_as_latin() {
        assert_eq!(latin("Cаrtіеr"), "cartier");
        assert!(has_foreign_look_alike("Cаrtier"));
        assert!(!has_foreign_look_alike("Cartier"));
        assert!(!has_foreign_look_alike("Chloé"), "an accent is no disguise");
        assert!(!has_foreign_look_alike("Ｃhloe"), "nor is full width");
    }

    #[test]
    fn digits_and_signs_written_for_letters_share_a_key() {
        for written in ["Gucci", "6ucci", "9ucci", "Gucc1", "Gucc!", "GUCCI", "Gu🔥cci", "G-u.c_c i", "Ｇucci"] {
            assert_eq!(key(written), key("gucci"), "{written}");
        }
        assert_eq!(key("C4rt13r"), key("Cartier"));
        assert_eq!(key("$warov$ki"), key("Swarovski"));
        assert_eq!(key("Rol€x"), key("Rolex"));
        assert_eq!(unstretched(&key("Guccciii")), unstretched(&key("Gucci")));
    }
}
