//! What a listing does with a brand's name, by the words around it: sells under it, fits it, resembles it, is about it.

use super::Context;
use crate::passage::Passage;
use crate::report::Role;
use crate::rules::schema::TermKind;
use crate::rules::{Means, RuleBook, Said, Spelling, Words};
use crate::text::dictionary::{Dictionary, Hit};
use crate::text::fold::Folded;
use std::ops::Range;

impl<'r> Context<'_, '_, 'r> {
    /// What the title does with a name at a place in it.
    pub(super) fn role(&self, title: &Passage<'_>, hit: &Hit<'_, Spelling>) -> Role {
        let role = self.around(title, hit);
        if role == Role::Sold && self.is_denied_beside_what_fits(title, hit) {
            return Role::CompatibleWith;
        }
        if role == Role::Sold && self.fits_first(title, hit) {
            return Role::CompatibleWith;
        }
        // A book about the brand stands among books, or bears a book's number; a number alone excuses no copy.
        let about = &self.rules.words.about;
        let among_books = || self.categories.iter().any(|c| about.any(&Folded::new(c)));
        if role == Role::Sold
            && (among_books() || self.passages.bear_an_isbn() && !says(title, self.rules, |s| s.term.hard))
        {
            return Role::Mentioned;
        }
        // A maker of its own that heads the title sells its own goods, and names the brand for some other reason.
        if role == Role::Sold && self.is_foreign_field(hit.entry.brand) && self.heads_title(title) {
            Role::Mentioned
        } else {
            role
        }
    }

    fn around(&self, title: &Passage<'_>, hit: &Hit<'_, Spelling>) -> Role {
        around(title, self.rules, hit.entry.brand, self.with_lines(title, hit))
    }

    /// "Battery for Dyson V8 (not original Dyson)": whether one name is denied and another of the same brand says what the
    /// goods fit.
    fn is_denied_beside_what_fits(&self, title: &Passage<'_>, hit: &Hit<'r, Spelling>) -> bool {
        let words = &self.rules.words;
        let fits = |other: &Hit<'r, Spelling>| {
            other.entry.brand == hit.entry.brand
                && other.range != hit.range
                && self.around(title, other) == Role::CompatibleWith
        };
        // Before the name or behind it: "삼성 정품 아님".
        let denies = |s: &Said<'_>| {
            let (first, last) =
                if s.range.end <= hit.range.start { (&s.range, &hit.range) } else { (&hit.range, &s.range) };
            let gap = title.folded().text.get(first.end..last.start);
            let is_denial = !s.term.hard || words.is_denial(s, title.folded());
            // "ليست أصلية من دايسون", "kein Original von Dyson".
            s.term.kind == TermKind::Copy && is_denial && gap.is_some_and(|gap| gap.split_whitespace().count() <= 1)
        };
        let is_denied = words.negated(title.folded(), &title.original, &hit.range)
            || words.said(title.folded(), &title.original, None).iter().any(denies);
        is_denied && self.in_title.iter().any(fits)
    }

    /// "適用 AirPods Pro 2 保護套 … AirPods 4 可選": whether the title first says what the goods fit, and of no copy.
    fn fits_first(&self, title: &Passage<'_>, hit: &Hit<'r, Spelling>) -> bool {
        /// Most words between two models.
        const ROW: usize = 8;
        let words = &self.rules.words;
        let first = self.in_title.iter().find(|other| other.entry.brand == hit.entry.brand);
        let goes_on = |first: &Hit<'_, Spelling>| {
            let gap = first.range.end.min(hit.range.start)..hit.range.start;
            let gap = title.original.get(title.folded().origin(gap)).unwrap_or_default();
            gap.contains(['/', ',', '&', '、']) && gap.split_whitespace().count() <= ROW
        };
        let is_copy = |s: &Said<'_>| s.term.kind.is_of_copies() && s.term.hard && !words.is_denial(s, title.folded());
        // "Case AirPods Pro 2 / AirPods 4": the phrase that names the case names what it is for as well.
        let fits = |first: &Hit<'r, Spelling>| match first.entry.means {
            Means::SomethingElse => goes_on(first),
            _ => self.around(title, first) == Role::CompatibleWith,
        };
        first.is_some_and(|first| first.range != hit.range && fits(first)) && !says(title, self.rules, is_copy)
    }

    /// Whether the title starts with the maker named in the brand field.
    fn heads_title(&self, title: &Passage<'_>) -> bool {
        self.passages.brand.as_ref().is_some_and(|b| title.folded().text.starts_with(b.folded().text.as_str()))
    }

    /// The role of the brand's first name in the title; sold when the title does not name it.
    pub(super) fn title_role(&self, title: &Passage<'_>, index: u32) -> Role {
        let named = |h: &&Hit<'_, Spelling>| h.entry.brand == index && !matches!(h.entry.means, Means::SomethingElse);
        match self.in_title.iter().find(named) {
            Some(hit) => self.around(title, hit),
            None => about(title, &self.rules.words, 0..0).unwrap_or(Role::Sold),
        }
    }

    /// A name with the brand's other words right beside it: what stands around "Cartier Love" stands around both.
    fn with_lines(&self, title: &Passage<'_>, hit: &Hit<'_, Spelling>) -> Range<usize> {
        let mut range = hit.range.clone();
        let together = |r: Range<usize>| title.folded().text.get(r).is_some_and(|gap| gap.trim().is_empty());
        let same: Vec<_> = self.in_title.iter().filter(|h| h.entry.brand == hit.entry.brand).collect();
        for next in &same {
            if together(range.end..next.range.start) {
                range.end = next.range.end;
            }
        }
        for before in same.iter().rev() {
            if together(before.range.end..range.start) {
                range.start = before.range.start;
            }
        }
        range
    }
}

