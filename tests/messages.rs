//! Every message id a check can give has words in the English locale, and every placeholder of those words is filled.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use loupe::cases;
use loupe::engine::Engine;
use loupe::rules::source::load;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn messages() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("extension/public/_locales/en/messages.json");
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// The ids in the checks' sources: what is written there is what can be given.
fn ids() -> Vec<String> {
    let checks = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let sources = ["checks", "."].map(|d| checks.join(d)).into_iter().flat_map(|d| fs::read_dir(d).unwrap());
    let mut ids: Vec<String> = sources
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "rs"))
        .flat_map(|p| {
            fs::read_to_string(p).unwrap().split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|text| {
            let known = loupe::checks::CHECKS
                .iter()
                .any(|c| text.len() > c.id.len() && text.starts_with(&format!("{}-", c.id)));
            (known || text.starts_with("why-")) && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
        })
        .collect();
    ids.sort();
    ids.dedup();
    ids
}

#[test]
fn every_message_id_has_words() {
    let messages = messages();
    let ids = ids();
    assert!(ids.contains(&"material-contradiction-never".to_owned()), "the ids are found: {ids:?}");
    for id in ids {
        assert!(messages[id.replace('-', "_")]["message"].is_string(), "{id} has no words");
    }
}

#[test]
fn every_placeholder_is_filled_by_the_findings_of_the_cases() {
    let messages = messages();
    let files = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).unwrap();
    let brands = files.brands.clone();
    let engine = Engine::new(files).unwrap();
    for case in brands.iter().flat_map(|b| &b.cases) {
        for finding in cases::run(&engine, case).unwrap().report.findings {
            let words = messages[finding.message.replace('-', "_")]["message"].as_str().unwrap();
            for name in words.split('$').skip(1).step_by(2) {
                assert!(finding.params.contains_key(name), "{}: ${name}$ is not filled", finding.message);
            }
        }
    }
}
