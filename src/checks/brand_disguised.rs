#![doc = include_str!("brand-disguised.md")]

use super::{Context, Draft, Outcome};
use crate::brand::disguise::Trick;
use crate::report::Meaning;
use crate::weight::{Confidence, Severity};

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    let Some(disguise) = &c.claim.disguise else { return Outcome::Ran(Vec::new()) };
    let (message, weight) = match disguise.trick {
        Trick::Spelling => ("brand-disguised-spelling", Severity::Warning),
        // Buyers use the nicknames too, so these are only a hint.
        Trick::Nickname => ("brand-disguised-nickname", Severity::Caution),
        Trick::Slip => ("brand-disguised-slip", Severity::Note),
    };
    let finding = Draft {
        check: "brand-disguised",
        message,
        meaning: Meaning::Copy,
        weight,
        confidence: Confidence::High,
        hard: false,
        brand: c.brand,
        params: vec![("written", disguise.written.clone()), ("reads", disguise.reads.clone())],
        evidence: vec![c.claim.evidence.clone()],
        source: ("Unicode Technical Standard 39, confusables; spellings listed with the brand", "2026-11-23"),
    };
    Outcome::Ran(vec![finding.finish()])
}
