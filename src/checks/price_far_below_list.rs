#![doc = include_str!("price-far-below-list.md")]

use super::price_floor::{Asked, Floor, cheapest};
use super::{Context, Draft, Outcome};
use crate::report::{Evidence, Meaning};
use crate::rules::schema::Sellers;
use crate::weight::{Confidence, Severity};

/// A price under this share of the lowest plausible one is far below it: offers, taxes and a year's rise explain the rest.
const FAR_BELOW: f64 = 0.5;
/// A second-hand price under this share of the usual one is far below it: wear explains the rest.
const FAR_BELOW_USED: f64 = 0.25;
/// A crossed-out price of more than so many times the brand's own was never asked.
const INFLATED: f64 = 3.0;
/// A discount, in percent, that brands which sell through own and authorised stores alone do not give.
const STEEP: u32 = 70;

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    let Some(price) = &c.listing.offer.price else { return Outcome::Skipped("why-no-price") };
    let Some(currency) = &price.currency else { return Outcome::Skipped("why-no-currency") };
    let asked = Asked::new(c, price, currency);
    if asked.amount <= 0.0 {
        return Outcome::Ran(Vec::new());
    }
    if c.second_hand {
        return used(c, &asked);
    }
    let floor = cheapest(c, &asked);
    let steep = discount(c);
    if floor.is_none() && steep.is_none() {
        return Outcome::Skipped("why-no-rule");
    }
    let below = floor.as_ref().filter(|f| asked.each() < f.amount * FAR_BELOW).map(|f| far_below(c, &asked, f));
    let found =
        below.into_iter().chain(inflated(c, &asked)).chain(steep.filter(|s| *s >= STEEP).map(|s| steeply(c, s)));
    Outcome::Ran(found.map(Draft::finish).collect())
}

/// A finding about the price. Never more than a note, whatever the source: cheap alone proves nothing (DESIGN 4.3).
fn draft<'a>(
    c: &'a Context<'_, '_>,
    message: &'static str,
    params: Vec<(&'static str, String)>,
    evidence: Evidence,
    (confidence, source): (Confidence, (&'a str, &'a str)),
) -> Draft<'a> {
    Draft {
        check: "price-far-below-list",
        message,
        meaning: Meaning::Copy,
        weight: Severity::Note,
        confidence,
        hard: false,
        brand: c.brand,
        params,
        evidence: vec![evidence],
        source,
    }
}

fn far_below<'a>(c: &'a Context<'_, '_>, asked: &Asked<'_>, floor: &Floor<'a>) -> Draft<'a> {
    let rule = floor.rule;
    let mut params = vec![
        ("price", asked.to_string()),
        ("floor", floor.in_words(c, asked)),
        ("of", rule.of.clone()),
        ("year", rule.year.to_string()),
    ];
    let message = if let Some(size) = &floor.size {
        params.push(("size", size.clone()));
        "price-far-below-list-size"
    } else if let Some(pieces) = asked.pieces {
        params.push(("pieces", pieces.to_string()));
        params.push(("each", asked.each_in_words()));
        "price-far-below-list-each"
    } else if rule.currency == asked.currency {
        "price-far-below-floor"
    } else {
        params.push(("day", c.rules.rates.day.clone()));
        "price-far-below-list-converted"
    };
    let evidence = Evidence::new("price", &asked.to_string());
    draft(c, message, params, evidence, (rule.confidence, (&rule.source, &rule.checked)))
}

/// The crossed-out price, when it is a multiple of what the brand itself asks.
fn inflated<'a>(c: &'a Context<'_, '_>, asked: &Asked<'_>) -> Option<Draft<'a>> {
    let crossed = c.listing.offer.list_price.as_ref()?;
    let goods = c.goods();
    let rules = c.brand.rules.prices.iter().zip(&c.brand.lists().prices);
    // Of the rules that fit, the dearest goods: the listing may be of those.
    let (rule, own) = rules
        .filter(|(rule, lists)| rule.size.is_none() && lists.fit(&goods))
        .filter_map(|(rule, _)| Some((rule, rule.list?)))
        .filter_map(|(rule, list)| {
            Some((rule, c.rules.convert(f64::from(list), &rule.currency, crossed.currency.as_ref()?)?))
        })
        .max_by(|a, b| a.1.total_cmp(&b.1))?;
    if crossed.amount.to_f64() / f64::from(asked.pieces.unwrap_or(1)) <= own * INFLATED {
        return None;
    }
    let currency = crossed.currency.as_deref().unwrap_or_default();
    let text = format!("{} {currency}", crossed.amount);
    let params = vec![
        ("crossed", text.clone()),
        ("list", format!("{} {}", rule.list.unwrap_or_default(), rule.currency)),
        ("of", rule.of.clone()),
        ("year", rule.year.to_string()),
    ];
    let source = (rule.confidence, (rule.source.as_str(), rule.checked.as_str()));
    Some(draft(c, "price-far-below-list-inflated", params, Evidence::new("listPrice", &text), source))
}

/// Per cent off, where the brand sells such goods through its own and authorised stores alone.
fn discount(c: &Context<'_, '_>) -> Option<u32> {
    c.channel().filter(|channel| matches!(channel.sellers, Sellers::OwnStores | Sellers::Authorised))?;
    let offer = &c.listing.offer;
    let (price, list) = (offer.price.as_ref()?, offer.list_price.as_ref()?);
    if price.currency != list.currency {
        return None;
    }
    let share = price.amount.to_f64() / list.amount.to_f64();
    // More than 98 per cent is a deposit or an instalment.
    (0.02..1.0).contains(&share).then(|| ((1.0 - share) * 100.0).round() as u32)
}

fn steeply<'a>(c: &'a Context<'_, '_>, percent: u32) -> Draft<'a> {
    let offer = &c.listing.offer;
    let (confidence, source) = c.brand.rules.channel.as_ref().map_or((Confidence::Low, ("", "")), |channel| {
        (channel.confidence, (channel.source.as_str(), channel.checked.as_str()))
    });
    let list = offer.list_price.as_ref().map(|l| format!("{} {}", l.amount, l.currency.as_deref().unwrap_or_default()));
    let evidence = Evidence::new("listPrice", &list.unwrap_or_default());
    draft(c, "price-far-below-list-discount", vec![("percent", percent.to_string())], evidence, (confidence, source))
}

/// Second-hand goods: cheap is normal there, so they are held against what such goods are sold for.
fn used(c: &Context<'_, '_>, asked: &Asked<'_>) -> Outcome {
    let goods = c.goods();
    let rules = c.brand.rules.medians.iter().zip(&c.brand.lists().medians);
    let lowest = rules
        .filter(|(_, lists)| lists.fit(&goods))
        .filter_map(|(rule, _)| Some((rule, c.rules.convert(f64::from(rule.median), &rule.currency, asked.currency)?)))
        .min_by(|a, b| a.1.total_cmp(&b.1));
    let Some((rule, median)) = lowest else { return Outcome::Skipped("why-second-hand") };
    if asked.each() >= median * FAR_BELOW_USED {
        return Outcome::Ran(Vec::new());
    }
    let params = vec![
        ("price", asked.to_string()),
        ("median", super::price_floor::in_words(c, (f64::from(rule.median), &rule.currency), asked.currency)),
        ("of", rule.of.clone()),
        ("year", rule.year.to_string()),
    ];
    let evidence = Evidence::new("price", &asked.to_string());
    let source = (rule.confidence, (rule.source.as_str(), rule.checked.as_str()));
    Outcome::Ran(vec![draft(c, "price-far-below-list-used", params, evidence, source).finish()])
}
