//! Where rule files name kinds of goods (`"@perfume"`): there must be such a kind, and the list must be one of words.

use super::schema::{Kind, kind_named};
use super::source::{RuleError, files_in};
use std::fs;
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// The lists in which a kind may be named, by their last key: words that goods are told by, or what they are made of.
const LISTS: [&str; 10] = ["goods", "of", "except", "words", "with", "says", "never", "beside", "agree", "contradict"];

/// The tables those lists stand in.
const TABLES: [&str; 11] = [
    "goods",
    "context",
    "channel",
    "materials",
    "references",
    "claims",
    "never_made",
    "rare",
    "gtins",
    "prices",
    "medians",
];

/// What is wrong with the kinds themselves and with every place below `dir` that names one.
pub fn errors(dir: &Path, kinds: &[Kind]) -> Vec<RuleError> {
    let mut errors = Vec::new();
    for kind in kinds {
        for (i, part) in kind.holds.iter().enumerate() {
            if !kinds.iter().any(|k| k.id == *part && k.holds.is_empty()) {
                errors.push(RuleError {
                    file: dir.join("goods").join(format!("{}.toml", kind.id)),
                    line: None,
                    key: format!("holds[{i}]"),
                    reason: format!(
                        "{part:?} is no kind of goods that holds no other: expected one of {}",
                        names(kinds)
                    ),
                });
            }
        }
    }
    for file in ["brands", "known"].iter().flat_map(|folder| files_in(&dir.join(folder))) {
        let text = fs::read_to_string(&file).unwrap_or_default();
        // A file that is no TOML has been reported where it was read.
        let Ok(table) = DeTable::parse(&text) else { continue };
        let mut found = Vec::new();
        walk(&DeValue::Table(table.into_inner()), 0..0, "", &mut found);
        errors.extend(found.into_iter().filter_map(|named| {
            let reason = if !may_name(&named.key) {
                format!("\"@{}\": no kind of goods can be named here: expected a plain word", named.kind)
            } else if kinds.iter().any(|k| k.id == named.kind) {
                return None;
            } else {
                format!("\"@{}\" is no kind of goods: expected one of {}", named.kind, names(kinds))
            };
            let line = Some(1 + text.get(..named.at)?.matches('\n').count());
            Some(RuleError { file: file.clone(), line, key: named.key, reason })
        }));
    }
    errors
}

/// One place that names a kind.
struct Named {
    key: String,
    kind: String,
    at: usize,
}

fn walk(value: &DeValue<'_>, span: std::ops::Range<usize>, key: &str, found: &mut Vec<Named>) {
    match value {
        DeValue::String(text) => {
            found.extend(kind_named(text).map(|kind| Named {
                key: key.to_owned(),
                kind: kind.to_owned(),
                at: span.start,
            }));
        }
        DeValue::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                walk(item.get_ref(), item.span(), &format!("{key}[{i}]"), found);
            }
        }
        DeValue::Table(table) => {
            // What a case's listing says are a stranger's words.
            for (name, inner) in table.iter().filter(|(name, _)| !key.is_empty() || name.get_ref() != "cases") {
                let inner_key =
                    if key.is_empty() { name.get_ref().to_string() } else { format!("{key}.{}", name.get_ref()) };
                walk(inner.get_ref(), inner.span(), &inner_key, found);
            }
        }
        _ => {}
    }
}

/// Whether a kind may be named at a key such as `materials[1].except[3]`.
fn may_name(key: &str) -> bool {
    let names: Vec<&str> = key.split('.').map(|part| part.split('[').next().unwrap_or_default()).collect();
    let is_in_a_list = key.ends_with(']');
    is_in_a_list
        && names.first().is_some_and(|table| TABLES.contains(table))
        && names.last().is_some_and(|list| LISTS.contains(list))
}

/// The kinds there are, for an error.
fn names(kinds: &[Kind]) -> String {
    kinds.iter().map(|k| format!("@{}", k.id)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_named_in_lists_of_words_alone() {
        for key in [
            "context.goods[3]",
            "prices[2].words[0][1]",
            "channel.except[0]",
            "references[0].means[1].agree[0]",
            "goods[1]",
        ] {
            assert!(may_name(key), "{key}");
        }
        for key in
            ["names[0].values[1]", "context.other[0]", "prices[0].of", "lines[0].also[0]", "name", "hosts.near[0]"]
        {
            assert!(!may_name(key), "{key}");
        }
    }
}
