//! The listing's description as the page shows it, without recommendations and reviews.

use super::doc::{Doc, Ix};
use super::words::Hint;
use super::zones::{Zone, Zones};
use crate::listing::Listing;

/// The longest box that class words call a description and that does not hold the whole page.
pub fn read(doc: &Doc, zones: &Zones) -> Option<String> {
    let title = zones.title;
    let mut best: Option<(Ix, usize)> = None;
    let mut skip_until = 0;
    for ix in 0..doc.els.len() as Ix {
        let el = doc.el(ix);
        if ix < skip_until
            || !el.hint.any(Hint::DESCRIPTION)
            || el.hidden
            || zones.of(ix) != Zone::Main
            || el.run == el.run_end
        {
            continue;
        }
        // A box around the title is the product's box, not its description.
        if title.is_some_and(|t| ix < t && t < el.end) {
            continue;
        }
        let bytes: usize = own_runs(doc, zones, ix).take(2_000).map(|r| doc.run_text(r).len()).sum();
        if best.is_none_or(|(_, most)| bytes > most) {
            best = Some((ix, bytes));
        }
        skip_until = el.end;
    }
    let (ix, bytes) = best?;
    if bytes < 20 {
        return None;
    }
    let runs: Vec<_> = own_runs(doc, zones, ix).copied().collect();
    Some(doc.prose(&runs, Listing::MAX_DESCRIPTION)).filter(|t| !t.is_empty())
}

/// The texts of an element that belong to the listing.
fn own_runs<'a>(doc: &'a Doc, zones: &'a Zones, ix: Ix) -> impl Iterator<Item = &'a super::doc::Run> {
    doc.runs_of(ix).iter().filter(|r| zones.of(r.el) == Zone::Main)
}
