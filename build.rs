//! Makes what the core carries: the fold and shape of characters, the public suffixes, the rule files, their vocabularies folded.
//!
//! The Unicode crates behind them cost some 200 KB each in the browser; the tables made here cost 60, beside the module.

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use text::tables::Tables;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The same types, the same reader and the same folding as in the crate: `#[path]` keeps them one.
#[allow(dead_code, missing_docs)]
#[path = "src/weight.rs"]
mod weight;
#[allow(dead_code, missing_docs, unused_imports)]
#[path = "src/text"]
mod text {
    pub mod clause;
    pub mod dictionary;
    pub mod fold;
    pub mod needles;
    pub mod order;
    mod table;
    pub mod tables;
    /// Where folding finds its tables: here they are those just made, of which the crate's module reads the file.
    pub mod packed {
        use super::tables::Tables;
        use std::sync::OnceLock;

        static TABLES: OnceLock<Tables> = OnceLock::new();

        pub fn know(tables: Tables) -> &'static Tables {
            TABLES.get_or_init(|| tables)
        }

        pub(super) fn tables() -> &'static Tables {
            know(Tables::default())
        }
    }
}
#[allow(dead_code, missing_docs, unused_imports)]
#[path = "src/rules"]
mod rules {
    mod around;
    pub mod kind_names;
    pub mod known;
    pub mod marketplace;
    pub mod pack;
    pub mod schema;
    pub mod source;
    pub mod words;
}

/// The sources that say what a pack holds and how it is written.
const FORM: [&str; 4] = ["build.rs", "src/weight.rs", "src/rules", "src/text"];

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    for input in FORM.into_iter().chain(["rules", "data"]) {
        println!("cargo::rerun-if-changed={input}");
    }
    let han = simplified(Path::new("data/han_simplified.txt"), &texts(Path::new("rules"))?)?;
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
    let tables = text::packed::know(tables);
    let pack = postcard::to_stdvec(&(rules::pack::Pack::new(files.without_cases()), Some(tables)))?;
    let form = form()?;
    println!("cargo::rustc-env=LOUPE_PACK_FORM={form}");
    // Not deflated: the extension's package is, and each start of the core would have to inflate them.
    fs::write(out.join("rules.postcard"), [form.as_bytes(), &pack].concat())?;
    Ok(())
}

/// By what a pack is told from one that other sources made (FNV-1a): its bytes do not say what they are.
fn form() -> Result<String, Box<dyn Error>> {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ u64::from(cfg!(feature = "rule-files"));
    for source in FORM {
        for byte in texts(Path::new(source))?.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    Ok(format!("{hash:016x}"))
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

/// The text of a file, or of all files below a folder in a stable order.
fn texts(path: &Path) -> Result<String, Box<dyn Error>> {
    if !path.is_dir() {
        return Ok(fs::read_to_string(path)?);
    }
    let mut inside = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    inside.sort();
    inside.iter().map(|path| texts(path)).collect()
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
