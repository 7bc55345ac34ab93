//! Properties of brand and checks: whatever a seller writes, nothing panics, quotes are the page's own, and disguises
//! of every brand are read while random words are left alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use loupe::brand::host::imitated;
use loupe::engine::Engine;
use loupe::listing::{Fact, Listing, PageKind, Source};
use loupe::page::Reading;
use loupe::report::{Report, Role, Severity};
use loupe::rules::Tier;
use loupe::rules::schema::NameKind;
use loupe::text::address::{Address, Host};
use loupe::text::fold::{Folded, fold};
use proptest::prelude::*;
use std::sync::LazyLock;
use tricks::{Dice, TRICKS, TRICKS_ELSEWHERE, plain_title};

/// The same tricks that `cargo xtask measure` counts.
#[path = "../examples/measure/tricks.rs"]
mod tricks;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::embedded().unwrap());

fn judge(title: &str, brand: &str, description: &str) -> Report {
    let fact = |t: &str| Some(Fact::new(t.to_owned(), Source::JsonLd));
    let listing =
        Listing { title: fact(title), brand: fact(brand), description: fact(description), ..Listing::default() };
    let reading = Reading { kind: PageKind::Product, listing, ..Reading::default() };
    ENGINE.judge("https://www.shop.example/p/1", reading, "2026-11-23")
}

