//! `zyte`: product pages with human answers, and what three other extractors answered on them.

use crate::Run;
use crate::pages;
use crate::score::{Hits, Score};
use crate::table::{Peer, Row, Target};
use crate::verdicts;
use loupe::page::currency;
use std::collections::BTreeMap;
use std::path::Path;

const NAME: &str = "zyte";
const PEERS: [&str; 3] = ["Zyte", "Diffbot", "extruct"];

/// What somebody answered: page → field → value.
type Answers = BTreeMap<String, BTreeMap<String, String>>;
/// What is right: page → field → values.
type Truth = BTreeMap<String, BTreeMap<String, Vec<String>>>;
/// Whether an answer is the wanted value.
type Same = fn(&str, &str) -> bool;

/// Reads all pages and scores every field beside the other extractors.
pub fn measure(folder: &Path, run: &mut Run) {
    let truth = truth(&folder.join("ground-truth.json"));
    let corrected = correct(&truth, &folder.join("corrections.tsv"));
    let peers: Vec<(&str, Answers)> =
        PEERS.iter().map(|name| (*name, json(&folder.join(format!("output/{name}.json"))))).collect();
    let mut ours = Answers::new();
    let mut urls = BTreeMap::new();
    let mut read = Vec::new();
    for row in crate::rows_of(&folder.join("pages.tsv")) {
        let (id, url) = (&row[0], &row[2]);
        let page = pages::page(url, &folder.join(format!("html/{id}.html.gz")));
        ours.insert(id.clone(), answers(run, &page));
        urls.insert(id.clone(), format!("{} {}", &id[..6], url.chars().take(70).collect::<String>()));
        read.push(page);
    }
    let mut unexplained = Hits::default();
    let mut field = |metric: &str, truth: &Truth, field: &str, same: Same, target: Option<f64>| {
        // "currency 24d6d8" is one answer to one question.
        let reason = |id: &str| run.differences.reason(NAME, &format!("{field} {}", id.get(..6).unwrap_or(id)));
        let of = |answers: &Answers| score(truth, answers, &urls, field, same);
        let best = peers.iter().map(|(name, answers)| (*name, of(answers).f1()));
        let best = best.filter(|(_, f1)| *f1 > 0.0).max_by(|a, b| a.1.total_cmp(&b.1));
        let peer = best.map(|(name, figure)| Peer { name: name.to_owned(), figure, published: false });
        let mut own = of(&ours);
        for miss in &mut own.misses {
            let reason = reason(miss);
            unexplained.alarm(reason.is_none().then(|| format!("{metric}, {miss}")));
            if let Some(reason) = reason {
                miss.push_str(&format!(" [{reason}]"));
            }
        }
        let row = Row::f1(NAME, format!("{metric}, F1"), &own).beside(peer);
        run.rows.push(Row { target: target.map(Target::AtLeast), ..row });
        // Where the label was left empty although the page states the field, the answer is neither right nor wrong.
        let empty = |id: &String| reason(id).is_some() && truth.get(id).is_none_or(|t| !t.contains_key(field));
        let asked: Truth = truth.iter().filter(|(id, _)| !empty(id)).map(|(id, t)| (id.clone(), t.clone())).collect();
        if asked.len() < truth.len() {
            let name = format!("{metric}, without empty labels of what the page shows, F1");
            run.rows.push(Row::f1(NAME, name, &score(&asked, &ours, &urls, field, same)));
        }
    };
    field("price", &truth, "price", decimal, None);
    field("price, corrected", &corrected, "price", decimal, Some(0.98));
    field("currency", &truth, "currency", means_the_same, Some(0.95));
    field("sku", &truth, "sku", exact, Some(0.92));
    field("availability", &truth, "availability", can_be_had, Some(0.98));
    field("brand", &truth, "brand", exact, Some(0.88));
    field("gtin", &truth, "gtin", exact, Some(0.80));
    field("mpn", &truth, "mpn", exact, None);

    run.rows.push(Row::count(NAME, "differences without a reason", &unexplained));

    let confident = |answers: &Answers| {
        let mut hits = Hits::default();
        for (id, right) in &corrected {
            let given = answers.get(id).and_then(|a| a.get("price")).filter(|_| !right.contains_key("price"));
            hits.alarm(given.map(|price| format!("{}: \"{price}\", and there is none", urls[id])));
        }
        hits
    };
    let best = peers.iter().map(|(name, answers)| (*name, confident(answers).share()));
    let best = best.min_by(|a, b| a.1.total_cmp(&b.1));
    let peer = best.map(|(name, figure)| Peer { name: name.to_owned(), figure, published: false });
    let row = Row::share(NAME, "price where labels say none", &confident(&ours));
    run.rows.push(row.beside(peer).reach(Target::AtMost(0.02)));
    run.rows.push(verdicts::above_nothing_found(run, NAME, "verdicts above nothing found", &read));
    run.pages.extend(read);
}

