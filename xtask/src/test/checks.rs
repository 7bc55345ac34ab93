//! The checks of `cargo xtask test`, in the order in which they run: the quick ones first.

use super::tally::{Runner, close};
use super::{Done, quiet};
use crate::command::{Command, cargo};
use crate::ground::Ground;
use crate::tools::{self, Browser};
use crate::{build, floors, licences, npm, size};
use anyhow::Result;

/// What must be there before a check can run, from little to much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// The checkout alone.
    Sources,
    /// npm's packages.
    Packages,
    /// The built extension and site.
    Everything,
}

/// One check.
pub struct Check {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it looks at.
    pub what: &'static str,
    pub needs: Needs,
    pub run: fn(&Ground) -> Result<Done>,
}

/// All checks. Unit tests, rule cases, golden pages and properties are all `rust`: cargo runs them as one.
pub const CHECKS: [Check; 16] = [
    Check { name: "fmt", what: "Rust is formatted", needs: Needs::Sources, run: fmt },
    Check { name: "floors", what: "a module uses only lower floors", needs: Needs::Sources, run: floors },
    Check { name: "licences", what: "others' licences allow our use", needs: Needs::Packages, run: licences },
    Check { name: "size", what: "the wasm keeps its budget", needs: Needs::Everything, run: size },
    Check { name: "clippy", what: "clippy has nothing to say", needs: Needs::Sources, run: clippy },
    Check { name: "clippy-wasm", what: "nor about the browser's door", needs: Needs::Sources, run: clippy_wasm },
    Check { name: "rust", what: "unit, rule, golden, property and doc tests", needs: Needs::Sources, run: rust },
    Check { name: "types", what: "svelte-check", needs: Needs::Everything, run: types },
    Check { name: "lint", what: "eslint and prettier", needs: Needs::Everything, run: lint },
    Check { name: "vitest", what: "tests of the extension's parts", needs: Needs::Everything, run: vitest },
    Check { name: "web-ext", what: "web-ext lint", needs: Needs::Everything, run: web_ext },
    Check { name: "tools", what: "tests of the test tools", needs: Needs::Packages, run: test_tools },
    Check { name: "wasm-chromium", what: "wasm = native, in Chromium", needs: Needs::Everything, run: wasm_chromium },
    Check { name: "wasm-firefox", what: "wasm = native, in Firefox", needs: Needs::Everything, run: wasm_firefox },
    Check { name: "e2e-chromium", what: "end to end in Chromium", needs: Needs::Everything, run: e2e_chromium },
    Check { name: "e2e-firefox", what: "end to end in Firefox", needs: Needs::Everything, run: e2e_firefox },
];

fn fmt(ground: &Ground) -> Result<Done> {
    tools::cargo_companion(ground, "fmt", "rustfmt")?;
    quiet("cargo fmt --check", |step| cargo(ground.root()).args(["fmt", "--all", "--check"]).quietly(step))
}

fn floors(ground: &Ground) -> Result<Done> {
    floors::check(ground).map(Done::well)
}

fn licences(ground: &Ground) -> Result<Done> {
    licences::check(ground).map(Done::well)
}

fn size(ground: &Ground) -> Result<Done> {
    size::check(ground).map(Done::well)
}

fn clippy(ground: &Ground) -> Result<Done> {
    tools::cargo_companion(ground, "clippy", "clippy")?;
    quiet("cargo clippy", |step| {
        cargo(ground.root()).args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]).quietly(step)
    })
}

fn clippy_wasm(ground: &Ground) -> Result<Done> {
    tools::wasm_target(ground)?;
    quiet("cargo clippy for wasm", |step| {
        cargo(ground.root())
            .args(["clippy", "--package", "loupe", "--lib", "--target", "wasm32-unknown-unknown"])
            .args(["--no-default-features", "--features", "wasm", "--", "-D", "warnings"])
            .quietly(step)
    })
}

fn rust(ground: &Ground) -> Result<Done> {
    aloud(cargo(ground.root()).args(["test", "--workspace", "--no-fail-fast"]), Runner::Cargo)
}

fn types(ground: &Ground) -> Result<Done> {
    quiet("svelte-check", |step| {
        npm::run(ground, "extension", "check")?.quietly(step)?;
        npm::run(ground, "www", "check")?.quietly(step)
    })
}

fn lint(ground: &Ground) -> Result<Done> {
    quiet("eslint and prettier", |step| {
        Command::new(tools::npm()?, ground.root()).args(["run", "--silent", "lint"]).quietly(step)
    })
}

fn vitest(ground: &Ground) -> Result<Done> {
    aloud(npm::run(ground, "extension", "test")?.env("NO_COLOR", "1"), Runner::Vitest)
}

fn web_ext(ground: &Ground) -> Result<Done> {
    quiet("web-ext lint", |step| {
        Command::new(tools::node()?, ground.root())
            .args([npm::script(ground, "web-ext/bin/web-ext.js")?])
            .args(["lint", "--no-config-discovery", "--source-dir"])
            .args([build::unpacked(ground, Browser::Firefox)])
            .quietly(step)
    })
}

fn test_tools(ground: &Ground) -> Result<Done> {
    node_test(ground, "lib", None)
}

fn wasm_chromium(ground: &Ground) -> Result<Done> {
    wasm_like_native(ground, Browser::Chromium)
}

fn wasm_firefox(ground: &Ground) -> Result<Done> {
    wasm_like_native(ground, Browser::Firefox)
}

/// The native answers come from the command line, so it must be built.
fn wasm_like_native(ground: &Ground, browser: Browser) -> Result<Done> {
    quiet("the command line", |step| cargo(ground.root()).args(["build", "--package", "loupe"]).quietly(step))?;
    node_test(ground, "core", Some(browser))
}

fn e2e_chromium(ground: &Ground) -> Result<Done> {
    node_test(ground, "extension", Some(Browser::Chromium))
}

fn e2e_firefox(ground: &Ground) -> Result<Done> {
    node_test(ground, "extension", Some(Browser::Firefox))
}

/// Node's own runner on the tests in one folder of `tests/e2e`.
fn node_test(ground: &Ground, folder: &str, browser: Option<Browser>) -> Result<Done> {
    let mut command = Command::new(tools::node()?, ground.root())
        // One file after the other: each drives a browser of its own, and two would wait for each other.
        .args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
        .args(test_files(ground, folder)?)
        .env("LOUPE_BIN", ground.target().join("debug/loupe"));
    if let Some(browser) = browser {
        command =
            command.env("LOUPE_BROWSER", browser.name()).env("LOUPE_EXECUTABLE", tools::browser(ground, browser)?);
    }
    aloud(command, Runner::Node)
}

/// Named one by one: Node 20 takes no patterns.
fn test_files(ground: &Ground, folder: &str) -> Result<Vec<std::path::PathBuf>> {
    let folder = ground.at("tests/e2e").join(folder);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    anyhow::ensure!(!files.is_empty(), "{} holds no test", folder.display());
    Ok(files)
}

fn aloud(command: Command, runner: Runner) -> Result<Done> {
    let typed = command.typed();
    let outcome = command.aloud()?;
    let (closing, tally) = close(runner, &outcome.lines);
    if outcome.success && tally.passed == 0 {
        anyhow::bail!("`{typed}` ran no test");
    }
    Ok(Done { note: String::new(), closing, tally, success: outcome.success })
}
