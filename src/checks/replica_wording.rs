#![doc = include_str!("replica-wording.md")]

use super::plain::{self, Of};
use super::{Context, Draft, Outcome};
use crate::brand::disguise::Trick;
use crate::passage::Passage;
use crate::report::{Finding, Meaning};
use crate::rules::schema::{Term, TermKind};
use crate::rules::{Said, Vouched, Words};
use crate::text::order;
use crate::weight::{Confidence, Severity};

/// Most findings of this check: three words say as much as thirty.
const MOST: usize = 3;

pub(super) fn run(c: &Context<'_, '_>) -> Outcome {
    // Whoever vouches for the goods speaks of others' copies: "the market is full of fakes, mine is guaranteed authentic".
    let vouched = c.vouched == Vouched::Yes;
    let told = told(c);
    let agree = agree(&told, vouched, is_disguised(c));
    let mut findings: Vec<Finding> = Vec::new();
    for Told { passage, said, of, answers, message } in &told {
        let term = said.term;
        // A description runs on about many things; there the words are a sign, in the title they are the offer. A
        // clause that says little else is an offer there too.
        let plain = *of == Of::Whole;
        let (text, original) = (passage.folded(), &passage.original);
        // Words that sellers use of their own goods ("superclone") are of these, unless somebody answers for them.
        let own = || term.hard && !c.rules.words.is_denial(said, text);
        let of_the_goods = || {
            !vouched && (own() || Words::make_up_their_clause(text, original, &said.range))
                || c.rules.words.are_declared(text, original, &said.range)
        };
        let agrees = is_soft(term) && (agree && passage.fact == "title" || *answers && term.kind == TermKind::Grade);
        let is_offer = passage.fact != "description" || agrees || plain && of_the_goods();
        let plain = plain || agrees;
        let weight = if plain { Severity::Warning } else { term.weight };
        let most = match () {
            () if is_offer => Severity::Warning,
            () if vouched && term.kind == TermKind::Copy => Severity::Note,
            () if plain && !vouched => Severity::Warning,
            () => Severity::Caution,
        };
        let finding = Draft {
            check: "replica-wording",
            message,
            meaning: Meaning::Copy,
            weight: weight.min(most),
            confidence: if agrees { Confidence::High } else { term.confidence },
            hard: plain && is_offer,
            brand: c.brand,
            params: vec![("term", passage.quote(said.range.clone()).to_owned()), ("means", term.means.clone())],
            evidence: vec![passage.evidence_in_context(said.range.clone())],
            source: (&term.source, &term.checked),
        };
        keep(&mut findings, finding.finish());
    }
    Outcome::Ran(findings)
}

/// A word that speaks of the goods, where it stands.
struct Told<'a> {
    passage: &'a Passage<'a>,
    said: Said<'a>,
    of: Of,
    /// Whether it answers whether the goods are genuine.
    answers: bool,
    message: &'static str,
}

impl Told<'_> {
    fn words(&self) -> &str {
        self.passage.folded().text.get(self.said.range.clone()).unwrap_or_default()
    }

    /// Whether `later` is another word than this one, and shares no letter with it.
    fn is_another(&self, later: &Told<'_>) -> bool {
        let apart = self.passage.fact != later.passage.fact || self.said.range.end <= later.said.range.start;
        apart && self.words() != later.words()
    }
}

/// The words that speak of the goods, in all passages.
fn told<'a>(c: &'a Context<'_, '_>) -> Vec<Told<'a>> {
    let title = c.passages.title.as_ref().map(|t| t.folded());
    let mut told = Vec::new();
    for passage in c.passages.all() {
        let mut heard = c.rules.words.said(passage.folded(), &passage.original, title);
        // A word that two languages share is one word, and means what the plainer of them means by it.
        order::by_key(&mut heard, |said| (said.range.start, !said.term.hard));
        heard.dedup_by(|later, first| later.range == first.range);
        let is_description = passage.fact == "description";
        let telling = is_description.then(|| c.rules.words.telling(passage.folded(), &passage.original, c.vouched));
        for said in heard {
            let Some(message) = message(said.term.kind) else { continue };
            if telling.as_ref().is_some_and(|telling| telling.is_of_others(&said)) {
                continue;
            }
            let of = plain::said_of(c, passage, &said);
            // Of receipts and of files there are copies too: common words alone say nothing.
            if of == Of::Part || of == Of::Unclear && said.term.hard_alone && said.term.weight == Severity::Note {
                continue;
            }
            let answers = telling.as_ref().is_some_and(|telling| telling.answers(&said));
            told.push(Told { passage, said, of, answers, message });
        }
    }
    told
}

/// Keeps a finding: of several that mean the same the heaviest, and of all no more than [`MOST`].
fn keep(findings: &mut Vec<Finding>, finding: Finding) {
    let weight = |f: &Finding| (f.hard, f.severity);
    let same = findings.iter().position(|f| f.params.get("means") == finding.params.get("means"));
    let lightest = || (0..findings.len()).min_by_key(|i| findings.get(*i).map(weight));
    match same.or_else(|| (findings.len() >= MOST).then(lightest).flatten()) {
        None => findings.push(finding),
        Some(place) => {
            if let Some(kept) = findings.get_mut(place).filter(|kept| weight(kept) < weight(&finding)) {
                *kept = finding;
            }
        }
    }
}

/// Whether the title writes the brand's name so that a filter misses it.
fn is_disguised(c: &Context<'_, '_>) -> bool {
    c.claim.evidence.fact == "title" && c.claim.disguise.as_ref().is_some_and(|d| d.trick == Trick::Spelling)
}

/// Whether words of the trade, one of them in the title, bear each other out: "1:1" is a scale and "AAA" a battery, but "1:1 AAA"
/// is neither, and nor is the "AAA" of a "G*cci".
fn agree(told: &[Told<'_>], vouched: bool, disguised: bool) -> bool {
    // A word that says nothing by itself bears another out all the same where both are in the title.
    let of_copies = |t: &&Told<'_>| {
        matches!(t.said.term.kind, TermKind::Copy | TermKind::Grade)
            && (t.passage.fact == "title" || !vouched && is_soft(t.said.term))
    };
    let mut words: Vec<&Told<'_>> = Vec::new();
    for told in told.iter().filter(of_copies) {
        if words.iter().all(|other| other.is_another(told)) {
            words.push(told);
        }
    }
    let graded = words.iter().any(|t| t.said.term.kind == TermKind::Grade);
    let titled = words.iter().any(|t| t.passage.fact == "title" && is_soft(t.said.term));
    graded && titled && (words.len() >= 2 || disguised)
}

/// Whether a term is a sign of a copy by itself, at most.
fn is_soft(term: &Term) -> bool {
    matches!(term.kind, TermKind::Copy | TermKind::Grade) && term.weight.min(term.confidence.cap()) >= Severity::Caution
}

/// What is said of a word that speaks of the goods; nothing of the others.
fn message(kind: TermKind) -> Option<&'static str> {
    match kind {
        TermKind::Copy => Some("replica-wording-copy"),
        TermKind::Grade => Some("replica-wording-grade"),
        TermKind::Origin => Some("replica-wording-origin"),
        TermKind::OffPlatform | TermKind::Payment => None,
    }
}
