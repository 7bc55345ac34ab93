//! The project's own labelled listings, in `tests/cases`, in `tests/open` where the engine still answers otherwise, and
//! inside the rule files: per label and per family.

use crate::Run;
use crate::score::{Hits, Score};
use crate::table::{Row, Target};
use loupe::cases::{self, CaseFile, Judged};
use loupe::checks::CHECKS;
use loupe::report::{Family, Severity, Verdict};
use loupe::rules::schema::Case;
use loupe::rules::source::{load, parse};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const NAME: &str = "own cases";
/// Most words of a short description.
const SHORT: usize = 120;

/// Judges every case and scores labels, families and what is said of lawful goods.
pub fn measure(root: &Path, run: &mut Run) {
    let mut labels: BTreeMap<String, Score> = BTreeMap::new();
    let mut families: BTreeMap<String, Score> = BTreeMap::new();
    let (mut copies, mut lawful, mut whole) = (Score::default(), Hits::default(), Hits::default());
    let (mut short, mut convicted) = (Score::default(), Hits::default());
    for (file, case) in all(root) {
        let name = || format!("{file}: {}", case.title);
        let Judged { report, misses } = cases::run(&run.engine, &case).unwrap_or_else(|e| panic!("{}: {e}", name()));
        whole.note(misses.is_empty(), || format!("{}: {}", name(), misses.join("; ")));
        let got = kebab(&report.verdict);
        for label in [&case.expect, &got].into_iter().collect::<BTreeSet<_>>() {
            let miss = || format!("{}: {got}, wanted {}", name(), case.expect);
            labels.entry(label.clone()).or_default().yes(*label == case.expect, *label == got, miss);
        }
        let is_copy = matches!(case.expect.as_str(), "high-risk" | "caution");
        copies.yes(case.expect == "high-risk", report.verdict == Verdict::HighRisk, || format!("{}: {got}", name()));
        if words(case.description.as_deref().unwrap_or_default()) <= SHORT {
            short.yes(case.expect == "high-risk", report.verdict == Verdict::HighRisk, || format!("{}: {got}", name()));
        }
        if report.verdict == Verdict::HighRisk {
            convicted.note(is_copy, || format!("{}, wanted {}", name(), case.expect));
        }
        if !is_copy {
            let loud = report.findings.iter().find(|f| f.severity > Severity::Note);
            lawful.alarm(loud.map(|f| format!("{}: {}", name(), f.check)));
        }
        // A case names checks that must fire and checks that must not; on a copy others may fire too.
        let wanted: BTreeSet<Family> = case.fires.iter().filter_map(|check| family(check)).collect();
        let fired = report.findings.iter().filter(|f| {
            let named = |list: &[String]| list.iter().any(|c| c == f.check);
            named(&case.fires) || named(&case.silent) || f.severity > Severity::Note && !is_copy
        });
        let fired: BTreeSet<Family> = fired.map(|f| f.family).collect();
        for family in wanted.union(&fired) {
            let miss = || format!("{}: {}", name(), kebab(family));
            families.entry(kebab(family)).or_default().yes(wanted.contains(family), fired.contains(family), miss);
        }
    }
    run.rows.push(Row::share(NAME, "cases that hold in full", &whole));
    run.rows.extend(Row::both(NAME, "high-risk on copies", &copies, Some((0.995, 0.95))));
    run.rows.extend(Row::both(NAME, "the same with short descriptions", &short, None));
    // Of a single grade some writers say caution, others high-risk; that a lawful listing is neither, all agree.
    run.rows.push(Row::share(NAME, "high-risk that is not on lawful", &convicted));
    run.rows.push(Row::share(NAME, "above a note on lawful", &lawful).reach(Target::AtMost(0.005)));
    for (label, score) in &labels {
        run.rows.extend(Row::both(NAME, &format!("label {label}"), score, None));
    }
    for (family, score) in &families {
        run.rows.extend(Row::both(NAME, &format!("family {family}"), score, None));
    }
}

/// How many words a text has; of scripts without spaces two characters count as one.
fn words(text: &str) -> usize {
    let halves = |word: &str| if word.chars().any(|c| c >= '\u{2e80}') { word.chars().count() } else { 2 };
    text.split_whitespace().map(halves).sum::<usize>() / 2
}

/// Every case with the file it stands in.
pub fn all(root: &Path) -> Vec<(String, Case)> {
    // A build's own files carry no cases.
    let files = load(&root.join("rules")).unwrap_or_else(|e| panic!("{e:?}"));
    let mut found: Vec<(String, Case)> = Vec::new();
    let mut add = |file: String, cases: &[Case]| found.extend(cases.iter().map(|c| (file.clone(), c.clone())));
    files.brands.iter().for_each(|b| add(format!("brands/{}", b.id), &b.cases));
    files.vocabularies.iter().for_each(|v| add(format!("vocabulary/{}", v.language), &v.cases));
    for folder in ["cases", "open"] {
        let folder_path = root.join("tests").join(folder);
        let mut sets: Vec<_> =
            std::fs::read_dir(folder_path).into_iter().flatten().flatten().map(|e| e.path()).collect();
        sets.sort();
        for path in sets.iter().filter(|p| p.extension().is_some_and(|e| e == "toml")) {
            let set: CaseFile = parse(path, &crate::pages::text(path)).unwrap_or_else(|e| panic!("{e}"));
            add(format!("{folder}/{}", path.file_stem().unwrap_or_default().to_string_lossy()), &set.cases);
        }
    }
    found
}

fn family(check: &str) -> Option<Family> {
    CHECKS.iter().find(|c| c.id == check).map(|c| c.family)
}

/// A value as reports write it.
pub fn kebab(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
