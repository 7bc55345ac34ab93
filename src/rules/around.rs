//! What stands around a word and takes it back: a language's negations ("not a replica") and its contexts ("spot a
//! replica", "假货退"). The words of all languages are sought at once: listings mix them.

use super::schema::{Reach, TermContext, Vocabulary};
use crate::text::clause::{COLON, COMMA, SENTENCE, ends_clause, reach};
use crate::text::dictionary::Dictionary;
use crate::text::fold::{Folded, fold};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ops::Range;

/// On which side of a word something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Side {
    Before,
    After,
}

/// Words that take back what they stand beside.
#[derive(Debug, Serialize, Deserialize)]
struct Group {
    side: Side,
    reach: Reach,
    /// How far `near` is: words, or characters in scripts without spaces.
    window: usize,
    takes: Takes,
}

/// What the words of a group take back.
#[derive(Debug, Serialize, Deserialize)]
enum Takes {
    /// A negation: anything.
    Anything,
    /// A context: words for copies that hold one of these pieces, folded; without pieces all.
    Copies(Box<[String]>),
    /// An offer of these goods: nothing, and no context does.
    Nothing,
}

/// The negations and contexts of all languages.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Around {
    words: Dictionary<u16>,
    groups: Vec<Group>,
    /// Words over which a negation does not reach.
    pub(super) ends: Dictionary<()>,
    /// Words that go on with a list.
    joins: BTreeSet<String>,
    /// What says of goods that they are something.
    pub(super) declares: Dictionary<()>,
}

/// What a list that a negation reaches over may hold.
#[derive(Clone, Copy)]
pub(super) struct Items<'a> {
    /// Whether a text holds a word for copies.
    pub(super) copies: &'a dyn Fn(&Folded) -> bool,
    /// Whether a list holds nothing else.
    pub(super) alone: bool,
}

/// What stands around the words of one text.
pub(super) struct Found<'a> {
    around: &'a Around,
    text: &'a Folded,
    original: &'a str,
    hits: Vec<(Range<usize>, &'a Group)>,
}

impl Around {
    pub(super) fn new(vocabularies: &[Vocabulary]) -> Self {
        let (mut words, mut groups) = (Vec::new(), Vec::new());
        let mut add = |list: &[String], group: Group| {
            let index = u16::try_from(groups.len()).unwrap_or(u16::MAX);
            words.extend(list.iter().map(|w| (w.clone(), index)));
            groups.push(group);
        };
        for v in vocabularies {
            let window = usize::from(v.negations.window);
            let negation = |side| Group { side, reach: Reach::Near, window, takes: Takes::Anything };
            add(&v.negations.before, negation(Side::Before));
            add(&v.negations.after, negation(Side::After));
            let offer = |side| Group { side, reach: Reach::Beside, window, takes: Takes::Nothing };
            add(&v.relations.offers_before, offer(Side::Before));
            add(&v.relations.offers_after, offer(Side::After));
            for c in &v.contexts {
                let group = |side| Group { side, reach: c.reach, window, takes: Takes::Copies(holding(c)) };
                add(&c.before, group(Side::Before));
                add(&c.after, group(Side::After));
            }
        }
        Self {
            words: Dictionary::new(words),
            groups,
            ends: Dictionary::new(vocabularies.iter().flat_map(|v| &v.negations.ends).map(|w| (w, ()))),
            declares: Dictionary::new(vocabularies.iter().flat_map(|v| &v.relations.declares).map(|w| (w, ()))),
            joins: vocabularies.iter().flat_map(|v| &v.negations.joins).map(|w| fold(w)).collect(),
        }
    }

