//! Properties of brand and checks: whatever a seller writes, nothing panics, quotes are the page's own, and disguises
//! of every brand are read while random words are left alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use loupe::brand::host::imitated;
use loupe::engine::Engine;
use loupe::listing::{Fact, Listing, PageKind, Source};
use loupe::page::Reading;
use loupe::report::{How, Report, Severity};
use loupe::rules::Tier;
use loupe::text::address::{Address, Host};
use loupe::text::fold::{Folded, fold};
use proptest::prelude::*;
use std::sync::LazyLock;

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

/// How many brands have rules; those known by name only, of which nothing is found, come behind them.
fn with_rules() -> usize {
    ENGINE.rules().brands.iter().filter(|b| b.tier == Tier::Rules).count()
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
    fn names_of_every_brand_are_read_behind_foreign_letters_and_invisible_ones(
        brand in 0..with_rules(), trick in 0..3usize, place in any::<prop::sample::Index>(),
    ) {
        let rules = &ENGINE.rules().brands[brand];
        let long = |n: &&str| n.is_ascii() && n.len() >= 5 && n.chars().all(|c| c.is_ascii_alphabetic() || c == ' ');
        let Some(name) = rules.plain_names().find(long) else { return Ok(()) };
        let letters: Vec<char> = name.chars().collect();
        let look_alike = |c: char| "аАсСеЕоОрРхХуіІѕЅ".chars().zip("aAcCeEoOpPxXyiIsS".chars()).find(|(_, l)| *l == c).map(|(f, _)| f);
        let places: Vec<usize> = (1..letters.len()).filter(|i| match trick {
            0 => look_alike(letters[*i]).is_some(),
            1 => letters[*i] != ' ' && letters[*i - 1] != ' ',
            _ => letters[*i].is_ascii_alphabetic() && *i + 1 < letters.len(),
        }).collect();
        if places.is_empty() { return Ok(()) }
        let at = places[place.index(places.len())];
        let written: String = letters.iter().enumerate().map(|(i, c)| match (i == at, trick) {
            (true, 0) => look_alike(*c).unwrap().to_string(),
            (true, 1) => format!("\u{200b}{c}"),
            (true, _) => "*".to_owned(),
            _ => c.to_string(),
        }).collect();
        let report = judge(&format!("{written} new 2026"), "", "");
        let claim = report.brand.unwrap_or_else(|| panic!("{written:?} is not read as {name}"));
        prop_assert_eq!(claim.id.as_str(), rules.rules.id.as_str(), "{}", written);
        // "Supreme *ew York" hides nothing: the plain name is in it.
        let plain = !ENGINE.rules().names.find(&Folded::new(&written)).is_empty();
        prop_assert!(claim.how == How::Disguised || plain, "{} is read plainly", written);
    }

    #[test]
    fn random_words_are_nobodys_name(words in prop::collection::vec("[a-z]{2,9}[0-9]{0,2}", 1..9)) {
        let report = judge(&words.join(" "), "", "");
        prop_assert!(report.findings.iter().all(|f| f.severity < Severity::Caution), "{:?}", report.findings);
    }
}