fn answers(run: &Run, page: &loupe::listing::Page) -> BTreeMap<String, String> {
    let listing = run.engine.read(page).listing;
    let price = listing.offer.price.as_ref();
    let fields = [
        ("price", price.map(|p| p.amount.to_string())),
        ("currency", price.and_then(|p| p.currency.clone())),
        ("sku", listing.sku.map(|f| f.value)),
        ("availability", listing.offer.availability.map(|a| format!("{:?}", a.value))),
        ("brand", listing.brand.map(|f| f.value)),
        ("gtin", listing.gtin.map(|f| f.value)),
        ("mpn", listing.mpn.map(|f| f.value)),
    ];
    fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn score(truth: &Truth, answers: &Answers, names: &BTreeMap<String, String>, field: &str, same: Same) -> Score {
    let mut score = Score::default();
    for (id, right) in truth {
        let want = right.get(field).map_or(&[][..], Vec::as_slice);
        let got = answers.get(id).and_then(|a| a.get(field));
        score.note(names.get(id).unwrap_or(id), want, got.map(String::as_str), same);
    }
    score
}

/// The labels; what is no list is no label (the address).
fn truth(file: &Path) -> Truth {
    let all: BTreeMap<String, BTreeMap<String, serde_json::Value>> = json(file);
    // Some labels end in white space; texts here are trimmed.
    let list = |value| {
        let list: Vec<String> = serde_json::from_value(value).ok()?;
        Some(list.iter().map(|text| text.trim().to_owned()).collect())
    };
    let lists = |fields: BTreeMap<String, serde_json::Value>| {
        fields.into_iter().filter_map(|(name, value)| Some((name, list(value)?))).collect()
    };
    all.into_iter().map(|(id, fields)| (id, lists(fields))).collect()
}

/// The answers with those set right that took a thousands sign for a decimal point.
fn correct(truth: &Truth, file: &Path) -> Truth {
    let mut truth = truth.clone();
    for row in crate::rows_of(file).iter().filter(|row| row.len() > 3) {
        truth.entry(row[0].clone()).or_default().insert(row[1].clone(), vec![row[3].clone()]);
    }
    truth
}

fn exact(want: &str, got: &str) -> bool {
    want == got
}

fn decimal(want: &str, got: &str) -> bool {
    let number = |text: &str| text.trim().parse::<f64>().ok();
    number(want).zip(number(got)).is_some_and(|(a, b)| (a - b).abs() < 1e-9)
}

/// The labels hold the sign as shown, answers a code or another sign. A sign that several countries use is right with
/// any of their codes.
fn means_the_same(want: &str, got: &str) -> bool {
    let code = currency::code(got.trim()).or_else(|| currency::currency_of_mark(got, None));
    want == got || code.is_some_and(|code| currency::currency_of_mark(want, Some(code)) == Some(code))
}

/// The labels know only two states, named like schema.org's.
fn can_be_had(want: &str, got: &str) -> bool {
    let gone = |state: &str| matches!(state, "OutOfStock" | "SoldOut" | "Discontinued");
    gone(want) == gone(got)
}

fn json<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    let text = pages::text(path);
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
