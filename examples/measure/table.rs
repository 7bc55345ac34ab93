//! The table: its rows, how they are printed, and the run recorded last.

use crate::score::{Hits, Score};
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A share of all, 0 to 1.
    Share,
    /// A share in a thousand.
    PerThousand,
    /// How many times as much, or milliseconds.
    Times,
    /// A number of things.
    Count,
}

/// What the issues ask for.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// This much or more.
    AtLeast(f64),
    /// This much or less.
    AtMost(f64),
}

/// What others reach on the same rows.
#[derive(Debug, Clone)]
pub struct Peer {
    /// Who.
    pub name: String,
    /// How much.
    pub figure: f64,
    /// Whether the figure is one they published, because the rows do not let us compute it.
    pub published: bool,
}

/// One line of the table.
#[derive(Debug, Clone)]
pub struct Row {
    /// The collection it was measured on.
    pub corpus: &'static str,
    /// What was measured.
    pub metric: String,
    /// What the figure counts.
    pub unit: Unit,
    /// The best of the others.
    pub peer: Option<Peer>,
    /// Ours.
    pub ours: f64,
    /// What was asked for.
    pub target: Option<Target>,
    /// The counts behind the figure.
    pub detail: String,
    /// Every miss, by name.
    pub misses: Vec<String>,
}

impl Row {
    /// A row of any unit.
    pub fn new(corpus: &'static str, metric: impl Into<String>, unit: Unit, ours: f64) -> Self {
        let (metric, detail) = (metric.into(), String::new());
        Self { corpus, metric, unit, peer: None, ours, target: None, detail, misses: Vec::new() }
    }

    /// An F1.
    pub fn f1(corpus: &'static str, metric: impl Into<String>, score: &Score) -> Self {
        Self::new(corpus, metric, Unit::Share, score.f1()).with(score.detail(), score.misses.clone())
    }

    /// A share of things that should all hold.
    pub fn share(corpus: &'static str, metric: impl Into<String>, hits: &Hits) -> Self {
        Self::new(corpus, metric, Unit::Share, hits.share()).with(hits.detail(), hits.misses.clone())
    }

    /// A number of things of which there should be none.
    pub fn count(corpus: &'static str, metric: impl Into<String>, hits: &Hits) -> Self {
        Self::new(corpus, metric, Unit::Count, f64::from(hits.hit)).with(hits.detail(), hits.misses.clone())
    }

    /// Alarms in a thousand.
    pub fn per_thousand(corpus: &'static str, metric: impl Into<String>, hits: &Hits) -> Self {
        Self::new(corpus, metric, Unit::PerThousand, hits.share() * 1_000.0).with(hits.detail(), hits.misses.clone())
    }

    /// Precision and recall of one score, each with the misses that lower it.
    pub fn both(corpus: &'static str, metric: &str, score: &Score, targets: Option<(f64, f64)>) -> [Self; 2] {
        let row = |name: &str, figure, target: Option<f64>, misses| {
            let row = Self::new(corpus, format!("{metric}, {name}"), Unit::Share, figure).with(score.detail(), misses);
            Self { target: target.map(Target::AtLeast), ..row }
        };
        let (precision, recall) = targets.unzip();
        [
            row("precision", score.precision(), precision, score.misses_that("too much")),
            row("recall", score.recall(), recall, score.misses_that("missed")),
        ]
    }

    /// The same with counts and misses.
    pub fn with(self, detail: impl Into<String>, misses: Vec<String>) -> Self {
        Self { detail: detail.into(), misses, ..self }
    }

    /// The same with a target.
    pub fn reach(self, target: Target) -> Self {
        Self { target: Some(target), ..self }
    }

    /// The same with the best of the others, if there is any.
    pub fn beside(self, peer: Option<Peer>) -> Self {
        Self { peer, ..self }
    }

    fn met(&self) -> Option<bool> {
        Some(match self.target? {
            Target::AtLeast(least) => self.ours >= least - 1e-9,
            Target::AtMost(most) => self.ours <= most + 1e-9,
        })
    }
}

/// Figures of the run recorded last, by corpus and metric.
pub type Recorded = BTreeMap<String, BTreeMap<String, f64>>;

/// Reads the recorded run; without one there is nothing to compare with.
pub fn recorded(path: &Path) -> Result<Recorded, String> {
    match std::fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display())),
        Err(_) => Ok(Recorded::new()),
    }
}

