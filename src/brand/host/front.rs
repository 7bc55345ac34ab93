//! A brand's host or name in front of somebody else's: what a narrow screen shows first.

use super::{Imitation, Way};
use crate::rules::{HostNames, RuleBook};
use crate::text::address::Host;

/// Fewest shop words of which a registered name is made, before a brand's name in front of it counts.
const MIN_WORDS: usize = 2;

/// Endings that make a name in front look like a host.
const ENDINGS: [&str; 6] = ["com", "net", "org", "co", "shop", "store"];

/// The brand's whole host in front of another (`cartier.com.sale-shop.top`), or its name with an ending of a host.
pub fn by_host<'r>(host: &Host, names: &'r HostNames, rules: &'r RuleBook) -> Option<Imitation<'r>> {
    if let Some((brand, own)) = names.in_front(host) {
        return Some(Imitation { brand: rules.brand(brand)?, way: Way::InFront, name: own });
    }
    let labels: Vec<&str> = host.subdomain().split('.').collect();
    labels.windows(2).find_map(|pair| {
        let [label, ending] = pair else { return None };
        let joined: String = label.split('-').collect();
        let (name, _) = names.within(&joined).into_iter().find(|(name, _)| name.text == joined && !name.ambiguous)?;
        let brand = rules.brand(name.brand).filter(|_| ENDINGS.contains(ending))?;
        Some(Imitation { brand, way: Way::InFront, name: format!("{label}.{ending}") })
    })
}

/// The brand's name in front of "com-…" (`cartier.com-sale.top`), or of a name that is nothing but shop words and a promise
/// (`cartier.outlet-sale.top`). Department stores put brands' names in front of their own.
pub fn by_name<'r>(host: &Host, names: &'r HostNames, rules: &'r RuleBook) -> Option<Imitation<'r>> {
    let last = host.subdomain().rsplit('.').next().filter(|l| !l.is_empty())?;
    let joined: String = last.split('-').collect();
    let (name, _) = names.within(&joined).into_iter().find(|(name, at)| *at == 0 && name.text == joined)?;
    let label = host.label();
    let posing = label.starts_with("com-") || label.ends_with("-com");
    let pieces: Vec<_> = label.split('-').map(|piece| names.words.split(piece)).collect();
    let words: Vec<String> = pieces.into_iter().collect::<Option<Vec<_>>>().unwrap_or_default().concat();
    let promise = words.iter().any(|w| names.words.is_bargain(w)) && words.len() >= MIN_WORDS;
    let name_enough = !name.ambiguous || promise;
    ((posing && name_enough) || promise).then_some(())?;
    Some(Imitation { brand: rules.brand(name.brand)?, way: Way::InFront, name: last.to_owned() })
}