/// What the words around a name of the brand at an index make of it.
pub(super) fn around(title: &Passage<'_>, rules: &RuleBook, brand: u32, name: Range<usize>) -> Role {
    let words = &rules.words;
    let made_after =
        touches(title, &words.inspired_before, name.start, Side::Before) || is_in_a_row(title, words, name.start);
    let role = if made_after || touches(title, &words.inspired_after, name.end, Side::After) {
        Role::InspiredBy
    } else if is_after_any(title, rules, brand, name.start) || fits_behind(title, words, name.end) {
        Role::CompatibleWith
    } else if let Some(role) = about(title, words, name.clone()) {
        return role;
    } else if starts_about(title, rules) {
        return Role::Mentioned;
    } else if words.deny_beside(title.folded(), &title.original, &name) {
        // "Woven bag, NO Bottega Veneta": nobody who sells the name denies it.
        Role::Mentioned
    } else {
        return Role::Sold;
    };
    // "1:1 replica, Cartier style": whoever says copy does not sell goods of their own. What fits may well be "not original".
    // Nor does who makes perfumes "after Chanel (not the original)" deny more than what goes without saying.
    let is_own = |s: &Said<'_>| {
        let denies = words.is_denial(s, title.folded());
        let goes_without_saying = match role {
            Role::InspiredBy => !s.term.hard && made_after && denies,
            _ => !s.term.hard || denies,
        };
        s.term.kind == TermKind::Copy && !goes_without_saying
    };
    if says(title, rules, is_own) { Role::Sold } else { role }
}

/// Whether the title says a term of this sort.
fn says(title: &Passage<'_>, rules: &RuleBook, sort: impl Fn(&Said<'_>) -> bool) -> bool {
    rules.words.said(title.folded(), &title.original, Some(title.folded())).iter().any(sort)
}

/// Whether a name at `at` ends a row of names that goods resemble: "ispirato a Acqua di Giò / Bleu de Chanel". Of "like new" nothing
/// is said.
fn is_in_a_row(title: &Passage<'_>, words: &Words, at: usize) -> bool {
    const ROW: usize = 6;
    let worn = words.second_hand.find_all(title.folded());
    words.inspired_before.find_all(title.folded()).iter().filter(|hit| hit.range.end <= at).any(|hit| {
        let gap = title.original.get(title.folded().origin(hit.range.end..at)).unwrap_or_default();
        let is_worn = worn.iter().any(|w| w.range.start <= hit.range.start && hit.range.end <= w.range.end);
        gap.contains(['/', '&', '+'])
            && !gap.contains([',', '-', '|'])
            && gap.split_whitespace().count() <= ROW
            && !is_worn
    })
}

/// Whether what fits stands behind a name, its numbers and one word of the model: "V10 V11 対応", "버즈2 프로 호환".
fn fits_behind(title: &Passage<'_>, words: &Words, name_end: usize) -> bool {
    let end = behind_numbers(title, name_end);
    let word = title.folded().text.get(end..).unwrap_or_default().split_inclusive(' ').next().map_or(0, str::len);
    let touches = |at| touches(title, &words.fits_after, at, Side::After);
    touches(end) || end > name_end + 1 && touches(behind_numbers(title, end + word))
}