/// Writes this run down. Rows that were not measured this time keep their old figure.
pub fn record(path: &Path, rows: &[Row], before: Recorded) -> Result<(), String> {
    let mut all = before;
    for row in rows {
        // As many digits as are shown: a change that cannot be seen is none.
        let figure = written(row.unit, row.ours).parse().unwrap_or(row.ours);
        all.entry(row.corpus.to_owned()).or_default().insert(row.metric.clone(), figure);
    }
    let text = toml::to_string(&all).map_err(|e| e.to_string())?;
    let head = "# The run of `cargo xtask measure` recorded last: figures only. Written by `cargo xtask measure --record`.\n\n";
    std::fs::write(path, format!("{head}{text}")).map_err(|e| format!("{}: {e}", path.display()))
}

fn written(unit: Unit, figure: f64) -> String {
    match unit {
        Unit::Share => format!("{figure:.3}"),
        Unit::PerThousand | Unit::Times => format!("{figure:.2}"),
        Unit::Count => format!("{figure:.0}"),
    }
}

fn change(row: &Row, recorded: &Recorded) -> String {
    let Some(before) = recorded.get(row.corpus).and_then(|c| c.get(&row.metric)) else { return "new".to_owned() };
    let (now, before) = (written(row.unit, row.ours), written(row.unit, *before));
    if now == before {
        return "=".to_owned();
    }
    let difference = now.parse::<f64>().unwrap_or(0.0) - before.parse::<f64>().unwrap_or(0.0);
    let sign = if difference > 0.0 { "+" } else { "" };
    format!("{sign}{}", written(row.unit, difference))
}

fn cells(row: &Row, recorded: &Recorded) -> [String; 7] {
    let peer = row.peer.as_ref().map_or_else(String::new, |p| {
        format!("{} {}{}", p.name, written(row.unit, p.figure), if p.published { "*" } else { "" })
    });
    let target = row.target.map_or_else(String::new, |t| match t {
        Target::AtLeast(figure) => format!("≥ {}", written(row.unit, figure)),
        Target::AtMost(figure) => format!("≤ {}", written(row.unit, figure)),
    });
    let met = row.met().map_or(" ", |met| if met { "✓" } else { "✗" });
    let ours = format!("{} {met}", written(row.unit, row.ours));
    [row.corpus.into(), row.metric.clone(), peer, ours, target, change(row, recorded), row.detail.clone()]
}

/// The table for people; with `misses`, every miss under its row.
pub fn print(rows: &[Row], recorded: &Recorded, misses: Misses) -> String {
    let head = ["corpus", "metric", "others' best", "ours", "target", "change", ""].map(str::to_owned);
    let lines: Vec<[String; 7]> = rows.iter().map(|row| cells(row, recorded)).collect();
    let width = |i: usize| lines.iter().chain([&head]).map(|l| l[i].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..7).map(width).collect();
    let line = |cells: &[String; 7]| {
        let mut text = String::new();
        for (i, cell) in cells.iter().enumerate() {
            let space = " ".repeat(widths[i] - cell.chars().count());
            // Figures stand flush right, words flush left.
            let _ = if matches!(i, 3..=5) { write!(text, "{space}{cell}  ") } else { write!(text, "{cell}{space}  ") };
        }
        format!("{}\n", text.trim_end())
    };
    let mut out = line(&head);
    let mut corpus = "";
    for (row, cells) in rows.iter().zip(&lines) {
        if row.corpus != corpus {
            out.push('\n');
            corpus = row.corpus;
        }
        out.push_str(&line(cells));
        if misses == Misses::Named {
            row.misses.iter().for_each(|m| out.push_str(&format!("      {m}\n")));
        }
    }
    if rows.iter().any(|r| r.peer.as_ref().is_some_and(|p| p.published)) {
        out.push_str("\n* their own published figure; the rows do not let us compute it\n");
    }
    out
}

/// Whether misses are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misses {
    /// Each under its row.
    Named,
    /// Not at all.
    Counted,
}

/// The table for machines, one object a row.
pub fn to_json(rows: &[Row], recorded: &Recorded) -> serde_json::Value {
    rows.iter()
        .map(|row| {
            json!({
                "corpus": row.corpus,
                "metric": row.metric,
                "ours": row.ours,
                "peer": row.peer.as_ref().map(|p| json!({"name": p.name, "figure": p.figure, "published": p.published})),
                "target": row.target.map(|t| match t {
                    Target::AtLeast(figure) => json!({"atLeast": figure}),
                    Target::AtMost(figure) => json!({"atMost": figure}),
                }),
                "met": row.met(),
                "recorded": recorded.get(row.corpus).and_then(|c| c.get(&row.metric)),
                "detail": row.detail,
                "misses": row.misses,
            })
        })
        .collect()
}
