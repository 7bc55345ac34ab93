//! The command line: inspect saved pages, list brands, check rule files. DESIGN section 5 fixes its interface.

mod inspect;
mod page_file;
mod people;

use anyhow::{Context as _, Result, bail};
use clap::{Parser, Subcommand};
use loupe::cases;
use loupe::engine::Engine;
use loupe::page::adapter::Adapter;
use loupe::page::registration;
use loupe::rules::marketplace::Marketplace;
use loupe::rules::{check, schema, source};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Reads product pages and says, with the evidence quoted, what speaks against the goods being genuine.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Inspect a saved page, or one page a line with --jsonl.
    Inspect(inspect::Arguments),
    /// List the brands of the rule book.
    Brands {
        /// As a JSON array of ids.
        #[arg(long)]
        json: bool,
        /// Use the rule files of this folder instead of the built-in ones.
        #[arg(long, value_name = "DIR")]
        rules: Option<PathBuf>,
    },
    /// Validate the rule files of a folder and run their cases.
    CheckRules {
        /// The folder that holds brands/, vocabulary/ and marketplaces/.
        dir: PathBuf,
    },
    /// Print the JSON Schema of a kind of rule file, for editors.
    Schema {
        /// The kind of file.
        #[arg(value_enum)]
        kind: SchemaKind,
    },
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum SchemaKind {
    Brand,
    Goods,
    Known,
    Vocabulary,
    Marketplace,
    Registry,
    Sellers,
    Amounts,
    Stock,
    Labels,
    Identity,
    States,
    Marks,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("loupe: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Inspect(arguments) => inspect::run(&arguments),
        Command::Brands { json, rules } => {
            let engine = engine(rules.as_deref())?;
            let ids: Vec<&str> = engine.rules().brands.iter().map(|b| b.rules.id.as_str()).collect();
            if json {
                println!("{}", serde_json::to_string(&ids)?);
            } else {
                engine.rules().brands.iter().for_each(|b| println!("{:<24} {}", b.rules.id, b.rules.name));
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::CheckRules { dir } => check_rules(&dir),
        Command::Schema { kind } => {
            let schema = match kind {
                SchemaKind::Brand => schemars::schema_for!(schema::Brand),
                SchemaKind::Goods => schemars::schema_for!(schema::Kind),
                SchemaKind::Known => schemars::schema_for!(loupe::rules::known::KnownBrands),
                SchemaKind::Vocabulary => schemars::schema_for!(schema::Vocabulary),
                SchemaKind::Marketplace => schemars::schema_for!(Marketplace),
                SchemaKind::Registry => schemars::schema_for!(schema::Registry),
                SchemaKind::Sellers => schemars::schema_for!(schema::SellerWords),
                SchemaKind::Amounts => schemars::schema_for!(schema::AmountWords),
                SchemaKind::Stock => schemars::schema_for!(schema::StockWords),
                SchemaKind::Labels => schemars::schema_for!(schema::LabelWords),
                SchemaKind::Identity => schemars::schema_for!(schema::IdentityWords),
                SchemaKind::States => schemars::schema_for!(schema::StateWords),
                SchemaKind::Marks => schemars::schema_for!(schema::MarkWords),
            };
            println!("{}", serde_json::to_string_pretty(&schema)?);
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The engine with the built-in rule files, or with those of a folder.
fn engine(rules: Option<&Path>) -> Result<Engine> {
    let Some(dir) = rules else { return Ok(Engine::embedded()?) };
    if !dir.join("brands").is_dir() {
        bail!("{}: expected a folder with brands/, vocabulary/ and marketplaces/ in it", dir.display());
    }
    let files = source::load(dir).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("the rule files cannot be used\n{}", lines.join("\n"))
    })?;
    Engine::new(files).with_context(|| format!("rule files of {}", dir.display()))
}

/// Why a marketplace's file cannot be used, with the file and the line: its selectors and patterns are the reader's to know.
fn unusable(dir: &Path, place: &Marketplace) -> Option<String> {
    let error = Adapter::new(place.clone()).compile().err()?;
    let file = dir.join("marketplaces").join(format!("{}.toml", place.id));
    let key = error.key().split(' ').next().unwrap_or_default();
    let line = check::line_of(&std::fs::read_to_string(&file).unwrap_or_default(), key).unwrap_or(1);
    Some(format!("{}:{line}: {error}", file.display()))
}

/// Kinds of numbers that the reader does not know, with the file and the line.
fn unknown_kinds(dir: &Path, registry: &schema::Registry) -> Vec<String> {
    let file = dir.join("registries").join(format!("{}.toml", registry.id));
    let text = std::fs::read_to_string(&file).unwrap_or_default();
    let numbers = registry.numbers.iter().enumerate();
    let unknown = numbers.filter(|(_, number)| !registration::kinds().any(|kind| kind == number.kind));
    unknown
        .map(|(i, number)| {
            let key = format!("numbers[{i}].kind");
            let line = check::line_of(&text, &key).unwrap_or(1);
            format!(
                "{}:{line}: `{key}`: {:?} is no kind of number the reader knows, such as \"de.vat\"",
                file.display(),
                number.kind
            )
        })
        .collect()
}

fn check_rules(dir: &Path) -> Result<ExitCode> {
    let files = match source::load(dir) {
        Ok(files) => files,
        Err(errors) => {
            errors.iter().for_each(|e| eprintln!("{e}"));
            println!("{} errors", errors.len());
            return Ok(ExitCode::FAILURE);
        }
    };
    let mut errors: Vec<String> = check::check(dir, &files).iter().map(ToString::to_string).collect();
    errors.extend(files.marketplaces.iter().filter_map(|place| unusable(dir, place)));
    errors.extend(files.registries.iter().flat_map(|registry| unknown_kinds(dir, registry)));
    let brands = files.brands.iter().map(|b| (format!("brands/{}.toml", b.id), b.cases.clone()));
    let words = files.vocabularies.iter().map(|v| (format!("vocabulary/{}.toml", v.language), v.cases.clone()));
    let groups: Vec<_> = brands.chain(words).collect();
    let count: usize = groups.iter().map(|(_, cases)| cases.len()).sum();
    let engine = Engine::new(files)?;
    for (file, cases) in &groups {
        let text = std::fs::read_to_string(dir.join(file)).unwrap_or_default();
        for (i, case) in cases.iter().enumerate() {
            let misses = match cases::run(&engine, case) {
                Ok(judged) => judged.misses,
                Err(error) => vec![error],
            };
            let line = check::line_of(&text, &format!("cases[{i}]")).unwrap_or(1);
            errors.extend(
                misses
                    .iter()
                    .map(|m| format!("{}:{line}: `cases[{i}]` ({}): {m}", dir.join(file).display(), case.title)),
            );
        }
    }
    errors.iter().for_each(|e| eprintln!("{e}"));
    println!("{} files, {count} cases, {} errors", groups.len(), errors.len());
    Ok(if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
