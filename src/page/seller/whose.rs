//! Whose a number, a name or an address is: not the seller's where the words before it speak of the maker, or of who hosts the site.

use super::marks::{Hit, Mark, marks};
use crate::page::doc::Doc;
use std::cell::RefCell;
use std::collections::HashMap;

/// Length from which a text is prose and speaks for itself alone, in bytes.
const PROSE: usize = 300;

/// Answers for the texts of one page. Labels stand close together, so each text is asked for by several: it is read once.
pub(super) struct Whose<'a> {
    doc: &'a Doc,
    read: RefCell<HashMap<usize, Speaks>>,
}

/// What a text says of whom it and the next ones speak.
#[derive(Debug, Clone, Copy, Default)]
struct Speaks {
    /// Of the maker or importer, whom product safety rules make a page name.
    of_another: bool,
    /// Of who keeps the site on his machines; whether the line goes on behind that label.
    of_host: Option<bool>,
    /// Of somebody anew, whatever stands before.
    anew: bool,
}

impl Speaks {
    fn of(text: &str) -> Self {
        if text.len() > PROSE {
            return Self { anew: true, ..Self::default() };
        }
        let (hits, short) = (marks().read(text), text.len() < PROSE);
        Self {
            of_another: short && hits.iter().any(|h| h.mark == Mark::Other),
            of_host: behind_host(text, &hits).filter(|_| short),
            anew: hits.iter().any(|h| matches!(h.mark, Mark::Block | Mark::Runs)),
        }
    }
}

/// Whether words follow the last label of a host; none without one, or where a bar ends what it says.
fn behind_host(text: &str, hits: &[Hit]) -> Option<bool> {
    let label = hits.iter().rfind(|h| h.mark == Mark::Host)?;
    text.get(label.end..).filter(|rest| !rest.contains('|')).map(|rest| rest.chars().any(char::is_alphanumeric))
}

impl<'a> Whose<'a> {
    /// Has read nothing yet.
    pub(super) fn new(doc: &'a Doc) -> Self {
        Self { doc, read: RefCell::default() }
    }

    fn speaks(&self, at: usize) -> Speaks {
        let text = || self.doc.runs.get(at).map(|run| self.doc.run_text(run)).unwrap_or_default();
        *self.read.borrow_mut().entry(at).or_insert_with(|| Speaks::of(text()))
    }

    /// Whether the text or those before it speak of the maker or importer.
    pub(super) fn of_another(&self, at: usize) -> bool {
        (at.saturating_sub(6)..=at).any(|near| self.speaks(near).of_another)
    }

    /// Whether the words before speak of the host: the line of that label, or the lines below it alone. `before` are those of the text itself.
    pub(super) fn of_host(&self, at: usize, before: &str) -> bool {
        if behind_host(before, &marks().read(before)).is_some() {
            return true;
        }
        let mut lines = 0;
        for near in (at.saturating_sub(8)..at).rev() {
            let gap = self.doc.runs.get(near + 1).is_some_and(|run| run.gap);
            lines += usize::from(gap);
            let speaks = self.speaks(near);
            if let Some(goes_on) = speaks.of_host {
                return lines == 0 || gap && !goes_on && lines <= 6;
            }
            if lines > 6 || speaks.anew {
                return false;
            }
        }
        false
    }
}
