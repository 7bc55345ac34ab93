//! The project's own tasks: `cargo xtask --help`.

mod bench_browser;
mod build;
mod catalogue;
mod command;
mod floors;
mod fresh;
mod fuzz;
mod ground;
mod licences;
mod marketplaces;
mod measure;
mod npm;
mod progress;
mod replay;
mod report;
mod run;
mod size;
mod test;
mod tools;
mod wasm;

use anyhow::Result;
use clap::{Parser, Subcommand};
use console::style;
use ground::Ground;
use std::process::ExitCode;
use wasm::Effort;

/// Loupe's tasks. `run` shows it, `test` checks all of it.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Tasks {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the core for the browser into target/pkg.
    Wasm(Build),
    /// Build the core, the extension for both browsers, and the website.
    Build(Build),
    /// Open a browser with the extension loaded on a product page.
    Run(run::Options),
    /// Run every check there is.
    Test(test::Choice),
    /// Compare the wasm with its size budget.
    Size {
        /// Write today's sizes into the budget file.
        #[arg(long)]
        record: bool,
    },
    /// Time the extension in a real Chromium.
    BenchBrowser(bench_browser::Options),
    /// Score reader and judgement against measurement data: one table.
    Measure(measure::Options),
    /// Show which verdicts a change of the rules turns.
    Replay(replay::Options),
    /// Search for input that breaks the reader.
    Fuzz(fuzz::Options),
}

#[derive(clap::Args)]
struct Build {
    /// Make the core as small as it is shipped (takes about ten seconds longer).
    #[arg(long)]
    optimised: bool,
}

impl Build {
    fn effort(&self) -> Effort {
        if self.optimised { Effort::Optimised } else { Effort::Plain }
    }
}

fn main() -> ExitCode {
    let tasks = Tasks::parse();
    match carry_out(tasks.task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{} {error:#}", style("error:").red().bold());
            ExitCode::FAILURE
        }
    }
}

fn carry_out(task: Task) -> Result<()> {
    let ground = Ground::find()?;
    match task {
        Task::Wasm(build) => {
            wasm::build(&ground, build.effort())?;
            // The budget is for what is shipped.
            if build.optimised { report_size(&ground) } else { Ok(()) }
        }
        Task::Build(build) => build::everything(&ground, build.effort()),
        Task::Run(options) => run::run(&ground, &options),
        Task::Test(choice) => test::run(&ground, &choice),
        Task::Size { record: true } => {
            wasm::build(&ground, Effort::Optimised)?;
            size::record(&ground)
        }
        Task::Size { record: false } => {
            wasm::build(&ground, Effort::Optimised)?;
            report_size(&ground)
        }
        Task::BenchBrowser(options) => bench_browser::run(&ground, &options),
        Task::Measure(options) => measure::run(&ground, &options),
        Task::Replay(options) => replay::run(&ground, &options),
        Task::Fuzz(options) => fuzz::run(&ground, &options),
    }
}

fn report_size(ground: &Ground) -> Result<()> {
    println!("wasm: {}", size::check(ground)?);
    Ok(())
}
