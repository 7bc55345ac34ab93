//! Floor 4: a [`Page`] in, a [`Report`] out. The verdict rule is one function, [`verdict`].

use crate::brand::{Claim, claim, host::is_official};
use crate::checks::{AddressContext, CHECKS, Context, Outcome, Run};
use crate::listing::{Condition, Listing, Page, PageKind};
use crate::page::{MarketplaceError, Reader, Reading};
use crate::passage::Passages;
use crate::report::{Coverage, CoverageState, Diagnosis, Finding, Meaning, Report, Role, Verdict};
use crate::rules::marketplace::{Marketplace, MarketplaceKind};
use crate::rules::schema::RuleFiles;
use crate::rules::{Pack, RuleBook, Tier, Vouched, decode, embedded};
use crate::text::address::{Address, Host};
use crate::text::day::days;
use crate::text::order;
use crate::weight::{Confidence, Severity};
use std::collections::BTreeSet;

/// Reader and rule book together: everything that judges a page. Made once, used for many pages.
#[derive(Debug)]
pub struct Engine {
    reader: Reader,
    rules: RuleBook,
}

/// Why no engine could be made.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A marketplace's file holds a selector or pattern that does not parse.
    #[error(transparent)]
    Marketplace(#[from] MarketplaceError),
    /// The embedded rule files cannot be read: a broken build.
    #[error("the rule files of this build cannot be read")]
    Embedded,
    /// Packed rules are cut off, or of a form that another build wrote.
    #[error("the packed rules are not of this build's form: expected those built with it")]
    Packed,
}

impl Engine {
    /// The engine with the rule files of this build.
    ///
    /// # Errors
    /// Only in a broken build, which a test excludes.
    pub fn embedded() -> Result<Self, EngineError> {
        embedded().map(Self::trusting).ok_or(EngineError::Embedded)
    }

    /// The engine with rules that this build packed into a file of their own.
    ///
    /// # Errors
    /// When a build with other types packed them, or nobody.
    pub fn packed(rules: &[u8]) -> Result<Self, EngineError> {
        decode(rules).map(Self::trusting).ok_or(EngineError::Packed)
    }

    /// A test compiles the files of this build; compiling them all here would only delay the first page.
    fn trusting(pack: Pack) -> Self {
        let reader = Reader::trusting(&pack.files);
        Self { reader, rules: RuleBook::new(pack) }
    }

    /// An engine with other rule files.
    ///
    /// # Errors
    /// The marketplace, key and reason, when a selector or pattern does not parse.
    pub fn new(files: RuleFiles) -> Result<Self, EngineError> {
        let reader = Reader::new(&files)?;
        Ok(Self { reader, rules: RuleBook::new(Pack::new(files)) })
    }

    /// The rule book.
    pub fn rules(&self) -> &RuleBook {
        &self.rules
    }

    /// The id of the marketplace an address belongs to.
    pub fn marketplace_of(&self, url: &str) -> Option<&str> {
        self.reader.marketplace_at(url).map(|m| m.id.as_str())
    }

    /// Judges one page. `today` is the day as `YYYY-MM-DD`, from which the rule book's age is told: the core has no clock.
    pub fn inspect(&self, page: &Page, today: &str) -> Report {
        self.judge(&page.url, self.reader.read(page), today)
    }

    /// Reads one page without judging it.
    pub fn read(&self, page: &Page) -> Reading {
        self.reader.read(page)
    }

    /// Judges a page already read.
    pub fn judge(&self, url: &str, reading: Reading, today: &str) -> Report {
        let Reading { kind, marketplace, platform, listing, seller, cards, missing, diagnosis, truncated, language } =
            reading;
        let address = Address::parse(url);
        let host = address.as_ref().map(|a| &a.host);
        let place = marketplace.as_ref().and_then(|id| self.reader.marketplace(id));
        let passages = Passages::new(&listing);
        let is_product = kind == PageKind::Product;
        let claim = if is_product { claim(&passages, &listing.categories, &self.rules) } else { None };

        let sold = claim.as_ref().filter(|c| c.role == Role::Sold && c.brand.tier == Tier::Rules);
        let mut tally = Tally::default();
        if let Some(host) = host {
            let context = AddressContext { rules: &self.rules, host };
            tally.run(|run| if let Run::Address(check) = run { Some(check(&context)) } else { None });
        }
        let imitating_address = tally.findings.iter().any(|f| f.severity == Severity::Warning);
        let official = host.and_then(|h| self.official(h, &claim, &listing, place));
        let second_hand = is_second_hand(&listing, &passages, host, place, &self.rules);
        match (sold, &claim) {
            _ if !is_product => {}
            (_, Some(_)) if official.is_some() => tally.skip("why-own-channel"),
            (Some(claim), _) => {
                let context = Context {
                    rules: &self.rules,
                    brand: claim.brand,
                    claim,
                    listing: &listing,
                    passages: &passages,
                    host,
                    marketplace: place.map(|m| m.kind),
                    place,
                    language: language.as_deref(),
                    imitating_address,
                    second_hand,
                    vouched: vouched(&passages, &self.rules),
                };
                tally.run(|run| if let Run::Listing(check) = run { Some(check(&context)) } else { None });
            }
            (None, Some(claim)) if claim.brand.tier != Tier::Rules => tally.skip("why-names-only"),
            (None, Some(_)) => tally.skip("why-not-sold"),
            (None, None) => tally.skip("why-no-brand"),
        }
        let Tally { mut findings, coverage } = tally;
        order::by_key(&mut findings, |f| (std::cmp::Reverse((f.hard, f.severity)), f.family));
        let facts = Facts {
            kind,
            // Goods may stand in what was left out, unless the marketplace's address says that there are none.
            unreadable: !missing.is_empty() && claim.is_none()
                || truncated && kind == PageKind::Other && marketplace.is_none(),
            official: official.is_some(),
            sold: sold.is_some(),
        };
        let verdict = verdict(&facts, &findings);
        let meanings = meanings(&findings, second_hand && facts.sold);
        Report {
            url: url.to_owned(),
            page_kind: kind,
            marketplace,
            platform,
            verdict,
            meanings,
            sources: listing.sources(),
            brand: claim.map(|c| c.to_report()),
            listing: is_product.then_some(listing),
            seller,
            cards,
            findings,
            coverage,
            missing,
            diagnosis: diagnosis.map(|d| Diagnosis { rules: self.rules.day.clone(), ..d }),
            truncated,
            rules: self.rules.day.clone(),
            rules_age: days(today).zip(days(&self.rules.day)).map(|(now, then)| u32::try_from(now - then).unwrap_or(0)),
        }
    }