/// Where a title goes on behind the numbers of models that follow a name: "Galaxy Watch 4/5/6 uyumlu", "V10 V11 対応", "갤럭시 버즈2 호환".
fn behind_numbers(title: &Passage<'_>, at: usize) -> usize {
    /// Most bytes of such numbers.
    const LONGEST: usize = 24;
    let mut end = at;
    for word in title.folded().text.get(at..).unwrap_or_default().split_inclusive(' ') {
        let is_number = word.trim().is_empty() || word.contains(|c: char| c.is_ascii_digit());
        if !is_number || end + word.len() > at + LONGEST {
            break;
        }
        end += word.len();
    }
    end
}

enum Side {
    Before,
    After,
}

/// Whether one of `words` stands right beside position `at`.
fn touches(title: &Passage<'_>, words: &Dictionary<()>, at: usize, side: Side) -> bool {
    let between = |r: Range<usize>| title.folded().text.get(r).is_some_and(|gap| gap.trim().is_empty());
    words.find_all(title.folded()).iter().any(|hit| match side {
        Side::Before => hit.range.end <= at && between(hit.range.end..at),
        Side::After => hit.range.start >= at && between(at..hit.range.start),
    })
}

/// Whether what fits stands right before a name at `at`, or before a row of names that ends in it ("fits Gucci, Dior and
/// Cartier"), or before what its goods are called ("filter for vacuum cleaner Dyson"): at most six words back.
fn is_after_any(title: &Passage<'_>, rules: &RuleBook, brand: u32, at: usize) -> bool {
    let (words, goods) = (&rules.words.fits_before, rules.goods_of(brand));
    const ROW: usize = 6;
    let are_goods = |gap: &str| {
        let folded = Folded::new(gap);
        let hits = goods.map(|goods| goods.find_all(&folded)).unwrap_or_default();
        folded.text.char_indices().all(|(i, c)| !c.is_alphanumeric() || hits.iter().any(|h| h.range.contains(&i)))
    };
    // "Order link for VIP, Nike": the word belongs to another.
    let is_other = |range: &Range<usize>| {
        let terms = rules.words.terms.find(title.folded());
        terms.iter().any(|t| t.range.start <= range.start && range.end <= t.range.end)
    };
    words.find_all(title.folded()).iter().filter(|hit| hit.range.end <= at).any(|hit| {
        let gap = title.folded().text.get(hit.range.end..at).unwrap_or_default();
        let original = title.original.get(title.folded().origin(hit.range.end..at)).unwrap_or_default();
        let near = || gap.split_whitespace().count() <= ROW;
        (gap.trim().is_empty() || near() && (original.contains([',', '/', '&', '、', '，']) || are_goods(gap)))
            && !is_other(&hit.range)
    })
}

/// Whether the title starts with what is about brands: "Livre « Comment reconnaître une copie Hermès »", but no "Book Tote".
fn starts_about(title: &Passage<'_>, rules: &RuleBook) -> bool {
    let first = |range: &Range<usize>| range.start == 0;
    let word = rules.words.about_first.find_all(title.folded()).into_iter().find(|hit| first(&hit.range));
    let names = || rules.names.find(title.folded());
    word.is_some_and(|word| !names().iter().any(|name| first(&name.range) && name.range.end > word.range.end))
}

/// Whether the goods are about the brand or belong to it without being of it: a book, an insert. What comes *with*
/// the goods ("with dust bag") is not what is sold.
fn about(title: &Passage<'_>, words: &Words, name: Range<usize>) -> Option<Role> {
    let outside = |r: &Range<usize>| r.end <= name.start || r.start >= name.end;
    let hits = words.about.find(title.folded());
    let together = words.together.find_all(title.folded());
    let joined = |at: usize| {
        together.iter().any(|t| {
            let gap = title.folded().text.get(t.range.end..at);
            // A list may follow the word: "with box, papers and dust bag".
            t.range.end <= at && gap.is_some_and(|g| g.split_whitespace().count() <= 5)
        })
    };
    // "Lady Dior, box + receipt + paper bag".
    let plus = |at: usize| {
        let head = title.original.get(..title.folded().origin(at..at).start).unwrap_or_default();
        name.end <= at && head.trim_end().ends_with(['+', '＋'])
    };
    let added = |h: &Range<usize>| {
        joined(h.start) || plus(h.start) || touches(title, &words.together_after, h.end, Side::After)
    };
    hits.iter().any(|h| outside(&h.range) && !added(&h.range)).then_some(Role::Mentioned)
}
