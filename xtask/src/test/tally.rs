//! Counting tests by the closing lines of the runners themselves.

use std::iter::Sum;

/// Tests that passed and tests that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Passed.
    pub passed: u64,
    /// Failed.
    pub failed: u64,
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies
            .fold(Self::default(), |sum, one| Self { passed: sum.passed + one.passed, failed: sum.failed + one.failed })
    }
}

/// Who ran the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runner {
    /// `cargo test`: one `test result:` line for each binary.
    Cargo,
    /// Node's test runner: `ℹ pass 3` and `ℹ fail 0`.
    Node,
    /// Vitest: `Tests  1 failed | 11 passed (12)`.
    Vitest,
}

/// The lines that close a runner's output, and what they count up to.
pub fn close(runner: Runner, lines: &[String]) -> (Vec<String>, Tally) {
    let mut closing = Vec::new();
    let mut tallies = Vec::new();
    for line in lines {
        let line = console::strip_ansi_codes(line);
        if let Some(tally) = read(runner, line.trim()) {
            closing.push(line.trim().to_owned());
            tallies.push(tally);
        }
    }
    (closing, tallies.into_iter().sum())
}

fn read(runner: Runner, line: &str) -> Option<Tally> {
    let words = match runner {
        Runner::Cargo => line.strip_prefix("test result:")?,
        Runner::Node => line.strip_prefix('ℹ').or_else(|| line.strip_prefix('#'))?,
        Runner::Vitest => line.strip_prefix("Tests ")?,
    };
    let words: Vec<&str> = words.split([' ', ';', '|', '.', ',']).filter(|word| !word.is_empty()).collect();
    let mut tally = None;
    for pair in words.windows(2) {
        let [first, second] = pair else { continue };
        let (number, word) = if runner == Runner::Node { (second, first) } else { (first, second) };
        let Ok(number) = number.parse::<u64>() else { continue };
        let sum: &mut Tally = match *word {
            "passed" | "pass" | "failed" | "fail" => tally.get_or_insert_default(),
            _ => continue,
        };
        if word.starts_with("pass") { sum.passed += number } else { sum.failed += number }
    }
    tally
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    fn tally(runner: Runner, text: &str) -> (u64, u64) {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let (_, tally) = close(runner, &lines);
        (tally.passed, tally.failed)
    }

    #[test]
    fn cargo_prints_a_line_for_each_binary() {
        let text = "test a ... ok\ntest result: ok. 41 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
                    test result: FAILED. 1 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(tally(Runner::Cargo, text), (42, 3));
    }

    #[test]
    fn node_prints_one_number_a_line() {
        assert_eq!(
            tally(Runner::Node, "✔ passes 3 things (2ms)\nℹ tests 12\nℹ suites 2\nℹ pass 11\nℹ fail 1\nℹ todo 0"),
            (11, 1)
        );
    }

    #[test]
    fn vitest_leaves_out_what_is_zero() {
        assert_eq!(tally(Runner::Vitest, " Test Files  2 passed (2)\n      Tests  12 passed (12)"), (12, 0));
        assert_eq!(tally(Runner::Vitest, "\u{1b}[2m      Tests \u{1b}[22m 1 failed | 11 passed (12)"), (11, 1));
    }

    #[test]
    fn a_test_that_prints_such_words_is_not_counted() {
        assert_eq!(tally(Runner::Cargo, "test 3 passed ... ok\n12 passed, 4 failed"), (0, 0));
    }
}
