//! How many pieces a title sells together: "lot of 5", "3 pack", "x10", "10个装".

use crate::text::fold::{Folded, is_spaced};
use std::ops::Range;

/// What stands before the number.
const BEFORE: [&str; 16] = [
    "lot of",
    "set of",
    "pack of",
    "bundle of",
    "lot de",
    "set de",
    "pack de",
    "kit de",
    "lote de",
    "conjunto de",
    "set da",
    "lotto di",
    "confezione da",
    "набор из",
    "комплект из",
    "x",
];
/// What stands behind it.
const AFTER: [&str; 29] = [
    "pack",
    "packs",
    "pcs",
    "pc set",
    "x",
    "er set",
    "er pack",
    "stück",
    "stk",
    "unidades",
    "unidade",
    "piezas",
    "pièces",
    "peças",
    "pezzi",
    "шт",
    "штук",
    "sztuk",
    "adet",
    "件装",
    "件套",
    "个装",
    "支装",
    "件",
    "個セット",
    "本セット",
    "点セット",
    "枚セット",
    "개입",
];
/// Goods that come in twos.
const PAIRS: [&str; 4] = ["pair", "earring", "earrings", "耳"];
/// More than this is no lot but a count of something else.
const MOST: u32 = 100;

/// The pieces, and where the title says so; `None` for one piece.
pub(super) fn pieces(title: &Folded) -> Option<(u32, Range<usize>)> {
    let text = title.text.as_str();
    let mut from = 0;
    while let Some(start) = text.get(from..)?.find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let rest = text.get(start..)?;
        let end = start + rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        from = end;
        let Ok(count) = text.get(start..end)?.parse::<u32>() else { continue };
        if !(2..=MOST).contains(&count) {
            continue;
        }
        let (before, after) = (text.get(..start)?.trim_end(), text.get(end..)?.trim_start());
        let said_before = BEFORE.iter().find(|w| ends_with_word(before, w));
        let said_after = AFTER.iter().find(|w| starts_with_word(after, &fold_word(w)));
        if count == 2 && PAIRS.iter().any(|p| text.contains(p)) {
            continue;
        }
        match (said_before, said_after) {
            (Some(word), _) => return Some((count, before.len() - word.len()..end)),
            (None, Some(word)) => return Some((count, start..text.len() - after.len() + fold_word(word).len())),
            (None, None) => {}
        }
    }
    None
}

fn fold_word(word: &str) -> String {
    crate::text::fold::fold(word)
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let spaced = |c: Option<char>| c.is_some_and(is_spaced);
    text.strip_suffix(word).is_some_and(|head| !spaced(head.chars().next_back()))
}

fn starts_with_word(text: &str, word: &str) -> bool {
    let spaced = |c: Option<char>| c.is_some_and(is_spaced);
    text.strip_prefix(word).is_some_and(|tail| !spaced(tail.chars().next()) || !spaced(word.chars().next_back()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(title: &str) -> Option<u32> {
        pieces(&Folded::new(title)).map(|(n, _)| n)
    }

    #[test]
    fn lots_are_counted() {
        for (title, n) in [
            ("MAC lipstick lot of 5 new", 5),
            ("Lipstick 3-pack Ruby Woo", 3),
            ("Pack of 3 mascara", 3),
            ("Labubu blind box x10", 10),
            ("10x AirPods Pro", 10),
            ("Ultimune 3 x 50ml", 3),
            ("口红 10件 批发", 10),
            ("リップ 3本セット", 3),
            ("Lippenstift 3er-Set", 3),
            ("Помада набор из 4", 4),
        ] {
            assert_eq!(count(title), Some(n), "{title}");
        }
    }

    #[test]
    fn other_numbers_are_no_lots() {
        for title in [
            "Neverfull MM 2024",
            "Speedy 30",
            "Air Jordan 1 High size 10",
            "Hoop earrings set of 2",
            "LEGO 75192, 7541 pcs",
            "iPhone 15 Pro",
            "Jet Set tote",
        ] {
            assert_eq!(count(title), None, "{title}");
        }
    }
}
