//! Disguises of every brand with rules, made up by `tricks.rs`: how many are read; and titles in which nothing is hidden: how
//! many are said to sell a brand.

use crate::Run;
use crate::score::Hits;
use crate::table::{Row, Target};
use crate::titles::judge;
use crate::tricks::{Dice, TRICKS, TRICKS_ELSEWHERE, Trick, plain_title};
use loupe::report::Role;
use loupe::rules::schema::NameKind;
use loupe::rules::{BrandRules, Tier};
use loupe::text::fold::Folded;

const NAME: &str = "own";
/// How often each trick is tried on each name, and how many plain titles are read.
const TURNS: u64 = 4;
const PLAIN: u64 = 100_000;

/// The names of a brand that are put in disguise: in Latin letters, four at least.
pub fn names(brand: &BrandRules) -> impl Iterator<Item = &str> {
    let latin = |n: &&str| {
        let letters = n.chars().filter(|c| c.is_ascii_alphanumeric()).count();
        n.is_ascii() && letters >= 4 && n.chars().any(|c| c.is_ascii_alphabetic())
    };
    let named = brand.rules.names.iter().filter(|g| g.kind == NameKind::Name);
    named.flat_map(|g| g.values.iter().map(String::as_str)).filter(latin)
}

/// The names of a brand in other scripts that are put in disguise: one word of two letters at least.
pub fn names_elsewhere(brand: &BrandRules) -> impl Iterator<Item = &str> {
    let other =
        |n: &&str| n.chars().count() >= 2 && n.chars().all(|c| c > '\u{370}' && c.is_alphanumeric() && c != '・');
    let named = brand.rules.names.iter().filter(|g| g.kind == NameKind::Name);
    named.flat_map(|g| g.values.iter().map(String::as_str)).filter(other)
}

/// A kind of goods of the brand's, as a title would name it.
pub fn goods(brand: &BrandRules) -> &str {
    brand.rules.context.goods.iter().find(|g| g.is_ascii()).map_or("", String::as_str)
}

/// All rows.
pub fn measure(run: &mut Run) {
    let latin = tried(run, TRICKS, |brand| names(brand).collect());
    let elsewhere = tried(run, TRICKS_ELSEWHERE, |brand| names_elsewhere(brand).collect());
    let mut plain = Hits::default();
    for seed in 0..PLAIN {
        let title = plain_title(&mut Dice::new(seed));
        let report = judge(run, &title, None);
        // Chance puts "stone" beside "island": a name plainly written is no misreading.
        let plainly = |quote: &str| {
            let folded = Folded::new(quote);
            run.engine.rules().names.find(&folded).iter().any(|h| h.range == (0..folded.text.len()))
        };
        let sold = report.brand.as_ref().filter(|b| b.role == Role::Sold && !plainly(&b.evidence.quote));
        let hit = sold.map(|b| format!("{title}: {} by “{}”", b.id, b.evidence.quote));
        plain.alarm(hit);
    }
    run.rows.push(Row::share(NAME, "disguised names read", &latin).reach(Target::AtLeast(0.98)));
    run.rows.push(Row::share(NAME, "the same in other scripts", &elsewhere).reach(Target::AtLeast(0.95)));
    run.rows.push(Row::per_thousand(NAME, "plain titles misread, of 1,000", &plain).reach(Target::AtMost(0.1)));
}

/// Every trick on some names of every brand with rules.
fn tried(run: &Run, tricks: &[Trick], names: fn(&BrandRules) -> Vec<&str>) -> Hits {
    let mut read = Hits::default();
    for (at, brand) in run.engine.rules().brands.iter().enumerate().filter(|(_, b)| b.tier == Tier::Rules) {
        for (n, name) in names(brand).into_iter().enumerate() {
            for (t, (trick, disguise)) in tricks.iter().enumerate() {
                for turn in 0..TURNS {
                    let mut dice = Dice::new(((at * 1_000 + n) * 100 + t) as u64 * TURNS + turn);
                    let Some(written) = disguise(name, &mut dice) else { continue };
                    let report = judge(run, &format!("{written} {} new 2026", goods(brand)), None);
                    let got = report.brand.as_ref().filter(|b| b.role == Role::Sold).map(|b| b.id.as_str());
                    read.note(got == Some(brand.rules.id.as_str()), || {
                        format!("{name} as “{}”, {trick}: {}", written.escape_debug(), got.unwrap_or("nothing"))
                    });
                }
            }
        }
    }
    read
}
