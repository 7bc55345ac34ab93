#![doc = include_str!("claimed-standing.md")]

use super::{Context, Draft, Outcome};
use crate::report::{Evidence, Meaning};
use crate::rules::marketplace::StoreType;
use crate::text::fold::{Folded, fold, is_spaced};
use crate::weight::Severity;
use std::ops::Range;

/// The store type of sellers of whom the page shows none.
const NONE: &str = "none";

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    let Some(place) = c.place else { return Outcome::Skipped("why-no-store-types") };
    let seller = &c.listing.seller;
    let read = seller.store_type.as_ref().map_or(NONE, |t| t.value.as_str());
    // Without a word on stores that carry no sign, the platform contradicts nobody.
    let here = |t: &StoreType| t.hosts.is_empty() || c.host.is_some_and(|h| t.hosts.iter().any(|own| h.is_within(own)));
    let Some(store) = place.store_types.iter().find(|t| t.id == read && here(t)) else {
        return Outcome::Skipped("why-no-store-types");
    };
    if store.standing.is_vouched_for() {
        return Outcome::Ran(Vec::new());
    }
    let claims = &c.rules.sellers.lists().claims;
    let in_name = seller.name.as_ref().and_then(|name| {
        let folded = Folded::new(name);
        let hit = claims.find(&folded).into_iter().next()?;
        Some((folded.quote(name, hit.range).to_owned(), Evidence::new("seller.name", name)))
    });
    let in_title = || {
        let title = c.passages.title.as_ref()?;
        let hit = claims.find(title.folded()).into_iter().find(|h| !bought_there(title.folded(), &h.range))?;
        Some((title.quote(hit.range.clone()).to_owned(), title.evidence_in_context(hit.range)))
    };
    // A name is the seller's own; titles are stuffed with words that are sought.
    let found = in_name.map(|f| (Severity::Warning, f)).or_else(|| in_title().map(|f| (Severity::Caution, f)));
    let finding = found.map(|(weight, (claim, evidence))| {
        let StoreType { means, confidence, source, checked, .. } = store;
        Draft {
            check: "claimed-standing",
            message: "claimed-standing-contradicted",
            meaning: Meaning::Copy,
            weight,
            confidence: *confidence,
            hard: false,
            brand: c.brand,
            params: vec![("claim", claim), ("marketplace", place.name.clone()), ("means", means.clone())],
            evidence: vec![evidence],
            source: (source, checked),
        }
        .finish()
    });
    Outcome::Ran(finding.into_iter().collect())
}

/// Whether the title says that the goods were bought in such a store ("官方旗舰店购入", "dari Official Store").
fn bought_there(title: &Folded, range: &Range<usize>) -> bool {
    const BOUGHT: &[&str] =
        &["购", "買", "买", "入手", "同款", "代购", "发票", "小票", "purchase", "bought", "receipt"];
    const FROM: &[&str] =
        &["from", "from the", "dari", "из", "с", "từ", "mua ở", "จากร้าน", "จาก", "aus dem", "du", "dal", "de la", "da"];
    let rest = title.text.get(range.end..).unwrap_or_default().trim_start();
    let head = title.text.get(..range.start).unwrap_or_default().trim_end();
    let from = |word: &&str| {
        let word = fold(word);
        let before = head.strip_suffix(word.as_str());
        before.is_some_and(|before| !before.ends_with(is_spaced))
    };
    BOUGHT.iter().any(|word| rest.starts_with(word)) || FROM.iter().any(from)
}
