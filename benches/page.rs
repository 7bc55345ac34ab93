//! `cargo bench`: what a page costs beside html5ever's bare parse of it, and what 10,000 brands cost beside 67.
//!
//! Every figure is a ratio of times taken in turn within this run, taken as `cargo xtask measure` takes them. Pages: the golden ones, the demo shops, and the saved pages below `LOUPE_CORPORA` (default
//! `../shared/corpora`) if they are there.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "../examples/measure/pages.rs"]
mod pages;
#[path = "../examples/measure/speed.rs"]
mod speed;

use loupe::engine::Engine;
use loupe::listing::Page;
use loupe::rules::schema::{Brand, RuleFiles};
use loupe::rules::source;
use loupe::rules::{Pack, encode};
use speed::{Ratios, bare_parse, fastest};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn main() {
    // `cargo test --benches` runs benches too, to see that they run; it passes `--test`.
    let quick = std::env::args().any(|a| a == "--test");
    let (own, real) = measured(quick);
    let turns = if quick { 1 } else { 5 };
    // The project's own pages are trimmed to what is read of them: little is left of what a bare parse costs.
    for (name, target, pages) in [("real pages", " (target ≤ 1.35)", &real), ("trimmed pages", "", &own)] {
        let size = pages.iter().map(|p| p.html.len()).sum::<usize>() as f64 / 1e6;
        println!("{} {name}, {size:.1} MB", pages.len());
        if !pages.is_empty() {
            beside_bare_parse(pages, turns, target);
        }
    }
    per_number_of_brands(&[own, real].concat(), turns);
}

fn beside_bare_parse(pages: &[Page], turns: usize, target: &str) {
    let engine = Engine::embedded().unwrap();
    let (mut reading, mut all) = (Ratios::default(), Ratios::default());
    let (mut bare_sum, mut whole_sum) = (Duration::ZERO, Duration::ZERO);
    for page in pages {
        let [bare, read, whole] = fastest(
            turns,
            [&|| bare_parse(&page.html), &|| drop(black_box(engine.read(page))), &|| {
                drop(black_box(engine.inspect(page, "2026-11-23")))
            }],
        );
        reading.add(read, bare);
        all.add(whole, bare);
        bare_sum += bare;
        whole_sum += whole;
    }
    println!("reading ÷ bare parse: {}", reading.spread());
    println!("whole page ÷ bare parse: {}{target}", all.spread());
    println!(
        "  all pages together: {:.2}; inspect {:.0} MB/s",
        whole_sum.as_secs_f64() / bare_sum.as_secs_f64(),
        rate(pages, whole_sum)
    );
}

fn per_number_of_brands(pages: &[Page], turns: usize) {
    let load = |count| {
        let bytes = encode(&Pack::new(made_up(count))).unwrap();
        let start = Instant::now();
        let engine = Engine::packed(&bytes).unwrap();
        (engine, start.elapsed())
    };
    let starts = |count| (0..turns).map(|_| load(count).1).min().unwrap();
    let (few, many) = (starts(67), starts(10_000));
    println!(
        "start-up with 10,000 brands ÷ 67: {:.1} (target < 4; {few:.1?} and {many:.1?})",
        many.as_secs_f64() / few.as_secs_f64()
    );
    let (few, many) = (load(67).0, load(10_000).0);
    let mut ratios = Ratios::default();
    for page in pages {
        let [a, b] =
            fastest(turns, [&|| drop(black_box(few.inspect(page, ""))), &|| drop(black_box(many.inspect(page, "")))]);
        ratios.add(b, a);
    }
    println!("page time with 10,000 brands ÷ 67: {} (target ≤ 1.5)", ratios.spread());
}

/// Megabytes a second.
fn rate(pages: &[Page], time: Duration) -> f64 {
    pages.iter().map(|p| p.html.len()).sum::<usize>() as f64 / 1e6 / time.as_secs_f64()
}

/// The rule files with as many made-up brands of names, goods and hosts as it takes to have `count`.
fn made_up(count: usize) -> RuleFiles {
    let mut files = source::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).unwrap().without_cases();
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

/// The measured pages: the project's own, and those the table of `cargo xtask measure` times.
fn measured(quick: bool) -> (Vec<Page>, Vec<Page>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpora = std::env::var_os("LOUPE_CORPORA").map_or_else(|| root.join("../shared/corpora"), PathBuf::from);
    let read = |folders: [PathBuf; 2]| {
        let files = folders.into_iter().flat_map(|folder| pages::html_files(&folder));
        files.map(|file| pages::page("https://www.shop.example/product/1", &file)).collect::<Vec<_>>()
    };
    let own = read([root.join("tests/pages"), root.join("www/demo")]);
    let real = [corpora.join("zyte/html"), corpora.join("wcxb/product")];
    (own, if quick { Vec::new() } else { read(real) })
}