    /// Everything in `text` that could take a word back. `original` is the text before folding.
    pub(super) fn find<'a>(&'a self, text: &'a Folded, original: &'a str) -> Found<'a> {
        let group = |index: &u16| self.groups.get(usize::from(*index));
        let hits = self.words.find_all(text);
        let hits = hits.into_iter().filter_map(|h| Some((h.range, group(h.entry)?))).collect();
        Found { around: self, text, original, hits }
    }

    /// Whether a word of `text` negates.
    pub(super) fn holds_negation(&self, text: &Folded) -> bool {
        self.find(text, "").hits.iter().any(|(_, group)| group.negates())
    }

    /// Whether `text` negates what stands in it before: "入っていません".
    pub(super) fn negates_behind(&self, text: &Folded) -> bool {
        let behind = |at: &Range<usize>, group: &Group| at.start > 0 && group.negates() && group.side == Side::After;
        self.find(text, "").hits.iter().any(|(at, group)| behind(at, group))
    }

    /// Whether `text` starts with a word that negates what follows it.
    pub(super) fn starts_with_negation(&self, text: &Folded) -> bool {
        let found = self.find(text, "");
        found.hits.iter().any(|(at, group)| at.start == 0 && group.negates() && group.side == Side::Before)
    }
}

impl Group {
    fn negates(&self) -> bool {
        matches!(self.takes, Takes::Anything)
    }
}

fn holding(context: &TermContext) -> Box<[String]> {
    context.holding.iter().map(|piece| fold(piece)).collect()
}

