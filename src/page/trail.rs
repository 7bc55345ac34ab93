//! The way from the shop's front to the goods, as shown: a box named for it, or links with a sign between them.

use super::doc::{Doc, Ix};
use super::words::Hint;
use super::zones::{Zone, Zones};
use html5ever::local_name;

/// Signs between the steps of a way that nothing else names.
const SIGNS: &[&str] = &[">", "›", "»", "＞", "→", "/", "&gt;"];
/// Most texts of the box a way stands in.
const MAX_RUNS: u32 = 24;

/// The steps, widest first, without the goods' own title.
pub fn read(doc: &Doc, zones: &Zones, title: &str) -> Vec<String> {
    let is_way = |ix: &Ix| {
        let el = doc.el(*ix);
        el.hint.any(Hint::CRUMBS) && zones.of(*ix) == Zone::Crumbs && (2..=MAX_RUNS).contains(&(el.run_end - el.run))
    };
    let Some(way) = (0..doc.els.len() as Ix).find(is_way).or_else(|| signed(doc, zones)) else { return Vec::new() };
    doc.runs_of(way)
        .iter()
        .map(|run| doc.join(std::slice::from_ref(run), 100))
        .map(|t| t.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '+')).to_owned())
        .filter(|t| t.chars().any(char::is_alphabetic) && t != title)
        .take(10)
        .collect()
}

/// A small box before the title that holds links, and between them twice the same sign and nothing else.
fn signed(doc: &Doc, zones: &Zones) -> Option<Ix> {
    let title = zones.title_run(doc)?;
    let mut last: Option<(Ix, &str)> = None;
    for run in doc.runs.iter().take(title as usize + 1) {
        let text = doc.run_text(run).trim();
        if text.len() > 4 || !SIGNS.contains(&text) || zones.of(run.el) != Zone::Main {
            continue;
        }
        let el = doc.el(run.el);
        if last == Some((run.el, text)) && (el.run_end - el.run) <= MAX_RUNS {
            let links = (run.el + 1..el.end.min(run.el + 60)).filter(|ix| doc.is(*ix, &local_name!("a"))).count();
            if links >= 2 {
                return Some(run.el);
            }
        }
        last = Some((run.el, text));
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::page::words::Words;

    fn of(html: &str) -> Vec<String> {
        let doc = Doc::new(html, &Words::new());
        read(&doc, &Zones::new(&doc, &[]), "Blue mug")
    }

    #[test]
    fn a_way_is_known_by_its_box_or_by_the_signs_between_its_links() {
        let named = "<ol class=breadcrumb><li>Home</li><li>Mugs</li><li>Blue mug</li></ol><h1>Blue mug</h1>";
        assert_eq!(of(named), ["Home", "Mugs"]);
        let plain = "<td><a href=/>Home</a> &gt; <a href=/m>Mugs</a> &gt; <a href=/k>Kiln</a></td><h1>Blue mug</h1>";
        assert_eq!(of(plain), ["Home", "Mugs", "Kiln"]);
    }

    #[test]
    fn signs_in_running_text_and_behind_the_title_are_no_way() {
        assert!(of("<p>Turn left <b>></b> right <b>></b> up</p><h1>Blue mug</h1>").is_empty());
        assert!(of("<h1>Blue mug</h1><p><a href=/a>S</a> / <a href=/b>M</a> / <a href=/c>L</a></p>").is_empty());
        assert!(of("<p><a href=/a>One</a> / two</p><h1>Blue mug</h1>").is_empty());
    }
}
