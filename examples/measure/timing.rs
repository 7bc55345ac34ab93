//! What a page costs beside html5ever's bare parse of it: reading it, and the whole way to the report.

use crate::Run;
use crate::speed::{Ratios, bare_parse, fastest};
use crate::table::{Row, Target, Unit};
use std::hint::black_box;
use std::time::Duration;

/// Pages smaller than this are shells; their time says nothing.
const SHELL: usize = 2_000;
const TURNS: usize = 5;

/// One page's times.
#[derive(Debug, Clone, Copy)]
pub struct Timed {
    /// Which of the pages.
    pub page: usize,
    /// html5ever alone.
    pub bare: Duration,
    /// The reader.
    pub reading: Duration,
}

/// Times every product page.
pub fn measure(run: &mut Run) {
    let (mut reading, mut whole) = (Ratios::default(), Ratios::default());
    let mut slow = Vec::new();
    for (number, page) in run.pages.iter().enumerate().filter(|(_, p)| p.html.len() > SHELL) {
        let [bare, read, inspect] = fastest(
            TURNS,
            [&|| bare_parse(&page.html), &|| drop(black_box(run.engine.read(page))), &|| {
                drop(black_box(run.engine.inspect(page, "")))
            }],
        );
        run.timed.push(Timed { page: number, bare, reading: read });
        reading.add(read, bare);
        whole.add(inspect, bare);
        let ratio = inspect.as_secs_f64() / bare.as_secs_f64();
        if ratio > 1.35 {
            slow.push((ratio, format!("{ratio:.2}, {inspect:.1?}, {} KB: {}", page.html.len() / 1_000, page.url)));
        }
    }
    slow.sort_by(|a, b| b.0.total_cmp(&a.0));
    let slow: Vec<String> = slow.into_iter().map(|(_, line)| line).collect();
    let row = |metric: &str, ratios: &Ratios, share| {
        Row::new("speed", metric, Unit::Times, ratios.at(share)).with(ratios.spread(), Vec::new())
    };
    let median = row("whole page ÷ bare parse, median", &whole, 0.5).reach(Target::AtMost(1.35));
    run.rows.extend([
        row("reading ÷ bare parse, median", &reading, 0.5),
        row("reading ÷ bare parse, p95", &reading, 0.95),
        Row { misses: slow, ..median },
        row("whole page ÷ bare parse, p95", &whole, 0.95),
    ]);
}
