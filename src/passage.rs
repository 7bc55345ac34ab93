//! Floor 1: the listing's own words, folded once, each with the fact they came from.
//!
//! Brand and checks search here and quote from here, so a finding can only ever quote the listing.

use crate::listing::Listing;
use crate::report::Evidence;
use crate::text::fold::Folded;
use std::borrow::Cow;
use std::ops::Range;

/// One text of the listing.
#[derive(Debug, Clone)]
pub struct Passage<'l> {
    /// The fact, by its JSON name.
    pub fact: &'static str,
    /// As shown.
    pub original: Cow<'l, str>,
    folded: Folded,
}

impl<'l> Passage<'l> {
    fn new(fact: &'static str, original: impl Into<Cow<'l, str>>) -> Self {
        let original = original.into();
        Self { fact, folded: Folded::new(&original), original }
    }

    /// As searched.
    pub fn folded(&self) -> &Folded {
        &self.folded
    }

    /// The words at `range` of the folded text, as shown.
    pub fn quote(&self, range: Range<usize>) -> &str {
        self.folded.quote(&self.original, range)
    }

    /// The words at `range` of the folded text as evidence.
    pub fn evidence(&self, range: Range<usize>) -> Evidence {
        Evidence::new(self.fact, self.quote(range))
    }

    /// The words at `range` with some of what stands around them, cut at spaces, as evidence people can place.
    pub fn evidence_in_context(&self, range: Range<usize>) -> Evidence {
        const AROUND: usize = 48;
        let at = self.folded.origin(range);
        let text = &self.original;
        let start = if at.start <= AROUND { 0 } else { ceil_space(text, at.start - AROUND).min(at.start) };
        let end =
            if text.len() <= at.end + AROUND { text.len() } else { floor_space(text, at.end + AROUND).max(at.end) };
        Evidence::new(self.fact, text.get(start..end).unwrap_or_default())
    }
}

/// The first position from `at` on where a word starts.
fn ceil_space(text: &str, at: usize) -> usize {
    let at = (at..=text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(text.len());
    let rest = text.get(at..).unwrap_or_default();
    // Scripts without spaces are cut where they are.
    rest.char_indices().take(24).find(|(_, c)| c.is_whitespace()).map_or(at, |(i, c)| at + i + c.len_utf8())
}

/// The last position up to `at` where a word ends.
fn floor_space(text: &str, at: usize) -> usize {
    let at = (0..=at).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    let head = text.get(..at).unwrap_or_default();
    head.char_indices().rev().take(24).find(|(_, c)| c.is_whitespace()).map_or(at, |(i, _)| i)
}

/// All texts of a listing. The description is folded only when somebody asks: most pages are of no known brand.
#[derive(Debug)]
pub struct Passages<'l> {
    listing: &'l Listing,
    /// The title.
    pub title: Option<Passage<'l>>,
    /// The brand field.
    pub brand: Option<Passage<'l>>,
    specifics: std::cell::OnceCell<Vec<Passage<'l>>>,
    description: std::cell::OnceCell<Option<Passage<'l>>>,
}

impl<'l> Passages<'l> {
    /// The listing's texts.
    pub fn new(listing: &'l Listing) -> Self {
        let passage = |fact, text: &'l Option<crate::listing::Fact<String>>| {
            text.as_ref().map(|t| Passage::new(fact, t.as_str()))
        };
        Self {
            listing,
            title: listing.full_title().map(|t| Passage::new("title", t)),
            brand: passage("brand", &listing.brand),
            specifics: std::cell::OnceCell::new(),
            description: std::cell::OnceCell::new(),
        }
    }

    /// The rows of the specifics table, "Material: 18k gold".
    pub fn specifics(&self) -> &[Passage<'l>] {
        self.specifics.get_or_init(|| {
            self.listing
                .specifics
                .iter()
                .map(|s| Passage::new("specifics", format!("{}: {}", s.name, s.value)))
                .collect()
        })
    }

    /// The description.
    pub fn description(&self) -> Option<&Passage<'l>> {
        self.description
            .get_or_init(|| self.listing.description.as_ref().map(|d| Passage::new("description", d.as_str())))
            .as_ref()
    }

    /// Whether the listing bears the number of a book, as its article number or in its specifics.
    pub fn bear_an_isbn(&self) -> bool {
        let is_isbn = |number: &str| {
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            digits.len() == 13 && (digits.starts_with("978") || digits.starts_with("979"))
        };
        let named = |name: &str| name.trim().to_ascii_uppercase().starts_with("ISBN");
        self.listing.gtin.as_ref().is_some_and(|g| is_isbn(g))
            || self.listing.specifics.iter().any(|s| named(&s.name) && s.value.chars().any(|c| c.is_ascii_digit()))
    }

    /// The description, if it has at most `longest` bytes: a longer one is not even folded.
    pub fn description_within(&self, longest: usize) -> Option<&Passage<'l>> {
        self.listing.description.as_ref().filter(|d| d.as_str().len() <= longest)?;
        self.description()
    }

    /// Title and specifics: what the seller says the goods are, in so many words.
    pub fn claims(&self) -> impl Iterator<Item = &Passage<'l>> {
        self.title.iter().chain(self.specifics())
    }

    /// All of them, the weightiest first.
    pub fn all(&self) -> impl Iterator<Item = &Passage<'l>> {
        self.claims().chain(self.description())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn evidence_in_context_is_cut_at_words_and_never_loses_the_words_themselves() {
        let text = format!("{} titanium steel bracelet {}", "lorem ipsum ".repeat(20), "dolor sit ".repeat(20));
        let passage = Passage::new("description", text.as_str());
        let at = passage.folded.text.find("titanium steel").unwrap();
        let evidence = passage.evidence_in_context(at..at + "titanium steel".len());
        assert!(evidence.quote.contains("titanium steel"), "{}", evidence.quote);
        assert!(evidence.quote.starts_with("lorem") || evidence.quote.starts_with("ipsum"), "{}", evidence.quote);
        assert!(text.contains(&evidence.quote));
    }

    #[test]
    fn texts_without_spaces_are_cut_at_characters() {
        let text = "正品".repeat(60) + "钛钢" + &"手镯".repeat(60);
        let passage = Passage::new("description", text.as_str());
        let at = passage.folded.text.find("钛钢").unwrap();
        assert!(passage.evidence_in_context(at..at + 6).quote.contains("钛钢"));
    }
}
