//! Scores the judgement against data that is not part of the project: verdicts on real lawful pages, and addresses.
//!
//! `cargo run --release --example measure_judge [-- CORPORA]`. What is not there is skipped with a word.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use loupe::brand::host::imitated;
use loupe::engine::Engine;
use loupe::listing::Page;
use loupe::report::{Report, Severity};
use loupe::text::address::Host;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

fn main() {
    let corpora = std::env::args().nth(1).map_or_else(|| PathBuf::from("../shared/corpora"), PathBuf::from);
    let engine = Engine::embedded().unwrap();
    verdicts(&engine, "zyte", &pages(&corpora.join("zyte"), |c| (format!("html/{}.html.gz", c[0]), c[2].to_owned())));
    verdicts(
        &engine,
        "wcxb",
        &pages(&corpora.join("wcxb"), |c| (format!("{}/{}.html.gz", c[1], c[0]), c[4].to_owned())),
    );
    hosts(&engine, &corpora);
}

/// Every verdict, and by name each that is above "nothing found": on these pages a careful person finds nothing.
fn verdicts(engine: &Engine, name: &str, pages: &[Page]) {
    println!("== verdicts on {name}, {} pages", pages.len());
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let report = engine.inspect(page, "");
        *counts.entry(format!("{:?}", report.verdict)).or_default() += 1;
        if report.findings.iter().any(|f| f.severity > Severity::Note) {
            println!("  {:?} {} {}", report.verdict, page.url, signs(&report));
        }
        if let Some(brand) = &report.brand {
            println!(
                "  brand {} {:?} “{}”",
                brand.id,
                brand.role,
                report.listing.and_then(|l| l.title).map(|t| t.value).unwrap_or_default()
            );
        }
    }
    println!("  {counts:?}");
}

fn signs(report: &Report) -> String {
    let sign = |f: &loupe::report::Finding| format!("{} “{}”", f.check, f.evidence.first().map_or("", |e| &e.quote));
    report.findings.iter().map(sign).collect::<Vec<_>>().join("; ")
}

fn hosts(engine: &Engine, corpora: &Path) {
    let flag = |host: &str| {
        Host::new(host).and_then(|h| imitated(&h, engine.rules()).map(|i| (i.brand.rules.id.clone(), i.way)))
    };
    for name in ["kagi_shopping/dev.txt", "nsi/official_hosts.dev.txt"] {
        let Ok(list) = fs::read_to_string(corpora.join(name)) else { continue };
        let alarms: Vec<_> = list.lines().filter_map(|h| Some((h, flag(h)?))).collect();
        let count = list.lines().count();
        println!(
            "== {name}: {} alarms on {count} hosts, {:.2} per 1,000",
            alarms.len(),
            alarms.len() as f64 * 1000.0 / count as f64
        );
        alarms.iter().for_each(|(host, way)| println!("  {host} {way:?}"));
    }
    let Ok(list) = fs::read_to_string(corpora.join("domains_fake/brand_bearing_clean.dev.tsv")) else { return };
    // Only rows whose brand is in the rule book can be found.
    let squeeze = |s: &str| s.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "");
    let known: Vec<String> =
        engine.rules().brands.iter().flat_map(|b| [squeeze(&b.rules.id), squeeze(&b.rules.name)]).collect();
    let rows: Vec<(&str, &str)> = list
        .lines()
        .filter_map(|l| l.split_once('\t'))
        .map(|(d, rest)| (d, rest.split('\t').next().unwrap()))
        .collect();
    let ours: Vec<_> =
        rows.iter().filter(|(_, brands)| brands.split('|').any(|b| known.contains(&squeeze(b)))).collect();
    let missed: Vec<_> = ours.iter().filter(|(d, _)| flag(d).is_none()).collect();
    println!(
        "== imitation hosts of the rule book's brands: {} of {} flagged ({} rows in all)",
        ours.len() - missed.len(),
        ours.len(),
        rows.len()
    );
    missed.iter().for_each(|(host, brands)| println!("  missed {host} {brands}"));
}

/// The pages of a collection, by the columns of its `pages.tsv`.
fn pages(folder: &Path, row: impl Fn(&[&str]) -> (String, String)) -> Vec<Page> {
    let Ok(list) = fs::read_to_string(folder.join("pages.tsv")) else {
        println!("{} is not there: skipped", folder.display());
        return Vec::new();
    };
    let rows = list.lines().skip(1).map(|line| row(&line.split('\t').collect::<Vec<_>>()));
    rows.map(|(file, url)| Page { url, html: unpack(&folder.join(file)), frames: Vec::new() }).collect()
}

fn unpack(path: &Path) -> String {
    let mut bytes = Vec::new();
    flate2::read::MultiGzDecoder::new(fs::File::open(path).unwrap()).read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}
