//! A small CSS matcher, for the selectors of marketplace files.
//!
//! Understands what `rules/marketplaces` documents: tag, #id, .class, [attr], [attr=v], [attr^=v], [attr$=v], [attr*=v],
//! compounds of these, "a b", "a > b" and "a, b". Anything else is refused with the place.

use super::doc::{Doc, Ix};
use html5ever::local_name;
use std::fmt;

/// A parsed selector list.
#[derive(Debug, Clone)]
pub struct Selector {
    alternatives: Vec<Vec<Step>>,
}

/// One compound, and how it hangs on the one before it.
#[derive(Debug, Clone)]
struct Step {
    child: bool,
    tests: Vec<Test>,
}

#[derive(Debug, Clone)]
enum Test {
    Tag(String),
    Id(String),
    Class(String),
    Attr(String, Compare, String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Compare {
    Present,
    Equal,
    Starts,
    Ends,
    Contains,
}

/// Why a selector was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct SelectorError {
    /// The selector as written.
    pub selector: String,
    /// The character it fails at, from 1.
    pub position: usize,
    /// What was expected there.
    pub expected: &'static str,
}

impl fmt::Display for SelectorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "selector {:?}, character {}: expected {}", self.selector, self.position, self.expected)
    }
}

impl Selector {
    /// Parses a selector list.
    ///
    /// # Errors
    /// The place and what was expected there.
    pub fn parse(text: &str) -> Result<Self, SelectorError> {
        let chars: Vec<char> = text.chars().collect();
        let mut parser = Parser { text, chars: &chars, at: 0 };
        let mut alternatives = Vec::new();
        loop {
            alternatives.push(parser.chain()?);
            match parser.peek() {
                Some(',') => parser.at += 1,
                None => break,
                Some(_) => return Err(parser.wrong("a comma or the end")),
            }
        }
        Ok(Self { alternatives })
    }

    /// For each alternative one word that any match carries: its last compound's id, class, attribute or tag name.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.alternatives.iter().filter_map(|steps| {
            let tests = &steps.last()?.tests;
            let rank = |test: &&Test| match test {
                Test::Id(_) => 0,
                Test::Class(_) => 1,
                Test::Attr(..) => 2,
                Test::Tag(_) => 3,
            };
            tests.iter().min_by_key(rank).map(|test| match test {
                Test::Id(word) | Test::Class(word) | Test::Attr(word, ..) | Test::Tag(word) => word.as_str(),
            })
        })
    }

    /// The tag of a selector that is one compound with a tag ("meta[name=generator]"): it can be tried on an element alone.
    pub fn lone_tag(&self) -> Option<&str> {
        let [steps] = self.alternatives.as_slice() else { return None };
        let [step] = steps.as_slice() else { return None };
        step.tests.iter().find_map(|t| if let Test::Tag(tag) = t { Some(tag.as_str()) } else { None })
    }

    /// The elements it matches, in document order.
    pub fn find<'a>(&'a self, doc: &'a Doc) -> impl Iterator<Item = Ix> + 'a {
        (0..doc.els.len() as Ix).filter(|ix| self.matches(doc, *ix))
    }

    /// Whether an element matches.
    pub fn matches(&self, doc: &Doc, ix: Ix) -> bool {
        self.alternatives.iter().any(|steps| chain_matches(doc, ix, steps))
    }
}

/// Right to left. Where a parent does not fit, the last ancestor chosen freely is looked for further up; at most
/// [`MAX_TRIES`] times, since the page decides how often.
fn chain_matches(doc: &Doc, ix: Ix, steps: &[Step]) -> bool {
    let Some((last, rest)) = steps.split_last() else { return false };
    if !compound_matches(doc, ix, &last.tests) {
        return false;
    }
    let mut at = ix;
    let mut child = last.child;
    let mut left = rest;
    // Where to go on when a parent does not fit: the ancestor chosen last, and the steps left then.
    let mut again: Option<(Ix, &[Step])> = None;
    let mut tries = 0;
    while let Some((step, others)) = left.split_last() {
        let found = if child {
            doc.above(at).next().filter(|up| compound_matches(doc, *up, &step.tests))
        } else {
            doc.above(at).find(|up| compound_matches(doc, *up, &step.tests))
        };
        match (found, again) {
            (Some(up), _) => {
                if !child {
                    again = Some((up, left));
                }
                at = up;
                child = step.child;
                left = others;
            }
            (None, Some((up, steps))) if child && tries < MAX_TRIES => {
                tries += 1;
                (at, child, left) = (up, false, steps);
            }
            (None, _) => return false,
        }
    }
    true
}

/// How often a chain goes back to a choice.
const MAX_TRIES: u32 = 64;

fn compound_matches(doc: &Doc, ix: Ix, tests: &[Test]) -> bool {
    tests.iter().all(|test| match test {
        Test::Tag(name) => &*doc.name(ix) == name.as_str(),
        Test::Id(id) => doc.attr(ix, &local_name!("id")) == Some(id.as_str()),
        Test::Class(class) => {
            doc.attr(ix, &local_name!("class")).is_some_and(|all| all.split_ascii_whitespace().any(|c| c == class))
        }
        Test::Attr(name, compare, value) => doc.attr_named(ix, name).is_some_and(|have| match compare {
            Compare::Present => true,
            Compare::Equal => have == value,
            Compare::Starts => !value.is_empty() && have.starts_with(value.as_str()),
            Compare::Ends => !value.is_empty() && have.ends_with(value.as_str()),
            Compare::Contains => !value.is_empty() && have.contains(value.as_str()),
        }),
    })
}

