//! Scores the reader on real pages: `cargo run --release --example measure_page -- [--corpora DIR] [--misses]`.
//!
//! Prints, per corpus, what the reader gets right. A corpus that is absent is skipped with a word. `--misses` lists the
//! wrong answers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use flate2::read::GzDecoder;
use html5ever::tendril::TendrilSink;
use loupe::listing::{Page, PageKind};
use loupe::page::{Reader, currency, price};
use loupe::rules::marketplace::Marketplace;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() {
    let mut corpora = PathBuf::from("../shared/corpora");
    let mut misses = false;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--corpora" => corpora = arguments.next().expect("--corpora needs a folder").into(),
            "--misses" => misses = true,
            other => panic!("unknown argument {other}: expected --corpora DIR or --misses"),
        }
    }
    let reader = Reader::new(&marketplaces(Path::new("rules/marketplaces"))).unwrap_or_else(|e| panic!("{e}"));
    let mut pages = Vec::new();
    for (name, run) in [
        ("zyte", zyte as fn(&Path, &Reader, bool, &mut Vec<Page>)),
        ("wcxb", wcxb),
        ("metascraper_shopping", metascraper),
        ("price_parser", prices),
        ("extruct", extruct),
    ] {
        let folder = corpora.join(name);
        if folder.is_dir() {
            println!("== {name}");
            run(&folder, &reader, misses, &mut pages);
        } else {
            println!("== {name}: absent, skipped");
        }
    }
    speed(&reader, &pages);
}

fn marketplaces(folder: &Path) -> Vec<Marketplace> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder).map(|d| d.flatten().map(|e| e.path()).collect()).unwrap_or_default();
    files.sort();
    files
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .map(|p| {
            toml::from_str(&std::fs::read_to_string(p).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", p.display()))
        })
        .collect()
}

fn gz(path: &Path) -> String {
    let mut bytes = Vec::new();
    GzDecoder::new(std::fs::File::open(path).unwrap()).read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn table(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines().skip(1).map(|l| l.split('\t').map(str::to_owned).collect()).collect()
}

#[derive(Default)]
struct Score {
    right: u32,
    wrong: u32,
    missed: u32,
    misses: Vec<String>,
}

impl Score {
    fn note(&mut self, id: &str, want: &[String], got: Option<&str>, same: impl Fn(&str, &str) -> bool) {
        match got {
            Some(got) if want.iter().any(|w| same(w, got)) => self.right += 1,
            Some(got) => {
                self.wrong += 1;
                self.missed += u32::from(!want.is_empty());
                self.misses.push(format!("{id}: {got:?}, wanted {want:?}"));
            }
            None if want.is_empty() => {}
            None => {
                self.missed += 1;
                self.misses.push(format!("{id}: nothing, wanted {want:?}"));
            }
        }
    }

    fn print(&self, name: &str, list: bool) {
        let (right, wrong, missed) = (f64::from(self.right), f64::from(self.wrong), f64::from(self.missed));
        let share = |a: f64, b: f64| if a + b > 0.0 { a / (a + b) } else { 0.0 };
        let f1 = share(2.0 * right, wrong + missed);
        println!(
            "{name:<18} F1 {f1:.3}  precision {:.3}  recall {:.3}  ({} right, {} wrong, {} missed)",
            share(right, wrong),
            share(right, missed),
            self.right,
            self.wrong,
            self.missed
        );
        if list {
            self.misses.iter().for_each(|m| println!("      {m}"));
        }
    }
}

fn zyte(folder: &Path, reader: &Reader, list: bool, pages: &mut Vec<Page>) {
    let truth: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("ground-truth.json")).unwrap()).unwrap();
    let corrections: BTreeMap<String, String> = table(&folder.join("corrections.tsv"))
        .into_iter()
        .filter(|r| r.len() > 3)
        .map(|r| (r[0].clone(), r[3].clone()))
        .collect();
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let mut not_product = Vec::new();
    for row in table(&folder.join("pages.tsv")) {
        let (id, url) = (&row[0], &row[2]);
        let page = Page { url: url.clone(), html: gz(&folder.join(format!("html/{id}.html.gz"))), frames: Vec::new() };
        let reading = reader.read(&page);
        if reading.kind != PageKind::Product {
            not_product.push(url.clone());
        }
        let l = &reading.listing;
        let short = format!("{} {}", &id[..6], url.get(..70.min(url.len())).unwrap_or(url));
        let want = |field: &str| -> Vec<String> {
            truth[id][field]
                .as_array()
                .map(|a| a.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect())
                .unwrap_or_default()
        };
        let price = l.offer.price.as_ref().map(|p| p.amount.to_string());
        let decimal = |a: &str, b: &str| {
            a.trim().parse::<f64>().ok().zip(b.trim().parse::<f64>().ok()).is_some_and(|(a, b)| (a - b).abs() < 1e-9)
        };
        let exact = |a: &str, b: &str| a == b;
        scores.entry("price").or_default().note(&short, &want("price"), price.as_deref(), decimal);
        let corrected = corrections.get(id).map(|c| vec![c.clone()]).unwrap_or_else(|| want("price"));
        scores.entry("price corrected").or_default().note(&short, &corrected, price.as_deref(), decimal);
        let code = l.offer.price.as_ref().and_then(|p| p.currency.clone());
        scores
            .entry("currency")
            .or_default()
            .note(&short, &want("currency"), code.as_deref(), |w, g| currency::currency_of_mark(w, Some(g)) == Some(g));
        scores.entry("sku").or_default().note(&short, &want("sku"), l.sku.as_ref().map(|f| f.as_str()), exact);
        scores.entry("mpn").or_default().note(&short, &want("mpn"), l.mpn.as_ref().map(|f| f.as_str()), exact);
        scores.entry("gtin").or_default().note(&short, &want("gtin"), l.gtin.as_ref().map(|f| f.as_str()), exact);
        scores.entry("brand").or_default().note(&short, &want("brand"), l.brand.as_ref().map(|f| f.as_str()), exact);
        let stock = l.offer.availability.as_ref().map(|a| format!("{:?}", a.value));
        scores.entry("availability").or_default().note(&short, &want("availability"), stock.as_deref(), |w, g| {
            let plain = |s: &str| matches!(s, "OutOfStock" | "SoldOut" | "Discontinued");
            plain(w) == plain(g)
        });
        pages.push(page);
    }
    for (name, score) in &scores {
        score.print(name, list);
    }
    println!(
        "not taken for a product page: {} {}",
        not_product.len(),
        if list { format!("{not_product:#?}") } else { String::new() }
    );
}