impl Found<'_> {
    /// Where something is negated within a stretch of the text.
    pub(super) fn negations_in<'s>(&'s self, stretch: &'s Range<usize>) -> impl Iterator<Item = Range<usize>> + 's {
        let within = |at: &Range<usize>| stretch.start <= at.start && at.end <= stretch.end;
        self.hits.iter().filter(|(_, group)| group.negates()).map(|(at, _)| at.clone()).filter(within)
    }

    /// Whether an offer of these goods leads up to the words at `range`: "our replicas". What is for sale may be others'.
    pub(super) fn offers(&self, range: &Range<usize>) -> bool {
        let beside = |gap: Range<usize>| !self.written(gap.clone()).contains(COMMA) && self.link(gap).is_some();
        let is_offer = |group: &Group| matches!(group.takes, Takes::Nothing) && group.side == Side::Before;
        let offers = self.hits.iter().filter(|(_, group)| is_offer(group));
        offers.filter_map(|(at, group)| gap(group.side, at, range)).any(beside)
    }

    /// Whether the words at `range` are negated, within one sentence; in a list of `items`, whether the list is.
    pub(super) fn negate(&self, range: &Range<usize>, items: &Items<'_>) -> bool {
        self.hits.iter().any(|(at, group)| self.negates(at, group, range, items))
    }

    /// Whether a negation behind the words at `range` denies them: "레플리카, 미러급은 취급하지 않습니다".
    pub(super) fn negate_behind(&self, range: &Range<usize>, items: &Items<'_>) -> bool {
        let behind = |(_, group): &&(Range<usize>, &Group)| group.side == Side::After;
        self.hits.iter().filter(behind).any(|(at, group)| self.negates(at, group, range, items))
    }

    /// Whether the words of a group, at `at`, negate those at `range`.
    fn negates(&self, at: &Range<usize>, group: &Group, range: &Range<usize>, items: &Items<'_>) -> bool {
        let numero = || is_numero(self.folded(at.clone()), self.folded(at.end..self.text.text.len()));
        let reaches = |gap| self.is_near(group, gap, self.folded(range.clone()), items);
        group.negates() && gap(group.side, at, range).is_some_and(reaches) && !(group.side == Side::Before && numero())
    }

    /// Whether a negation stands right beside the words at `range`.
    pub(super) fn negates_beside(&self, range: &Range<usize>) -> bool {
        self.hits.iter().filter(|(_, group)| group.negates()).any(|(at, group)| {
            gap(group.side, at, range).is_some_and(|gap| {
                self.folded(gap.clone()).trim().is_empty() && !self.written(gap).contains(ends_clause)
            })
        })
    }

    /// Whether what stands beside the word at `range` shows that it is not said of these goods. `run` is the list of words for
    /// copies it belongs to ("fakes, copies or replicas"): what stands beside the list is said of each.
    pub(super) fn excuse(&self, range: &Range<usize>, run: &Range<usize>, items: &Items<'_>) -> bool {
        let word = self.folded(range.clone());
        let items = Items { alone: false, ..*items };
        let reached = |at: &Range<usize>, group: &Group| {
            gap(group.side, at, run).is_some_and(|gap| match group.reach {
                Reach::Joined => gap.is_empty(),
                Reach::Beside => !self.written(gap.clone()).contains(COMMA) && self.link(gap).is_some(),
                Reach::Near => self.is_near(group, gap, word, &items),
            })
        };
        let offered =
            |(at, group): &(Range<usize>, &Group)| matches!(group.takes, Takes::Nothing) && reached(at, group);
        let excused = |(at, group): &(Range<usize>, &Group)| match &group.takes {
            Takes::Copies(of) => {
                (of.is_empty() || of.iter().any(|piece| word.contains(piece.as_str()))) && reached(at, group)
            }
            Takes::Anything | Takes::Nothing => false,
        };
        self.hits.iter().any(excused) && !self.hits.iter().any(offered)
    }

    /// The list of words for copies that the one at `index` of `words` belongs to: from its first to its last.
    pub(super) fn run(&self, words: &[Range<usize>], index: usize) -> Run {
        let Some(word) = words.get(index) else { return Run { closed: 0..0, end: 0 } };
        let (mut start, mut end) = (word.start, word.end);
        for before in words.get(..index).unwrap_or_default().iter().rev() {
            if before.end > start || self.link(before.end..start).is_none() {
                break;
            }
            start = before.start;
        }
        // "Replica, fakes out there are worse": only a list that is closed ("replicas, fakes and copies") goes on behind a comma.
        let (mut last, mut open) = (end, false);
        for after in words.get(index + 1..).unwrap_or_default() {
            let link = if after.start < last { None } else { self.link(last..after.start) };
            let Some(link) = link else { break };
            open = link == Link::Comma || open && !self.joins(last..after.start);
            last = after.end;
            if !open {
                end = last;
            }
        }
        Run { closed: start..end, end: last }
    }

    /// How what stands at `gap` ties what is on either side of it: only words that go on with a list, and no mark that ends a
    /// clause.
    fn link(&self, gap: Range<usize>) -> Option<Link> {
        let original = self.written(gap.clone());
        let dash = original.contains('-') && original.contains(' ');
        if dash || original.chars().any(|c| ends_clause(c) && !LIST.contains(&c)) {
            return None;
        }
        let all_join = self.folded(gap).split([' ', '/']).all(|w| w.is_empty() || self.around.joins.contains(w));
        let link = if original.contains([',', '，', '،']) { Link::Comma } else { Link::Close };
        all_join.then_some(link)
    }

    /// Whether a word that goes on with a list stands at `gap`.
    fn joins(&self, gap: Range<usize>) -> bool {
        self.folded(gap).split([' ', '/']).any(|w| self.around.joins.contains(w))
    }

    fn is_near(&self, group: &Group, gap: Range<usize>, word: &str, items: &Items<'_>) -> bool {
        /// Longer than the words of any window, in bytes.
        const FAR: usize = 400;
        // "So that there is no doubt – replica": what a dash sets off is said for itself.
        let set_off = || [" – ", " — ", " - "].iter().any(|dash| self.written(gap.clone()).contains(dash));
        gap.len() < FAR
            && !(group.side == Side::Before && set_off())
            && reach(self.folded(gap.clone())) <= group.window
            && self.around.reach_over(self.written(gap), word, items)
    }

    /// The original behind the words at `range`.
    pub(super) fn rest(&self, range: &Range<usize>) -> &str {
        self.original.get(self.text.origin(range.clone()).end..).unwrap_or_default()
    }

    fn folded(&self, range: Range<usize>) -> &str {
        self.text.text.get(range).unwrap_or_default()
    }

    fn written(&self, range: Range<usize>) -> &str {
        self.original.get(self.text.origin(range)).unwrap_or_default()
    }
}

