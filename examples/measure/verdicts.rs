//! Verdicts on real pages of lawful shops: a careful person finds nothing there.

use crate::Run;
use crate::score::Hits;
use crate::table::{Row, Target};
use loupe::listing::Page;
use loupe::report::{Report, Severity, Verdict};

/// How many of these pages get a verdict above "nothing found".
pub fn above_nothing_found(run: &Run, corpus: &'static str, metric: &str, pages: &[Page]) -> Row {
    let mut hits = Hits::default();
    for page in pages {
        let report = run.engine.inspect(page, "");
        hits.alarm(is_loud(&report).then(|| format!("{:?} {}: {}", report.verdict, page.url, signs(&report))));
    }
    Row::count(corpus, metric, &hits).reach(Target::AtMost(0.0))
}

/// Whether a report warns at all.
pub fn is_loud(report: &Report) -> bool {
    matches!(report.verdict, Verdict::Caution | Verdict::HighRisk)
}

/// The findings above a note, each with what it quotes.
pub fn signs(report: &Report) -> String {
    let loud = report.findings.iter().filter(|f| f.severity > Severity::Note);
    let sign = |f: &loupe::report::Finding| format!("{} “{}”", f.check, f.evidence.first().map_or("", |e| &e.quote));
    loud.map(sign).collect::<Vec<_>>().join("; ")
}
