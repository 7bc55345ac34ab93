//! Addresses made up here: as shops of copies make them of every brand with rules, and as people and firms make their own.

use crate::Run;
use crate::addresses::flagged;
use crate::score::Hits;
use crate::table::{Row, Target};
use crate::tricks::{Dice, maker};
use loupe::rules::schema::{InAddresses, NameKind};
use loupe::rules::{BrandRules, Tier};
use loupe::text::address::Host;

const NAME: &str = "own";
const LAWFUL: u64 = 20_000;

/// One way of making an address of a name; `None` where the name gives no hold for it.
type Trick = (&'static str, fn(&str, &mut Dice) -> Option<String>);

const TRICKS: &[Trick] = &[
    ("name and bargain", |n, d| Some(format!("{n}{}.com", d.choose(BARGAIN)))),
    ("name, bargain, country", |n, d| Some(format!("{n}-{}-{}.shop", d.choose(BARGAIN), d.choose(COUNTRY)))),
    ("bargain and name", |n, d| Some(format!("{}{n}.com", d.choose(BARGAIN)))),
    ("name and country", |n, d| Some(format!("{n}{}.com", d.choose(LAND)))),
    ("country, name, goods", |n, d| Some(format!("{}{n}{}.com", d.choose(LAND), d.choose(GOODS)))),
    ("name, goods, country", |n, d| Some(format!("{n}-{}-{}.com", d.choose(GOODS), d.choose(LAND)))),
    ("name under a let ending", |n, d| Some(format!("{n}{}.{}", d.choose(GOODS), d.choose(LET)))),
    ("host in front", |n, d| Some(format!("{n}.com.{}-sale.top", d.choose(GOODS)))),
    ("name before com-", |n, d| Some(format!("{n}.com-{}outlet.shop", d.choose(GOODS)))),
    ("name before a bargain", |n, d| Some(format!("{n}.{}-outlet.top", d.choose(GOODS)))),
    ("seller's sub-domain", |n, d| Some(format!("{n}{}.myshopify.com", d.choose(BARGAIN)))),
    ("seller's sub-domain on a marketplace", |n, d| Some(format!("{n}-{}.x.yupoo.com", d.choose(BARGAIN)))),
    ("another script", |n, d| script(n, d).map(|l| format!("{l}.com"))),
    ("another script, bargain", |n, d| script(n, d).map(|l| format!("{l}-{}.com", d.choose(BARGAIN)))),
    ("digit, bargain", |n, d| digit(n, d).map(|l| format!("{l}-{}.com", d.choose(BARGAIN)))),
    ("letter off", |n, d| off(n, d).map(|l| format!("{l}.com"))),
    ("letter off, bargain", |n, d| off(n, d).map(|l| format!("{l}{}.com", d.choose(BARGAIN)))),
];

const BARGAIN: &[&str] = &[
    "outlet",
    "sale",
    "cheap",
    "factoryoutlet",
    "official",
    "discount",
    "outletonline",
    "clearance",
    "rebajas",
    "soldes",
];
const COUNTRY: &[&str] = &["uk", "us", "de", "fr", "au", "ca", "nz", "mx", "nl"];
const LAND: &[&str] = &[
    "canada",
    "australia",
    "deutschland",
    "espana",
    "polska",
    "mexico",
    "ireland",
    "norge",
    "singapore",
    "southafrica",
];
const GOODS: &[&str] = &["bags", "shoes", "watches", "jewelry", "jackets", "sunglasses"];
const LET: &[&str] = &["us.com", "uk.com", "com.de", "eu.com"];

impl Dice {
    fn choose(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len())]
    }
}

/// The name with one letter of another script.
fn script(name: &str, dice: &mut Dice) -> Option<String> {
    replace(name, dice, "aаeеoоcсpрxхyуiіsѕoοnոuս", 5)
}

fn digit(name: &str, dice: &mut Dice) -> Option<String> {
    replace(name, dice, "o0i1l1e3a4s5", 7)
}

fn replace(name: &str, dice: &mut Dice, table: &str, least: usize) -> Option<String> {
    let table: Vec<char> = table.chars().collect();
    let letters: Vec<char> = name.chars().collect();
    let other = |c: char| table.chunks(2).find(|p| p[0] == c).map(|p| p[1]);
    let places: Vec<usize> = (1..letters.len()).filter(|i| other(letters[*i]).is_some()).collect();
    let at = *places.get(dice.below(places.len())).filter(|_| letters.len() >= least)?;
    Some(letters.iter().enumerate().map(|(i, c)| if i == at { other(*c).unwrap_or(*c) } else { *c }).collect())
}

