//! Addresses: alarms on real shops (`kagi_shopping`) and official sites (`nsi`), and fake shops found (`domains_fake`).
//!
//! A host is flagged when an empty page at its address gets an `address` finding above a note: what a shopper would see.

use crate::Run;
use crate::pages;
use crate::score::Hits;
use crate::table::{Row, Target};
use loupe::engine::Engine;
use loupe::listing::Page;
use loupe::report::{Family, Severity};
use loupe::rules::embedded_files;
use loupe::rules::known::{Compare, KnownBrand, KnownBrands};
use loupe::rules::schema::RuleFiles;
use loupe::weight::Confidence;
use std::collections::BTreeSet;
use std::path::Path;

/// The brands that an address is flagged for, by id.
pub fn flagged(engine: &Engine, host: &str) -> Vec<String> {
    let page = Page { url: format!("https://{host}/"), html: String::new(), frames: Vec::new() };
    let findings = engine.inspect(&page, "").findings;
    let loud = findings.into_iter().filter(|f| f.family == Family::Address && f.severity > Severity::Note);
    loud.filter_map(|f| f.brand).collect()
}

/// Alarms on a list of lawful hosts, in a thousand.
pub fn lawful(corpus: &'static str, list: &Path, run: &mut Run) {
    let mut hits = Hits::default();
    for host in pages::text(list).lines().filter(|l| !l.is_empty()) {
        let brands = flagged(&run.engine, host);
        hits.alarm((!brands.is_empty()).then(|| format!("{host} for {}", brands.join(", "))));
    }
    run.rows.push(Row::per_thousand(corpus, "alarms per 1,000 hosts", &hits).reach(Target::AtMost(0.5)));
}

/// Fake shops found, and found for the right brand: of all rows, and of those whose brand is in the rule book.
pub fn fake(folder: &Path, run: &mut Run) {
    let brands = &run.engine.rules().brands;
    // A list may call a brand by any of its names: "northface", "hilfiger".
    let spelled = |id: &str| -> BTreeSet<String> {
        let brand = brands.iter().find(|b| b.rules.id == id);
        let names = brand.into_iter().flat_map(|b| b.rules.names.iter().flat_map(|n| &n.values));
        names.map(|n| squeeze(n)).chain([squeeze(id)]).collect()
    };
    let known: BTreeSet<String> = brands.iter().flat_map(|b| [squeeze(&b.rules.id), squeeze(&b.rules.name)]).collect();
    let (mut all, mut named, mut ours, mut ours_named) =
        (Hits::default(), Hits::default(), Hits::default(), Hits::default());
    for row in crate::rows_of(&folder.join("brand_bearing_clean.dev.tsv")) {
        let (domain, brands) = (&row[0], &row[1]);
        let carried: BTreeSet<String> = brands.split('|').map(squeeze).collect();
        let got = flagged(&run.engine, domain);
        let (found, right) = (!got.is_empty(), got.iter().any(|id| !spelled(id).is_disjoint(&carried)));
        let miss = || format!("{domain} ({brands}): {}", if found { got.join(", ") } else { "nothing".into() });
        all.note(found, miss);
        named.note(right, miss);
        if carried.iter().any(|b| known.contains(b)) {
            ours.note(found, miss);
            ours_named.note(right, miss);
        }
    }
    let name = "domains_fake";
    run.rows.push(Row::share(name, "flagged, all rows", &all).reach(Target::AtLeast(0.97)));
    run.rows.push(Row::share(name, "right brand, all rows", &named).reach(Target::AtLeast(0.97)));
    run.rows.push(Row::share(name, "flagged, brands of the rule book", &ours).reach(Target::AtLeast(0.97)));
    run.rows.push(Row::share(name, "right brand, brands of the rule book", &ours_named).reach(Target::AtLeast(0.97)));
    homographs(folder, run);
}

/// Names in look-alike letters: nearly all targets are no brands of ours, so each is made one, by its name alone.
fn homographs(folder: &Path, run: &mut Run) {
    let rows = crate::rows_of(&folder.join("idn_homograph.dev.tsv"));
    let targets: BTreeSet<&str> = rows.iter().flat_map(|row| row[3].split('|')).collect();
    let engine = protecting(&targets);
    let mut hits = Hits::default();
    for row in &rows {
        let got = flagged(&engine, &row[0]);
        let right = row[3].split('|').any(|target| got.contains(&id_of(target)));
        hits.note(right, || {
            format!(
                "{} {} ({}): {}",
                row[0],
                row[1],
                row[3],
                if got.is_empty() { "nothing".into() } else { got.join(", ") }
            )
        });
    }
    run.rows.push(Row::share("domains_fake", "homographs, target protected", &hits).reach(Target::AtLeast(0.97)));
}

/// An engine that knows nothing but these names.
fn protecting(names: &BTreeSet<&str>) -> Engine {
    let files = embedded_files().unwrap_or_else(|| panic!("this build has no rule files"));
    let known = KnownBrands {
        source: "domains_fake".to_owned(),
        checked: files.day.clone(),
        confidence: Confidence::High,
        compare: Compare::EveryWay,
        goods: Vec::new(),
        brands: names.iter().map(|name| known_by(name)).collect(),
    };
    Engine::new(RuleFiles { brands: Vec::new(), known: vec![known], ..files }).unwrap_or_else(|e| panic!("{e}"))
}

fn known_by(name: &str) -> KnownBrand {
    KnownBrand {
        id: id_of(name),
        name: name.to_owned(),
        also: Vec::new(),
        ambiguous: false,
        in_addresses: None,
        near: Vec::new(),
        hosts: vec![format!("{name}.example")],
    }
}

fn id_of(name: &str) -> String {
    format!("target-{}", squeeze(name))
}

/// A name without case, spaces and signs, as the lists write brands.
pub fn squeeze(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
