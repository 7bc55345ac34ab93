//! `cargo xtask run`: the extension in a browser on a product page, for people to look at, or its answer printed.

use crate::ground::Ground;
use crate::tools::{self, Browser};
use crate::wasm::Effort;
use crate::{build, npm, report};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;
use std::path::PathBuf;

/// What to open, and in what.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// A saved page; the demo shops when left out.
    #[arg(requires = "url")]
    page: Option<PathBuf>,
    /// The address at which the saved page is served, or a demo shop's.
    #[arg(long)]
    url: Option<String>,
    /// The browser.
    #[arg(long, value_enum, default_value_t = Browser::Chromium)]
    browser: Browser,
    /// Open no window: print the extension's report and save screenshots. So it is anyway without a display.
    #[arg(long)]
    headless: bool,
    /// With no window: print the Report as JSON.
    #[arg(long)]
    json: bool,
}

/// What one visit brought back.
#[derive(Debug, Deserialize)]
struct Visit {
    url: String,
    report: Option<Value>,
    badge: String,
    screenshots: Vec<PathBuf>,
}

/// Builds, then shows or prints.
pub fn run(ground: &Ground, options: &Options) -> Result<()> {
    let program = tools::browser(ground, options.browser)?;
    build::extensions(ground, Effort::Plain)?;
    let mut command = npm::node(ground, "tests/e2e/show.mjs")?
        .args(["--out".into(), ground.at("target/loupe-run").into_os_string()])
        .env("LOUPE_BROWSER", options.browser.name())
        .env("LOUPE_EXECUTABLE", program);
    if let Some(url) = &options.url {
        command = command.args(["--url", url]);
    }
    if let Some(page) = &options.page {
        let page = page.canonicalize().with_context(|| format!("could not read {}", page.display()))?;
        command = command.args(["--page".into(), page.into_os_string()]);
    }
    if !options.headless && has_display() {
        return if command.args(["--window"]).with_terminal()? { Ok(()) } else { bail!("the browser did not start") };
    }
    let visits: Vec<Visit> = serde_json::from_str(&command.read()?).context("the browser script gave no answer")?;
    let words = report::Words::of(ground);
    for visit in &visits {
        let Some(report) = &visit.report else {
            bail!("{}: the extension gave no report within its time", visit.url);
        };
        if options.json {
            println!("{}", serde_json::to_string(report)?);
        } else {
            println!("{}", report::pretty(report, &visit.badge, &words));
        }
        for screenshot in &visit.screenshots {
            eprintln!("  screenshot: {}", ground.show(screenshot));
        }
    }
    Ok(())
}

fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(target_os = "macos") || cfg!(windows) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
