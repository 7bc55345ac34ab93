#![doc = include_str!("price-far-below-list.md")]

use super::{Context, Draft, Outcome};
use crate::report::{Evidence, Meaning};
use crate::rules::schema::ListPrice;
use crate::weight::Severity;

/// A price under this share of the lowest plausible one is far below it: offers, taxes and a year's rise explain the rest.
const FAR_BELOW: f64 = 0.5;

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    if c.second_hand {
        return Outcome::Skipped("why-second-hand");
    }
    let Some(price) = &c.listing.offer.price else { return Outcome::Skipped("why-no-price") };
    let Some(currency) = &price.currency else { return Outcome::Skipped("why-no-currency") };
    let Some((rule, floor)) = cheapest(c, currency) else { return Outcome::Skipped("why-no-rule") };
    let amount = price.amount.to_f64();
    if amount <= 0.0 || amount >= floor * FAR_BELOW {
        return Outcome::Ran(Vec::new());
    }
    let finding = Draft {
        check: "price-far-below-list",
        message: "price-far-below-floor",
        meaning: Meaning::Copy,
        // Never more, whatever the source: cheap alone proves nothing (DESIGN 4.3).
        weight: Severity::Note,
        confidence: rule.confidence,
        hard: false,
        brand: c.brand,
        params: vec![
            ("price", format!("{} {currency}", price.amount)),
            ("floor", format!("{} {}", rule.floor, rule.currency)),
            ("of", rule.of.clone()),
            ("year", rule.year.to_string()),
        ],
        evidence: vec![Evidence::new("price", &format!("{} {currency}", price.amount))],
        source: (&rule.source, &rule.checked),
    };
    Outcome::Ran(vec![finding.finish()])
}

/// Of the price rules that fit these goods the one with the lowest floor, and that floor in the page's currency.
fn cheapest<'a>(c: &'a Context<'_, '_>, currency: &str) -> Option<(&'a ListPrice, f64)> {
    let goods = c.goods();
    (c.brand.rules.prices.iter().zip(&c.brand.lists().prices))
        .filter(|(_, lists)| {
            lists.words.iter().all(|group| goods.iter().any(|t| group.any(t)))
                && !goods.iter().any(|t| lists.except.any(t))
        })
        .filter_map(|(rule, _)| Some((rule, c.rules.convert(f64::from(rule.floor), &rule.currency, currency)?)))
        .min_by(|a, b| a.1.total_cmp(&b.1))
}
