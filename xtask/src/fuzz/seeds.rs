//! Where fuzzing begins: the project's own golden pages and demo shops, cut to what each target reads, and what lies in
//! `fuzz/seeds`.

use super::Target;
use crate::ground::Ground;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// Writes the target's seeds into its corpus; returns how many there are.
pub fn lay_out(ground: &Ground, target: Target, corpus: &Path) -> Result<usize> {
    let seeds: BTreeSet<String> =
        pages(ground).iter().flat_map(|page| cut(target, page)).filter(|s| s.len() <= target.longest()).collect();
    let written = WalkDir::new(ground.at("fuzz/seeds").join(target.name())).into_iter().flatten();
    let written = written.filter_map(|entry| fs::read_to_string(entry.path()).ok());
    let seeds: BTreeSet<String> = seeds.into_iter().chain(written).collect();
    for (number, seed) in seeds.iter().enumerate() {
        let path = corpus.join(format!("seed-{number:04}"));
        fs::write(&path, seed).with_context(|| format!("could not write {}", path.display()))?;
    }
    Ok(seeds.len())
}

struct SavedPage {
    url: String,
    html: String,
}

fn pages(ground: &Ground) -> Vec<SavedPage> {
    let mut found = Vec::new();
    for folder in ["tests/pages", "www/demo"] {
        for entry in WalkDir::new(ground.at(folder)).sort_by_file_name().into_iter().flatten() {
            let path = entry.path();
            if path.extension().is_none_or(|e| e != "html") {
                continue;
            }
            // Golden pages name their address in case.toml; demo shops lie in a folder named like their host.
            let case = path.parent().map(|dir| dir.join("case.toml")).and_then(|p| fs::read_to_string(p).ok());
            let named = case.and_then(|text| text.parse::<toml::Table>().ok());
            let named = named.and_then(|case| Some(case.get("url")?.as_str()?.to_owned()));
            let below = path.strip_prefix(ground.at("www/demo")).unwrap_or(path).to_string_lossy().replace('\\', "/");
            let url = named.unwrap_or_else(|| format!("https://{below}"));
            found
                .extend(fs::read(path).ok().map(|b| SavedPage { url, html: String::from_utf8_lossy(&b).into_owned() }));
        }
    }
    found
}

fn cut(target: Target, page: &SavedPage) -> Vec<String> {
    let html = &page.html;
    match target {
        Target::Page => vec![html.clone()],
        Target::Microdata => {
            vec![html.clone()].into_iter().filter(|h| h.contains("itemscope") || h.contains("typeof")).collect()
        }
        Target::Adapter => ["h1", ".price[data-x] > b", "#title, a.seller:first-child"]
            .map(|selector| format!("{}\n{selector}\n{html}", page.url))
            .into(),
        Target::JsonLd => {
            let scripts = html.split("<script").skip(1).filter_map(|s| s.split_once('>'));
            let json =
                scripts.filter(|(tag, _)| tag.contains("ld+json")).filter_map(|(_, s)| s.split("</script").next());
            json.map(|s| s.trim().to_owned()).collect()
        }
        Target::Price => texts(html).filter(|t| t.len() <= 60 && t.contains(|c: char| c.is_numeric())).collect(),
        Target::Registration => {
            texts(html).filter(|t| t.bytes().filter(u8::is_ascii_digit).count() >= 6 && t.len() <= 400).collect()
        }
    }
}

/// The texts between the tags.
fn texts(html: &str) -> impl Iterator<Item = String> + '_ {
    let pieces = html.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text.trim());
    pieces.filter(|text| !text.is_empty()).map(str::to_owned)
}
