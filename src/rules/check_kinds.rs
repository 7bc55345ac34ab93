//! What a kind of goods must be besides fitting the schema. Where kinds are named is checked in `kind_names.rs`.

use super::check::Reporter;
use super::schema::{Kind, Vocabulary};
use crate::text::fold::fold;

/// Shortest word of a kind in scripts that write every sound, as texts are compared: Thai "จี้" is a bare "จ" there, and
/// Vietnamese "ví" a Roman six.
const SHORT: usize = 3;

pub(super) fn check_kind(kind: &Kind, vocabularies: &[Vocabulary], report: &mut Reporter<'_>) {
    report.id(&kind.id);
    if kind.means.trim().is_empty() {
        report.at("means", "is empty: expected one line on what belongs to the kind".to_owned());
    }
    for Vocabulary { language, name, .. } in vocabularies {
        if kind.words.get(language).is_none_or(Vec::is_empty) {
            report
                .at("words", format!("says nothing in {name}: expected `{language} = [...]`, as for every vocabulary"));
        }
    }
    for (language, words) in &kind.words {
        if !vocabularies.iter().any(|v| v.language == *language) {
            report.at(&format!("words.{language}"), "is no language of rules/vocabulary".to_owned());
        }
        let one_sign_may_do = matches!(language.as_str(), "zh" | "ja" | "ko");
        for (i, word) in words.iter().enumerate().filter(|(_, w)| !one_sign_may_do && fold(w).chars().count() < SHORT) {
            let reason =
                format!("{word:?} is compared as {:?}, which is too short: expected a longer word", fold(word));
            report.at(&format!("words.{language}[{i}]"), reason);
        }
    }
}