    /// Whether the brand's own rules name this host or store, by something the seller cannot choose.
    fn official(
        &self,
        host: &Host,
        claim: &Option<Claim<'_>>,
        listing: &Listing,
        place: Option<&Marketplace>,
    ) -> Option<()> {
        let brand = claim.as_ref()?.brand;
        let own_host = is_official(host, brand) && brand.rules.hosts.confidence >= Confidence::Medium;
        let own_store = || {
            let (place, id) = (place?, listing.seller.id.as_ref()?);
            let store = brand.rules.stores.iter().find(|s| s.marketplace == place.id && s.id == id.value)?;
            (store.confidence == Confidence::High).then_some(())
        };
        if own_host { Some(()) } else { own_store() }
    }
}

/// Whether the seller vouches for the goods, anywhere in the listing.
fn vouched(passages: &Passages<'_>, rules: &RuleBook) -> Vouched {
    let vouches = passages.all().any(|p| rules.words.vouch(p.folded(), &p.original));
    if vouches { Vouched::Yes } else { Vouched::No }
}

/// Whether the goods are second-hand: by their condition, by the place, or by the words of the title.
fn is_second_hand(
    listing: &Listing,
    passages: &Passages<'_>,
    host: Option<&Host>,
    place: Option<&Marketplace>,
    rules: &RuleBook,
) -> bool {
    if host.is_some_and(|h| rules.sellers.is_second_hand(h)) {
        return true;
    }
    match listing.offer.condition.as_deref() {
        Some(Condition::Used | Condition::Refurbished) => return true,
        // A present nobody used is new on a flea market, and still a private person's.
        Some(Condition::New) => return place.is_some_and(|m| m.kind == MarketplaceKind::SecondHand),
        None => {}
    }
    place.is_some_and(|m| m.kind != MarketplaceKind::Open)
        || passages.claims().any(|p| {
            rules
                .words
                .second_hand
                .find_all(p.folded())
                .iter()
                .any(|h| !rules.words.negated(p.folded(), &p.original, &h.range))
        })
}

#[derive(Default)]
struct Tally {
    findings: Vec<Finding>,
    coverage: Vec<Coverage>,
}

impl Tally {
    /// Runs the checks that `run` has an answer for.
    fn run(&mut self, run: impl Fn(Run) -> Option<Outcome>) {
        for check in CHECKS {
            let Some(outcome) = run(check.run) else { continue };
            let (state, why) = match outcome {
                Outcome::Ran(found) => {
                    self.findings.extend(found);
                    (CoverageState::Ran, None)
                }
                Outcome::Skipped(why) => (CoverageState::Skipped, Some(why)),
            };
            self.coverage.push(Coverage { check: check.id, state, why });
        }
    }

    /// Notes every listing check as skipped for one reason.
    fn skip(&mut self, why: &'static str) {
        self.run(|run| matches!(run, Run::Listing(_)).then_some(Outcome::Skipped(why)));
    }
}

/// What the verdict depends on, besides the findings.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// What kind of page it is.
    pub kind: PageKind,
    /// Too little could be read to know whose goods are sold: a product page by its address without its fields, or a page
    /// too large to be read to its end in which no goods were met.
    pub unreadable: bool,
    /// The brand's own host or store.
    pub official: bool,
    /// A brand of the rule book is being sold.
    pub sold: bool,
}

