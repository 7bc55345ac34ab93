#![doc = include_str!("outside-channels.md")]

use super::{Context, Draft, Outcome};
use crate::brand::disguise::Trick;
use crate::brand::host::is_authorised;
use crate::passage::Passage;
use crate::report::{Evidence, Finding, Meaning};
use crate::rules::marketplace::MarketplaceKind;
use crate::rules::schema::{Outlet, Sellers};
use crate::text::fold::Folded;
use crate::weight::Severity;

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    let Some(channel) = c.channel() else { return Outcome::Skipped("why-no-rule") };
    // The condition first: what somebody has worn, or sells where wardrobes are sold, was bought once already.
    let resale = matches!(c.marketplace, Some(MarketplaceKind::SecondHand | MarketplaceKind::AuthenticatedResale));
    if c.second_hand || resale {
        return Outcome::Skipped("why-second-hand");
    }
    if c.host.is_some_and(|h| is_authorised(h, c.brand)) {
        return Outcome::Skipped("why-own-channel");
    }
    let draft = |message, weight, params, evidence| Draft {
        check: "outside-channels",
        message,
        meaning: Meaning::OutsideChannel,
        weight,
        confidence: channel.confidence,
        hard: false,
        brand: c.brand,
        params,
        evidence,
        source: (&channel.source, &channel.checked),
    };
    let mut findings: Vec<Finding> = Vec::new();
    if channel.outlet == Outlet::None {
        let named = |evidence| draft("outside-channels-outlet", Severity::Warning, Vec::new(), vec![evidence]).finish();
        findings.extend(outlet(c).map(named));
    }
    if channel.sellers == Sellers::OwnStores {
        // On a marketplace without a word on the condition the goods may well be somebody's own.
        let weight = match (c.says_new(), c.marketplace) {
            // Whose goods they are is told by a disguise, or by words for copies, which is a sign already: this is the same one.
            (true, _) if c.claim.by_trade || is_hidden(c) => Some(Severity::Caution),
            (true, _) => Some(Severity::Warning),
            (false, None) => Some(Severity::Caution),
            (false, Some(_)) => None,
        };
        let examined = c.listing.offer.assurance.as_ref();
        findings.extend(weight.zip(seller(c)).map(|(weight, evidence)| match examined {
            // Whoever examines the goods before they are handed on has taken the question over.
            Some(sign) => {
                let name = c.place.and_then(|p| p.assurance.as_ref()).map_or(sign.value.as_str(), |a| a.name.as_str());
                let means = c.place.and_then(|p| p.assurance.as_ref()).map_or("", |a| a.means.as_str());
                let params = vec![("assurance", name.to_owned()), ("means", means.to_owned())];
                let evidence = vec![Evidence::new("assurance", sign), evidence];
                draft("outside-channels-examined", Severity::Note, params, evidence).finish()
            }
            None => draft("outside-channels-new-goods", weight, Vec::new(), vec![evidence]).finish(),
        }));
    }
    Outcome::Ran(findings)
}

/// Whether the brand's name is hidden, and the title says nothing else of copies.
fn is_hidden(c: &Context<'_, '_>) -> bool {
    let speaks = |t: &Passage<'_>| {
        let said = c.rules.words.said(t.folded(), &t.original, Some(t.folded()));
        said.iter().any(|s| s.term.kind.is_of_copies() && s.term.weight >= Severity::Caution)
    };
    c.claim.disguise.as_ref().is_some_and(|d| d.trick == Trick::Spelling)
        && !c.passages.title.as_ref().is_some_and(speaks)
}

/// Who sells, or else where.
fn seller(c: &Context<'_, '_>) -> Option<Evidence> {
    let named = c.listing.seller.name.as_ref().map(|name| Evidence::new("seller.name", name));
    named.or_else(|| Some(Evidence::new("host", &c.host?.unicode)))
}

/// Where the shop or the listing calls itself an outlet.
fn outlet(c: &Context<'_, '_>) -> Option<Evidence> {
    let words = &c.rules.sellers.lists().outlet;
    let title = c.passages.title.as_ref().and_then(|t| {
        let hit = words.find(t.folded()).into_iter().next()?;
        Some(t.evidence_in_context(hit.range))
    });
    let seller = || {
        let name = c.listing.seller.name.as_ref()?;
        words.any(&Folded::new(name)).then(|| Evidence::new("seller.name", name))
    };
    title.or_else(seller)
}
