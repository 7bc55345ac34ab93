//! How right a set of answers is: precision, recall, F1, or a plain share.

use std::fmt::Write;

/// Answers to questions that may have no answer at all.
#[derive(Debug, Default, Clone)]
pub struct Score {
    right: u32,
    /// Answers that are not the wanted one.
    wrong: u32,
    /// Wanted ones that were not given.
    missed: u32,
    /// Each miss, in words.
    pub misses: Vec<String>,
}

impl Score {
    /// One question: any of `want` is right; nothing wanted and nothing given says nothing.
    pub fn note<W: AsRef<str>>(
        &mut self,
        name: &str,
        want: &[W],
        got: Option<&str>,
        same: impl Fn(&str, &str) -> bool,
    ) {
        let wanted = || want.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("\" or \"");
        match got {
            Some(got) if want.iter().any(|w| same(w.as_ref(), got)) => self.right += 1,
            Some(got) => {
                self.wrong += 1;
                self.missed += u32::from(!want.is_empty());
                self.misses.push(format!("{name}: \"{got}\", wanted \"{}\"", wanted()));
            }
            None if want.is_empty() => {}
            None => {
                self.missed += 1;
                self.misses.push(format!("{name}: nothing, wanted \"{}\"", wanted()));
            }
        }
    }

    /// One question to be answered with yes or no.
    pub fn yes(&mut self, wanted: bool, given: bool, name: impl Fn() -> String) {
        match (wanted, given) {
            (true, true) => self.right += 1,
            (false, true) => {
                self.wrong += 1;
                self.misses.push(format!("too much: {}", name()));
            }
            (true, false) => {
                self.missed += 1;
                self.misses.push(format!("missed: {}", name()));
            }
            (false, false) => {}
        }
    }

    /// Right answers among those given.
    pub fn precision(&self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// Right answers among those wanted.
    pub fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }

    /// The counts.
    pub fn detail(&self) -> String {
        let mut text = format!("{} right", self.right);
        for (count, word) in [(self.wrong, "wrong"), (self.missed, "missed")] {
            if count > 0 {
                let _ = write!(text, ", {count} {word}");
            }
        }
        text
    }

    /// The misses that are too much, or those that are missed.
    pub fn misses_that(&self, begin: &str) -> Vec<String> {
        self.misses.iter().filter(|m| m.starts_with(begin)).cloned().collect()
    }
}

/// How many of a number of things hold.
#[derive(Debug, Default, Clone)]
pub struct Hits {
    /// Those that do.
    pub hit: u32,
    /// All of them.
    pub of: u32,
    /// Those that do not, or do where they should not, in words.
    pub misses: Vec<String>,
}

impl Hits {
    /// One thing that should hold.
    pub fn note(&mut self, holds: bool, miss: impl FnOnce() -> String) {
        self.of += 1;
        self.hit += u32::from(holds);
        if !holds {
            self.misses.push(miss());
        }
    }

    /// One thing that should not.
    pub fn alarm(&mut self, alarm: Option<String>) {
        self.of += 1;
        self.hit += u32::from(alarm.is_some());
        self.misses.extend(alarm);
    }

    /// The share of those that hold.
    pub fn share(&self) -> f64 {
        share(self.hit, self.of)
    }

    /// The counts.
    pub fn detail(&self) -> String {
        format!("{} of {}", self.hit, self.of)
    }
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}
