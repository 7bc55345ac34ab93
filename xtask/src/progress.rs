//! What a person sees while a step runs: one line with its name and how long it took.

use console::style;
use indicatif::{ProgressBar, ProgressStyle};
use std::time::{Duration, Instant};

/// One step under way. Dropped unfinished, it says that it failed.
pub struct Step {
    name: String,
    started: Instant,
    bar: Option<ProgressBar>,
    over: bool,
}

impl Step {
    /// Announces a step: a spinner on a terminal, a line elsewhere.
    pub fn start(name: &str) -> Self {
        let bar = console::user_attended_stderr().then(|| {
            let bar = ProgressBar::new_spinner();
            if let Ok(look) = ProgressStyle::with_template("{spinner} {prefix} {elapsed:.dim} {wide_msg:.dim}") {
                bar.set_style(look);
            }
            bar.set_prefix(name.to_owned());
            bar.enable_steady_tick(Duration::from_millis(120));
            bar
        });
        if bar.is_none() {
            eprintln!("· {name} …");
        }
        Self { name: name.to_owned(), started: Instant::now(), bar, over: false }
    }

    /// Shows the latest line of the tool that does the work.
    pub fn say(&self, line: &str) {
        if let Some(bar) = &self.bar {
            bar.set_message(console::strip_ansi_codes(line).trim().to_owned());
        }
    }

    /// Ends the step well; `note` says what came of it.
    pub fn done(mut self, note: &str) {
        self.end(&style("✓").green().to_string(), note);
    }

    fn end(&mut self, mark: &str, note: &str) {
        self.over = true;
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        let took = format!("{:.1} s", self.started.elapsed().as_secs_f64());
        let note = if note.is_empty() { String::new() } else { format!("  {note}") };
        eprintln!("{mark} {} {}{note}", self.name, style(took).dim());
    }
}

impl Drop for Step {
    fn drop(&mut self) {
        if !self.over {
            self.end(&style("✗").red().to_string(), "");
        }
    }
}

/// Says that there was nothing to do.
pub fn up_to_date(name: &str) {
    eprintln!("{} {name} {}", style("✓").green(), style("up to date").dim());
}

/// A heading before a group of lines.
pub fn heading(text: &str) {
    eprintln!("\n{}", style(text).bold());
}
