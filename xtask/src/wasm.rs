//! `cargo xtask wasm`: the core for the browser, in `target/pkg`.
//!
//! cargo builds it, wasm-bindgen writes its glue, and for shipping npm's binaryen makes it smaller. Debian's `wasm-opt`
//! is never used: its version 108 writes a module that validates and then fails on the first call.

use crate::command::{Command, cargo};
use crate::fresh::Freshness;
use crate::ground::Ground;
use crate::progress::{Step, up_to_date};
use crate::{npm, size, tools};
use anyhow::{Context, Result};
use cargo_metadata::Message;
use std::fs;
use std::path::PathBuf;
use wasm_bindgen_cli_support::Bindgen;

/// How much work goes into the module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Quick to make, about a twentieth larger.
    Plain,
    /// What is shipped.
    Optimised,
}

/// What decides the module, apart from the effort.
const INPUTS: [&str; 7] = ["src", "rules", "data", "build.rs", "Cargo.toml", "Cargo.lock", "xtask/src/wasm.rs"];

/// What Rust's wasm target switches on. Said here as well as in the module, so that an optimiser cannot guess otherwise.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The packed rule files beside the module: they are data, they grow with every brand, and the module need not.
const RULES: &str = "loupe_rules.pack";

/// How cargo builds the module.
const BUILD: [&str; 11] = [
    "build",
    "--package",
    "loupe",
    "--lib",
    "--profile",
    "wasm",
    "--target",
    "wasm32-unknown-unknown",
    "--no-default-features",
    "--features",
    "wasm",
];

/// Builds the core for the browser and checks its size.
pub fn build(ground: &Ground, effort: Effort) -> Result<()> {
    const NAME: &str = "core for the browser";
    let plain = Freshness::of(ground, "wasm-plain", "plain", &INPUTS)?.makes(files(ground));
    let optimised = Freshness::of(ground, "wasm-optimised", "optimised", &INPUTS)?.makes(files(ground));
    // An optimised module serves wherever a plain one would.
    if optimised.up_to_date() || (effort == Effort::Plain && plain.up_to_date()) {
        up_to_date(NAME);
        return Ok(());
    }
    tools::wasm_target(ground)?;
    let was_plain = plain.up_to_date();
    optimised.forget();
    if !was_plain {
        plain.forget();
        compile(ground)?;
        bind(ground)?;
        pack(ground)?;
    }
    if effort == Effort::Optimised {
        plain.forget();
        optimise(ground)?;
        optimised.keep()?;
    } else {
        plain.keep()?;
    }
    Ok(())
}

/// The module as cargo makes it: with its functions' names.
pub fn compiled(ground: &Ground) -> PathBuf {
    ground.target().join("wasm32-unknown-unknown/wasm/loupe.wasm")
}

/// The module as the browser gets it.
pub fn bound(ground: &Ground) -> PathBuf {
    ground.pkg().join("loupe_bg.wasm")
}

fn files(ground: &Ground) -> [PathBuf; 4] {
    ["loupe_bg.wasm", "loupe.js", "loupe.d.ts", RULES].map(|name| ground.pkg().join(name))
}

fn compile(ground: &Ground) -> Result<()> {
    let step = Step::start("core for the browser: cargo build");
    cargo(ground.root()).args(BUILD).args(plain_paths()?).quietly(&step)?;
    step.done("");
    Ok(())
}

/// Leaves out of the module where this machine keeps its crates: panics name their files by it, which makes the module larger
/// and another on every machine.
fn plain_paths() -> Result<[String; 2]> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo"))).context("there is no home directory")?;
    let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
    let flags =
        registries.map(|registry| format!("{:?}", format!("--remap-path-prefix={}/=", registry.path().display())));
    let flags = flags.collect::<Vec<_>>().join(", ");
    Ok(["--config".to_owned(), format!("target.wasm32-unknown-unknown.rustflags = [{flags}]")])
}

/// Copies the rule files as `build.rs` packed them for this very module.
fn pack(ground: &Ground) -> Result<()> {
    // Everything is built: this only tells where the build script wrote.
    let told =
        cargo(ground.root()).args(BUILD).args(plain_paths()?).args(["--quiet", "--message-format", "json"]).read()?;
    let out = Message::parse_stream(told.as_bytes())
        .flatten()
        .find_map(|message| match message {
            Message::BuildScriptExecuted(script) => Some(script.out_dir.join("rules.postcard")).filter(|p| p.is_file()),
            _ => None,
        })
        .context("cargo did not say where the build script of the core wrote the packed rules")?;
    fs::copy(&out, ground.pkg().join(RULES)).with_context(|| format!("could not copy {out}"))?;
    Ok(())
}

fn bind(ground: &Ground) -> Result<()> {
    let step = Step::start("core for the browser: wasm-bindgen");
    Bindgen::new()
        .input_path(compiled(ground))
        .web(true)?
        .typescript(true)
        // A panic spoils an instance; with this the extension starts a new one.
        .reset_state_function(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(ground.pkg())
        .context("wasm-bindgen could not write target/pkg")?;
    step.done(&size::kilobytes(fs::metadata(bound(ground))?.len()));
    Ok(())
}

fn optimise(ground: &Ground) -> Result<()> {
    npm::install(ground)?;
    let step = Step::start("core for the browser: wasm-opt -Oz");
    let module = bound(ground);
    let smaller = module.with_extension("wasm.smaller");
    Command::new(tools::node()?, ground.root())
        .args([npm::script(ground, "binaryen/bin/wasm-opt")?])
        .args(["-Oz"])
        .args(FEATURES)
        .args([module.as_os_str(), "-o".as_ref(), smaller.as_os_str()])
        .quietly(&step)?;
    fs::rename(&smaller, &module).context("could not put the smaller module in its place")?;
    step.done(&size::kilobytes(fs::metadata(&module)?.len()));
    Ok(())
}