fn wcxb(folder: &Path, reader: &Reader, list: bool, pages: &mut Vec<Page>) {
    let (mut right, mut wrong, mut missed, mut titles, mut all) = (0, 0, 0, 0, 0);
    let mut titles_of_read = 0;
    for row in table(&folder.join("pages.tsv")) {
        let (file, kind, group, url, title) = (&row[0], &row[1], &row[2], &row[4], &row[5]);
        let html = gz(&folder.join(format!("{kind}/{file}.html.gz")));
        let page = Page { url: url.clone(), html, frames: Vec::new() };
        let reading = reader.read(&page);
        let is = kind == "product";
        let said = reading.kind == PageKind::Product;
        all += u32::from(is);
        match (is, said) {
            (true, true) => right += 1,
            (false, true) => {
                wrong += 1;
                if list {
                    println!("      no product ({group}): {url}");
                }
            }
            (true, false) => {
                missed += 1;
                if list {
                    println!("      missed ({:?}): {file} {url}", reading.kind);
                }
            }
            _ => {}
        }
        if is {
            let got = reading.listing.title.as_ref().map(|t| t.value.clone()).unwrap_or_default();
            titles += u32::from(got == *title);
            titles_of_read += u32::from(said);
            if list && got != *title {
                println!("      title {got:?}, wanted {title:?}   {url}");
            }
        }
        pages.push(page);
    }
    let share = |a: u32, b: u32| f64::from(a) / f64::from((a + b).max(1));
    println!(
        "product page       precision {:.3}  recall {:.3}  ({right} right, {wrong} wrong, {missed} missed)",
        share(right, wrong),
        share(right, missed)
    );
    println!("title exact        {titles} of {all} ({titles_of_read} taken for product pages)");
}

fn metascraper(folder: &Path, reader: &Reader, list: bool, _pages: &mut Vec<Page>) {
    let (mut right, mut all) = (0, 0);
    for row in table(&folder.join("expected.tsv")) {
        let page = Page { url: row[1].clone(), html: gz(&folder.join(format!("{}.gz", row[0]))), frames: Vec::new() };
        let reading = reader.read(&page);
        let got = reading.listing.offer.price.as_ref().map(|p| p.amount.to_f64());
        let wanted: Vec<f64> = row[2..].iter().filter_map(|w| price::parse(w)).map(|m| m.amount.to_f64()).collect();
        all += 1;
        let good = got.is_some_and(|g| wanted.iter().any(|w| (w - g).abs() < 1e-9));
        right += u32::from(good);
        if list && !good {
            println!("      {}: {got:?} ({:?}), wanted {:?}", row[0], reading.kind, &row[2..]);
        }
    }
    println!("price              {right} of {all}");
}

