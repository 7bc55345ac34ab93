//! `loupe inspect`: one page for people or as JSON, or a page a line.

use crate::{engine, page_file, people};
use anyhow::{Result, bail};
use loupe::engine::Engine;
use loupe::listing::{Frame, Page};
use loupe::text::day::days;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

/// What `loupe inspect` takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The saved page (.html or .html.gz); standard input when left out.
    file: Option<PathBuf>,
    /// The address the page was saved from.
    #[arg(long, required_unless_present = "jsonl")]
    url: Option<String>,
    /// Print the report as JSON.
    #[arg(long)]
    json: bool,
    /// Read one object a line from standard input: {"id","url","html"} or {"id","url","file"}; write one report a line.
    #[arg(long, conflicts_with_all = ["file", "url"])]
    jsonl: bool,
    /// What day it is, YYYY-MM-DD.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<String>,
    /// Use the rule files of this folder instead of the built-in ones.
    #[arg(long, value_name = "DIR")]
    rules: Option<PathBuf>,
}

fn day(text: &str) -> Result<String, String> {
    days(text).map(|_| text.to_owned()).ok_or_else(|| "expected a day as YYYY-MM-DD".to_owned())
}

/// Runs it.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let engine = engine(arguments.rules.as_deref())?;
    let today = arguments.today.clone().unwrap_or_else(today);
    if arguments.jsonl {
        return lines(&engine, &today);
    }
    let url = arguments.url.clone().unwrap_or_default();
    if loupe::text::address::Address::parse(&url).is_none() {
        bail!("--url {url:?}: expected the page's address, https://…");
    }
    let html = match &arguments.file {
        Some(path) => page_file::read(path)?,
        None => page_file::read_stdin()?,
    };
    let report = engine.inspect(&Page { url, html, frames: Vec::new() }, &today);
    let mut out = io::stdout().lock();
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string(&report)?)?;
    } else {
        write!(out, "{}", people::describe(&report))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Today by the machine's clock, in UTC.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let now = i64::try_from(seconds / 86_400).unwrap_or(0);
    // The year is found by counting on from a guess; then the month and the date likewise.
    let year = (1970..).find(|y| days(&format!("{:04}-01-01", y + 1)).is_none_or(|d| d > now)).unwrap_or(1970);
    let month = (1..=12).rev().find(|m| days(&format!("{year:04}-{m:02}-01")).is_some_and(|d| d <= now)).unwrap_or(1);
    let date = now - days(&format!("{year:04}-{month:02}-01")).unwrap_or(now) + 1;
    format!("{year:04}-{month:02}-{date:02}")
}

/// One line of `--jsonl`.
#[derive(Debug, Deserialize)]
struct Line {
    id: serde_json::Value,
    url: String,
    html: Option<String>,
    file: Option<PathBuf>,
    #[serde(default)]
    frames: Vec<Frame>,
}

#[derive(Serialize)]
struct Answer<'r> {
    id: serde_json::Value,
    #[serde(flatten)]
    report: &'r loupe::report::Report,
}

/// Answers every line of standard input, in order; a bad one with its error, and the run goes on.
fn lines(engine: &Engine, today: &str) -> Result<ExitCode> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut input = io::stdin().lock();
    let mut bytes = Vec::new();
    while input.read_until(b'\n', &mut bytes)? > 0 {
        let line = bytes.trim_ascii();
        if !line.is_empty() {
            let answer = match answer(engine, today, line) {
                Ok(answer) => answer,
                Err((id, error)) => json!({ "id": id, "error": error }).to_string(),
            };
            writeln!(out, "{answer}")?;
            out.flush()?;
        }
        bytes.clear();
    }
    Ok(ExitCode::SUCCESS)
}

/// One report as a line, or the line's id, as far as it has one, and what was wrong with it.
fn answer(engine: &Engine, today: &str, line: &[u8]) -> Result<String, (serde_json::Value, String)> {
    let value: serde_json::Value = serde_json::from_slice(line).map_err(|e| (json!(null), format!("not JSON: {e}")))?;
    let id = value.get("id").cloned().unwrap_or_default();
    let fail = |reason: String| (id.clone(), reason);
    let line: Line = serde_json::from_value(value)
        .map_err(|e| fail(format!("expected {{\"id\",\"url\",\"html\"}} or {{\"id\",\"url\",\"file\"}}: {e}")))?;
    let html = match (line.html, &line.file) {
        (Some(html), None) => html,
        (None, Some(path)) => page_file::read(Path::new(path)).map_err(|e| fail(format!("file: {e:#}")))?,
        _ => return Err(fail("expected exactly one of \"html\" and \"file\"".to_owned())),
    };
    let report = engine.inspect(&Page { url: line.url, html, frames: line.frames }, today);
    serde_json::to_string(&Answer { id: line.id, report: &report }).map_err(|e| fail(e.to_string()))
}
