//! The currency the visitor has chosen, where the page lets him: a list of currencies, one of which is marked as chosen.

use super::currency;
use super::doc::{Doc, Ix};
use html5ever::local_name;

/// Most lists looked at, and most entries of one.
const MAX_LISTS: usize = 40;
const MAX_ENTRIES: usize = 400;

/// The ISO code of the chosen entry, in the first list that names two currencies or more and marks one.
pub fn read(doc: &Doc) -> Option<&'static str> {
    let lists = (0..doc.els.len() as Ix).filter(|ix| doc.is(*ix, &local_name!("select")));
    lists.take(MAX_LISTS).find_map(|list| {
        let (mut chosen, mut first, mut several) = (None, None, false);
        for entry in (list + 1..doc.el(list).end).filter(|ix| doc.is(*ix, &local_name!("option"))).take(MAX_ENTRIES) {
            let Some(code) = named(doc, entry) else { continue };
            several |= first.is_some_and(|f| f != code);
            first = first.or(Some(code));
            if doc.attr_named(entry, "selected").is_some() {
                chosen = Some(code);
            }
        }
        chosen.filter(|_| several)
    })
}

/// The currency an entry names: "CAD", "Canada (CAD $)".
fn named(doc: &Doc, entry: Ix) -> Option<&'static str> {
    let code = |text: &str| {
        let mut words = text.split(|c: char| !c.is_ascii_alphabetic()).take(12);
        words.find_map(|w| currency::code(w).filter(|c| *c == w))
    };
    // What a list holds is no text of the page.
    let shown = doc.raw(entry);
    code(shown.get(..shown.floor_char_boundary(80))?).or_else(|| code(doc.attr(entry, &local_name!("value"))?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::words::Words;

    fn of(html: &str) -> Option<&'static str> {
        read(&Doc::new(html, &Words::new()))
    }

    #[test]
    fn the_marked_entry_of_a_list_of_currencies_is_the_choice() {
        assert_eq!(of("<select name=currency><option>USD<option selected>CAD</select>"), Some("CAD"));
        assert_eq!(
            of("<select><option value=US>USA (USD $)<option value=AU selected>Australia (AUD $)</select>"),
            Some("AUD")
        );
        assert_eq!(of("<select><option value=USD>$<option value=NZD selected>NZ</select>"), Some("NZD"));
    }

    #[test]
    fn other_lists_choose_no_currency() {
        assert_eq!(of("<select><option>USD<option>CAD</select>"), None, "none is marked");
        assert_eq!(of("<select><option selected>S<option>M</select>"), None);
        assert_eq!(of("<select><option selected>CAD drawing<option>Print</select>"), None, "one currency is no choice");
    }
}
