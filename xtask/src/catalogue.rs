//! What the screens tell of checks and brands, made from the files that the core is made of: `extension/generated/checks.json`
//! from `src/checks/*.md`, and `www/generated/brands.json` from `rules/brands/*.toml`.

use crate::ground::Ground;
use anyhow::{Context, Result, bail};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A section of a check's page: its heading, and its paragraphs as plain text.
#[derive(Debug, Serialize, PartialEq, Eq)]
struct Section {
    title: String,
    paragraphs: Vec<String>,
}

/// Parts of a brand's file that only the core has a use for.
const LEFT_OUT: [&str; 2] = ["cases", "context"];
/// So many entries of a list of words are shown; the file has them all.
const WORDS_SHOWN: usize = 24;

/// Writes both files, where they would change.
pub fn generate(ground: &Ground) -> Result<()> {
    let checks = checks(&ground.at("src/checks"))?;
    write(&ground.at("extension/generated/checks.json"), &serde_json::to_string(&checks)?)?;
    let brands = brands(&ground.at("rules/brands"))?;
    write(&ground.at("www/generated/brands.json"), &serde_json::to_string(&brands)?)
}

fn write(file: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(file).is_ok_and(|before| before == text) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
    }
    fs::write(file, text).with_context(|| format!("could not write {}", file.display()))
}

/// Every check's page by the check's name.
fn checks(folder: &Path) -> Result<BTreeMap<String, Vec<Section>>> {
    let mut checks = BTreeMap::new();
    for file in files(folder, "md")? {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let found = sections(&read(&file)?);
        if found.is_empty() {
            bail!("{}: no section; expected headings of the second level", file.display());
        }
        checks.insert(name, found);
    }
    if checks.is_empty() {
        bail!("{} holds no page of a check", folder.display());
    }
    Ok(checks)
}

/// The sections of a page, without marks: what is shown is set as text, never as markup.
fn sections(page: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut text = String::new();
    for event in Parser::new(page) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Start(Tag::Heading { .. }) => text.clear(),
            Event::End(TagEnd::Heading(HeadingLevel::H2)) => {
                sections.push(Section { title: std::mem::take(&mut text), paragraphs: Vec::new() });
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item) if !text.trim().is_empty() => {
                let paragraph = std::mem::take(&mut text).trim().to_owned();
                sections.last_mut().into_iter().for_each(|s| s.paragraphs.push(paragraph.clone()));
            }
            _ => {}
        }
    }
    sections
}

/// Every brand's file, in the order of their names, with long lists cut.
fn brands(folder: &Path) -> Result<Vec<Value>> {
    files(folder, "toml")?
        .iter()
        .map(|file| {
            let brand: Map<String, Value> =
                toml::from_str(&read(file)?).with_context(|| format!("{} is no brand", file.display()))?;
            Ok(shortened(Value::Object(
                brand.into_iter().filter(|(key, _)| !LEFT_OUT.contains(&key.as_str())).collect(),
            )))
        })
        .collect()
}

/// A value with its lists of words cut to what is shown, a count of the rest at their end, and kinds of goods ("@base-metals") as
/// people write them.
fn shortened(value: Value) -> Value {
    match value {
        Value::Array(list) if list.iter().all(Value::is_string) && list.len() > WORDS_SHOWN => {
            let more = list.len() - WORDS_SHOWN;
            let rest = Value::String(format!("… and {more} more"));
            Value::Array(list.into_iter().take(WORDS_SHOWN).map(shortened).chain([rest]).collect())
        }
        Value::Array(list) => Value::Array(list.into_iter().map(shortened).collect()),
        Value::String(word) => Value::String(match word.strip_prefix('@') {
            Some(kind) => kind.replace('-', " "),
            None => word,
        }),
        Value::Object(map) => Value::Object(map.into_iter().map(|(key, value)| (key, shortened(value))).collect()),
        other => other,
    }
}

fn files(folder: &Path, end: &str) -> Result<Vec<PathBuf>> {
    let listing = fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))?;
    let mut files = listing.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|e| e == end));
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    #[test]
    fn a_page_becomes_sections_of_plain_text() {
        let page = "# name\n\n## What it looks for\n\nWords in `rules/vocabulary`,\nand *more*.\n\n## Source\n\n- <b>one</b>\n- two\n";
        let section = |title: &str, paragraphs: &[&str]| Section {
            title: title.to_owned(),
            paragraphs: paragraphs.iter().map(|p| (*p).to_owned()).collect(),
        };
        assert_eq!(
            sections(page),
            [
                section("What it looks for", &["Words in rules/vocabulary, and more."]),
                section("Source", &["one", "two"])
            ]
        );
    }

    #[test]
    fn long_lists_of_words_are_cut_and_say_so() {
        let words: Vec<String> = (0..30).map(|n| n.to_string()).collect();
        let short = shortened(serde_json::json!({ "never": words, "few": ["a"] }));
        assert_eq!(short["never"][24], "… and 6 more");
        assert_eq!(short["few"], serde_json::json!(["a"]));
    }
}