/// Any text, with brands and replica words mixed in so that the checks have work.
fn listing_text() -> impl Strategy<Value = String> {
    let words = prop_oneof![
        Just("Cartier".to_owned()),
        Just("C*rtier".to_owned()),
        Just("卡地亚".to_owned()),
        Just("replica".to_owned()),
        Just("not".to_owned()),
        Just("titanium steel".to_owned()),
        Just("for".to_owned()),
        Just("style".to_owned()),
        Just("高仿".to_owned()),
        Just("\u{200b}".to_owned()),
        Just("1:1".to_owned()),
        Just("bracelet".to_owned()),
        "\\PC{0,12}",
        ".{0,6}",
    ];
    prop::collection::vec(words, 0..14).prop_map(|w| w.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_quote_is_the_listings_own_words(title in listing_text(), brand in listing_text(), description in listing_text()) {
        let report = judge(&title, &brand, &description);
        for evidence in report.findings.iter().flat_map(|f| &f.evidence).chain(report.brand.as_ref().map(|b| &b.evidence)) {
            let own = match evidence.fact.as_str() {
                "title" => &title,
                "brand" => &brand,
                "description" => &description,
                _ => continue,
            };
            prop_assert!(own.contains(&evidence.quote), "{:?} is not in {:?}", evidence.quote, own);
            prop_assert!(!evidence.quote.is_empty());
        }
    }

    #[test]
    fn folding_twice_changes_nothing_and_ranges_stay_inside(text in ".{0,80}") {
        let folded = Folded::new(&text);
        prop_assert_eq!(&fold(&folded.text), &folded.text);
        for (at, c) in folded.text.char_indices() {
            let origin = folded.origin(at..at + c.len_utf8());
            prop_assert!(origin.end <= text.len() && text.is_char_boundary(origin.start) && text.is_char_boundary(origin.end));
        }
    }

    #[test]
    fn addresses_of_any_shape_are_read_or_refused(text in "\\PC{0,60}", host in "[a-z0-9.\\-]{0,40}") {
        Address::parse(&text);
        Address::parse(&format!("https://{text}/"));
        if let Some(host) = Host::new(&host) {
            prop_assert!(host.ascii.ends_with(host.registrable()) && host.registrable().ends_with(host.suffix()));
            imitated(&host, ENGINE.rules());
        }
    }

    #[test]
    fn random_words_are_nobodys_name(words in prop::collection::vec("[a-z]{2,9}[0-9]{0,2}", 1..9)) {
        let report = judge(&words.join(" "), "", "");
        prop_assert!(report.findings.iter().all(|f| f.severity < Severity::Caution), "{:?}", report.findings);
    }
}

/// Every trick on names of every brand with rules: at least 98 in a hundred are read as the brand, and quoted as written.
#[test]
fn disguises_of_every_brand_are_read() {
    let rules = ENGINE.rules();
    let (mut tried, mut missed) = (0, Vec::new());
    for (at, brand) in rules.brands.iter().enumerate().filter(|(_, b)| b.tier == Tier::Rules) {
        let groups = brand.rules.names.iter().filter(|g| g.kind == NameKind::Name);
        let latin = |n: &&String| n.is_ascii() && n.chars().filter(char::is_ascii_alphanumeric).count() >= 4;
        let Some(name) = groups.flat_map(|g| &g.values).find(latin) else { continue };
        let goods = brand.rules.context.goods.iter().find(|g| g.is_ascii()).map_or("", String::as_str);
        for (t, (trick, disguise)) in TRICKS.iter().enumerate() {
            let Some(written) = disguise(name, &mut Dice::new((at * 100 + t) as u64)) else { continue };
            let report = judge(&format!("{written} {goods} new 2026"), "", "");
            tried += 1;
            let claim = report.brand.filter(|b| b.id == brand.rules.id && b.role == Role::Sold);
            match claim {
                Some(claim) => assert!(!claim.evidence.quote.is_empty(), "{written}"),
                None => missed.push(format!("{name} as {written:?} ({trick})")),
            }
        }
    }
    assert!(tried > 1_000, "only {tried} were tried");
    assert!(missed.len() * 50 <= tried, "{} of {tried} are not read:\n{}", missed.len(), missed.join("\n"));
}

/// The same for names of other scripts, of which two letters are many: at least 95 in a hundred.
#[test]
fn disguises_in_other_scripts_are_read() {
    let (mut tried, mut missed) = (0, Vec::new());
    for (at, brand) in ENGINE.rules().brands.iter().enumerate().filter(|(_, b)| b.tier == Tier::Rules) {
        let names = brand.rules.names.iter().filter(|g| g.kind == NameKind::Name).flat_map(|g| &g.values);
        let other = |n: &&String| n.chars().count() >= 2 && n.chars().all(|c| c > '\u{370}' && c.is_alphanumeric());
        let goods = brand.rules.context.goods.iter().find(|g| g.is_ascii()).map_or("", String::as_str);
        for (n, name) in names.filter(other).enumerate() {
            for (t, (trick, disguise)) in TRICKS_ELSEWHERE.iter().enumerate() {
                let mut dice = Dice::new((at * 10_000 + n * 100 + t) as u64);
                let Some(written) = disguise(name, &mut dice) else { continue };
                let report = judge(&format!("{written} {goods} new 2026"), "", "");
                tried += 1;
                if !report.brand.is_some_and(|b| b.id == brand.rules.id && b.role == Role::Sold) {
                    missed.push(format!("{name} as {written:?} ({trick})"));
                }
            }
        }
    }
    assert!(tried > 1_000, "only {tried} were tried");
    assert!(missed.len() * 20 <= tried, "{} of {tried} are not read:\n{}", missed.len(), missed.join("\n"));
}

/// Titles of goods, qualities, sizes, model numbers and made-up makers: none above a note, and hardly any read as a brand.
#[test]
fn titles_in_which_nothing_is_hidden_are_left_alone() {
    let titles = || (0..5_000).map(|seed| plain_title(&mut Dice::new(seed)));
    let plainly = |title: &str| !ENGINE.rules().names.find(&Folded::new(title)).is_empty();
    let misread: Vec<String> = titles()
        .filter(|title| !plainly(title))
        .filter(|title| judge(title, "", "").findings.iter().any(|f| f.severity >= Severity::Caution))
        .collect();
    assert!(misread.is_empty(), "{misread:#?}");
}
