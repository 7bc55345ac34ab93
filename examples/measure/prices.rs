//! Prices: `metascraper_shopping`, a few pages whose price is known, and `price_parser`, price strings.

use crate::Run;
use crate::pages;
use crate::score::Hits;
use crate::table::{Peer, Row};
use loupe::page::price;
use serde::Deserialize;
use std::path::Path;

/// The pages: a price is right when it is the one their own test wants, or the one shown.
pub fn pages(folder: &Path, run: &mut Run) {
    let mut hits = Hits::default();
    for row in crate::rows_of(&folder.join("expected.tsv")) {
        let page = pages::page(&row[1], &folder.join(format!("{}.gz", row[0])));
        let got = run.engine.read(&page).listing.offer.price.map(|p| p.value.amount);
        let wanted: Vec<_> = row[2..].iter().filter_map(|w| price::parse(w)).map(|m| m.amount).collect();
        let right = got.is_some_and(|got| wanted.contains(&got));
        hits.note(right, || {
            format!("{}: {}, wanted {:?}", row[0], got.map_or("nothing".into(), |g| g.to_string()), &row[2..])
        });
    }
    run.rows.push(Row::share("metascraper", "price", &hits));
}

#[derive(Deserialize)]
struct Text {
    group: String,
    price_raw: Option<String>,
    currency_raw: Option<String>,
    currency: Option<String>,
    amount: Option<String>,
}

/// The strings: exact amount, exact currency, both. Those known to differ for a reason are counted apart.
pub fn strings(folder: &Path, run: &mut Run) {
    let (mut amounts, mut currencies, mut both) = (Hits::default(), Hits::default(), Hits::default());
    let mut unexplained = Hits::default();
    for (i, line) in pages::text(&folder.join("dev.jsonl")).lines().enumerate() {
        let row: Text = serde_json::from_str(line).unwrap_or_else(|e| panic!("dev.jsonl:{}: {e}", i + 1));
        let raw = row.price_raw.as_deref().unwrap_or_default();
        let got = price::parse(raw);
        let want = row.amount.as_deref().and_then(|a| a.parse::<f64>().ok());
        let amount = match (got.map(|m| m.amount.to_f64()), want) {
            (Some(got), Some(want)) => (got - want).abs() < 1e-9,
            (got, want) => got.is_none() && want.is_none(),
        };
        // The second text names the currency where there is one, as their parser is told to read it.
        let hint = row.currency_raw.as_deref().and_then(price::currency_in);
        let means = hint.or_else(|| got.and_then(|m| m.means)).or_else(|| price::currency_in(raw));
        let currency = match (&row.currency, means) {
            (None, None) => true,
            (Some(want), Some(means)) => price::currency_in(want) == Some(means),
            _ => false,
        };
        let reason = run.differences.reason("price_parser", &(i + 1).to_string());
        let miss = || {
            let got = got.map_or("nothing".to_owned(), |m| m.amount.to_string());
            let reason = reason.map_or(String::new(), |r| format!(" [{r}]"));
            format!(
                "row {}, {}: {raw:?} ({:?}): {got} {means:?}, wanted {want:?} {:?}{reason}",
                i + 1,
                row.group,
                row.currency_raw,
                row.currency
            )
        };
        amounts.note(amount, miss);
        currencies.note(currency, miss);
        both.note(amount && currency, miss);
        unexplained.alarm((!(amount && currency) && reason.is_none()).then(miss));
    }
    let theirs = || Some(Peer { name: "price-parser".to_owned(), figure: 1.0, published: true });
    let name = "price_parser";
    run.rows.push(Row::share(name, "amount", &amounts).beside(theirs()));
    run.rows.push(Row::share(name, "currency", &currencies).beside(theirs()));
    run.rows.push(Row::share(name, "amount and currency", &both).beside(theirs()));
    run.rows
        .push(Row::count(name, "differences without a reason", &unexplained).reach(crate::table::Target::AtMost(0.0)));
}
