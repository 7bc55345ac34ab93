//! Every case of every rule file, and the labelled set in `tests/cases`, each as a test of its own name. The labelled
//! set has an open part, `tests/open`: listings the engine still judges wrong, each with its cause. They count in what
//! `xtask measure` says of the labelled set, and a test here asks for one to be moved as soon as it holds.

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
    sets(&root.join("tests/cases")).iter().for_each(|(name, set)| add(format!("cases/{name}"), set));
    let open = sets(&root.join("tests/open"));

    let engine = Arc::new(Engine::new(files).unwrap());
    let all: Vec<Case> =
        cases.iter().map(|(_, case)| case).chain(open.iter().flat_map(|(_, set)| set)).cloned().collect();
    trials.extend(cases.into_iter().map(|(file, case)| {
        let engine = Arc::clone(&engine);
        Trial::test(format!("{file}: {}", case.title), move || holds(&engine, &case))
    }));
    trials.extend(open.into_iter().flat_map(|(name, set)| set.into_iter().map(move |case| (name.clone(), case))).map(
        |(name, case)| {
            let engine = Arc::clone(&engine);
            Trial::test(format!("open/{name}: {}", case.title), move || is_open(&engine, &case))
        },
    ));
    trials.push(Trial::test("the packed rules judge every case as the files do", move || alike(&all, &engine)));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// The sets of cases in a folder, with their files' names.
fn sets(folder: &Path) -> Vec<(String, Vec<Case>)> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    let read = |path: &Path| {
        let set: CaseFile = parse(path, &fs::read_to_string(path).unwrap()).unwrap_or_else(|e| panic!("{e}"));
        (path.file_stem().unwrap().to_string_lossy().into_owned(), set.cases)
    };
    paths.iter().map(|p| read(p)).collect()
}

/// What `build.rs` made of the rules says of each case what the same rules say that were read just now.
fn alike(cases: &[Case], files: &Engine) -> Result<(), Failed> {
    let packed = Engine::embedded()?;
    for case in cases {
        let [a, b] =
            [files, &packed].map(|engine| cases::run(engine, case).map(|judged| format!("{:?}", judged.report)));
        if a != b {
            return Err(format!("{}\n  files: {a:?}\n  packed: {b:?}", case.title).into());
        }
    }
    Ok(())
}

fn is_open(engine: &Engine, case: &Case) -> Result<(), Failed> {
    if case.cause.as_deref().is_none_or(str::is_empty) {
        return Err("an open case names its cause".into());
    }
    match cases::run(engine, case)?.misses.is_empty() {
        true => Err("holds now: move it into tests/cases, without its cause".into()),
        false => Ok(()),
    }
}

fn holds(engine: &Engine, case: &Case) -> Result<(), Failed> {
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
