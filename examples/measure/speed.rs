//! Time per page beside html5ever's bare parse of it. Every figure is a ratio of processor times taken in turn within one run;
//! the fastest of several turns counts, since all noise only adds. Shared with `benches/page.rs`.

use cpu_time::ThreadTime;
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::RcDom;
use std::hint::black_box;
use std::time::Duration;

/// html5ever alone, into the tree its own project offers.
pub fn bare_parse(html: &str) {
    black_box(parse_document(RcDom::default(), ParseOpts::default()).one(html));
}

/// The fastest of several turns of things done in turn.
pub fn fastest<const N: usize>(turns: usize, things: [&dyn Fn(); N]) -> [Duration; N] {
    let mut best = [Duration::MAX; N];
    for _ in 0..turns {
        for (best, thing) in best.iter_mut().zip(things) {
            let start = ThreadTime::now();
            thing();
            *best = (*best).min(start.elapsed());
        }
    }
    best
}

/// Ratios, and how they are spread.
#[derive(Debug, Default, Clone)]
pub struct Ratios(Vec<f64>);

impl Ratios {
    /// Adds one.
    pub fn add(&mut self, part: Duration, whole: Duration) {
        self.0.push(part.as_secs_f64() / whole.as_secs_f64());
        self.0.sort_by(f64::total_cmp);
    }

    /// The ratio below which this share of all lie.
    pub fn at(&self, share: f64) -> f64 {
        self.0.get((self.0.len().saturating_sub(1) as f64 * share) as usize).copied().unwrap_or(f64::NAN)
    }

    /// Median, 95th percentile and worst.
    pub fn spread(&self) -> String {
        format!("median {:.2}, p95 {:.2}, worst {:.2}", self.at(0.5), self.at(0.95), self.at(1.0))
    }
}