/// A list of words for copies.
pub(super) struct Run {
    /// The list as far as a word closes it ("replicas, fakes and copies").
    pub(super) closed: Range<usize>,
    /// Where it ends by commas alone: where verbs end the sentence, what stands behind a list needs no word that closes it.
    pub(super) end: usize,
}

/// How a list holds two words together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    /// Side by side, or by a word: "fake or replica", "fake/replica", "假货、高仿".
    Close,
    /// By a comma.
    Comma,
}

/// Marks that go on with a list, or quote.
const LIST: [char; 16] = [',', '，', '、', '،', '/', '“', '”', '„', '‘', '«', '»', '「', '」', '『', '』', '·'];

/// What lies between a word at `at` and the one at `of`, if the first stands on that side.
fn gap(side: Side, at: &Range<usize>, of: &Range<usize>) -> Option<Range<usize>> {
    match side {
        Side::Before => (at.end <= of.start).then_some(at.end..of.start),
        Side::After => (at.start >= of.end).then_some(of.end..at.start),
    }
}

impl Around {
    /// Whether a negation reaches over what stands between it and a term, the `word`: no sentence ends there, no other word keeps it, and a
    /// comma only goes on with a list.
    fn reach_over(&self, between: &str, word: &str, items: &Items<'_>) -> bool {
        if between.contains(SENTENCE) || self.ends.any(&Folded::new(between)) {
            return false;
        }
        // "Para que no haya líos: es réplica" says behind the colon what it is; "no vendemos: réplicas" goes on.
        let declared = |tail: &str| self.declares.any(&Folded::new(&format!("{tail}{word}")));
        if between.rsplit_once(COLON).is_some_and(|(_, tail)| declared(tail)) {
            return false;
        }
        match between.rsplit_once(COMMA) {
            // "No, a replica" answers something else.
            Some((head, _)) if head.trim().is_empty() => false,
            Some((head, tail)) => {
                let goes_on = |word: &str| self.joins.contains(word) || (items.copies)(&Folded::new(word));
                // "不是官网的，高仿" is no list of copies.
                let last = head.rsplit(COMMA).next().unwrap_or_default();
                let is_list = !items.alone || (items.copies)(&Folded::new(last));
                is_list && fold(tail).split(' ').all(|word| word.is_empty() || goes_on(word))
            }
            None => true,
        }
    }
}

/// Whether a "no" is short for number: "Chanel No 5", but not "no 1:1 copies".
fn is_numero(word: &str, rest: &str) -> bool {
    let rest = rest.trim_start_matches(['.', ' ']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    word == "no" && digits > 0 && rest.get(digits..).is_some_and(|r| r.is_empty() || r.starts_with([' ', ',', '.']))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::said_in_tests::said;

    #[test]
    fn a_context_takes_back_any_word_for_copies() {
        for innocent in [
            "Learn to spot a superfake",
            "heavier than any knockoff",
            "If it turns out to be a super clone you get your money back",
            "如系莆田纯原三倍赔付",
            "精仿別來",
            "バンドは正規品ではないです",
            "필터는 정품이 아니에요",
        ] {
            assert_eq!(said(innocent), Vec::<String>::new(), "{innocent}");
        }
    }

    #[test]
    fn what_stands_beside_a_list_is_said_of_each() {
        assert_eq!(said("how to spot replicas, superfakes and knockoffs"), Vec::<String>::new());
        assert_eq!(said("Replicas, superfakes and knockoffs out there are worse"), Vec::<String>::new());
        assert_eq!(said("A replica, knockoffs out there are worse"), ["replica"], "a comma alone makes no list");
        assert_eq!(said("replica bag or superfake"), ["replica bag", "superfake"], "a list is no context to itself");
    }

    #[test]
    fn a_clause_of_its_own_is_no_context() {
        assert_eq!(said("Gucci belt replica - money back"), ["replica"]);
        assert_eq!(said("Gucci 酒神包 高仿 退货包运费"), ["高仿"], "a space parts what is joined");
        assert_eq!(said("Our replicas don't have flaws"), ["replicas"], "an offer of these goods");
        assert_eq!(said("superclone, unlike replicas on the market"), ["superclone"]);
    }
}
