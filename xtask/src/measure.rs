//! `cargo xtask measure`: Loupe scored on data that is not part of the project; one table. `docs/measure.md` explains it.

use crate::command::{Command, cargo};
use crate::ground::Ground;
use crate::progress::{Step, up_to_date};
use crate::tools;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// What to measure, and what to print.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The folder with the collections (`zyte`, `wcxb`, …). Those that are absent are skipped.
    #[arg(long, value_name = "DIR", default_value = "../shared/corpora")]
    corpora: PathBuf,
    /// Only these collections, by folder; `own` are the project's own cases, `speed` the times.
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    /// Name every miss.
    #[arg(long)]
    misses: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// Write the figures into docs/measured.toml, with which later runs are compared.
    #[arg(long)]
    record: bool,
    /// Time extruct (PyPI) and metascraper (npm) too; they are installed into target/peers.
    #[arg(long)]
    peers: bool,
}

/// Builds and runs the example that measures.
pub fn run(ground: &Ground, options: &Options) -> Result<()> {
    let corpora = ground.root().join(&options.corpora);
    if !corpora.is_dir() {
        bail!("{} is no folder: name the one that holds the collections: --corpora DIR", corpora.display());
    }
    let mut command = cargo(ground.root())
        .args(["run", "--profile", "quick", "--quiet", "--example", "measure", "--", "--corpora"])
        .args([corpora.as_os_str()]);
    for name in &options.only {
        command = command.args(["--only", name]);
    }
    for (wanted, flag) in [(options.misses, "--misses"), (options.json, "--json"), (options.record, "--record")] {
        command = command.args(wanted.then_some(flag));
    }
    if options.peers {
        let home = ground.target().join("peers");
        install_extruct(&home)?;
        install_metascraper(&home)?;
        command = command.args(["--peers".as_ref(), home.as_os_str()]);
    }
    if command.with_terminal()? { Ok(()) } else { bail!("measuring failed") }
}

fn install_extruct(home: &Path) -> Result<()> {
    let venv = home.join("venv");
    let python = venv.join("bin/python");
    let there = python.is_file() && duct::cmd!(&python, "-c", "import extruct").stderr_null().run().is_ok();
    if there {
        up_to_date("extruct");
        return Ok(());
    }
    let bring = "This brings it:\n\n    sudo apt-get install -y python3 python3-venv python3-pip";
    let python3 = which::which("python3").with_context(|| format!("Python is not installed. {bring}"))?;
    std::fs::create_dir_all(home).with_context(|| format!("could not make {}", home.display()))?;
    if duct::cmd!(&python3, "-c", "import venv, ensurepip").stderr_null().run().is_err() {
        bail!("this Python has no venv or no pip. {bring}");
    }
    let step = Step::start("installing extruct with pip");
    Command::new(python3, home).args(["-m", "venv"]).args([venv.as_os_str()]).quietly(&step)?;
    Command::new(python, home).args(["-m", "pip", "install", "--quiet", "extruct"]).quietly(&step)?;
    step.done("");
    Ok(())
}

fn install_metascraper(home: &Path) -> Result<()> {
    const PACKAGES: [&str; 9] = [
        "metascraper",
        "metascraper-author",
        "metascraper-date",
        "metascraper-description",
        "metascraper-image",
        "metascraper-lang",
        "metascraper-publisher",
        "metascraper-title",
        "metascraper-url",
    ];
    let dir = home.join("npm");
    if PACKAGES.iter().all(|name| dir.join("node_modules").join(name).is_dir()) {
        up_to_date("metascraper");
        return Ok(());
    }
    let npm = tools::npm()?;
    std::fs::create_dir_all(&dir).with_context(|| format!("could not make {}", dir.display()))?;
    std::fs::write(dir.join("package.json"), "{\"private\": true}\n").context("could not write package.json")?;
    let step = Step::start("installing metascraper with npm");
    Command::new(npm, &dir).args(["install", "--no-audit", "--no-fund"]).args(PACKAGES).quietly(&step)?;
    step.done("");
    Ok(())
}
