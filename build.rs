//! Makes the tables the core carries: the fold and shape of characters, the public suffixes, the rule files.
//!
//! The Unicode crates behind them cost some 200 KB each in the browser; the tables made here cost 60, beside the module.

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use tables::Tables;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

#[path = "src/text/tables.rs"]
mod tables;
/// The same types and the same reader as in the crate: `#[path]` keeps them one.
#[allow(dead_code, missing_docs)]
#[path = "src/weight.rs"]
mod weight;
#[allow(dead_code, missing_docs, unused_imports)]
mod rules {
    #[path = "../src/rules/kind_names.rs"]
    pub mod kind_names;
    #[path = "../src/rules/known.rs"]
    pub mod known;
    #[path = "../src/rules/marketplace.rs"]
    pub mod marketplace;
    #[path = "../src/rules/schema/mod.rs"]
    pub mod schema;
    #[path = "../src/rules/source.rs"]
    pub mod source;
}

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    for input in ["build.rs", "rules", "data", "src/weight.rs", "src/rules", "src/text/tables.rs"] {
        println!("cargo::rerun-if-changed={input}");
    }
    let han = simplified(Path::new("data/han_simplified.txt"), &rule_texts(Path::new("rules"))?)?;
    // A radical or a compatibility character ("⿑") folds to a traditional one, which folds further.
    let whole = |c| Some(fold(c)?.chars().map(|c| han.get(&c).copied().unwrap_or(c)).collect());
    let tables = Tables {
        fold: fold_table(whole)?,
        han: table(han.iter().map(|(from, to)| (*from, to.to_string())))?,
        shape: fold_table(shape)?,
        suffixes: suffixes(Path::new("data/public_suffix_list.txt"))?,
    };
    fs::write(out.join("tables.postcard"), postcard::to_stdvec(&tables)?)?;
    let files = rules::source::load(Path::new("rules")).map_err(|errors| {
        errors.iter().fold(String::from("rule files:"), |mut text, e| {
            let _ = write!(text, "\n{e}");
            text
        })
    })?;
    // Not deflated: the extension's package is, and each start of the core would have to inflate them.
    fs::write(out.join("rules.postcard"), postcard::to_stdvec(&(files.without_cases(), Some(tables)))?)?;
    Ok(())
}

/// Compatibility decomposition, case folding, no marks: what makes "Ｃhloé" and "chloe" one.
fn fold(c: char) -> Option<String> {
    // Precomposed Hangul would fall apart into jamo, and listings write it precomposed.
    if ('\u{ac00}'..='\u{d7a3}').contains(&c) {
        return None;
    }
    // A mark makes another letter of a kana: "レゴ" is not "レコ". Marks written apart are put on in `text::fold`.
    if ('\u{3041}'..='\u{30ff}').contains(&c) && !matches!(c, '\u{3099}' | '\u{309a}') {
        return None;
    }
    if ignorable(c) {
        return Some(String::new());
    }
    let decomposed: String = c.to_string().nfkd().collect();
    let folded: String = caseless::default_case_fold_str(&decomposed)
        .nfkd()
        .filter(|c| !is_combining_mark(*c) || is_vowel(*c))
        .collect();
    // Letters with a stroke do not decompose, yet they are what "ł" is to "l" for every reader.
    let mut plain = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            'ł' => plain.push('l'),
            'ø' => plain.push('o'),
            'đ' | 'ð' => plain.push('d'),
            'ı' => plain.push('i'),
            'ħ' => plain.push('h'),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            '\u{2019}' | '\u{2018}' | '\u{02bc}' => plain.push('\''),
            c => plain.push(c),
        }
    }
    (plain.chars().ne([c])).then_some(plain)
}

/// Whether a mark is a vowel of the scripts of India and South-East Asia, which tells words apart as letters do elsewhere. Tone
/// marks and dots are left off as accents are.
fn is_vowel(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}') && c.is_alphanumeric()
}

/// Characters that show nothing: zero-width, bidirectional marks, soft hyphen, variation selectors.
fn ignorable(c: char) -> bool {
    matches!(c, '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{1d173}'..='\u{1d17a}')
}

/// What a foreign character looks like, in ASCII letters and digits (Unicode TR 39): "а" (Cyrillic) → "a".
fn shape(c: char) -> Option<String> {
    if c.is_ascii() || ignorable(c) {
        return None;
    }
    let look = |s: String| -> Option<String> {
        let look: String =
            unicode_security::confusable_detection::skeleton(&s).filter(|c| !is_combining_mark(*c)).collect();
        (!look.is_empty() && look.chars().all(|c| c.is_ascii_alphanumeric())).then(|| look.to_ascii_lowercase())
    };
    look(c.to_string()).or_else(|| look(fold(c)?))
}

/// A table of characters outside the Han ideographs, which have one of their own.
fn fold_table(map: impl Fn(char) -> Option<String>) -> Result<Vec<u8>, Box<dyn Error>> {
    let han = |c: &char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{2f7ff}');
    table(('\u{80}'..'\u{e0000}').filter(|c| !han(c)).filter_map(|c| Some((c, map(c)?))))
}

/// The traditional Han characters whose simplified ones the rules use, or which the rules use themselves: a listing may
/// write either. Others make no difference to any rule.
fn simplified(list: &Path, rules: &str) -> Result<BTreeMap<char, char>, Box<dyn Error>> {
    let list = fs::read_to_string(list)?;
    let pairs = list.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace);
    let pair = |pair: &str| Some((pair.chars().next()?, pair.chars().nth(1)?));
    Ok(pairs.filter_map(pair).filter(|(from, to)| rules.contains([*from, *to])).collect())
}

/// The text of all rule files below a folder.
fn rule_texts(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        text += &if path.is_dir() { rule_texts(&path)? } else { fs::read_to_string(&path)? };
    }
    Ok(text)
}

/// The characters as steps from one to the next, the lengths of their replacements, and these in one text: see
/// `text::Table`. Steps and lengths pack to a tenth of characters and places.
fn table(map: impl Iterator<Item = (char, String)>) -> Result<Vec<u8>, Box<dyn Error>> {
    let (mut steps, mut lengths, mut text) = (Vec::new(), Vec::new(), String::new());
    let mut last = 0;
    for (c, replacement) in map {
        steps.extend((u32::from(c) - last).to_le_bytes());
        last = u32::from(c);
        lengths.push(u8::try_from(replacement.len())?);
        text.push_str(&replacement);
    }
    let count = u32::try_from(lengths.len())?.to_le_bytes();
    Ok([&count[..], &steps, &lengths, text.as_bytes()].concat())
}

/// The rules with their labels reversed ("uk.co"), as a finite-state set.
fn suffixes(list: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut rules = BTreeMap::new();
    for rule in fs::read_to_string(list)?.lines().filter(|l| !l.is_empty() && !l.starts_with("//")) {
        let reversed: Vec<&str> = rule.trim_start_matches('!').rsplit('.').collect();
        // An exception ("!www.ck") keeps its mark in front of its last label: "ck.!www".
        let key = match (rule.starts_with('!'), reversed.split_last()) {
            (true, Some((last, rest))) => format!("{}.!{last}", rest.join(".")),
            _ => reversed.join("."),
        };
        rules.insert(key, ());
    }
    let mut set = fst::SetBuilder::memory();
    for key in rules.keys() {
        set.insert(key)?;
    }
    Ok(set.into_inner()?)
}
