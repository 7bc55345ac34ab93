//! `extruct`: whole and broken markup with the result another extractor gives.
//!
//! Compared are values, not habits of printing: runs of white space are made one, as Loupe keeps texts; a list of one stands
//! for its value; nameless RDF things go by what is said of them, and which vocabulary a page uses is no statement about
//! a thing; of OpenGraph only the prefixes that the expected result holds.

use crate::Run;
use crate::pages;
use crate::score::Hits;
use crate::table::{Peer, Row, Target};
use loupe::listing::Page;
use loupe::page::structured::structured;
use serde_json::Value;
use std::path::Path;

const NAME: &str = "extruct";

/// Reads every sample and compares syntax by syntax.
pub fn measure(folder: &Path, run: &mut Run) {
    let (mut read, mut unexplained) = (Hits::default(), Hits::default());
    let mut syntaxes = ["JSON-LD", "microdata", "RDFa", "OpenGraph"].map(|name| (name, Hits::default()));
    let samples = folder.join("samples");
    for file in pages::html_files(&samples) {
        let name = file.strip_prefix(&samples).unwrap_or(&file).display().to_string();
        let html = pages::text(&file);
        let page = Page { url: "https://www.example.com/x".to_owned(), html: html.clone(), frames: Vec::new() };
        let outcome = std::panic::catch_unwind(|| drop(run.engine.inspect(&page, "")));
        read.note(outcome.is_ok(), || format!("{name}: the reader panicked"));
        for (syntax, expected) in expected(&file, &name) {
            let ours = ours(&html, &name, syntax);
            let theirs = told_of(tidy(expected, syntax));
            let ours = alike(told_of(tidy(ours, syntax)), &theirs, syntax);
            let reason = run.differences.reason(NAME, &name);
            let miss = || {
                let reason = reason.map_or(String::new(), |r| format!(" [{r}]"));
                format!("{name}, {syntax}: {}{reason}", difference(&ours, &theirs, "").unwrap_or_default())
            };
            if let Some((_, hits)) = syntaxes.iter_mut().find(|(name, _)| *name == syntax) {
                hits.note(ours == theirs, miss);
            }
            unexplained.alarm((ours != theirs && reason.is_none()).then(miss));
        }
    }
    run.rows.push(Row::share(NAME, "samples read", &read).reach(Target::AtLeast(1.0)));
    for (syntax, hits) in syntaxes {
        let theirs = Peer { name: "extruct".to_owned(), figure: 1.0, published: true };
        run.rows.push(Row::share(NAME, format!("{syntax} reproduced"), &hits).beside(Some(theirs)));
    }
    run.rows.push(Row::count(NAME, "differences without a reason", &unexplained).reach(Target::AtMost(0.0)));
}

