#![doc = include_str!("brand-bearing-host.md")]

use super::{AddressContext, Draft, Outcome};
use crate::brand::host::{Way, imitated};
use crate::report::{Evidence, Meaning};
use crate::weight::{Confidence, Severity};

pub(super) fn run(c: &AddressContext<'_>) -> Outcome {
    let Some(imitation) = imitated(c.host, c.rules) else { return Outcome::Ran(Vec::new()) };
    let Way::Bearing { words, bargain } = &imitation.way else { return Outcome::Ran(Vec::new()) };
    let finding = Draft {
        check: "brand-bearing-host",
        message: "brand-bearing-host-shop",
        meaning: Meaning::Copy,
        // "cartierwatches.com" may be a collector's; "cartier-outlet-sale.shop" wants to be taken for the brand's.
        weight: if *bargain { Severity::Warning } else { Severity::Caution },
        confidence: Confidence::High,
        hard: false,
        brand: imitation.brand,
        params: vec![("host", c.host.unicode.clone()), ("words", words.join(", "))],
        evidence: vec![Evidence::new("host", &c.host.unicode)],
        source: (&c.rules.addresses.source, &c.rules.addresses.checked),
    };
    Outcome::Ran(vec![finding.finish()])
}
