//! `cargo xtask bench-browser`: what the extension costs in a real Chromium, beside its targets (DESIGN section 6).

use crate::ground::Ground;
use crate::tools::{self, Browser};
use crate::wasm::Effort;
use crate::{build, npm};
use anyhow::{Result, bail};
use std::path::PathBuf;

/// How long to measure, and on what.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Visits of each page.
    #[arg(long, default_value_t = 5)]
    visits: u32,
    /// The folder with collections of real pages (`zyte`, `wcxb`) to visit besides the demo shops, when it is there.
    #[arg(long, default_value = "../shared/corpora")]
    pages: PathBuf,
    /// Print the figures as JSON.
    #[arg(long)]
    json: bool,
}

/// Builds what is shipped, and times it.
pub fn run(ground: &Ground, options: &Options) -> Result<()> {
    build::extensions(ground, Effort::Optimised)?;
    let mut command = npm::node(ground, "tests/e2e/bench.mjs")?
        .args(["--visits", &options.visits.to_string()])
        .args(["--pages".into(), ground.root().join(&options.pages).into_os_string()])
        .env("LOUPE_BROWSER", Browser::Chromium.name())
        .env("LOUPE_EXECUTABLE", tools::browser(ground, Browser::Chromium)?);
    if options.json {
        command = command.args(["--json"]);
    }
    if command.with_terminal()? { Ok(()) } else { bail!("the benchmark failed") }
}