/// The results that lie beside a sample, by syntax. Variants of one page under other settings are left out, and so are
/// microformats and Dublin Core, which say nothing of products.
fn expected(file: &Path, name: &str) -> Vec<(&'static str, Value)> {
    let beside = |ending: &str| {
        let path = file.with_extension(ending);
        path.is_file().then(|| {
            serde_json::from_str::<Value>(&pages::text(&path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
        })
    };
    let mut found = Vec::new();
    // Some results were printed by a crawler, which wraps them.
    let crawled = |v: Value| match v.get("items").and_then(Value::as_array) {
        Some(items) => items.iter().flat_map(|i| i.as_array().cloned().unwrap_or_default()).collect(),
        None => v,
    };
    found.extend(beside("jsonld").map(|v| ("JSON-LD", crawled(v))));
    found.extend(beside("expanded.json").map(|v| ("RDFa", v)));
    let Some(json) = beside("json") else { return found };
    match name {
        _ if name.contains("microformat") || name.contains("dublincore") => {}
        _ if name.contains("opengraph") => found.push(("OpenGraph", json)),
        _ if name.contains("OG_support") || name.contains("Portfolio") => found.push(("RDFa", json)),
        _ if json.is_object() => {
            for (key, syntax) in
                [("json-ld", "JSON-LD"), ("microdata", "microdata"), ("rdfa", "RDFa"), ("opengraph", "OpenGraph")]
            {
                found.extend(json.get(key).map(|v| (syntax, v.clone())));
            }
        }
        _ => found.push(("microdata", json)),
    }
    found
}

/// The address each sample is read at in the collection's own tests; the files do not say.
fn address(name: &str, syntax: &str) -> &'static str {
    match (syntax, name) {
        ("microdata", "w3c/microdata.7.1.html") => "http://blog.example.com/progress-report",
        ("microdata", "w3c/microdata.object.html") => "http://www.example.com/microdata/test",
        ("RDFa", "misc/Portfolio_Niels_Lubberman.html") => "http://nielslubberman.nl/drupal/",
        ("RDFa", "songkick/elysianfields.html" | "songkick/elysianfields_1.html") => {
            "http://www.songkick.com/artists/236156-elysian-fields"
        }
        ("RDFa", "songkick/tovestyrke.html") => {
            "https://www.songkick.com/concerts/30166884-tove-styrke-at-hoxton-square-bar-and-kitchen"
        }
        ("RDFa", _) => "http://www.example.com/index.html",
        _ => "",
    }
}

fn ours(html: &str, name: &str, syntax: &str) -> Value {
    let all = structured(html, address(name, syntax));
    match syntax {
        "JSON-LD" => Value::Array(all.json_ld),
        "microdata" => Value::Array(all.microdata),
        "RDFa" => Value::Array(all.rdfa),
        _ => all.opengraph.into_iter().map(|(name, value)| Value::from(vec![name, value])).collect(),
    }
}

/// What a printed result says, without habits of printing.
fn tidy(value: Value, syntax: &str) -> Value {
    match value {
        Value::String(text) if syntax == "RDFa" && text.starts_with("_:") => Value::from("_:"),
        Value::String(text) => Value::from(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Value::Array(list) if syntax == "OpenGraph" => {
            // The expected result wraps its pairs with the namespaces they are named by.
            let inner = |v: Value| match v.get("properties").cloned() {
                Some(Value::Array(pairs)) => pairs,
                _ => vec![v],
            };
            list.into_iter().flat_map(inner).collect()
        }
        Value::Array(list) => {
            let mut list: Vec<Value> = list.into_iter().map(|v| tidy(v, syntax)).collect();
            if syntax == "RDFa" {
                list.sort_by_cached_key(Value::to_string);
            }
            Value::Array(list)
        }
        Value::Object(map) => {
            let kept = map.into_iter().filter(|(key, _)| !key.ends_with("#usesVocabulary"));
            let only = |value: Value| match value {
                Value::Array(mut list) if list.len() == 1 && syntax == "microdata" => list.remove(0),
                other => other,
            };
            Value::Object(kept.map(|(key, value)| (key, only(tidy(value, syntax)))).collect())
        }
        other => other,
    }
}

/// Things of which something is said: others are only named.
fn told_of(value: Value) -> Value {
    let only_named = |v: &Value| v.as_object().is_some_and(|map| map.len() == 1 && map.contains_key("@id"));
    match value {
        Value::Array(list) => list.into_iter().filter(|v| !only_named(v)).collect(),
        other => other,
    }
}

/// Of OpenGraph pairs, those with a prefix that the expected result knows.
fn alike(ours: Value, theirs: &Value, syntax: &str) -> Value {
    let prefix =
        |pair: &Value| pair.get(0).and_then(Value::as_str).and_then(|n| n.split(':').next()).map(str::to_owned);
    match ours {
        Value::Array(pairs) if syntax == "OpenGraph" => {
            let known: Vec<_> = theirs.as_array().into_iter().flatten().map(&prefix).collect();
            pairs.into_iter().filter(|pair| known.contains(&prefix(pair))).collect()
        }
        ours => ours,
    }
}

/// Where two results first differ, and how.
fn difference(ours: &Value, theirs: &Value, at: &str) -> Option<String> {
    let brief = |v: &Value| v.to_string().chars().take(120).collect::<String>();
    match (ours, theirs) {
        _ if ours == theirs => None,
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(i, (a, b))| difference(a, b, &format!("{at}[{i}]")))
        }
        (Value::Object(a), Value::Object(b)) => {
            let missing =
                b.iter().find(|(k, _)| !a.contains_key(*k)).map(|(k, v)| format!("{at}.{k} is missing: {}", brief(v)));
            let more = || {
                a.iter().find(|(k, _)| !b.contains_key(*k)).map(|(k, v)| format!("{at}.{k} is too much: {}", brief(v)))
            };
            let inside = || a.iter().find_map(|(k, v)| difference(v, b.get(k)?, &format!("{at}.{k}")));
            missing.or_else(more).or_else(inside)
        }
        _ => Some(format!("{at}: {}, theirs {}", brief(ours), brief(theirs))),
    }
}
