//! Floor 3: facts and rules → findings. One check, one file, one page of documentation, one line in [`CHECKS`].
//!
//! A check sees one listing of one brand that is being sold. It says what it found, or why it could not look.

use crate::brand::Claim;
use crate::listing::{Condition, Listing};
use crate::passage::{Passage, Passages};
use crate::report::{Evidence, Family, Finding, Meaning};
use crate::rules::marketplace::{Marketplace, MarketplaceKind};
use crate::rules::schema::Channel;
use crate::rules::{BrandRules, RuleBook, Vouched};
use crate::text::address::Host;
use crate::text::fold::Folded;
use crate::weight::{Confidence, Severity};
use std::collections::BTreeMap;
use std::ops::Range;

mod brand_bearing_host;
mod brand_disguised;
mod claimed_standing;
mod free_mail_contact;
mod gtin_of_another;
mod impossible_claim;
mod lookalike_host;
mod lot;
mod material_contradiction;
mod never_made;
mod numbers;
mod off_platform_contact;
mod outside_channels;
mod plain;
mod price_far_below_list;
mod price_floor;
mod rare_in_bulk;
mod reference_mismatch;
mod replica_wording;
mod said;
mod seller_contradictions;
mod seller_identity;
mod unlinked_trust_seal;
mod unsafe_payment;
mod years;

/// A check: what it is called, what family its findings are of, and how it is run.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// Its name, for what it flags.
    pub id: &'static str,
    /// The family of its findings.
    pub family: Family,
    /// What it must know to run.
    pub run: Run,
}

/// What a check looks at.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// The address alone: runs on every page.
    Address(fn(&AddressContext<'_>) -> Outcome),
    /// A listing of a brand that is being sold.
    Listing(fn(&Context<'_, '_>) -> Outcome),
}

/// What became of a check.
#[derive(Debug)]
pub enum Outcome {
    /// It ran, and found this.
    Ran(Vec<Finding>),
    /// It could not run: message id of the reason.
    Skipped(&'static str),
}

macro_rules! check {
    ($module:ident, $id:literal, $family:ident, $what:ident) => {
        Check { id: $id, family: Family::$family, run: Run::$what($module::run) }
    };
}

/// Every check, in the order in which coverage lists them.
pub static CHECKS: &[Check] = &[
    check!(replica_wording, "replica-wording", Wording, Listing),
    check!(brand_disguised, "brand-disguised", Wording, Listing),
    check!(lookalike_host, "lookalike-host", Address, Address),
    check!(brand_bearing_host, "brand-bearing-host", Address, Address),
    check!(outside_channels, "outside-channels", Channel, Listing),
    check!(claimed_standing, "claimed-standing", Channel, Listing),
    check!(material_contradiction, "material-contradiction", Product, Listing),
    check!(impossible_claim, "impossible-claim", Product, Listing),
    check!(reference_mismatch, "reference-mismatch", Product, Listing),
    check!(never_made, "never-made", Product, Listing),
    check!(rare_in_bulk, "rare-in-bulk", Product, Listing),
    check!(gtin_of_another, "gtin-of-another", Product, Listing),
    check!(price_far_below_list, "price-far-below-list", Price, Listing),
    check!(seller_identity, "seller-identity", Identity, Listing),
    check!(seller_contradictions, "seller-contradictions", Identity, Listing),
    check!(unlinked_trust_seal, "unlinked-trust-seal", Identity, Listing),
    check!(free_mail_contact, "free-mail-contact", Contact, Listing),
    check!(off_platform_contact, "off-platform-contact", Contact, Listing),
    check!(unsafe_payment, "unsafe-payment", Contact, Listing),
];

/// What the address checks see.
#[derive(Debug)]
pub struct AddressContext<'a> {
    /// The rule book.
    pub rules: &'a RuleBook,
    /// The page's host.
    pub host: &'a Host,
}

/// What the listing checks see.
#[derive(Debug)]
pub struct Context<'a, 'l> {
    /// The rule book.
    pub rules: &'a RuleBook,
    /// The brand being sold.
    pub brand: &'a BrandRules,
    /// How it was recognised.
    pub claim: &'a Claim<'a>,
    /// The listing.
    pub listing: &'a Listing,
    /// Its texts, folded.
    pub passages: &'a Passages<'l>,
    /// The page's host.
    pub host: Option<&'a Host>,
    /// What kind of marketplace this is; `None` for a shop.
    pub marketplace: Option<MarketplaceKind>,
    /// The marketplace's file; `None` for a shop.
    pub place: Option<&'a Marketplace>,
    /// The language the page says it is in, lower case ("de-at").
    pub language: Option<&'a str>,
    /// Whether the shop's own address imitates a brand, by a finding at `warning`.
    pub imitating_address: bool,
    /// Whether the goods are second-hand, by their condition, their words, or the place.
    pub second_hand: bool,
    /// Whether the seller vouches for the goods.
    pub vouched: Vouched,
}

impl Context<'_, '_> {
    /// Whether words of a long description are an aside on other goods.
    fn is_aside(&self, passage: &Passage<'_>, range: &Range<usize>) -> bool {
        let telling = || self.rules.words.telling(passage.folded(), &passage.original, self.vouched);
        passage.fact == "description" && telling().is_aside(range)
    }

    /// The brand's way of selling, where it applies to these goods: perfume and spectacles go other ways.
    pub fn channel(&self) -> Option<&Channel> {
        let channel = self.brand.rules.channel.as_ref()?;
        let except = &self.brand.lists().channel_except;
        (!self.goods().iter().any(|text| except.any(text))).then_some(channel)
    }

    /// What the goods are called: the title, and the narrowest category. Wider ones put watches beside jewellery.
    pub fn goods(&self) -> Vec<Folded> {
        let title = self.passages.title.iter().map(|t| t.folded().clone());
        title.chain(self.listing.categories.last().map(|c| Folded::new(c))).collect()
    }

    /// Whether the page says that the goods are new.
    pub fn says_new(&self) -> bool {
        self.listing.offer.condition.as_deref() == Some(&Condition::New)
    }
}

/// A finding in the making: what every check fills in.
struct Draft<'a> {
    check: &'static str,
    message: &'static str,
    meaning: Meaning,
    weight: Severity,
    confidence: Confidence,
    hard: bool,
    brand: &'a BrandRules,
    params: Vec<(&'static str, String)>,
    evidence: Vec<Evidence>,
    source: (&'a str, &'a str),
}

impl Draft<'_> {
    /// The finding, no heavier than its source allows: only what rests on a source of high confidence is hard.
    fn finish(self) -> Finding {
        let severity = self.weight.min(self.confidence.cap());
        let family = CHECKS.iter().find(|c| c.id == self.check).map_or(Family::Product, |c| c.family);
        let mut params = BTreeMap::new();
        params.extend(self.params);
        params.entry("brand").or_insert_with(|| self.brand.rules.name.clone());
        let (source, checked) = self.source;
        Finding {
            check: self.check,
            family,
            severity,
            hard: self.hard && severity == Severity::Warning,
            meaning: self.meaning,
            brand: Some(self.brand.rules.id.clone()),
            message: self.message,
            params,
            evidence: self.evidence,
            source: format!("{source} ({checked})"),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_check_is_documented_for_people() {
        for check in CHECKS {
            let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/checks/{}.md", check.id));
            let doc = std::fs::read_to_string(file).unwrap();
            for heading in
                ["## What it looks for", "## Why it matters", "## Innocent causes", "## Example", "## Source"]
            {
                assert!(doc.contains(heading), "{}.md lacks \"{heading}\"", check.id);
            }
        }
    }
}
