//! What a shop's page says of paying: the sentence that asks for money that cannot be had back, and what else it takes.

use super::known::Known;
use crate::page::doc::{Doc, squeeze};
use crate::page::zones::{Zone, Zones};
use html5ever::local_name;

/// Longest sentence kept, in bytes.
const LONGEST: usize = 240;
/// Most ways of paying kept.
const MOST: usize = 4;
/// Longest text looked at, in bytes.
const TEXT: usize = 4_000;

/// The sentence of a line that holds a label, as shown.
pub(super) fn sentence(line: &str, label: &str) -> String {
    const ENDS: &[char] = &['.', '!', '?', ';', '。', '！', '？', '；', '|', '•'];
    let Some(at) = line.find(label) else { return squeeze(line, LONGEST) };
    let start = line.get(..at).and_then(|b| b.rfind(ENDS)).map_or(0, |i| line.ceil_char_boundary(i + 1));
    let rest = line.get(at..).unwrap_or_default();
    let end = rest.find(ENDS).map_or(line.len(), |i| at + i);
    squeeze(line.get(start..end).unwrap_or(line), LONGEST)
}

/// The ways of paying that can be taken back which the page names, or shows as pictures.
pub(super) fn safe(doc: &Doc, zones: &Zones, known: &Known) -> Vec<String> {
    let (needles, words) = known.safe_payments();
    let mut found: Vec<String> = Vec::new();
    let mut look = |text: &str| {
        let text = text.get(..text.floor_char_boundary(TEXT)).unwrap_or_default();
        needles.each(text, |index, range| {
            let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
            let before = text.get(..range.start).and_then(|t| t.chars().next_back());
            let behind = text.get(range.end..).and_then(|t| t.chars().next());
            let Some(word) = words.get(index).filter(|_| !letter(before) && !letter(behind)) else { return };
            if found.len() < MOST && !found.contains(word) {
                found.push(word.clone());
            }
        });
    };
    for run in doc.runs.iter().filter(|run| !matches!(zones.of(run.el), Zone::Related | Zone::Review)) {
        look(doc.run_text(run));
    }
    for ix in 0..doc.els.len() as u32 {
        let attributes = [local_name!("alt"), local_name!("src"), local_name!("title")];
        if doc.is(ix, &local_name!("img")) {
            attributes.iter().filter_map(|name| doc.attr(ix, name)).for_each(&mut look);
        }
        // Icons are drawn, and a drawing has no words: that there is a row of them is all that can be told.
        let class = doc.attr(ix, &local_name!("class")).unwrap_or_default();
        if ["payment-icon", "payment_icon", "payment-method", "list-payment", "payment-list", "payicon"]
            .iter()
            .any(|mark| class.contains(mark))
        {
            look("credit card");
        }
    }
    found
}
