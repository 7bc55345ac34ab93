//! What a vocabulary must be besides fitting the schema.

use super::check::Reporter;
use super::schema::{RuleFiles, TermContext, Vocabulary};
use super::source::RuleError;
use super::words::Words;
use crate::text::fold::{Folded, fold};
use std::collections::HashSet;
use std::path::Path;

pub(super) fn check_vocabulary(vocabulary: &Vocabulary, report: &mut Reporter<'_>) {
    report.id(&vocabulary.language);
    for (i, term) in vocabulary.terms.iter().enumerate() {
        let key = format!("terms[{i}]");
        report.cited(&key, &term.source, &term.checked);
        report.hard(&format!("{key}.hard"), term.hard, term.confidence);
        report.hard(&format!("{key}.hard_alone"), term.hard_alone, term.confidence);
        if term.words.is_empty() {
            report.at(&format!("{key}.words"), "is empty: expected at least one word".to_owned());
        }
        if term.words.iter().any(|w| fold(w).is_empty()) {
            report.at(&format!("{key}.words"), "holds a word without letters or digits".to_owned());
        }
    }
    for (i, context) in vocabulary.contexts.iter().enumerate() {
        check_context(context, vocabulary, &format!("contexts[{i}]"), report);
    }
    let words: HashSet<String> = vocabulary.terms.iter().flat_map(|t| &t.words).map(|w| fold(w)).collect();
    for (i, word) in vocabulary.relations.of_others.iter().enumerate() {
        if !words.contains(&fold(word)) {
            let reason = format!("{word:?} is no word of `terms`: expected one, such as \"fakes\"");
            report.at(&format!("relations.of_others[{i}]"), reason);
        }
    }
    report.cases(&vocabulary.cases);
}

fn check_context(context: &TermContext, vocabulary: &Vocabulary, key: &str, report: &mut Reporter<'_>) {
    if context.means.trim().is_empty() {
        let reason = "is empty: expected what the sentence speaks of, in plain English".to_owned();
        report.at(&format!("{key}.means"), reason);
    }
    if context.before.is_empty() && context.after.is_empty() {
        report.at(key, "expected words in `before`, in `after`, or in both".to_owned());
    }
    let negations = &vocabulary.negations;
    for (side, words, known) in
        [("before", &context.before, &negations.before), ("after", &context.after, &negations.after)]
    {
        for (i, word) in words.iter().enumerate() {
            let (key, folded) = (format!("{key}.{side}[{i}]"), fold(word));
            if folded.is_empty() {
                let reason = format!("{word:?} has no letters or digits: expected words such as \"beware of\"");
                report.at(&key, reason);
            } else if known.iter().any(|k| fold(k) == folded) {
                report.at(&key, format!("{word:?} is in `negations.{side}` too: expected it in one of them"));
            }
        }
    }
    let words: Vec<String> = vocabulary.terms.iter().flat_map(|t| &t.words).map(|w| fold(w)).collect();
    for (i, piece) in context.holding.iter().enumerate() {
        let folded = fold(piece);
        if folded.is_empty() || !words.iter().any(|w| w.contains(&folded)) {
            report.at(
                &format!("{key}.holding[{i}]"),
                format!(
                    "{piece:?} is in no word of `terms`: expected a piece of one, such as \"正品\" of \"不是正品\""
                ),
            );
        }
    }
}

/// Finds exceptions that change nothing: what a negation or a context takes back needs no phrase for each word.
pub(super) fn check_exceptions(dir: &Path, files: &RuleFiles, errors: &mut Vec<RuleError>) {
    let mut bare = files.vocabularies.clone();
    bare.iter_mut().flat_map(|v| &mut v.terms).for_each(|t| t.except.clear());
    let words = Words::new(bare);
    for vocabulary in &files.vocabularies {
        let file = dir.join("vocabulary").join(format!("{}.toml", vocabulary.language));
        let mut report = Reporter::new(file, errors);
        for (i, term) in vocabulary.terms.iter().enumerate() {
            for (j, phrase) in term.except.iter().enumerate() {
                if words.said(&Folded::new(phrase), phrase, None).is_empty() {
                    let reason = format!(
                        "{phrase:?} changes nothing: expected a phrase in which a word of `terms` stands and which no negation or context takes back"
                    );
                    report.at(&format!("terms[{i}].except[{j}]"), reason);
                }
            }
        }
    }
}