/// The name with one letter left out, doubled, or swapped with its neighbour; names of eight letters or more.
fn off(name: &str, dice: &mut Dice) -> Option<String> {
    let mut letters: Vec<char> = name.chars().collect();
    if letters.len() < 8 {
        return None;
    }
    let at = 1 + dice.below(letters.len() - 2);
    match dice.below(3) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        _ if letters[at] != letters[at + 1] => letters.swap(at, at + 1),
        _ => drop(letters.remove(at)),
    }
    Some(letters.into_iter().collect())
}

/// A brand's names as they stand in addresses: those that are the brand there beside any word.
fn names(brand: &BrandRules) -> impl Iterator<Item = String> {
    let plain = |ambiguous: bool, in_addresses| match in_addresses {
        Some(what) => what == InAddresses::Name,
        None => !ambiguous,
    };
    let groups =
        brand.rules.names.iter().filter(move |g| g.kind == NameKind::Name && plain(g.ambiguous, g.in_addresses));
    let joined = |n: &String| n.chars().filter(|c| !matches!(c, ' ' | '-' | '\'')).collect::<String>().to_lowercase();
    let latin = |n: &String| n.len() >= 5 && n.chars().all(|c| c.is_ascii_alphabetic());
    groups.flat_map(|g| &g.values).map(joined).filter(latin)
}

/// Addresses people and firms make of their own names: a made-up name or a word, beside goods, places and plain shop words.
fn lawful(dice: &mut Dice) -> String {
    const SHOP: &[&str] = &[
        "shop",
        "store",
        "online",
        "group",
        "home",
        "world",
        "studio",
        "design",
        "consulting",
        "photo",
        "works",
        "",
        "",
    ];
    const END: &[&str] = &["com", "de", "fr", "co.uk", "it", "es", "com.au", "nl", "org", "shop", "net", "store", "pl"];
    const WORD: &[&str] = &[
        "chloe",
        "stella",
        "jordan",
        "stanley",
        "tiffany",
        "valentino",
        "carter",
        "oakley",
        "marc",
        "celine",
        "coach",
        "apple",
        "supreme",
        "mango",
        "pandora",
        "converge",
        "omega",
        "trinity",
        "tank",
        "fossil",
        "panel",
        "basics",
        "price",
        "poste",
        "zaragoza",
        "garden",
        "river",
        "stone",
        "island",
        "north",
        "balance",
        "golden",
        "ocean",
        "vanish",
        "harbour",
        "barber",
        "carrier",
        "cartons",
        "monkey",
        "dioptra",
        "diorama",
        "fenders",
        "nikel",
        "legoland",
        "rolling",
        "relax",
        "hermitage",
        "prado",
        "bradley",
        "givens",
        "moncloa",
    ];
    let own = if dice.below(3) == 0 { dice.choose(WORD).to_owned() } else { maker(dice).to_lowercase() };
    let beside = match dice.below(4) {
        0 => String::new(),
        1 => dice.choose(GOODS).to_owned(),
        2 => maker(dice).to_lowercase(),
        _ => dice.choose(SHOP).to_owned(),
    };
    let by = dice.choose(&["", "", "-"]);
    format!("{}.{}", format!("{own}{by}{beside}").trim_matches('-'), dice.choose(END))
}

/// Both rows.
pub fn measure(run: &mut Run) {
    let (mut found, mut right) = (Hits::default(), Hits::default());
    let with_rules = run.engine.rules().brands.iter().filter(|b| b.tier == Tier::Rules);
    for (at, brand) in with_rules.enumerate() {
        for (n, name) in names(brand).enumerate() {
            for (t, (trick, make)) in TRICKS.iter().enumerate() {
                let mut dice = Dice::new(((at * 100 + n) * 100 + t) as u64);
                let Some(address) = make(&name, &mut dice) else { continue };
                let Some(host) = Host::new(&address) else { continue };
                let got = flagged(&run.engine, &host.ascii);
                let miss = || {
                    format!("{address}, {trick}: {}", if got.is_empty() { "nothing".into() } else { got.join(", ") })
                };
                found.note(!got.is_empty(), miss);
                right.note(got.contains(&brand.rules.id), miss);
            }
        }
    }
    let mut alarms = Hits::default();
    for seed in 0..LAWFUL {
        let address = lawful(&mut Dice::new(seed));
        let got = flagged(&run.engine, &address);
        alarms.alarm((!got.is_empty()).then(|| format!("{address} for {}", got.join(", "))));
    }
    run.rows.push(Row::share(NAME, "made-up imitations, flagged", &found).reach(Target::AtLeast(0.97)));
    run.rows.push(Row::share(NAME, "made-up imitations, right brand", &right).reach(Target::AtLeast(0.97)));
    run.rows.push(Row::per_thousand(NAME, "made-up own names, alarms in 1,000", &alarms).reach(Target::AtMost(0.5)));
}
