#![doc = include_str!("outside-channels.md")]

use super::{Context, Draft, Outcome};
use crate::brand::host::is_authorised;
use crate::report::{Evidence, Meaning};
use crate::rules::schema::{Outlet, Sellers};
use crate::text::dictionary::Dictionary;
use crate::weight::Severity;

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    let Some(channel) = c.channel() else { return Outcome::Skipped("why-no-rule") };
    if c.second_hand {
        return Outcome::Skipped("why-second-hand");
    }
    if c.host.is_some_and(|h| is_authorised(h, c.brand)) {
        return Outcome::Skipped("why-own-channel");
    }
    let draft = |message, weight, evidence| Draft {
        check: "outside-channels",
        message,
        meaning: Meaning::OutsideChannel,
        weight,
        confidence: channel.confidence,
        hard: false,
        brand: c.brand,
        params: Vec::new(),
        evidence,
        source: (&channel.source, &channel.checked),
    };
    let mut findings = Vec::new();
    if channel.outlet == Outlet::None {
        findings.extend(
            outlet(c).map(|evidence| draft("outside-channels-outlet", Severity::Warning, vec![evidence]).finish()),
        );
    }
    if channel.sellers == Sellers::OwnStores {
        // On a marketplace without a word on the condition the goods may well be somebody's own.
        let weight = match (c.says_new(), c.marketplace) {
            (true, _) => Some(Severity::Warning),
            (false, None) => Some(Severity::Caution),
            (false, Some(_)) => None,
        };
        let evidence = || match (&c.listing.seller.name, c.host) {
            (Some(seller), _) => Some(Evidence::new("seller.name", seller)),
            (None, Some(host)) => Some(Evidence::new("host", &host.unicode)),
            (None, None) => None,
        };
        findings.extend(
            weight
                .zip(evidence())
                .map(|(weight, evidence)| draft("outside-channels-new-goods", weight, vec![evidence]).finish()),
        );
    }
    Outcome::Ran(findings)
}

/// Where the shop or the listing calls itself an outlet.
fn outlet(c: &Context<'_, '_>) -> Option<Evidence> {
    let words: Dictionary<()> =
        Dictionary::new(["outlet", "factory outlet", "奥特莱斯", "奥莱", "アウトレット", "아울렛"].map(|w| (w, ())));
    let title = c
        .passages
        .title
        .iter()
        .find_map(|t| words.find(t.folded()).first().map(|h| t.evidence_in_context(h.range.clone())));
    let seller = || {
        let name = c.listing.seller.name.as_ref()?;
        words.any(&crate::text::fold::Folded::new(name)).then(|| Evidence::new("seller.name", name))
    };
    title.or_else(seller)
}
