#![doc = include_str!("lookalike-host.md")]

use super::{AddressContext, Draft, Outcome};
use crate::brand::host::{Way, imitated};
use crate::report::{Evidence, Meaning};
use crate::weight::{Confidence, Severity};

pub(super) fn run(c: &AddressContext<'_>) -> Outcome {
    let Some(imitation) = imitated(c.host, c.rules) else { return Outcome::Ran(Vec::new()) };
    let (message, weight, name) = match &imitation.way {
        Way::Script => ("lookalike-host-script", Severity::Warning, "reads"),
        Way::InFront => ("lookalike-host-in-front", Severity::Warning, "looksLike"),
        // One letter off may be somebody's own name.
        Way::Similar => ("lookalike-host-similar", Severity::Caution, "looksLike"),
        Way::Bearing { .. } => return Outcome::Ran(Vec::new()),
    };
    let finding = Draft {
        check: "lookalike-host",
        message,
        meaning: Meaning::Copy,
        weight,
        confidence: Confidence::High,
        hard: false,
        brand: imitation.brand,
        params: vec![("host", c.host.unicode.clone()), (name, imitation.name.clone())],
        evidence: vec![Evidence::new("host", &c.host.unicode)],
        source: (&imitation.brand.rules.hosts.source, &imitation.brand.rules.hosts.checked),
    };
    Outcome::Ran(vec![finding.finish()])
}