fn prices(folder: &Path, _reader: &Reader, list: bool, _pages: &mut Vec<Page>) {
    let (mut amounts, mut currencies, mut both, mut all) = (0, 0, 0, 0);
    for line in std::fs::read_to_string(folder.join("dev.jsonl")).unwrap().lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let raw = row["price_raw"].as_str().unwrap_or_default();
        let money = price::parse(raw);
        let want = row["amount"].as_str();
        let got = money.map(|m| m.amount.to_string());
        let amount = match (want, &got) {
            (None, None) => true,
            (Some(w), Some(g)) => {
                w.parse::<f64>().ok().zip(g.parse::<f64>().ok()).is_some_and(|(w, g)| (w - g).abs() < 1e-9)
            }
            _ => false,
        };
        let hint = row["currency_raw"].as_str().and_then(price::currency_in);
        // What stands beside the amount is nearer to it than the second text.
        let means = money.and_then(|m| m.means).or(hint).or_else(|| price::currency_in(raw));
        let want_currency = row["currency"].as_str();
        let currency = match (want_currency, means) {
            (None, None) => true,
            (Some(w), Some(m)) => price::currency_in(w) == Some(m),
            _ => false,
        };
        all += 1;
        amounts += u32::from(amount);
        currencies += u32::from(currency);
        both += u32::from(amount && currency);
        if list && !(amount && currency) {
            println!(
                "      {raw:?} ({:?}, sep {:?}): {got:?} {means:?}, wanted {want:?} {want_currency:?}",
                row["currency_raw"].as_str(),
                row["decimal_separator"].as_str()
            );
        }
    }
    println!("price strings      amount {amounts} of {all}, currency {currencies} of {all}, both {both} of {all}");
}

fn extruct(folder: &Path, reader: &Reader, _list: bool, _pages: &mut Vec<Page>) {
    let mut stack = vec![folder.join("samples")];
    let (mut read, mut products) = (0, 0);
    while let Some(path) = stack.pop() {
        if path.is_dir() {
            stack.extend(std::fs::read_dir(&path).unwrap().flatten().map(|e| e.path()));
        } else if path.extension().is_some_and(|e| e == "html") {
            let html = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
            let reading = reader.read(&Page { url: "https://example.com/x".into(), html, frames: Vec::new() });
            read += 1;
            products += u32::from(reading.kind == PageKind::Product);
        }
    }
    println!("samples read       {read} without a panic, {products} of them as product pages");
}

/// Time per page beside a bare parse of the same HTML by html5ever into its own reference tree.
fn speed(reader: &Reader, pages: &[Page]) {
    if pages.is_empty() {
        return;
    }
    let best = |run: &dyn Fn()| {
        (0..5)
            .map(|_| {
                let start = Instant::now();
                run();
                start.elapsed().as_secs_f64()
            })
            .fold(f64::INFINITY, f64::min)
    };
    let mut ratios = Vec::new();
    let mut slow = Vec::new();
    let (mut ours, mut bare, mut tree) = (0.0, 0.0, 0.0);
    for page in pages.iter().filter(|p| p.html.len() > 2_000) {
        let us = best(&|| {
            std::hint::black_box(reader.read(page));
        });
        let parse = best(&|| {
            let dom = html5ever::parse_document(markup5ever_rcdom::RcDom::default(), Default::default());
            std::hint::black_box(dom.one(&*page.html));
        });
        tree += best(&|| {
            std::hint::black_box(loupe::page::html::Tree::parse(&page.html));
        });
        ours += us;
        bare += parse;
        ratios.push(us / parse);
        slow.push((us / parse, us * 1e3, page.html.len() / 1000, page.url.clone()));
    }
    slow.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (ratio, ms, kb, url) in slow.iter().take(5) {
        println!("slowest            {ratio:.2} ({ms:.1} ms, {kb} KB) {url}");
    }
    ratios.sort_by(f64::total_cmp);
    let at = |share: f64| ratios[((ratios.len() - 1) as f64 * share) as usize];
    println!("== time per page, {} pages", ratios.len());
    println!(
        "ours / bare parse  median {:.2}  p95 {:.2}  worst {:.2}   (all pages: {:.0} ms / {:.0} ms; our tree alone {:.0} ms)",
        at(0.5),
        at(0.95),
        at(1.0),
        ours * 1e3,
        bare * 1e3,
        tree * 1e3
    );
}
