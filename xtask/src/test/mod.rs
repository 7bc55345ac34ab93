//! `cargo xtask test`: everything there is to check, and one line at the end that says how it went.

mod checks;
mod tally;

use crate::build;
use crate::ground::Ground;
use crate::progress::{self, Step};
use crate::wasm::Effort;
use anyhow::{Result, bail};
use checks::{CHECKS, Check, Needs};
use console::style;
use std::time::Instant;
use tally::Tally;

/// What a check came to.
#[derive(Debug, Default)]
pub struct Done {
    /// For its line.
    note: String,
    /// The runner's own closing lines.
    closing: Vec<String>,
    tally: Tally,
    success: bool,
}

impl Done {
    fn well(note: String) -> Self {
        Self { note, success: true, ..Self::default() }
    }
}

/// Which checks to run: those whose name begins with one of `only` (all, when empty) and with none of `skip`.
#[derive(Debug, clap::Args)]
pub struct Choice {
    /// Run only these, by the beginning of their name.
    #[arg(long, value_name = "CHECK", value_delimiter = ',')]
    only: Vec<String>,
    /// Leave these out, by the beginning of their name.
    #[arg(long, value_name = "CHECK", value_delimiter = ',')]
    skip: Vec<String>,
    /// Name the checks and stop.
    #[arg(long)]
    list: bool,
}

/// Runs the chosen checks. The last line of standard output is `N passed, N failed`.
pub fn run(ground: &Ground, choice: &Choice) -> Result<()> {
    let chosen = chosen(choice)?;
    if choice.list {
        for check in chosen {
            println!("{:<14} {}", check.name, check.what);
        }
        return Ok(());
    }
    let built = build_first(ground, &chosen);
    let mut results = Vec::new();
    if let Err(error) = built {
        results.push(("build", failed(&error)));
    } else {
        for check in &chosen {
            results.push((check.name, one(ground, check)));
        }
    }
    close(&results)
}

fn chosen(choice: &Choice) -> Result<Vec<&'static Check>> {
    for name in choice.only.iter().chain(&choice.skip) {
        if !CHECKS.iter().any(|check| check.name.starts_with(name.as_str())) {
            let names: Vec<_> = CHECKS.iter().map(|check| check.name).collect();
            bail!("there is no check \"{name}\"; there are {}", names.join(", "));
        }
    }
    let begins = |names: &[String], check: &Check| names.iter().any(|name| check.name.starts_with(name.as_str()));
    let wanted =
        |check: &&Check| (choice.only.is_empty() || begins(&choice.only, check)) && !begins(&choice.skip, check);
    Ok(CHECKS.iter().filter(wanted).collect())
}

/// What cannot be built cannot be checked, so this comes first; a check of sources alone does without.
fn build_first(ground: &Ground, chosen: &[&Check]) -> Result<()> {
    let needs = chosen.iter().map(|check| check.needs).max().unwrap_or(Needs::Sources);
    if needs == Needs::Sources {
        return Ok(());
    }
    progress::heading("build");
    match needs {
        Needs::Sources => Ok(()),
        Needs::Packages => crate::npm::install(ground),
        Needs::Everything => build::everything(ground, Effort::Optimised),
    }
}

fn one(ground: &Ground, check: &Check) -> Done {
    progress::heading(check.name);
    let started = Instant::now();
    let done = (check.run)(ground).unwrap_or_else(|error| failed(&error));
    let mark = if done.success { style("✓").green() } else { style("✗").red() };
    eprintln!("{mark} {} {:.1} s  {}", check.what, started.elapsed().as_secs_f64(), done.note);
    done
}

fn failed(error: &anyhow::Error) -> Done {
    eprintln!("{error:#}");
    Done::default()
}

fn close(results: &[(&str, Done)]) -> Result<()> {
    println!();
    for (name, done) in results {
        for line in &done.closing {
            println!("{name}: {line}");
        }
    }
    let failures: Vec<&str> = results.iter().filter(|(_, done)| !done.success).map(|(name, _)| *name).collect();
    if !failures.is_empty() {
        println!("failed: {}", failures.join(", "));
    }
    let tests: Tally = results.iter().map(|(_, done)| done.tally).sum();
    // A check that is no test runner, or died before it could count, failed once: the last line must not call that 0.
    let uncounted = results.iter().filter(|(_, done)| !done.success && done.tally.failed == 0).count() as u64;
    println!("{} passed, {} failed", tests.passed, tests.failed + uncounted);
    if failures.is_empty() { Ok(()) } else { bail!("{} of {} checks failed", failures.len(), results.len()) }
}

/// Runs `work` as one quiet step.
fn quiet(name: &str, work: impl FnOnce(&Step) -> Result<()>) -> Result<Done> {
    let step = Step::start(name);
    work(&step)?;
    step.done("");
    Ok(Done::well(String::new()))
}
