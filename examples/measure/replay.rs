//! `cargo xtask replay`: which verdicts a change of the rules turns. Every case and every page there is, judged by two rule
//! folders.

use crate::{own_cases, pages};
use loupe::cases;
use loupe::engine::Engine;
use loupe::listing::Page;
use loupe::report::Report;
use loupe::rules::source::load;
use std::path::Path;

/// Judges everything with both rule folders and prints what differs.
pub fn run(root: &Path, corpora: &Path, now: &Path, before: &Path) -> Result<(), String> {
    let [before, now] = [engine(before)?, engine(now)?];
    let (mut all, mut turned, mut other) = (0, 0, 0);
    let mut compare = |name: &str, before: &Report, now: &Report| {
        all += 1;
        let (was, is) = (signs(before), signs(now));
        if before.verdict != now.verdict {
            turned += 1;
            println!("{name}\n    {} → {}\n    before: {was}\n    now:    {is}", say(before), say(now));
        } else if was != is {
            other += 1;
            println!("{name}\n    {} as before\n    before: {was}\n    now:    {is}", say(now));
        }
    };
    for (file, case) in own_cases::all(root) {
        let judge = |engine| cases::run(engine, &case).map(|judged| judged.report);
        let name = format!("{file}: {}", case.title);
        match (judge(&before), judge(&now)) {
            (Ok(before), Ok(now)) => compare(&name, &before, &now),
            (Err(error), _) | (_, Err(error)) => return Err(format!("{name}: {error}")),
        }
    }
    for page in saved(root, corpora) {
        compare(&page.url, &before.inspect(&page, ""), &now.inspect(&page, ""));
    }
    println!("{turned} verdicts turned, {other} changed in their signs alone, of {all} cases and pages");
    Ok(())
}

fn engine(rules: &Path) -> Result<Engine, String> {
    let files = load(rules).map_err(|errors| {
        let lines: Vec<String> = errors.iter().take(10).map(ToString::to_string).collect();
        format!("{}: these rules are not of this build's form\n{}", rules.display(), lines.join("\n"))
    })?;
    Engine::new(files).map_err(|e| format!("{}: {e}", rules.display()))
}

/// The golden pages, and those of the collections that name their addresses.
fn saved(root: &Path, corpora: &Path) -> Vec<Page> {
    let mut found = Vec::new();
    for file in pages::html_files(&root.join("tests/pages")) {
        let case = std::fs::read_to_string(file.with_file_name("case.toml")).ok();
        let case = case.and_then(|text| text.parse::<toml::Table>().ok());
        if let Some(url) = case.as_ref().and_then(|case| case.get("url")?.as_str()) {
            found.push(pages::page(url, &file));
        }
    }
    let mut listed = |folder: &str, row: fn(&[String]) -> (String, &str)| {
        let folder = corpora.join(folder);
        if folder.is_dir() {
            for cells in crate::rows_of(&folder.join("pages.tsv")) {
                let (file, url) = row(&cells);
                found.push(pages::page(url, &folder.join(file)));
            }
        } else {
            eprintln!("{}: not there, skipped", folder.display());
        }
    };
    listed("zyte", |cells| (format!("html/{}.html.gz", cells[0]), &cells[2]));
    listed("wcxb", |cells| (format!("{}/{}.html.gz", cells[1], cells[0]), &cells[4]));
    found
}

fn say(report: &Report) -> String {
    own_cases::kebab(&report.verdict)
}

fn signs(report: &Report) -> String {
    let mut signs: Vec<String> =
        report.findings.iter().map(|f| format!("{} ({})", f.check, own_cases::kebab(&f.severity))).collect();
    signs.sort();
    if signs.is_empty() { "nothing".to_owned() } else { signs.join(", ") }
}
