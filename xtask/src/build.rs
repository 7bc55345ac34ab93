//! `cargo xtask build`: everything that is made, in the order in which one needs the other.

use crate::fresh::Freshness;
use crate::ground::Ground;
use crate::progress::{Step, up_to_date};
use crate::tools::Browser;
use crate::wasm::{self, Effort};
use crate::{catalogue, marketplaces, npm};
use anyhow::Result;
use std::path::PathBuf;

/// Builds what is not up to date.
pub fn everything(ground: &Ground, effort: Effort) -> Result<()> {
    extensions(ground, effort)?;
    www(ground)
}

/// The extension for both browsers, with the core in it.
pub fn extensions(ground: &Ground, effort: Effort) -> Result<()> {
    marketplaces::generate(ground)?;
    catalogue::generate(ground)?;
    npm::install(ground)?;
    wasm::build(ground, effort)?;
    extension(ground, Browser::Chromium)?;
    extension(ground, Browser::Firefox)
}

/// Where a browser's unpacked extension lies.
pub fn unpacked(ground: &Ground, browser: Browser) -> PathBuf {
    ground.at(match browser {
        Browser::Chromium | Browser::Chrome => "extension/.output/chrome-mv3",
        Browser::Firefox => "extension/.output/firefox-mv3",
    })
}

/// What decides the extension and the site: their sources and the core.
const INPUTS: [&str; 6] = [
    "extension",
    "extension/generated/marketplaces.json",
    "extension/generated/checks.json",
    "package-lock.json",
    "package.json",
    "target/pkg",
];

fn extension(ground: &Ground, browser: Browser) -> Result<()> {
    let (script, name) = match browser {
        Browser::Chromium | Browser::Chrome => ("build:chrome", "extension for Chromium"),
        Browser::Firefox => ("build:firefox", "extension for Firefox"),
    };
    make(ground, name, "extension", script, &INPUTS, unpacked(ground, browser).join("manifest.json"))
}

fn www(ground: &Ground) -> Result<()> {
    let inputs = [&INPUTS[..], &["www", "www/generated/brands.json"]].concat();
    make(ground, "website", "www", "build", &inputs, ground.at("www/dist/index.html"))
}

fn make(ground: &Ground, name: &str, workspace: &str, script: &str, inputs: &[&str], output: PathBuf) -> Result<()> {
    let stamp = format!("{workspace}-{}", script.replace(':', "-"));
    let fresh = Freshness::of(ground, &stamp, script, inputs)?.makes([output]);
    if fresh.up_to_date() {
        up_to_date(name);
        return Ok(());
    }
    fresh.forget();
    let step = Step::start(name);
    npm::run(ground, workspace, script)?.quietly(&step)?;
    fresh.keep()?;
    step.done("");
    Ok(())
}
