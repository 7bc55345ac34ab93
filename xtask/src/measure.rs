//! `cargo xtask measure`: the reader and the checks scored against data that is not part of the project.

use crate::command::cargo;
use crate::ground::Ground;
use anyhow::{Result, bail};
use std::ffi::OsString;
use std::path::PathBuf;

/// Where the data lies.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The folder with the collections of pages (`zyte`, `wcxb`, …).
    #[arg(default_value = "../shared/corpora")]
    corpora: PathBuf,
}

/// Scores the page reader, then the judgement.
pub fn run(ground: &Ground, options: &Options) -> Result<()> {
    let corpora = ground.root().join(&options.corpora);
    if !corpora.is_dir() {
        bail!("{} is no folder: name the one that holds the collections: cargo xtask measure DIR", corpora.display());
    }
    let corpora = corpora.into_os_string();
    example(ground, "measure_page", ["--corpora".into(), corpora.clone()])?;
    example(ground, "measure_judge", [corpora])
}

fn example<const N: usize>(ground: &Ground, name: &str, args: [OsString; N]) -> Result<()> {
    let scored = cargo(ground.root())
        .args(["run", "--release", "--quiet", "--example", name, "--"])
        .args(args)
        .with_terminal()?;
    if scored { Ok(()) } else { bail!("{name} failed") }
}
