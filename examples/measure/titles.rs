//! `titles_extractgpt`: product titles with their brand; and words of copies, which none of these titles holds, nor any of
//! the real pages.

use crate::Run;
use crate::addresses::squeeze;
use crate::pages;
use crate::score::{Hits, Score};
use crate::table::{Row, Target};
use loupe::listing::{Fact, Listing, PageKind, Source};
use loupe::page::Reading;
use loupe::report::{Family, Report, Role};
use std::collections::BTreeMap;
use std::path::Path;

const NAME: &str = "titles";

/// Scores the brand named in each title.
pub fn measure(folder: &Path, run: &mut Run) {
    let mut by_name: BTreeMap<String, String> = BTreeMap::new();
    for brand in &run.engine.rules().brands {
        let names = brand.rules.names.iter().filter(|group| !group.ambiguous).flat_map(|group| &group.values);
        for name in names.chain([&brand.rules.id, &brand.rules.name]) {
            by_name.insert(squeeze(name), brand.rules.id.clone());
        }
    }
    let (mut of_the_book, mut wording, mut other) = (Score::default(), Hits::default(), Hits::default());
    for file in ["ae-110k_train.brand.tsv", "oa-mine_train.brand.tsv"] {
        for line in pages::text(&folder.join(file)).lines() {
            let (title, labelled) = line.split_once('\t').unwrap_or((line, ""));
            let report = judge(run, title, None);
            let named = report.brand.as_ref().filter(|b| b.role == Role::Sold).map(|b| b.id.as_str());
            match by_name.get(&squeeze(labelled)) {
                Some(id) => {
                    let miss = || {
                        let role = report
                            .brand
                            .as_ref()
                            .map_or_else(|| "nothing".into(), |b| format!("{} {:?}", b.id, b.role));
                        format!("{title} ({labelled}): {role}")
                    };
                    of_the_book.yes(true, named == Some(id), miss);
                    if named.is_some_and(|named| named != id) {
                        of_the_book.yes(false, true, miss);
                    }
                }
                None => other.alarm(named.map(|named| format!("{title} ({labelled}): {named}"))),
            }
            // With the brand field filled in the gate is open, so that every title is read for words of copies.
            let report = judge(run, title, Some("Cartier"));
            wording.alarm(words_of_copies(&report).map(|quote| format!("{title}: “{quote}”")));
        }
    }
    run.rows.extend(Row::both(NAME, "brand, titles of the rule book's brands", &of_the_book, Some((0.98, 0.97))));
    run.rows.push(Row::count(NAME, "other titles said to sell a brand", &other));
    run.rows.push(Row::count(NAME, "words of copies, false", &wording).reach(Target::AtMost(0.0)));
}

/// Words of copies on the real pages; none of them sells any.
pub fn on_pages(run: &mut Run) {
    let mut hits = Hits::default();
    for page in run.pages.iter().chain(&run.other_pages) {
        let mut reading = run.engine.read(page);
        reading.kind = PageKind::Product;
        reading.listing.brand = Some(Fact::new("Cartier".to_owned(), Source::JsonLd));
        let report = run.engine.judge(&page.url, reading, "");
        hits.alarm(words_of_copies(&report).map(|quote| format!("{}: “{quote}”", page.url)));
    }
    run.rows.push(Row::count("real pages", "words of copies, false", &hits).reach(Target::AtMost(0.0)));
}

/// The report on a listing that is a title, and a brand field where one is given.
pub fn judge(run: &Run, title: &str, brand: Option<&str>) -> Report {
    let fact = |text: &str| Fact::new(text.to_owned(), Source::JsonLd);
    let listing = Listing { title: Some(fact(title)), brand: brand.map(fact), ..Listing::default() };
    let reading = Reading { kind: PageKind::Product, listing, ..Reading::default() };
    run.engine.judge("https://www.shop.example/product/1", reading, "")
}

fn words_of_copies(report: &Report) -> Option<String> {
    let finding = report.findings.iter().find(|f| f.family == Family::Wording && f.check != "brand-disguised")?;
    Some(finding.evidence.first().map(|e| e.quote.clone()).unwrap_or_default())
}
