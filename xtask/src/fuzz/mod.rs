//! `cargo xtask fuzz`: hostile input, searched for. The targets in `fuzz/` are built for libFuzzer with this very compiler, so
//! that no other toolchain is needed.

mod seeds;

use crate::command::{Command, cargo};
use crate::ground::Ground;
use crate::progress::{Step, heading};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// What `cargo fuzz` would pass, less the sanitizer: Loupe holds no unsafe code for it to watch.
const FLAGS: &[&str] = &[
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// What is fuzzed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Target {
    /// Whole pages, read and judged.
    Page,
    /// JSON-LD.
    JsonLd,
    /// Microdata and RDFa.
    Microdata,
    /// Price texts.
    Price,
    /// Company, tax and article numbers.
    Registration,
    /// Marketplaces' files, addresses, selectors and frames.
    Adapter,
}

impl Target {
    /// All of them.
    const ALL: [Self; 6] = [Self::Page, Self::JsonLd, Self::Microdata, Self::Price, Self::Registration, Self::Adapter];

    fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::JsonLd => "json_ld",
            Self::Microdata => "microdata",
            Self::Price => "price",
            Self::Registration => "registration",
            Self::Adapter => "adapter",
        }
    }

    /// Longest input: long enough for what the target reads, short enough to try many.
    fn longest(self) -> usize {
        match self {
            Self::Page | Self::Adapter => 16_384,
            Self::JsonLd | Self::Microdata => 8_192,
            Self::Price | Self::Registration => 512,
        }
    }
}

/// What to fuzz and for how long.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The targets; all when left out.
    #[arg(value_enum)]
    targets: Vec<Target>,
    /// Seconds for each.
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// Run one saved input instead, and say what it breaks.
    #[arg(long, value_name = "FILE")]
    input: Option<PathBuf>,
}

/// Builds the targets, lays out their seeds, and runs them one after the other.
pub fn run(ground: &Ground, options: &Options) -> Result<()> {
    if which::which("c++").is_err() {
        bail!("libFuzzer is C++, and there is no compiler for it. This brings one:\n\n    sudo apt-get install -y g++");
    }
    let host = host(ground)?;
    let built = ground.target().join("fuzz");
    let step = Step::start("building the fuzz targets");
    cargo(&ground.at("fuzz"))
        .args(["build", "--release", "--bins", "--target", &host, "--target-dir"])
        .args([built.as_os_str()])
        .env("RUSTFLAGS", FLAGS.join(" "))
        .quietly(&step)?;
    step.done("");
    let targets = if options.targets.is_empty() { &Target::ALL[..] } else { &options.targets };
    let mut broken = Vec::new();
    for &target in targets {
        let program = built.join(&host).join("release").join(target.name());
        let mut command = Command::new(program, &ground.at("fuzz"));
        let [corpus, artifacts] = ["corpus", "artifacts"].map(|kind| ground.at("fuzz").join(kind).join(target.name()));
        for folder in [&corpus, &artifacts] {
            std::fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
        }
        if let Some(input) = &options.input {
            let input = input.canonicalize().with_context(|| format!("could not read {}", input.display()))?;
            command = command.args([input]);
        } else {
            let seeds = seeds::lay_out(ground, target, &corpus)?;
            heading(&format!("{}: {} s, from {seeds} seeds", target.name(), options.seconds));
            command = command.args([corpus]).args([
                format!("-max_total_time={}", options.seconds),
                format!("-max_len={}", target.longest()),
                format!("-dict={}", ground.at("fuzz/words.dict").display()),
                format!("-artifact_prefix={}/", artifacts.display()),
                // Long inputs from the start: a run is minutes, not days.
                "-len_control=0".to_owned(),
                "-rss_limit_mb=2048".to_owned(),
                "-timeout=25".to_owned(),
                "-print_final_stats=1".to_owned(),
            ]);
        }
        if !command.with_terminal()? {
            broken.push(target.name());
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    bail!(
        "broken: {}. The input lies below fuzz/artifacts; `cargo xtask fuzz TARGET --input FILE` runs it again. Make it a \
         test of its own name in tests/read_hostile.rs, then mend the reader.",
        broken.join(", ")
    );
}

/// The machine this compiler makes programs for. Named to cargo, it keeps the flags off what runs while building.
fn host(ground: &Ground) -> Result<String> {
    let version = Command::new("rustc", ground.root()).args(["-vV"]).read()?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc did not say what machine it is on")
}
