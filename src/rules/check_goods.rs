//! What a brand's file says of its goods must be besides fitting the schema.

use super::check::Reporter;
use super::schema::{Brand, Reference, RuleFiles};
use crate::text::size::Size;
use regex::Regex;

/// Materials, numbers, claims and prices.
pub(super) fn check_goods(brand: &Brand, files: &RuleFiles, report: &mut Reporter<'_>) {
    for (i, material) in brand.materials.iter().enumerate() {
        report.cited(&format!("materials[{i}]"), &material.source, &material.checked);
        if material.never.is_empty() {
            report.at(&format!("materials[{i}].never"), "is empty: expected at least one material".to_owned());
        }
    }
    for (i, reference) in brand.references.iter().enumerate() {
        check_reference(&format!("references[{i}]"), reference, report);
    }
    for (i, claim) in brand.claims.iter().enumerate() {
        let key = format!("claims[{i}]");
        report.cited(&key, &claim.source, &claim.checked);
        report.hard(&format!("{key}.hard"), claim.hard, claim.confidence);
        if let (Some(from), Some(until)) = (claim.from_year, claim.until_year)
            && from > until
        {
            report
                .at(&format!("{key}.from_year"), format!("{from}: expected no later year than `until_year`, {until}"));
        }
    }
    check_scarce(brand, report);
    for (i, median) in brand.medians.iter().enumerate() {
        let key = format!("medians[{i}]");
        report.cited(&key, &median.source, &median.checked);
        report.currency(&key, &median.currency, files);
        report.groups(&format!("{key}.words"), &median.words);
    }
    for (i, price) in brand.prices.iter().enumerate() {
        let key = format!("prices[{i}]");
        report.cited(&key, &price.source, &price.checked);
        report.currency(&key, &price.currency, files);
        report.groups(&format!("{key}.words"), &price.words);
        if let Some(size) = price.size.as_ref().filter(|s| Size::parse(s).is_none()) {
            report
                .at(&format!("{key}.size"), format!("{size:?}: expected an amount and ml, l, g, kg or oz, \"50 ml\""));
        }
        if price.floor == 0 || price.list.is_some_and(|list| list < price.floor) {
            report.at(&format!("{key}.floor"), "expected more than 0 and no more than `list`".to_owned());
        }
    }
}

fn check_reference(key: &str, reference: &Reference, report: &mut Reporter<'_>) {
    report.cited(key, &reference.source, &reference.checked);
    for (j, meaning) in reference.means.iter().enumerate() {
        let key = format!("{key}.means[{j}]");
        report.number_pattern(&format!("{key}.pattern"), &meaning.pattern);
        if meaning.contradict.is_empty() {
            report.at(&format!("{key}.contradict"), "is empty: expected words that contradict the number".to_owned());
        }
    }
    let Some(pattern) = report.number_pattern(&format!("{key}.pattern"), &reference.pattern) else { return };
    for (j, example) in reference.examples.iter().enumerate().filter(|(_, e)| !pattern.is_match(e)) {
        report.at(&format!("{key}.examples[{j}]"), format!("{example:?} does not match the pattern as a whole"));
    }
    for (j, example) in reference.counterexamples.iter().enumerate().filter(|(_, e)| pattern.is_match(e)) {
        report.at(&format!("{key}.counterexamples[{j}]"), format!("{example:?} matches the pattern"));
    }
}

/// What never was, what nobody has many of, and how article numbers begin.
fn check_scarce(brand: &Brand, report: &mut Reporter<'_>) {
    for (i, never) in brand.never_made.iter().enumerate() {
        let key = format!("never_made[{i}]");
        report.cited(&key, &never.source, &never.checked);
        report.groups(&format!("{key}.of"), &never.of);
        if never.says.is_empty() {
            report.at(&format!("{key}.says"), "is empty: expected at least one word".to_owned());
        }
    }
    for (i, rare) in brand.rare.iter().enumerate() {
        let key = format!("rare[{i}]");
        report.cited(&key, &rare.source, &rare.checked);
        report.groups(&format!("{key}.of"), &rare.of);
        if rare.pieces.is_none_or(|n| n < 2) && rare.choices.is_none_or(|n| n < 2) {
            report.at(&format!("{key}.pieces"), "expected `pieces` or `choices`, two or more".to_owned());
        }
    }
    if let Some(gtins) = &brand.gtins {
        report.cited("gtins", &gtins.source, &gtins.checked);
        let sound = |p: &String| (2..=12).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
        for (i, prefix) in gtins.prefixes.iter().enumerate().filter(|(_, p)| !sound(p)) {
            report.at(&format!("gtins.prefixes[{i}]"), format!("{prefix:?}: expected 2 to 12 digits"));
        }
    }
}

impl Reporter<'_> {
    fn currency(&mut self, key: &str, currency: &str, files: &RuleFiles) {
        if !files.rates.per_usd.contains_key(currency) {
            self.at(&format!("{key}.currency"), format!("{currency:?} has no rate in rates.toml"));
        }
    }

    /// A pattern of numbers, which are put into capital letters before they meet it.
    fn number_pattern(&mut self, key: &str, pattern: &str) -> Option<Regex> {
        let mut escaped = false;
        let small = pattern.chars().find(|c| {
            let is_escape = escaped;
            escaped = !is_escape && *c == '\\';
            c.is_lowercase() && !is_escape
        });
        if let Some(letter) = small {
            self.at(key, format!("has the small letter {letter:?}: numbers are compared in capital letters"));
        }
        self.pattern(key, pattern)
    }

    fn groups(&mut self, key: &str, groups: &[Vec<String>]) {
        if groups.is_empty() || groups.iter().any(Vec::is_empty) {
            self.at(key, "expected at least one group, and no empty one: it would fit all goods".to_owned());
        }
    }
}
