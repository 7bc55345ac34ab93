//! Golden lists torn, doubled and mixed: whatever a page of many products has become, its cards stay sound.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use loupe::engine::Engine;
use loupe::listing::{Card, Listing, Page, PageKind};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::embedded().unwrap());

/// Address and HTML of every golden page of many products.
static LISTS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let folders = |dir: &Path| {
        let mut all: Vec<_> = fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
        all.sort();
        all
    };
    let mut lists = Vec::new();
    for case in folders(&root).iter().flat_map(|site| folders(site)) {
        let report = fs::read_to_string(case.join("report.json")).unwrap();
        let report: serde_json::Value = serde_json::from_str(&report).unwrap();
        if report["pageKind"] == "results" {
            let url = report["url"].as_str().unwrap().to_owned();
            lists.push((url, fs::read_to_string(case.join("page.html")).unwrap()));
        }
    }
    lists
});

/// What is done to a page.
#[derive(Debug, Clone)]
enum Harm {
    /// A stretch is cut out.
    Cut(Index, usize),
    /// A stretch comes again elsewhere.
    Again(Index, usize, Index),
    /// Something foreign is put in.
    Foreign(Index, &'static str),
}

fn harm() -> impl Strategy<Value = Harm> {
    const FOREIGN: &[&str] = &[
        "</div></li></ul>",
        "<li class=\"card\"><a href=\"javascript:alert(1)\">x</a>",
        "<img src=\"data:image/png;base64,AAAA\">",
        "<!--",
        "<script>",
        "\"><",
        "\u{202e}€1e999",
        "<table><tr><td>",
        "<template>",
        "<svg><title>",
        "&#0;&#x110000;",
        "' onclick='",
    ];
    prop_oneof![
        (any::<Index>(), 1usize..400).prop_map(|(at, length)| Harm::Cut(at, length)),
        (any::<Index>(), 1usize..2_000, any::<Index>()).prop_map(|(from, length, to)| Harm::Again(from, length, to)),
        (any::<Index>(), proptest::sample::select(FOREIGN)).prop_map(|(at, what)| Harm::Foreign(at, what)),
    ]
}

fn harmed(html: &str, harms: &[Harm]) -> String {
    let mut html = html.to_owned();
    for harm in harms {
        let place = |html: &str, at: &Index| html.floor_char_boundary(at.index(html.len().max(1)));
        let stretch = |html: &str, at: &Index, length: usize| {
            let from = place(html, at);
            from..html.floor_char_boundary((from + length).min(html.len()))
        };
        match harm {
            Harm::Cut(at, length) => html.replace_range(stretch(&html, at, *length), ""),
            Harm::Again(from, length, to) => {
                let piece = html[stretch(&html, from, *length)].to_owned();
                html.insert_str(place(&html, to), &piece);
            }
            Harm::Foreign(at, what) => html.insert_str(place(&html, at), what),
        }
    }
    html
}

fn sound(cards: &[Card]) {
    assert!(cards.len() <= Card::MOST);
    let mut seen = HashSet::new();
    for card in cards {
        assert!(!card.title.trim().is_empty() && card.title.len() <= Listing::MAX_TITLE, "{card:?}");
        for address in card.url.iter().chain(&card.image) {
            let lower = address.to_ascii_lowercase();
            assert!(lower.starts_with("http://") || lower.starts_with("https://"), "{address:?}");
            assert!(address.len() <= 2_000, "{address:?}");
        }
        if let Some(url) = &card.url {
            assert!(seen.insert(url), "{url:?} is there twice");
        }
        if let (Some(now), before) = (&card.price, &card.list_price) {
            assert!(now.amount.units > 0, "{card:?}");
            assert!(before.as_ref().is_none_or(|b| b.amount.to_f64() > now.amount.to_f64()), "{card:?}");
        }
        assert!(card.price.is_some() || card.list_price.is_none(), "{card:?}");
        assert!(card.seller.as_ref().is_none_or(|s| !s.trim().is_empty() && s.len() <= 200), "{card:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_harmed_list_gives_sound_cards(list in any::<Index>(), harms in proptest::collection::vec(harm(), 1..8)) {
        let (url, html) = &LISTS[list.index(LISTS.len())];
        let page = Page { url: url.clone(), html: harmed(html, &harms), frames: Vec::new() };
        sound(&ENGINE.inspect(&page, "").cards);
    }

    #[test]
    fn a_list_at_the_address_of_another_gives_sound_cards(at in any::<Index>(), of in any::<Index>()) {
        let (url, html) = (&LISTS[at.index(LISTS.len())].0, &LISTS[of.index(LISTS.len())].1);
        let report = ENGINE.inspect(&Page { url: url.clone(), html: html.clone(), frames: Vec::new() }, "");
        sound(&report.cards);
        prop_assert!(report.cards.is_empty() || report.page_kind == PageKind::Results);
    }
}
