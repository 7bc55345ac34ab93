//! Price, former price, range, currency: what is stated and what is shown, weighed against each other.

use super::Sources;
use crate::listing::{Amount, Availability, Contradiction, Fact, Listing, OtherPrice, Price, Source};
use crate::page::currency::{self, Means};
use crate::page::visible_price::{self, Candidate};
use crate::page::zones::Zone;
use crate::page::{currency_choice, other_price, price};

/// Which of two amounts is believed, and why.
struct Belief {
    amount: Amount,
    source: Source,
    why: &'static str,
}

impl Sources<'_> {
    /// Fills in the offer's amounts.
    pub(super) fn price(&self, listing: &mut Listing) {
        let named = self.pick(|f| f.currency.clone());
        let home = super::home(self.doc, self.address, &self.meta.locale);
        // The marketplace's selectors name the box the buyer pays from; its structured data may list other sellers.
        let own = self.own.price.filter(|_| self.on_marketplace).map(|p| Fact::new(p, Source::Adapter));
        let stated = own.or_else(|| self.pick(|f| f.price));
        let free = stated.as_ref().is_some_and(|s| s.units == 0);
        let stated = stated.filter(|s| s.units > 0 || self.says_free());
        // Where the marketplace says the goods cannot be had and states no price, amounts on the page are others'.
        // A shop's own page shows the price of what is sold out.
        let gone = self.on_marketplace && self.own.availability.is_some_and(|a| a != Availability::InStock);
        let shown = self.shown.price.as_ref().filter(|s| !gone && (!free || s.score >= PLAIN));
        let Some(Belief { mut amount, source, why }) = self.believe(stated.as_ref(), shown) else { return };
        // The page's digits say more than a number a machine wrote ("12.9" for 12.90).
        if let Some(same) =
            self.shown.all.iter().find(|c| c.money.amount == amount && c.money.amount.scale > amount.scale)
        {
            amount = same.money.amount;
        }
        let seen = self.shown.all.iter().find(|c| c.money.amount == amount && c.money.means.is_some()).or(shown);
        let chosen = currency_choice::read(self.doc);
        let resolve = |means: Option<Means>| {
            let evidence = named.as_ref().map(|n| n.value.as_str()).or_else(|| self.dollar_elsewhere()).or(chosen);
            means.and_then(|m| currency::resolve(m, evidence, home)).map(str::to_owned)
        };
        let stated_code = named.as_ref().map(|n| n.value.clone());
        let code = if source == Source::Visible {
            resolve(shown.and_then(|s| s.money.means)).or(stated_code)
        } else {
            stated_code.or_else(|| resolve(self.own.means.or(seen.and_then(|s| s.money.means))))
        };
        let code = code.or_else(|| home.map(str::to_owned).filter(|_| seen.is_none_or(|s| s.money.means.is_none())));
        if let (Some(named), Some(code)) = (&named, &code) {
            self.note_currency(listing, named, code, seen);
        }
        let offer = &mut listing.offer;
        let money = |amount: Amount| Price { amount, currency: code.clone() };
        let chosen = self.shown.all.iter().find(|c| c.money.amount == amount && !c.old && c.side.is_none());
        let listed = self
            .pick(|f| f.list_price)
            .map(|l| (l.value, l.source))
            .or_else(|| visible_price::list_price(&self.shown.all, chosen?).map(|c| (c.money.amount, Source::Visible)));
        offer.list_price =
            listed.filter(|(l, _)| l.to_f64() > amount.to_f64()).map(|(l, source)| Fact::new(money(l), source));
        let high = chosen.and_then(|c| c.high).map(|h| (h, Source::Visible));
        let high = high.or_else(|| self.pick(|f| f.price_high).map(|h| (h.value, h.source)));
        offer.price_high =
            high.filter(|(h, _)| h.to_f64() > amount.to_f64()).map(|(h, source)| Fact::new(money(h), source));
        let list = offer.list_price.as_ref().map(|l| l.amount);
        offer.discount =
            chosen.and_then(|c| other_price::discount(self.doc, c, list)).map(|d| Fact::new(d, Source::Visible));
        offer.other_prices = other_price::beside(&self.shown.all, chosen.or(shown), self.zones.title_run(self.doc))
            .into_iter()
            // The price again, with other words beside it, is no other.
            .filter(|(_, c)| c.money.amount != amount && Some(c.money.amount) != list)
            .map(|(kind, c)| OtherPrice {
                kind,
                price: Price { amount: c.money.amount, currency: resolve(c.money.means).or(code.clone()) },
            })
            .collect();
        offer.price = Some(Fact::new(money(amount), source));
        self.note_prices(listing, amount, source, why);
    }

    /// Stated or shown.
    fn believe(&self, stated: Option<&Fact<Amount>>, shown: Option<&Candidate>) -> Option<Belief> {
        let seen = |shown: &Candidate, why| Belief { amount: shown.money.amount, source: Source::Visible, why };
        match (stated, shown) {
            (Some(stated), Some(_)) if stated.units == 0 => {
                Some(Belief { amount: stated.value, source: stated.source, why: "stated-and-said-to-be-free" })
            }
            (Some(stated), Some(shown)) => Some(match self.shown_wins(stated, shown) {
                Some(why) => seen(shown, why),
                None => Belief { amount: stated.value, source: stated.source, why: "stated-first" },
            }),
            (Some(stated), None) => Some(Belief { amount: stated.value, source: stated.source, why: "stated-first" }),
            (None, Some(shown)) => Some(seen(shown, "shown-only")),
            (None, None) => None,
        }
    }

    /// Why the price shown is believed over the one stated, where it is.
    fn shown_wins(&self, stated: &Fact<Amount>, shown: &Candidate) -> Option<&'static str> {
        let amount = stated.value;
        if shown.money.amount == amount || stated.source == Source::Adapter && self.on_marketplace {
            return None;
        }
        let (s, v) = (amount.to_f64(), shown.money.amount.to_f64());
        if s > 0.0 && ((v / s - 1000.0).abs() < 0.5) {
            return Some("thousands-sign-taken-for-a-point");
        }
        let mentions: Vec<_> = self.shown.all.iter().filter(|c| c.money.amount == amount).collect();
        if mentions.is_empty() {
            // The shopper pays with tax: a stated price that is nowhere shown and a tax below the shown one is without it.
            let taxed = s > 0.0 && TAXES.iter().any(|t| (v / s - 1.0 - t).abs() < 0.001);
            let enough = if taxed { 0.0 } else { PLAIN };
            return (shown.score >= enough).then_some(if taxed { "stated-without-tax" } else { "shown-plainly" });
        }
        (mentions.iter().all(|c| c.old) && shown.score >= 5.0).then_some("stated-is-crossed-out")
    }

    /// Whether the listing says, in a text of its own, that it costs nothing.
    fn says_free(&self) -> bool {
        self.doc.runs.iter().any(|run| {
            let text = self.doc.run_text(run);
            text.len() < 60
                && self.zones.of(run.el) == Zone::Main
                && price::parse(text).is_some_and(|m| m.amount.units == 0 && !m.beside)
        })
    }

    /// Whose dollar the page's other amounts name, where they agree.
    fn dollar_elsewhere(&self) -> Option<&'static str> {
        let mut codes = self.shown.all.iter().filter_map(|c| match c.money.means {
            Some(Means::One(code)) if currency::is_dollar(code) => Some(code),
            _ => None,
        });
        let first = codes.next()?;
        codes.all(|code| code == first).then_some(first)
    }

    fn note_currency(&self, listing: &mut Listing, named: &Fact<String>, code: &str, seen: Option<&Candidate>) {
        let sign = seen.and_then(|s| s.money.means).and_then(|m| currency::resolve(m, Some(code), None));
        if named.value != code {
            let why = "shown-sign-beside-the-price";
            listing.contradict(Contradiction::shown("currency", code.to_owned(), named.clone(), why));
        } else if let Some(sign) = sign.filter(|s| *s != code) {
            listing.contradict(Contradiction {
                field: "currency",
                chosen: code.to_owned(),
                source: named.source,
                other: sign.to_owned(),
                other_source: Source::Visible,
                why: "stated-code-first",
            });
        }
    }

    /// The amounts other sources give as the price.
    fn note_prices(&self, listing: &mut Listing, amount: Amount, source: Source, why: &'static str) {
        let offer = &listing.offer;
        let known = [&offer.price, &offer.list_price, &offer.price_high].into_iter().flatten().map(|p| p.amount);
        let mut known: Vec<Amount> = known.collect();
        let stated = self.stated().into_iter().filter_map(|(found, source)| Some((found.price?, source)));
        let shown = self.shown.price.iter().filter(|s| s.score >= PLAIN).map(|s| (s.money.amount, Source::Visible));
        for (other, other_source) in stated.chain(shown).filter(|(a, _)| a.units > 0) {
            if known.contains(&other) {
                continue;
            }
            known.push(other);
            listing.contradict(Contradiction {
                field: "price",
                chosen: amount.to_string(),
                source,
                other: other.to_string(),
                other_source,
                why,
            });
        }
    }
}

/// What a shown price must score to stand against a stated one that is nowhere shown.
const PLAIN: f64 = 7.0;

/// Rates of value added and sales taxes that shop software leaves out of what it states.
const TAXES: &[f64] =
    &[0.05, 0.07, 0.08, 0.1, 0.15, 0.16, 0.17, 0.18, 0.19, 0.2, 0.21, 0.22, 0.23, 0.24, 0.25, 0.255, 0.27];
