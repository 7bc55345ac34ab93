//! `cargo xtask replay`: cases and pages judged by the rules of now and by others; what differs is listed with both verdicts.

use crate::command::{Command, cargo};
use crate::ground::Ground;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// What to compare.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The rules before the change: a commit, branch or tag of this repository, or a folder of rules.
    #[arg(long, value_name = "GITREF|DIR", default_value = "HEAD")]
    against: String,
    /// The rules after it.
    #[arg(long, value_name = "DIR", default_value = "rules")]
    rules: PathBuf,
    /// The folder with the collections; their pages are judged too where they are there.
    #[arg(long, value_name = "DIR", default_value = "../shared/corpora")]
    corpora: PathBuf,
}

/// Lays the other rules out and has both judge.
pub fn run(ground: &Ground, options: &Options) -> Result<()> {
    let rules = ground.root().join(&options.rules);
    if !rules.join("brands").is_dir() {
        bail!("{}: expected a folder with brands/, vocabulary/ and marketplaces/ in it", rules.display());
    }
    let named = ground.root().join(&options.against);
    let before = if named.join("brands").is_dir() { named } else { of_commit(ground, &options.against)? };
    let judged = cargo(ground.root())
        .args(["run", "--profile", "quick", "--quiet", "--example", "measure", "--"])
        .args(["--corpora".as_ref(), ground.root().join(&options.corpora).as_os_str()])
        .args(["--against".as_ref(), before.as_os_str()])
        .args(["--rules".as_ref(), rules.as_os_str()])
        .with_terminal()?;
    if judged { Ok(()) } else { bail!("the replay failed") }
}

/// The rules as a commit has them.
fn of_commit(ground: &Ground, name: &str) -> Result<PathBuf> {
    let git = |args: &[&str]| Command::new("git", ground.root()).args(args.iter().copied());
    let commit = git(&["rev-parse", "--verify", "--quiet", &format!("{name}^{{commit}}")]).read();
    let commit = commit.with_context(|| format!("{name} is no folder of rules, and no commit of this repository"))?;
    let commit = commit.trim();
    let folder = ground.target().join("replay").join(commit);
    if !folder.join("rules").is_dir() {
        std::fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
        let packed = folder.join("rules.tar");
        let said = git(&["archive", "--format=tar", "-o", &path(&packed), commit, "rules"]).read();
        said.with_context(|| format!("{name} has no rules folder"))?;
        Command::new("tar", &folder).args(["-xf", &path(&packed)]).read()?;
    }
    Ok(folder.join("rules"))
}

fn path(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
