//! The wasm's size budget, with an answer to "what grew?".
//!
//! `xtask/size-budget.toml` holds the limit and, from the day it was last recorded, how much each crate and section took.

use crate::ground::Ground;
use crate::wasm;
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// How many lines of growth are worth reading.
const SHOWN: usize = 8;

/// Parts smaller than this are recorded together, so that the record does not change with every commit.
const SMALL: u64 = 4_000;

/// The budget file.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Budget {
    /// Bytes of the module as shipped.
    limit: u64,
    /// Bytes when it was recorded.
    recorded: u64,
    /// Bytes of code by crate, and of the other sections, in the module before wasm-bindgen.
    parts: BTreeMap<String, u64>,
}

/// Fails when the built module is over its budget, and says what grew since the record.
pub fn check(ground: &Ground) -> Result<String> {
    let budget = read(ground)?;
    let size = size_of(&wasm::bound(ground))?;
    let parts = parts_of(&wasm::compiled(ground))?;
    verdict(size, &parts, &budget)
}

/// Writes today's sizes into the budget file; the limit stays.
pub fn record(ground: &Ground) -> Result<()> {
    let limit = read(ground)?.limit;
    let parts = parts_of(&wasm::compiled(ground))?;
    let budget = Budget { limit, recorded: size_of(&wasm::bound(ground))?, parts };
    let text = format!(
        "# Bytes. `limit` is what the shipped module may weigh (DESIGN section 6); the rest is what `cargo xtask size --record`\n\
         # last saw, so that a module over its limit can be told what grew.\n{}",
        toml::to_string(&budget)?
    );
    let file = file(ground);
    fs::write(&file, text).with_context(|| format!("could not write {}", file.display()))
}

/// A size for people.
pub fn kilobytes(bytes: u64) -> String {
    format!("{} KB", bytes.div_ceil(1000))
}

fn verdict(size: u64, parts: &BTreeMap<String, u64>, budget: &Budget) -> Result<String> {
    if size <= budget.limit {
        return Ok(format!("{} of {}", kilobytes(size), kilobytes(budget.limit)));
    }
    let mut message = format!("the wasm is {size} bytes; its budget is {} (xtask/size-budget.toml).\n", budget.limit);
    writeln!(message, "What grew since {} bytes were recorded, in the module before wasm-bindgen:", budget.recorded)?;
    for (part, before, now) in growth(parts, &budget.parts).into_iter().take(SHOWN) {
        writeln!(message, "  {part:<32} {before:>9} → {now:>9}  +{}", now - before)?;
    }
    message.push_str("Take out what is not needed, or argue for a larger limit in the commit that raises it.");
    bail!(message)
}

fn growth<'a>(now: &'a BTreeMap<String, u64>, before: &BTreeMap<String, u64>) -> Vec<(&'a str, u64, u64)> {
    let mut grown: Vec<_> = now
        .iter()
        .map(|(part, size)| (part.as_str(), before.get(part).copied().unwrap_or(0), *size))
        .filter(|(_, before, now)| now > before)
        .collect();
    grown.sort_by_key(|(_, before, now)| std::cmp::Reverse(now - before));
    grown
}

/// Bytes by crate and section, small ones together.
fn parts_of(module: &Path) -> Result<BTreeMap<String, u64>> {
    let bytes =
        fs::read(module).with_context(|| format!("{} is missing: cargo xtask wasm --optimised", module.display()))?;
    let mut parts = BTreeMap::new();
    for (part, size) in weigh(&bytes)? {
        let part = if size < SMALL { "code: all smaller crates".to_owned() } else { part };
        *parts.entry(part).or_insert(0) += size;
    }
    Ok(parts)
}

fn weigh(bytes: &[u8]) -> Result<BTreeMap<String, u64>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    let mut names = BTreeMap::new();
    let mut parts = BTreeMap::new();
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(length(&body.range())),
            Payload::DataSection(data) => {
                parts.insert("data".to_owned(), length(&data.range()));
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(section) = section.as_known() {
                    for name in section {
                        if let Name::Function(map) = name? {
                            for naming in map {
                                let naming = naming?;
                                names.insert(naming.index, format!("{:#}", rustc_demangle::demangle(naming.name)));
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for (index, size) in (imported..).zip(bodies) {
        let owner = names.get(&index).map_or("without a name", |name| crate_of(name));
        *parts.entry(format!("code: {owner}")).or_insert(0) += size;
    }
    Ok(parts)
}

fn length(range: &std::ops::Range<u64>) -> u64 {
    range.end - range.start
}

/// The crate a function's name begins with: `<regex_automata::dfa::DFA as core::fmt::Debug>::fmt` is regex_automata's.
fn crate_of(function: &str) -> &str {
    let path = function.trim_start_matches(['<', '&', '*', '[', '(', ' ']);
    let path = path.trim_start_matches("mut ").trim_start_matches("dyn ");
    let end = path.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(path.len());
    match path.get(..end) {
        Some(name) if !name.is_empty() && path.get(end..).is_some_and(|rest| rest.starts_with(['[', ':'])) => name,
        _ => "compiler and C",
    }
}

fn size_of(module: &Path) -> Result<u64> {
    let meta = fs::metadata(module)
        .with_context(|| format!("{} is missing: cargo xtask wasm --optimised", module.display()))?;
    Ok(meta.len())
}

fn file(ground: &Ground) -> PathBuf {
    ground.at("xtask/size-budget.toml")
}

fn read(ground: &Ground) -> Result<Budget> {
    let file = file(ground);
    let text = fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?;
    toml::from_str(&text).with_context(|| format!("{} is not a size budget", file.display()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    fn parts(list: &[(&str, u64)]) -> BTreeMap<String, u64> {
        list.iter().map(|(name, size)| ((*name).to_owned(), *size)).collect()
    }

    #[test]
    fn a_module_over_its_budget_is_told_what_grew_most() {
        let budget = Budget { limit: 1000, recorded: 900, parts: parts(&[("code: regex", 300), ("data", 500)]) };
        let now = parts(&[("code: regex", 310), ("data", 650), ("code: chrono", 90)]);
        let message = verdict(1050, &now, &budget).unwrap_err().to_string();
        let order: Vec<_> = ["+150", "+90", "+10"].iter().map(|grown| message.find(grown).unwrap()).collect();
        assert!(order.is_sorted(), "largest growth first:\n{message}");
        assert!(message.contains("1050 bytes") && message.contains("is 1000"), "{message}");
    }

    #[test]
    fn a_module_exactly_at_its_budget_passes() {
        let budget = Budget { limit: 1000, ..Budget::default() };
        assert_eq!(verdict(1000, &BTreeMap::new(), &budget).unwrap(), "1 KB of 1 KB");
    }

    #[test]
    fn code_is_counted_for_the_crate_that_wrote_it() {
        for (function, owner) in [
            ("regex_automata::dfa::dense::DFA<T>::new", "regex_automata"),
            ("<alloc::vec::Vec<T> as core::clone::Clone>::clone", "alloc"),
            ("<&mut serde_json::Deserializer as serde::Deserializer>::x", "serde_json"),
            ("<html5ever[1f2e]::Tokenizer>::run", "html5ever"),
            ("memcpy", "compiler and C"),
            ("__rust_alloc", "compiler and C"),
        ] {
            assert_eq!(crate_of(function), owner, "{function}");
        }
    }
}
