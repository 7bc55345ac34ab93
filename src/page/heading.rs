//! The words of the product's heading, without what else shops put into it: stars, badges, buttons, words for screen readers.

use super::doc::{Doc, Ix, Run, push_squeezed};
use super::words::Hint;
use html5ever::local_name;

/// Longest heading, in bytes.
const MAX_HEADING: usize = 1_000;
/// Class words of what is no part of a name.
const EXTRAS: &[&str] =
    &["badge", "badges", "rating", "ratings", "stars", "reviews", "sticker", "ribbon", "tooltip", "wishlist", "share"];

/// What a heading calls its product; all its text where nothing of it looks like a name.
pub fn text(doc: &Doc, heading: Ix) -> String {
    let runs = doc.runs_of(heading);
    let own: Vec<&Run> = runs.iter().filter(|run| !is_beside(doc, run, heading)).collect();
    let name = join(doc, &own);
    if name.is_empty() { join(doc, &runs.iter().collect::<Vec<_>>()) } else { name }
}

/// Whether an element is for screen readers alone, by its class.
pub fn is_unseen(doc: &Doc, ix: Ix) -> bool {
    doc.attr(ix, &local_name!("class")).is_some_and(|class| {
        ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader", "a11y-hidden"]
            .iter()
            .any(|w| class.contains(w))
    })
}

/// Whether a text stands in a part of the heading that is not the name.
fn is_beside(doc: &Doc, run: &Run, heading: Ix) -> bool {
    let inside = |ix: &Ix| *ix != heading && *ix > heading;
    std::iter::once(run.el).chain(doc.above(run.el)).take_while(inside).any(|ix| is_extra(doc, ix, heading))
}

fn is_extra(doc: &Doc, ix: Ix, heading: Ix) -> bool {
    let el = doc.el(ix);
    let class = doc.attr(ix, &local_name!("class")).unwrap_or_default();
    let words = || class.split(|c: char| !c.is_ascii_alphanumeric());
    doc.is(ix, &local_name!("button"))
        || el.hidden && !doc.el(heading).hidden
        || el.hint.any(Hint::REVIEW)
        || words().any(|word| EXTRAS.iter().any(|e| word.eq_ignore_ascii_case(e)))
        || is_unseen(doc, ix)
        || doc.is(ix, &local_name!("a")) && doc.attr(ix, &local_name!("href")).is_some_and(|h| h.starts_with("#rev"))
}

/// The texts as they are read: two words that only elements part ("Acme" over "Blue mug") are two.
fn join(doc: &Doc, runs: &[&Run]) -> String {
    let mut text = String::new();
    let mut before: Option<&Run> = None;
    for run in runs {
        let own = doc.run_text(run);
        let parted = before.is_some_and(|b| run.gap || side_by_side(doc, b, run));
        if parted && !text.is_empty() && !text.ends_with(char::is_whitespace) {
            text.push(' ');
        }
        push_squeezed(&mut text, own, MAX_HEADING);
        if text.len() >= MAX_HEADING {
            break;
        }
        before = Some(run);
    }
    text.truncate(text.trim_end().len());
    text
}

/// Whether two texts stand in elements beside each other and would run into one word. Single letters are one word's.
fn side_by_side(doc: &Doc, a: &Run, b: &Run) -> bool {
    let holds = |outer: Ix, inner: Ix| outer <= inner && inner < doc.el(outer).end;
    let (before, behind) = (doc.run_text(a), doc.run_text(b));
    let spaced = |c: char| c.is_alphanumeric() && (c as u32) < 0x2e80;
    let small = |ix: Ix| doc.is(ix, &local_name!("sup")) || doc.is(ix, &local_name!("sub"));
    !holds(a.el, b.el)
        && !holds(b.el, a.el)
        && !small(a.el)
        && !small(b.el)
        && before.trim().len() > 1
        && behind.trim().len() > 1
        && before.ends_with(spaced)
        && behind.starts_with(spaced)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::page::words::Words;

    fn of(heading: &str) -> String {
        let doc = Doc::new(&format!("<h1>{heading}</h1>"), &Words::new());
        text(&doc, doc.h1s[0])
    }

    #[test]
    fn stars_badges_and_buttons_are_no_part_of_the_name() {
        assert_eq!(of("Fjord Lamp <span class='rating'><b>4.6 out of 5</b> (214)</span>"), "Fjord Lamp");
        assert_eq!(of("<span class='badge badge--new'>New</span>Fjord Lamp<button>Copy link</button>"), "Fjord Lamp");
        assert_eq!(
            of("<span class='sr-only'>Product: </span>Fjord Lamp<a href='#reviews'>12 reviews</a>"),
            "Fjord Lamp"
        );
        assert_eq!(of("Fjord Lamp <span hidden>Teal</span>"), "Fjord Lamp");
        assert_eq!(of("<span class='sr-only'>Fjord Lamp</span>"), "Fjord Lamp", "nothing else is there");
    }

    #[test]
    fn maker_and_name_in_two_elements_are_two_words() {
        assert_eq!(of("<a href='/tern'>Tern</a><span>Face Oil</span>"), "Tern Face Oil");
        assert_eq!(of("<span>F</span><span>jord</span>"), "Fjord", "a capital set apart");
        assert_eq!(of("Omega-3<sup>®</sup> Oil H<sub>2</sub>O"), "Omega-3® Oil H2O");
        assert_eq!(of("Fjord<br>Lamp"), "Fjord Lamp");
        assert_eq!(of("i<b>Lamp</b>"), "iLamp");
        assert_eq!(of("<span>手ぬぐい</span><span>桜色</span>"), "手ぬぐい桜色");
    }
}
