//! `cargo bench`: what a page costs beside html5ever's bare parse of it, and what 10,000 brands cost beside 67.
//!
//! Every figure is a ratio of times taken in turn within this run; the fastest of several turns counts, since all noise
//! only adds. Pages: the golden ones, the demo shops, and the saved pages below `LOUPE_CORPORA` (default
//! `../shared/corpora`) if they are there.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use loupe::engine::Engine;
use loupe::listing::Page;
use loupe::rules::schema::{Brand, RuleFiles};
use loupe::rules::{decode, embedded_files, encode};
use markup5ever_rcdom::RcDom;
use std::fs;
use std::hint::black_box;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn main() {
    // `cargo test --benches` runs benches too, to see that they run; it passes `--test`.
    let quick = std::env::args().any(|a| a == "--test");
    let pages = pages(quick);
    println!("{} pages, {:.1} MB", pages.len(), pages.iter().map(|p| p.html.len()).sum::<usize>() as f64 / 1e6);
    let turns = if quick { 1 } else { 5 };
    beside_bare_parse(&pages, turns);
    per_number_of_brands(&pages, turns);
}

fn beside_bare_parse(pages: &[Page], turns: usize) {
    let engine = Engine::embedded().unwrap();
    let mut ratios: Vec<f64> = Vec::new();
    let (mut bare_sum, mut whole_sum) = (Duration::ZERO, Duration::ZERO);
    for page in pages {
        let (bare, whole) =
            fastest(turns, || bare_parse(&page.html), || drop(black_box(engine.inspect(page, "2026-11-23"))));
        ratios.push(whole.as_secs_f64() / bare.as_secs_f64());
        bare_sum += bare;
        whole_sum += whole;
    }
    println!("whole page ÷ bare parse: {} (target ≤ 1.35)", spread(&mut ratios));
    println!(
        "  all pages together: {:.2}; inspect {:.0} MB/s",
        whole_sum.as_secs_f64() / bare_sum.as_secs_f64(),
        rate(pages, whole_sum)
    );
}

fn per_number_of_brands(pages: &[Page], turns: usize) {
    let load = |count| {
        let bytes = encode(&made_up(count)).unwrap();
        let start = Instant::now();
        let engine = Engine::new(decode(&bytes).unwrap()).unwrap();
        (engine, start.elapsed())
    };
    let starts = |count| (0..turns).map(|_| load(count).1).min().unwrap();
    let (few, many) = (starts(67), starts(10_000));
    println!(
        "start-up with 10,000 brands ÷ 67: {:.1} (target < 4; {few:.1?} and {many:.1?})",
        many.as_secs_f64() / few.as_secs_f64()
    );
    let (few, many) = (load(67).0, load(10_000).0);
    let mut ratios: Vec<f64> = (pages.iter())
        .map(|page| {
            let (a, b) =
                fastest(turns, || drop(black_box(few.inspect(page, ""))), || drop(black_box(many.inspect(page, ""))));
            b.as_secs_f64() / a.as_secs_f64()
        })
        .collect();
    println!("page time with 10,000 brands ÷ 67: {} (target ≤ 1.5)", spread(&mut ratios));
}

/// html5ever alone, into the tree its own project offers.
fn bare_parse(html: &str) {
    black_box(parse_document(RcDom::default(), ParseOpts::default()).one(html));
}

/// The fastest of several turns of two things done in turn.
fn fastest(turns: usize, a: impl Fn(), b: impl Fn()) -> (Duration, Duration) {
    let time = |f: &dyn Fn()| {
        let start = Instant::now();
        f();
        start.elapsed()
    };
    let pairs: Vec<_> = (0..turns).map(|_| (time(&a), time(&b))).collect();
    (pairs.iter().map(|p| p.0).min().unwrap(), pairs.iter().map(|p| p.1).min().unwrap())
}

fn spread(ratios: &mut [f64]) -> String {
    ratios.sort_by(f64::total_cmp);
    let at = |share: f64| ratios[((ratios.len() - 1) as f64 * share) as usize];
    format!("median {:.2}, p95 {:.2}, worst {:.2}", at(0.5), at(0.95), at(1.0))
}

fn rate(pages: &[Page], time: Duration) -> f64 {
    pages.iter().map(|p| p.html.len()).sum::<usize>() as f64 / 1e6 / time.as_secs_f64()
}

/// The embedded rule files with as many made-up brands of names, goods and hosts as it takes to have `count`.
fn made_up(count: usize) -> RuleFiles {
    let mut files = embedded_files().unwrap();
    let models = files.brands.clone();
    let made: Vec<Brand> = (files.brands.len()..count)
        .map(|i| {
            let mut brand = models[i % models.len()].clone();
            (brand.id, brand.name) = (format!("made-up-{i}"), name(i, 0));
            brand.names.truncate(2);
            for (g, group) in brand.names.iter_mut().enumerate() {
                group.values.truncate(4);
                group.values.iter_mut().enumerate().for_each(|(v, value)| *value = name(i, g * 31 + v));
            }
            brand.lines.truncate(2);
            brand.lines.iter_mut().enumerate().for_each(|(l, line)| {
                line.name = name(i, 5_000 + l);
                line.also.clear();
            });
            brand.hosts.official = vec![format!("{}.com", name(i, 0).to_lowercase())];
            brand.context.goods.truncate(20);
            brand.context.other = vec![name(i, 9_000)];
            (brand.materials, brand.claims, brand.prices, brand.references) = Default::default();
            brand
        })
        .collect();
    files.brands.extend(made);
    files
}

/// A pronounceable name, the same for the same numbers.
fn name(brand: usize, spelling: usize) -> String {
    let mut state = (brand as u64) << 20 | spelling as u64 | 1 << 60;
    let mut next = |n: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % n
    };
    let syllables = 3 + next(2);
    let letters: String = (0..syllables)
        .map(|_| format!("{}{}", &"bcdfglmnprstvz"[next(14) as usize..][..1], &"aeiou"[next(5) as usize..][..1]))
        .collect();
    letters[..1].to_uppercase() + &letters[1..]
}

fn pages(quick: bool) -> Vec<Page> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = Vec::new();
    html_files(&root.join("tests/pages"), &mut files);
    html_files(&root.join("www/demo"), &mut files);
    if !quick {
        let corpora = std::env::var_os("LOUPE_CORPORA").map_or_else(|| root.join("../shared/corpora"), PathBuf::from);
        html_files(&corpora.join("zyte/html"), &mut files);
        html_files(&corpora.join("wcxb/product"), &mut files);
    }
    files.sort();
    files
        .iter()
        .map(|f| Page { url: "https://www.shop.example/product/1".to_owned(), html: read(f), frames: Vec::new() })
        .collect()
}

fn html_files(dir: &Path, files: &mut Vec<PathBuf>) {
    for path in fs::read_dir(dir).into_iter().flatten().map(|e| e.unwrap().path()) {
        let name = path.to_string_lossy();
        if path.is_dir() {
            html_files(&path, files);
        } else if name.ends_with(".html") || name.ends_with(".html.gz") {
            files.push(path);
        }
    }
}

fn read(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    let mut text = Vec::new();
    if path.extension().is_some_and(|e| e == "gz") {
        flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut text).unwrap();
    } else {
        text = bytes;
    }
    String::from_utf8_lossy(&text).into_owned()
}
