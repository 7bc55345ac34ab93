//! Running other programs: quietly with their words kept for the day it fails, or aloud.

use crate::progress::Step;
use anyhow::{Context, Result, bail};
use std::collections::VecDeque;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// How much of a failed program's output is shown.
const TAIL: usize = 80;

/// A program about to be run.
pub struct Command {
    program: PathBuf,
    args: Vec<OsString>,
    dir: PathBuf,
    env: Vec<(String, OsString)>,
}

/// What a program that was run aloud left behind.
pub struct Outcome {
    /// Its lines, standard output and standard error in the order they came.
    pub lines: Vec<String>,
    /// Whether it ended with exit code 0.
    pub success: bool,
}

impl Command {
    /// `program` run in `dir`.
    pub fn new(program: impl AsRef<Path>, dir: &Path) -> Self {
        Self { program: program.as_ref().to_owned(), args: Vec::new(), dir: dir.to_owned(), env: Vec::new() }
    }

    /// Adds arguments.
    pub fn args<A: Into<OsString>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.args.extend(args.into_iter().map(Into::into));
        self
    }

    /// Sets a variable of the program's environment.
    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.env.push((name.to_owned(), value.into()));
        self
    }

    /// The command as one would type it.
    pub fn typed(&self) -> String {
        let words = std::iter::once(self.program.as_os_str()).chain(self.args.iter().map(OsString::as_os_str));
        words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    /// Runs it without a word; its last lines are shown only when it fails.
    pub fn quietly(self, step: &Step) -> Result<()> {
        let mut tail = VecDeque::with_capacity(TAIL);
        let success = self.each_line(|line| {
            step.say(&line);
            if tail.len() == TAIL {
                tail.pop_front();
            }
            tail.push_back(line);
        })?;
        if !success {
            let lines: Vec<String> = tail.into();
            bail!("{}\n\n`{}` failed", lines.join("\n"), self.typed());
        }
        Ok(())
    }

    /// Runs it with its output passed on as it comes, and kept.
    pub fn aloud(self) -> Result<Outcome> {
        let mut lines = Vec::new();
        let success = self.each_line(|line| {
            println!("{line}");
            lines.push(line);
        })?;
        Ok(Outcome { lines, success })
    }

    /// Runs it and returns its standard output; standard error passes through.
    pub fn read(self) -> Result<String> {
        let typed = self.typed();
        self.expression().read().with_context(|| format!("`{typed}` failed"))
    }

    /// Runs it in the foreground with this terminal; returns whether it succeeded.
    pub fn with_terminal(self) -> Result<bool> {
        let typed = self.typed();
        let output = self.expression().unchecked().run().with_context(|| format!("could not start `{typed}`"))?;
        Ok(output.status.success())
    }

    fn expression(&self) -> duct::Expression {
        // As a string: duct takes a path without a folder for a file right here, and never looks along PATH.
        let mut expression = duct::cmd(self.program.as_os_str(), &self.args).dir(&self.dir);
        for (name, value) in &self.env {
            expression = expression.env(name, value);
        }
        expression
    }

    fn each_line(&self, mut take: impl FnMut(String)) -> Result<bool> {
        let typed = self.typed();
        let starting = || format!("could not start `{typed}`");
        let mut reader = BufReader::new(
            self.expression().stdin_null().stderr_to_stdout().unchecked().reader().with_context(starting)?,
        );
        let mut raw = Vec::new();
        // Bytes, not lines of text: a test's output may hold anything.
        while reader.read_until(b'\n', &mut raw)? > 0 {
            let line = String::from_utf8_lossy(&raw);
            take(line.trim_end_matches(['\n', '\r']).to_owned());
            raw.clear();
        }
        let output = reader.get_ref().try_wait()?.with_context(|| format!("`{typed}` did not end"))?;
        Ok(output.status.success())
    }
}

/// Cargo, the very one that runs this task.
pub fn cargo(dir: &Path) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    Command::new(PathBuf::from(cargo), dir)
}
