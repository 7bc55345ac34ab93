//! What an amount is by where it stands: the first behind the title, or a former one with nothing present beside it.

use super::judge::{OLD_COSTS, SIDE_COSTS};
use super::{Candidate, NEAR};
use crate::listing::PriceKind;
use crate::page::doc::Doc;
use crate::page::other_price;
use crate::page::words::Hint;

/// Whether an amount is the first one behind the title, not crossed out, and its box looks like no other's.
pub(super) fn is_alone(all: &[Candidate], price: &Candidate, title: Option<u32>) -> bool {
    let Some(title) = title else { return false };
    let other = |c: &Candidate| {
        !c.old && c.side.is_none() && c.money.amount != price.money.amount && (title..price.run).contains(&c.run)
    };
    // Many amounts as good as this one are a list of goods.
    let rival = |c: &&Candidate| {
        !c.old && c.side.is_none() && c.money.amount != price.money.amount && c.score + 1.2 > price.score
    };
    (title..title.saturating_add(NEAR)).contains(&price.run)
        && price.money.beside
        && !price.old
        && price.side.is_none()
        && price.alike <= 2
        && !all.iter().any(other)
        && all.iter().filter(rival).count() < 3
}

/// Calls an amount by the title a former price where a lower one stands next to it, and the per cent taken off is told.
pub(super) fn mark_old(doc: &Doc, all: &mut [Candidate], title: Option<u32>) {
    let Some(title) = title else { return };
    let plain = |c: &Candidate| !c.old && c.side.is_none() && (title..title.saturating_add(NEAR)).contains(&c.run);
    for at in 1..all.len() {
        let Some([.., a, b]) = all.get_mut(..=at) else { return };
        if !plain(a) || !plain(b) || b.run - a.run > 12 || a.money.amount == b.money.amount {
            continue;
        }
        let (former, now) = if a.money.amount.to_f64() > b.money.amount.to_f64() { (a, b) } else { (b, a) };
        if other_price::says_cut(doc, former, now) {
            former.old = true;
            former.score -= OLD_COSTS;
        }
    }
}

/// Takes back that an amount is a former price where only its class says so ("normal-price", "regular-price") and nothing
/// near it is the present one.
pub(super) fn take_back_old(all: &mut [Candidate], title: Option<u32>) {
    let Some(title) = title else { return };
    let by_title = |run: u32| (title.saturating_sub(10)..title.saturating_add(NEAR)).contains(&run);
    const AROUND: u32 = 25;
    let present: Vec<u32> = all.iter().filter(|c| !c.old && c.side.is_none()).map(|c| c.run).collect();
    let known = all.iter().filter(|c| c.old && !c.by_class);
    let former: Vec<(u32, f64)> = known.map(|c| (c.run, c.money.amount.to_f64())).collect();
    for candidate in all.iter_mut().filter(|c| c.by_class && c.side.is_none() && by_title(c.run)) {
        let near = |run: u32| run.abs_diff(candidate.run) <= AROUND;
        let amount = candidate.money.amount.to_f64();
        // One that is told by a line as well and is higher is the former: then this is what is asked.
        if !present.iter().any(|run| near(*run)) && !former.iter().any(|(run, high)| near(*run) && *high <= amount) {
            candidate.old = false;
            candidate.score += OLD_COSTS;
        }
    }
}

/// Takes an amount by the metre or piece for the price where nothing else near the title is asked: the goods are sold so.
pub(super) fn take_back_unit(doc: &Doc, all: &mut [Candidate], title: Option<u32>) {
    let Some(title) = title else { return };
    let asked = |c: &Candidate| !c.old && (title..title.saturating_add(NEAR)).contains(&c.run);
    if all.iter().any(|c| asked(c) && c.side.is_none()) {
        return;
    }
    // A box named for it has another beside it.
    let unit =
        |c: &&mut Candidate| asked(c) && c.side == Some(PriceKind::Unit) && !doc.el(c.el).hint.any(Hint::SIDE_COST);
    if let Some(candidate) = all.iter_mut().find(unit) {
        candidate.side = None;
        candidate.score += SIDE_COSTS;
    }
}
