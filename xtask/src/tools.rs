//! Programs the tasks need: found, installed where that is ours to do, or named with the line that brings them.

use crate::command::Command;
use crate::ground::Ground;
use crate::progress::Step;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// A browser the extension is tested in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Browser {
    /// Chromium.
    Chromium,
    /// Google Chrome.
    Chrome,
    /// Firefox, ESR or not.
    Firefox,
}

impl Browser {
    /// Its name on the command line and in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Chrome => "chrome",
            Self::Firefox => "firefox",
        }
    }

    fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-browser", "/Applications/Chromium.app/Contents/MacOS/Chromium"],
            Self::Chrome => &[
                "google-chrome",
                "google-chrome-stable",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            ],
            Self::Firefox => &["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
        }
    }

    /// Debian's packages for it; `fonts-liberation` so that pages have letters.
    fn packages(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Chromium => Some(&["chromium", "fonts-liberation"]),
            Self::Firefox => Some(&["firefox-esr", "fonts-liberation"]),
            Self::Chrome => None,
        }
    }

    fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "LOUPE_CHROMIUM",
            Self::Chrome => "LOUPE_CHROME",
            Self::Firefox => "LOUPE_FIREFOX",
        }
    }
}

/// The browser's program; installs it when this machine lets us.
pub fn browser(ground: &Ground, browser: Browser) -> Result<PathBuf> {
    if let Some(named) = std::env::var_os(browser.variable()) {
        return which::which(&named).with_context(|| format!("{} names no program", browser.variable()));
    }
    if let Some(found) = first_found(browser.programs()) {
        return Ok(found);
    }
    let Some(packages) = browser.packages() else {
        bail!("Google Chrome is not installed: see https://www.google.com/chrome, or use --browser chromium");
    };
    if !apt_is_ours() {
        bail!(
            "{} is not installed. This brings it:\n\n    sudo apt-get install -y {}\n\n\
             or name your own: {}=/path/to/it",
            browser.name(),
            packages.join(" "),
            browser.variable()
        );
    }
    apt_install(ground, packages)?;
    first_found(browser.programs()).with_context(|| format!("apt-get installed no {}", browser.name()))
}

fn first_found(programs: &[&str]) -> Option<PathBuf> {
    programs.iter().find_map(|program| which::which(program).ok())
}

/// Root on Debian or its like: installing is what a container expects of us, and nobody else's business elsewhere.
fn apt_is_ours() -> bool {
    let root = duct::cmd!("id", "-u").stderr_null().read().is_ok_and(|id| id.trim() == "0");
    root && Path::new("/etc/debian_version").exists() && which::which("apt-get").is_ok()
}

fn apt_install(ground: &Ground, packages: &[&str]) -> Result<()> {
    let step = Step::start(&format!("installing {} with apt-get", packages.join(" ")));
    let apt = || Command::new("apt-get", ground.root()).env("DEBIAN_FRONTEND", "noninteractive");
    apt().args(["update", "-q"]).quietly(&step)?;
    apt().args(["install", "-y", "-q", "--no-install-recommends"]).args(packages.iter().copied()).quietly(&step)?;
    step.done("");
    Ok(())
}

/// Rust's standard library for the browser.
pub fn wasm_target(ground: &Ground) -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = Command::new("rustc", ground.root()).args(["--print", "sysroot"]).read()?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib").is_dir() {
        return Ok(());
    }
    if which::which("rustup").is_err() {
        bail!("this Rust has no {TARGET}, and there is no rustup to add it: see https://rustup.rs");
    }
    let step = Step::start(&format!("adding {TARGET} to Rust"));
    Command::new("rustup", ground.root()).args(["target", "add", TARGET]).quietly(&step)?;
    step.done("");
    Ok(())
}

/// Cargo's own companions, by sub-command.
pub fn cargo_companion(ground: &Ground, name: &str, component: &str) -> Result<()> {
    let there = duct::cmd!("cargo", name, "--version").stdout_null().stderr_null().unchecked().run();
    if there.is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    let step = Step::start(&format!("adding {component} to Rust"));
    Command::new("rustup", ground.root())
        .args(["component", "add", component])
        .quietly(&step)
        .with_context(|| format!("cargo {name} is missing: rustup component add {component}"))?;
    step.done("");
    Ok(())
}

/// The oldest Node.js that the packages run on.
const NODE: (u64, u64) = (20, 19);

/// Node.js, new enough.
pub fn node() -> Result<PathBuf> {
    let bring = "This brings it:\n\n    sudo apt-get install -y nodejs npm      (or https://nodejs.org)";
    let node = which::which("node").with_context(|| format!("Node.js is not installed. {bring}"))?;
    let version = duct::cmd!(&node, "--version").read().context("could not ask node for its version")?;
    let mut numbers = version.trim().trim_start_matches('v').split('.').map(str::parse::<u64>);
    let has = match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => (major, minor),
        _ => (0, 0),
    };
    if has < NODE {
        bail!("Node.js is {}, and {}.{} or newer is needed. {bring}", version.trim(), NODE.0, NODE.1);
    }
    Ok(node)
}

/// npm.
pub fn npm() -> Result<PathBuf> {
    node()?;
    which::which("npm").context("npm is not installed. This brings it:\n\n    sudo apt-get install -y npm")
}
