//! npm's packages and the programs that come with them.

use crate::command::Command;
use crate::fresh::Freshness;
use crate::ground::Ground;
use crate::progress::{Step, up_to_date};
use crate::tools;
use anyhow::{Result, bail};
use std::path::PathBuf;

/// Installs what package-lock.json names, when that changed.
pub fn install(ground: &Ground) -> Result<()> {
    const NAME: &str = "npm packages";
    let inputs =
        ["package.json", "package-lock.json", "extension/package.json", "www/package.json", "tests/e2e/package.json"];
    let installed = ground.at("node_modules/.package-lock.json");
    let fresh = Freshness::of(ground, "npm", "", &inputs)?.makes([installed]);
    if fresh.up_to_date() {
        up_to_date(NAME);
        return Ok(());
    }
    fresh.forget();
    let step = Step::start(NAME);
    // No install scripts: none of the packages needs one, and they would run as whoever builds.
    Command::new(tools::npm()?, ground.root())
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .quietly(&step)?;
    fresh.keep()?;
    step.done("");
    Ok(())
}

/// A program that a package brings, as a file for node.
pub fn script(ground: &Ground, path: &str) -> Result<PathBuf> {
    let script = ground.at("node_modules").join(path);
    if !script.exists() {
        bail!("{} is missing: npm ci --ignore-scripts", ground.show(&script));
    }
    Ok(script)
}

/// `npm run SCRIPT` in a workspace.
pub fn run(ground: &Ground, workspace: &str, script: &str) -> Result<Command> {
    Ok(Command::new(tools::npm()?, ground.root()).args(["run", "--silent", script, "--workspace", workspace]))
}

/// node with one of the checkout's own scripts.
pub fn node(ground: &Ground, script: &str) -> Result<Command> {
    Ok(Command::new(tools::node()?, ground.root()).args([ground.at(script)]))
}
