//! A Report as the extension gave it, for people, in the extension's own English.

use crate::ground::Ground;
use console::style;
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Write;
use std::fs;

/// The extension's messages, by id.
pub struct Words(HashMap<String, String>);

impl Words {
    /// English; a message that is not there is shown by its id.
    pub fn of(ground: &Ground) -> Self {
        let text = fs::read_to_string(ground.at("extension/public/_locales/en/messages.json")).unwrap_or_default();
        let messages: HashMap<String, Value> = serde_json::from_str(&text).unwrap_or_default();
        let entry = |(id, message): (String, Value)| Some((id, message.get("message")?.as_str()?.to_owned()));
        Self(messages.into_iter().filter_map(entry).collect())
    }

    /// A message with its placeholders filled. The core names messages `like-this`, the locale files `like_this`.
    fn say(&self, id: &str, params: Option<&Value>) -> String {
        let mut text = self.0.get(&id.replace('-', "_")).cloned().unwrap_or_else(|| id.to_owned());
        for (name, value) in params.and_then(Value::as_object).into_iter().flatten() {
            let value = value.as_str().unwrap_or_default();
            text = text.replace(&format!("${name}$"), value).replace(&format!("{{{name}}}"), value);
        }
        text
    }
}

/// The report, some lines long.
pub fn pretty(report: &Value, badge: &str, words: &Words) -> String {
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut out = String::new();
    let verdict = text(report, "verdict");
    let colour = match verdict.as_str() {
        "high-risk" => style(&verdict).red(),
        "caution" | "unreadable" => style(&verdict).yellow(),
        _ => style(&verdict).green(),
    };
    // Writing to a string cannot fail.
    let _ = writeln!(out, "\n{}  {}  badge \"{badge}\"", colour.bold(), text(report, "url"));
    if let Some(listing) = report.get("listing").filter(|listing| listing.is_object()) {
        let _ = writeln!(out, "  {}", text(listing, "title"));
        if let Some(price) = listing.get("price").filter(|price| price.is_object()) {
            let _ = writeln!(out, "  {} {}", text(price, "amount"), text(price, "currency"));
        }
    }
    for finding in list(report, "findings") {
        let said = words.say(&text(finding, "message"), finding.get("params"));
        let _ = writeln!(
            out,
            "  {} {} [{}, {}] {said}",
            style("•").bold(),
            text(finding, "check"),
            text(finding, "family"),
            text(finding, "severity"),
        );
        for evidence in list(finding, "evidence") {
            // A quote keeps the page's line breaks; here it is one line.
            let quote = text(evidence, "quote").split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = writeln!(out, "      {}: “{quote}”", text(evidence, "fact"));
        }
    }
    let skipped: Vec<String> = list(report, "coverage")
        .iter()
        .filter(|line| text(line, "state") == "skipped")
        .map(|line| format!("{} ({})", text(line, "check"), words.say(&text(line, "why"), None)))
        .collect();
    let ran = list(report, "coverage").len() - skipped.len();
    let _ = write!(out, "  {ran} checks ran");
    if !skipped.is_empty() {
        let _ = write!(out, ", {} could not: {}", skipped.len(), skipped.join(", "));
    }
    let _ = write!(out, "; rules of {}", text(report, "rules"));
    out
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;
    use serde_json::json;

    #[test]
    fn a_reader_sees_verdict_words_quotes_and_what_was_not_checked() {
        let words = Words(HashMap::from([("replica_wording".to_owned(), "Calls itself $words$".to_owned())]));
        let report = json!({
            "url": "https://shop.example/1", "verdict": "high-risk", "rules": "2026-11-23",
            "listing": {"title": "Love bracelet", "price": {"amount": "39.00", "currency": "USD"}},
            "findings": [{"check": "replica-wording", "family": "wording", "severity": "warning", "message": "replica-wording",
                "params": {"words": "1:1"}, "evidence": [{"fact": "title", "quote": "1:1\nmirror"}]}],
            "coverage": [{"check": "replica-wording", "state": "ran"}, {"check": "price", "state": "skipped", "why": "why-no-price"}],
        });
        let shown = console::strip_ansi_codes(&pretty(&report, "!!", &words)).into_owned();
        for words in [
            "high-risk",
            "Love bracelet",
            "39.00 USD",
            "Calls itself 1:1",
            "title: “1:1 mirror”",
            "price (why-no-price)",
            "1 checks ran",
        ] {
            assert!(shown.contains(words), "{words} is missing in:\n{shown}");
        }
    }
}
