//! The time per page of extruct (PyPI) and metascraper (npm) on the same pages, in the same run as ours.
//!
//! Each reads the pages from memory in its own process, warmed up, the fastest of three turns in processor time. Ratios are
//! taken page by page; the median counts.

use crate::Run;
use crate::speed::Ratios;
use crate::table::{Row, Target, Unit};
use serde::Deserialize;
use serde_json::json;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

#[derive(Deserialize)]
struct Answer {
    id: usize,
    ms: Option<f64>,
    error: Option<String>,
}

/// Runs both over the timed pages. `home` is where `cargo xtask measure --peers` installed them.
pub fn measure(home: &Path, run: &mut Run) -> Result<(), String> {
    let list = home.join("pages.jsonl");
    let lines = run.timed.iter().enumerate().map(|(id, timed)| {
        let page = &run.pages[timed.page];
        format!("{}\n", json!({"id": id, "url": page.url, "html": page.html}))
    });
    std::fs::write(&list, lines.collect::<String>()).map_err(|e| format!("{}: {e}", list.display()))?;
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/measure/peers");

    let mut extruct = Command::new(home.join("venv/bin/python"));
    extruct.arg(scripts.join("time_extruct.py")).arg(&list);
    let beside = answers("extruct", extruct)?;
    let (ours, bare) = ratios(run, &beside);
    add(run, "extruct ÷ our reading, median", &ours, &beside, Some(Target::AtLeast(20.0)));
    add(run, "extruct ÷ bare parse, median", &bare, &beside, None);

    let mut metascraper = Command::new("node");
    metascraper.arg(scripts.join("time_metascraper.mjs")).arg(&list).arg(home.join("npm"));
    let beside = answers("metascraper", metascraper)?;
    let (ours, bare) = ratios(run, &beside);
    add(run, "metascraper ÷ our reading, median", &ours, &beside, None);
    add(run, "metascraper ÷ bare parse, median", &bare, &beside, None);
    Ok(())
}

fn answers(name: &str, mut command: Command) -> Result<Vec<Answer>, String> {
    let output = command.output().map_err(|e| format!("{name} could not be started: {e}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let last: Vec<&str> = said.lines().rev().take(5).collect();
        return Err(format!("{name} failed: {}", last.into_iter().rev().collect::<Vec<_>>().join("\n")));
    }
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    lines.lines().map(|l| serde_json::from_str(l).map_err(|e| format!("{name} printed {l:?}: {e}"))).collect()
}

/// Their time beside ours and beside the bare parse, page by page.
fn ratios(run: &Run, theirs: &[Answer]) -> (Ratios, Ratios) {
    let (mut ours, mut bare) = (Ratios::default(), Ratios::default());
    for answer in theirs {
        if let (Some(ms), Some(timed)) = (answer.ms, run.timed.get(answer.id)) {
            let time = Duration::from_secs_f64(ms / 1_000.0);
            ours.add(time, timed.reading);
            bare.add(time, timed.bare);
        }
    }
    (ours, bare)
}

fn add(run: &mut Run, metric: &str, ratios: &Ratios, theirs: &[Answer], target: Option<Target>) {
    let mut times: Vec<f64> = theirs.iter().filter_map(|a| a.ms).collect();
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).copied().unwrap_or(f64::NAN);
    let failed: Vec<String> = theirs
        .iter()
        .filter_map(|a| Some(format!("{}: {}", run.pages[run.timed.get(a.id)?.page].url, a.error.as_ref()?)))
        .collect();
    let detail =
        format!("{}; {median:.1} ms a page, {} pages, {} not read", ratios.spread(), times.len(), failed.len());
    run.rows.push(Row { target, ..Row::new("peers", metric, Unit::Times, ratios.at(0.5)).with(detail, failed) });
}
