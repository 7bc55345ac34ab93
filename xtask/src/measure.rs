//! `cargo xtask measure`: the reader and the checks scored against data that is not part of the project.

use crate::command::cargo;
use crate::ground::Ground;
use anyhow::{Result, bail};
use std::path::PathBuf;

/// Where the data lies.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The folder with the collections of pages (`zyte`, `wcxb`, …).
    #[arg(default_value = "../shared/corpora")]
    corpora: PathBuf,
}

/// Scores the page reader; the work itself is `examples/measure_page.rs`.
pub fn run(ground: &Ground, options: &Options) -> Result<()> {
    let corpora = ground.root().join(&options.corpora);
    if !corpora.is_dir() {
        bail!("{} is no folder: name the one that holds the collections: cargo xtask measure DIR", corpora.display());
    }
    let scored = cargo(ground.root())
        .args(["run", "--release", "--quiet", "--example", "measure_page", "--"])
        .args([corpora])
        .with_terminal()?;
    if scored { Ok(()) } else { bail!("the measurement failed") }
}
