//! Time in proportion to the input: an input eight times as long takes no more than four times eight as long.

use cpu_time::ThreadTime;
use std::time::Duration;

/// What the shorter input is repeated to, in bytes.
const SHORT: usize = 24_000;
/// How many times as long the longer one is.
const TIMES: usize = 8;
/// What a quadratic reader would take is `TIMES` times `TIMES`; what a linear one takes, `TIMES`. Half the former: a cost
/// that stops growing at a limit, as with the depth of nesting, may be well below it in the shorter input.
const MOST: u32 = 32;
/// Below this, times say more of the machine than of the reader.
const GRAIN: Duration = Duration::from_millis(8);

/// Panics when the time of `run` grows much faster than its input, made by repeating `piece`.
pub fn linear(piece: &str, run: impl Fn(&str)) {
    if piece.is_empty() {
        return;
    }
    let short = piece.repeat(SHORT.div_ceil(piece.len()).max(1));
    let long = short.repeat(TIMES);
    // Other work on the machine only ever adds: the best of three counts, and most inputs need one turn.
    let mut best = (Duration::MAX, Duration::MAX);
    for _ in 0..3 {
        best = (best.0.min(time(&run, &short)), best.1.min(time(&run, &long)));
        if best.1 <= best.0 * MOST + GRAIN {
            return;
        }
    }
    panic!("{} bytes take {:?}, {} bytes {:?}", short.len(), best.0, long.len(), best.1);
}

fn time(run: &impl Fn(&str), input: &str) -> Duration {
    let start = ThreadTime::now();
    run(input);
    start.elapsed()
}