/// The verdict rule (DESIGN section 4): one hard contradiction, or two independent families at `warning`, is high risk;
/// one soft sign is caution; findings of one family count once; nothing overrules the brand's own channel.
pub fn verdict(facts: &Facts, findings: &[Finding]) -> Verdict {
    if facts.official {
        return Verdict::OfficialChannel;
    }
    let mut warned = BTreeSet::new();
    warned.extend(findings.iter().filter(|f| f.severity == Severity::Warning).map(|f| f.family));
    if findings.iter().any(|f| f.hard) || warned.len() >= 2 {
        return Verdict::HighRisk;
    }
    if findings.iter().any(|f| f.severity >= Severity::Caution) {
        return Verdict::Caution;
    }
    match (facts.kind, facts.unreadable, facts.sold) {
        (_, true, _) => Verdict::Unreadable,
        (PageKind::Product, _, true) => Verdict::NothingFound,
        (PageKind::Product, _, false) => Verdict::NoRules,
        _ => Verdict::NotAProduct,
    }
}

/// What the findings above a note mean, strongest first.
fn meanings(findings: &[Finding], second_hand: bool) -> Vec<Meaning> {
    let mut meanings = Vec::new();
    for finding in findings.iter().filter(|f| f.severity > Severity::Note) {
        if !meanings.contains(&finding.meaning) {
            meanings.push(finding.meaning);
        }
    }
    if meanings.is_empty() && second_hand {
        meanings.push(Meaning::SecondHand);
    }
    meanings
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::Family;
    use crate::rules::encode;

    fn finding(family: Family, severity: Severity, hard: bool) -> Finding {
        Finding {
            check: "test",
            family,
            severity,
            hard,
            meaning: Meaning::Copy,
            brand: None,
            message: "test",
            params: std::collections::BTreeMap::new(),
            evidence: Vec::new(),
            source: String::new(),
        }
    }

    const SOLD: Facts = Facts { kind: PageKind::Product, unreadable: false, official: false, sold: true };

    #[test]
    fn two_families_at_warning_are_high_risk_and_one_family_twice_is_not() {
        let wording = || finding(Family::Wording, Severity::Warning, false);
        let product = finding(Family::Product, Severity::Warning, false);
        assert_eq!(verdict(&SOLD, &[wording(), wording()]), Verdict::Caution);
        assert_eq!(verdict(&SOLD, &[wording(), product]), Verdict::HighRisk);
        assert_eq!(verdict(&SOLD, &[finding(Family::Product, Severity::Warning, true)]), Verdict::HighRisk);
    }

    #[test]
    fn notes_alone_and_nothing_at_all_are_nothing_found() {
        assert_eq!(verdict(&SOLD, &[finding(Family::Price, Severity::Note, false)]), Verdict::NothingFound);
        assert_eq!(verdict(&SOLD, &[]), Verdict::NothingFound);
    }

    #[test]
    fn rules_that_another_build_packed_are_refused_and_not_misread() {
        let own = encode(&embedded().unwrap()).unwrap();
        assert!(Engine::packed(&own).is_ok());
        let ((_, rest), (half, _)) = (own.split_at(1), own.split_at(own.len() / 2));
        for bytes in [&[b"-", rest].concat()[..], half, rest, b"", b"<!doctype html>"] {
            let refused = Engine::packed(bytes).unwrap_err();
            assert_eq!(
                refused.to_string(),
                "the packed rules are not of this build's form: expected those built with it"
            );
        }
    }

    #[test]
    fn a_page_too_large_to_be_read_to_its_end_is_unreadable_and_no_page_without_goods() {
        let engine = Engine::embedded().unwrap();
        let page = |url: &str, before: &str| Page {
            url: url.into(),
            html: format!("{before}<title>Gucci bag</title><h1>Gucci bag</h1>"),
            frames: Vec::new(),
        };
        let flood = "<i></i>".repeat(450_000);
        let report = engine.inspect(&page("https://shop.example/p/1", &flood), "2026-11-30");
        assert!(report.truncated);
        assert_eq!(report.verdict, Verdict::Unreadable);
        let report = engine.inspect(&page("https://shop.example/p/1", ""), "2026-11-30");
        assert_eq!(report.verdict, Verdict::NotAProduct);
        let help = engine.inspect(&page("https://www.ebay.com/help/home", "<!--loupe-cut-->"), "2026-11-30");
        assert_eq!(help.verdict, Verdict::NotAProduct, "the address says that nothing is sold there");
    }

    #[test]
    fn the_brands_own_channel_is_overruled_by_nothing() {
        let facts = Facts { official: true, ..SOLD };
        assert_eq!(verdict(&facts, &[finding(Family::Address, Severity::Warning, true)]), Verdict::OfficialChannel);
    }

    #[test]
    fn a_look_alike_address_speaks_on_pages_without_a_product() {
        let facts = Facts { kind: PageKind::Other, unreadable: false, official: false, sold: false };
        assert_eq!(verdict(&facts, &[finding(Family::Address, Severity::Warning, false)]), Verdict::Caution);
        assert_eq!(verdict(&facts, &[]), Verdict::NotAProduct);
    }

    #[test]
    fn a_page_that_could_not_be_read_never_looks_clean() {
        let facts = Facts { unreadable: true, sold: false, ..SOLD };
        assert_eq!(verdict(&facts, &[]), Verdict::Unreadable);
    }
}
