//! Every case of every rule file, and the labelled set in `tests/cases`, each as a test of its own name.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use libtest_mimic::{Arguments, Failed, Trial};
use loupe::cases::{self, CaseFile};
use loupe::engine::Engine;
use loupe::rules::check;
use loupe::rules::schema::Case;
use loupe::rules::source::{load, parse};
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rules = root.join("rules");
    let files =
        load(&rules).unwrap_or_else(|errors| panic!("{}", errors.iter().map(|e| format!("{e}\n")).collect::<String>()));

    let mut trials = Vec::new();
    let wrong: Vec<String> = check::check(&rules, &files).iter().map(ToString::to_string).collect();
    trials.push(Trial::test("rule files are sound", move || {
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
    }));

    let mut cases: Vec<(String, Case)> = Vec::new();
    let mut add = |file: String, list: &[Case]| cases.extend(list.iter().map(|c| (file.clone(), c.clone())));
    files.brands.iter().for_each(|b| add(format!("brands/{}", b.id), &b.cases));
    files.vocabularies.iter().for_each(|v| add(format!("vocabulary/{}", v.language), &v.cases));
    let mut sets: Vec<_> =
        fs::read_dir(root.join("tests/cases")).into_iter().flatten().map(|e| e.unwrap().path()).collect();
    sets.sort();
    for path in sets.iter().filter(|p| p.extension().is_some_and(|e| e == "toml")) {
        let set: CaseFile = parse(path, &fs::read_to_string(path).unwrap()).unwrap_or_else(|e| panic!("{e}"));
        add(format!("cases/{}", path.file_stem().unwrap().to_string_lossy()), &set.cases);
    }

    let engine = Arc::new(Engine::new(files).unwrap());
    trials.extend(cases.into_iter().map(|(file, case)| {
        let engine = Arc::clone(&engine);
        Trial::test(format!("{file}: {}", case.title), move || run(&engine, &case))
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn run(engine: &Engine, case: &Case) -> Result<(), Failed> {
    let judged = cases::run(engine, case)?;
    if judged.misses.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{}\n  why: {}\n  brand: {:?}\n  findings: {:#?}",
        judged.misses.join("\n"),
        case.why,
        judged.report.brand,
        judged.report.findings
    )
    .into())
}
