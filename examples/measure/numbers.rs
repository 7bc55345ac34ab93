//! `stdnum`: company and tax numbers, right and wrong, of the kinds Loupe knows.

use crate::Run;
use crate::pages;
use crate::score::Hits;
use crate::table::{Peer, Row, Target};
use loupe::page::registration::{Answer, check};
use std::collections::BTreeSet;
use std::path::Path;

const NAME: &str = "stdnum";

/// Checks every number whose kind is known. Right: a valid one is accepted, an invalid one refused. A number of the right
/// form whose kind has no check digits, or whose descriptions disagree on them, is accepted and left open; these are counted
/// apart too.
pub fn measure(folder: &Path, run: &mut Run) {
    let (mut right, mut accused, mut open) = (Hits::default(), Hits::default(), Hits::default());
    let mut unexplained = Hits::default();
    let (mut known, mut kinds) = (BTreeSet::new(), BTreeSet::new());
    for (i, line) in pages::text(&folder.join("docstrings.tsv")).lines().enumerate() {
        let mut cells = line.split('\t');
        let (Some(module), Some(state), Some(number)) = (cells.next(), cells.next(), cells.next()) else {
            panic!("docstrings.tsv:{}: expected kind, state, number", i + 1);
        };
        let kind = module.strip_prefix("stdnum.").unwrap_or(module);
        kinds.insert(kind.to_owned());
        let Some(answer) = check(kind, number) else { continue };
        known.insert(kind.to_owned());
        let is_valid = state == "valid";
        let holds = match answer {
            Answer::Valid | Answer::Unknown => is_valid,
            Answer::Invalid | Answer::Misshapen => !is_valid,
        };
        let reason = run.differences.reason(NAME, &(i + 1).to_string());
        let miss = || {
            let reason = reason.map_or(String::new(), |r| format!(" [{r}]"));
            format!("row {}, {kind}: {number} is {state}, {answer:?}{reason}", i + 1)
        };
        right.note(holds, miss);
        open.alarm((answer == Answer::Unknown).then(miss));
        if is_valid {
            accused.alarm(matches!(answer, Answer::Invalid | Answer::Misshapen).then(miss));
        }
        unexplained.alarm((!holds && reason.is_none()).then(miss));
    }
    let theirs = Peer { name: "python-stdnum".to_owned(), figure: 1.0, published: true };
    let row = Row::share(NAME, "numbers accepted or refused rightly", &right).beside(Some(theirs));
    let detail = format!("{}; {} of {} kinds", right.detail(), known.len(), kinds.len());
    run.rows.push(Row { detail, ..row }.reach(Target::AtLeast(1.0)));
    run.rows.push(Row::count(NAME, "valid numbers refused", &accused).reach(Target::AtMost(0.0)));
    run.rows.push(Row::count(NAME, "left open", &open));
    run.rows.push(Row::count(NAME, "differences without a reason", &unexplained).reach(Target::AtMost(0.0)));
}