struct Parser<'a> {
    text: &'a str,
    chars: &'a [char],
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn wrong(&self, expected: &'static str) -> SelectorError {
        SelectorError { selector: self.text.to_owned(), position: self.at + 1, expected }
    }

    fn gap(&mut self) -> bool {
        let before = self.at;
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        self.at > before
    }

    fn chain(&mut self) -> Result<Vec<Step>, SelectorError> {
        let mut steps = Vec::new();
        self.gap();
        let mut child = false;
        loop {
            steps.push(Step { child, tests: self.compound()? });
            self.gap();
            child = match self.peek() {
                None | Some(',') => return Ok(steps),
                Some('>') => {
                    self.at += 1;
                    self.gap();
                    true
                }
                Some(_) => false,
            };
        }
    }

    fn compound(&mut self) -> Result<Vec<Test>, SelectorError> {
        let mut tests = Vec::new();
        loop {
            match self.peek() {
                Some('#') => {
                    self.at += 1;
                    tests.push(Test::Id(self.word("an id")?));
                }
                Some('.') => {
                    self.at += 1;
                    tests.push(Test::Class(self.word("a class")?));
                }
                Some('[') => tests.push(self.attribute()?),
                Some('*') if tests.is_empty() => {
                    return Err(self.wrong("a tag, #id, .class or [attribute]; \"*\" is not supported"));
                }
                Some(c) if tests.is_empty() && (c.is_alphanumeric() || c == '_') => {
                    tests.push(Test::Tag(self.word("a tag")?.to_ascii_lowercase()));
                }
                _ if tests.is_empty() => return Err(self.wrong("a tag, #id, .class or [attribute]")),
                Some(':' | '+' | '~') => {
                    return Err(self.wrong("no pseudo-class and no sibling sign: they are not supported"));
                }
                _ => return Ok(tests),
            }
        }
    }

    fn word(&mut self, expected: &'static str) -> Result<String, SelectorError> {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_') {
            self.at += 1;
        }
        if self.at == start {
            return Err(self.wrong(expected));
        }
        Ok(self.chars.get(start..self.at).unwrap_or_default().iter().collect())
    }

    fn attribute(&mut self) -> Result<Test, SelectorError> {
        self.at += 1;
        let name = self.word("an attribute's name")?.to_ascii_lowercase();
        let compare = match self.peek() {
            Some(']') => {
                self.at += 1;
                return Ok(Test::Attr(name, Compare::Present, String::new()));
            }
            Some('=') => Compare::Equal,
            Some('^') => Compare::Starts,
            Some('$') => Compare::Ends,
            Some('*') => Compare::Contains,
            _ => return Err(self.wrong("], =, ^=, $= or *=")),
        };
        self.at += if compare == Compare::Equal { 1 } else { 2 };
        let value = match self.peek() {
            Some(quote @ ('"' | '\'')) => {
                self.at += 1;
                let start = self.at;
                while self.peek().is_some_and(|c| c != quote) {
                    self.at += 1;
                }
                let value = self.chars.get(start..self.at).unwrap_or_default().iter().collect();
                self.at += 1;
                value
            }
            _ => self.word("a value, in quotes unless it is one word")?,
        };
        if self.peek() != Some(']') {
            return Err(self.wrong("]"));
        }
        self.at += 1;
        Ok(Test::Attr(name, compare, value))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::page::words::Words;

    fn texts(selector: &str) -> Vec<String> {
        let html = r#"<div id="a" class="x y"><p class="x">one</p><section><p data-k="v-1">two</p></section></div><p>three</p>"#;
        let doc = Doc::new(html, &Words::new());
        Selector::parse(selector).unwrap().find(&doc).map(|ix| doc.text(ix, 100)).collect()
    }

    #[test]
    fn documented_selectors_match() {
        assert_eq!(texts("p"), ["one", "two", "three"]);
        assert_eq!(texts("#a p"), ["one", "two"]);
        assert_eq!(texts("#a > p"), ["one"]);
        assert_eq!(texts("p.x"), ["one"]);
        assert_eq!(texts("[data-k^='v-']"), ["two"]);
        assert_eq!(texts("[data-k$='1'], p.x"), ["one", "two"]);
        assert_eq!(texts("div.x.y > section p[data-k]"), ["two"]);
    }

    #[test]
    fn a_chain_looks_further_up_where_the_nearest_ancestor_does_not_fit() {
        let html = r#"<main><section class="a"><div><section class="b"><p>one</p></section></div></section></main>"#;
        let doc = Doc::new(html, &Words::new());
        let found = |s: &str| Selector::parse(s).unwrap().find(&doc).count();
        assert_eq!(found("main > section p"), 1, "the nearest section has another parent");
        assert_eq!(found("body > section p"), 0);
        assert_eq!(found("main > .a .b > p"), 1);
    }

    #[test]
    fn a_wrong_selector_is_refused_with_its_place() {
        let wrong = Selector::parse("div:first-child").unwrap_err();
        assert_eq!(wrong.position, 4);
        assert!(wrong.to_string().contains("pseudo"), "{wrong}");
        for text in ["", "a,", "#", ".", "[x", "[x=\"y\"", "a > ", "a + b", "*"] {
            assert!(Selector::parse(text).is_err(), "{text:?}");
        }
    }
}
