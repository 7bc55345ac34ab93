//! What `cargo xtask measure` runs: Loupe scored on collections of real data that are not part of the project.
//!
//! One file a collection; what counts as right is said there and in `docs/measure.md`. A collection that is absent is
//! skipped with a word.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod addresses;
mod differences;
mod disguises;
mod extruct;
mod hosts;
mod numbers;
mod own_cases;
mod pages;
mod peers;
mod prices;
mod replay;
mod score;
mod speed;
mod table;
mod timing;
mod titles;
mod tricks;
mod verdicts;
mod wcxb;
mod zyte;

use clap::Parser;
use differences::Differences;
use loupe::engine::Engine;
use loupe::listing::Page;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use table::{Misses, Row};

/// Scores Loupe on every collection there is.
#[derive(Parser)]
struct Arguments {
    /// The folder with the collections.
    #[arg(long)]
    corpora: PathBuf,
    /// Only these collections, by folder; `own` are the project's own cases, `speed` the times.
    #[arg(long)]
    only: Vec<String>,
    /// Name every miss.
    #[arg(long)]
    misses: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// Write this run's figures into the file that later runs are compared with.
    #[arg(long)]
    record: bool,
    /// Time extruct and metascraper too; the folder they are installed in.
    #[arg(long)]
    peers: Option<PathBuf>,
    /// Measure nothing; show which verdicts differ with the rules of this folder.
    #[arg(long)]
    against: Option<PathBuf>,
    /// The rules to compare them with; this project's when left out.
    #[arg(long, requires = "against")]
    rules: Option<PathBuf>,
}

/// What the collections need, and what they leave.
pub struct Run {
    /// The engine with this build's rules.
    pub engine: Engine,
    /// Known differences.
    pub differences: Differences,
    /// Product pages read so far; the times are taken on them.
    pub pages: Vec<Page>,
    /// Other real pages.
    pub other_pages: Vec<Page>,
    /// Times taken on the product pages.
    pub timed: Vec<timing::Timed>,
    /// The table so far.
    pub rows: Vec<Row>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("measure: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if let Some(before) = &arguments.against {
        let now = arguments.rules.clone().unwrap_or_else(|| root.join("rules"));
        return replay::run(root, &arguments.corpora, &now, before);
    }
    let mut run = Run {
        engine: Engine::embedded().map_err(|e| e.to_string())?,
        differences: Differences::read(&root.join("docs/differences.toml"))?,
        pages: Vec::new(),
        other_pages: Vec::new(),
        timed: Vec::new(),
        rows: Vec::new(),
    };
    let wanted = |name: &str| arguments.only.is_empty() || arguments.only.iter().any(|o| o == name);
    for (folder, measure) in COLLECTIONS {
        let path = arguments.corpora.join(folder);
        if !wanted(folder) {
        } else if path.is_dir() {
            measure(&path, &mut run);
        } else {
            eprintln!("{folder}: not in {}, skipped", arguments.corpora.display());
        }
    }
    if !run.pages.is_empty() {
        titles::on_pages(&mut run);
    }
    if wanted("own") {
        own_cases::measure(root, &mut run);
        disguises::measure(&mut run);
        hosts::measure(&mut run);
    }
    if wanted("speed") || arguments.peers.is_some() {
        if run.pages.is_empty() {
            // Asked for alone: the pages are read with their collections, whose rows nobody wants.
            let rows = run.rows.len();
            for (folder, measure) in COLLECTIONS.iter().filter(|(folder, _)| TIMED.contains(folder)) {
                let path = arguments.corpora.join(folder);
                if path.is_dir() {
                    measure(&path, &mut run);
                }
            }
            run.rows.truncate(rows);
        }
        timing::measure(&mut run);
    }
    // The table comes first; a peer that cannot be run is told behind it.
    let peers = arguments.peers.as_ref().map_or(Ok(()), |home| peers::measure(home, &mut run));
    let recorded_at = root.join("docs/measured.toml");
    let recorded = table::recorded(&recorded_at)?;
    if arguments.json {
        println!("{:#}", table::to_json(&run.rows, &recorded));
    } else {
        let misses = if arguments.misses { Misses::Named } else { Misses::Counted };
        print!("{}", table::print(&run.rows, &recorded, misses));
    }
    if arguments.record {
        table::record(&recorded_at, &run.rows, recorded)?;
    }
    peers
}

/// A collection's folder, and what measures it.
type Collection = (&'static str, fn(&Path, &mut Run));

/// The collections whose product pages the times are taken on.
const TIMED: [&str; 2] = ["zyte", "wcxb"];

const COLLECTIONS: &[Collection] = &[
    ("zyte", zyte::measure),
    ("wcxb", wcxb::measure),
    ("metascraper_shopping", prices::pages),
    ("price_parser", prices::strings),
    ("stdnum", numbers::measure),
    ("extruct", extruct::measure),
    ("kagi_shopping", |folder, run| addresses::lawful("kagi", &folder.join("dev.txt"), run)),
    ("nsi", |folder, run| addresses::lawful("nsi", &folder.join("official_hosts.dev.txt"), run)),
    ("domains_fake", addresses::fake),
    ("titles_extractgpt", titles::measure),
];

/// The rows of a tab-separated file below its heading.
pub fn rows_of(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}
