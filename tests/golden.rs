//! Golden pages: every `tests/pages/<site>/<case>/page.html` must give the report beside it, to the last field.
//!
//! `UPDATE_GOLDEN=1 cargo test --test golden` writes the reports anew; read the difference before committing it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use libtest_mimic::{Arguments, Failed, Trial};
use loupe::engine::Engine;
use loupe::listing::{Frame, Page};
use serde::Deserialize;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// `case.toml`: where the page comes from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What the page shows, one sentence.
    #[serde(rename = "why")]
    _why: String,
    /// The page's address.
    url: String,
    /// Frames that belong to it.
    #[serde(default)]
    frames: Vec<FrameFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameFile {
    url: String,
    file: String,
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let engine = Arc::new(Engine::embedded().unwrap());
    let update = env::var_os("UPDATE_GOLDEN").is_some();
    let mut cases: Vec<PathBuf> = folders(&root).iter().flat_map(|site| folders(site)).collect();
    cases.sort();
    let trials = cases.into_iter().map(|dir| {
        let name = dir.strip_prefix(&root).unwrap().display().to_string();
        let engine = Arc::clone(&engine);
        Trial::test(name, move || run(&engine, &dir, update))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

fn folders(dir: &Path) -> Vec<PathBuf> {
    fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect()
}

fn run(engine: &Engine, dir: &Path, update: bool) -> Result<(), Failed> {
    let text =
        |name: &str| fs::read_to_string(dir.join(name)).map_err(|e| format!("{}: {e}", dir.join(name).display()));
    let case: Case = toml::from_str(&text("case.toml")?)?;
    let frames = case
        .frames
        .iter()
        .map(|f| Ok(Frame { url: f.url.clone(), html: text(&f.file)? }))
        .collect::<Result<_, String>>()?;
    let page = Page { url: case.url, html: text("page.html")?, frames };
    // The rule book's day changes with every fact checked, and says nothing about the page.
    let mut report = serde_json::to_value(engine.inspect(&page, ""))?;
    report.as_object_mut().unwrap().remove("rules");
    if let Some(diagnosis) = report.get_mut("diagnosis").and_then(|d| d.as_object_mut()) {
        diagnosis.remove("rules");
    }
    let actual = serde_json::to_string_pretty(&report)? + "\n";
    if update {
        fs::write(dir.join("report.json"), &actual)?;
        return Ok(());
    }
    let expected = text("report.json")?;
    let different = actual.lines().zip(expected.lines()).enumerate().find(|(_, (a, e))| a != e);
    match different {
        None if actual == expected => Ok(()),
        None => Err("the reports differ in length".into()),
        Some((line, (actual, expected))) => {
            Err(format!("report.json:{}: expected\n{expected}\ngot\n{actual}", line + 1).into())
        }
    }
}
