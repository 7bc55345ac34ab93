//! One brand's word lists and number patterns, compiled when the brand is first met.

use super::kinds::Kinds;
use super::schema::Brand;
use crate::text::dictionary::Dictionary;
use crate::text::fold::Folded;
use regex::{Regex, RegexBuilder};
use std::sync::OnceLock;

/// Largest compiled pattern of a number, in bytes; `check.rs` refuses larger ones.
pub(super) const PATTERN_LIMIT: usize = 1 << 20;

/// One brand's word lists, compiled.
#[derive(Debug)]
pub struct BrandLists {
    /// `context.goods`.
    pub goods: Dictionary<()>,
    /// `channel.except`.
    pub channel_except: Dictionary<()>,
    /// Per entry of `materials`.
    pub materials: Vec<MaterialLists>,
    /// Per entry of `references`.
    pub references: Vec<ReferenceLists>,
    /// Per entry of `claims`.
    pub claims: Vec<ClaimLists>,
    /// Per entry of `never_made`.
    pub never_made: Vec<NeverMadeLists>,
    /// Per entry of `rare`.
    pub rare: Vec<Groups>,
    /// `gtins.except`.
    pub gtins_except: Dictionary<()>,
    /// Per entry of `prices`.
    pub prices: Vec<Groups>,
    /// Per entry of `medians`.
    pub medians: Vec<Groups>,
}

/// The word lists of one material rule.
#[derive(Debug)]
pub struct MaterialLists {
    /// `of`.
    pub of: Dictionary<()>,
    /// `never`.
    pub never: Dictionary<()>,
    /// `except`.
    pub except: Dictionary<()>,
    /// `beside`.
    pub beside: Dictionary<()>,
}

/// The word lists and patterns of one shape of numbers.
#[derive(Debug)]
pub struct ReferenceLists {
    /// `of`.
    pub of: Dictionary<()>,
    /// `except`.
    pub except: Dictionary<()>,
    /// `pattern`.
    pub pattern: NumberPattern,
    /// Per entry of `means`.
    pub means: Vec<MeaningLists>,
}

/// The word lists and the pattern of one meaning of a number.
#[derive(Debug)]
pub struct MeaningLists {
    /// `pattern`.
    pub pattern: NumberPattern,
    /// `agree`.
    pub agree: Dictionary<()>,
    /// `contradict`.
    pub contradict: Dictionary<()>,
}

/// The word lists of one claim rule.
#[derive(Debug)]
pub struct ClaimLists {
    /// `says`.
    pub says: Dictionary<()>,
    /// `with`.
    pub with: Dictionary<()>,
    /// `except`.
    pub except: Dictionary<()>,
}

/// The word lists of something never made.
#[derive(Debug)]
pub struct NeverMadeLists {
    /// `of` and `except`.
    pub of: Groups,
    /// `says`.
    pub says: Dictionary<()>,
    /// `rows`.
    pub rows: Dictionary<()>,
}

/// Groups of words of which one each must stand in a listing, and words none of which may.
#[derive(Debug)]
pub struct Groups {
    /// One dictionary a group.
    pub groups: Vec<Dictionary<()>>,
    /// The words that may not.
    pub except: Dictionary<()>,
}

impl Groups {
    fn new(groups: &[Vec<String>], except: &[String], kinds: &Kinds) -> Self {
        Self { groups: groups.iter().map(|group| kinds.list(group)).collect(), except: kinds.list(except) }
    }

    /// Whether these texts tell the goods that the groups are about.
    pub fn fit(&self, texts: &[Folded]) -> bool {
        self.groups.iter().all(|group| texts.iter().any(|t| group.any(t))) && !texts.iter().any(|t| self.except.any(t))
    }
}

/// A pattern of whole numbers, compiled when the first number meets it: most pages show none.
#[derive(Debug)]
pub struct NumberPattern {
    pattern: String,
    compiled: OnceLock<Option<Regex>>,
}

impl NumberPattern {
    fn new(pattern: &str) -> Self {
        Self { pattern: pattern.to_owned(), compiled: OnceLock::new() }
    }

    /// Whether a number has this shape as a whole, written as it is or without the marks between its parts; in capital
    /// letters or not.
    pub fn fits(&self, number: &str) -> bool {
        let Some(pattern) = self.compiled.get_or_init(|| whole(&self.pattern).ok()) else { return false };
        let number = number.to_ascii_uppercase();
        let bare: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
        pattern.is_match(&number) || pattern.is_match(&bare)
    }
}

/// A pattern that fits nothing but a whole number in capital letters: the tables by which the engine itself would pass over
/// case weigh 48 KB in the browser.
///
/// # Errors
/// When it is no regular expression.
pub(super) fn whole(pattern: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(&format!("^(?:{pattern})$")).size_limit(PATTERN_LIMIT).build()
}

impl BrandLists {
    pub(super) fn new(rules: &Brand, kinds: &Kinds) -> Self {
        let list = |words: &[String]| kinds.list(words);
        let groups = |words: &[Vec<String>], except: &[String]| Groups::new(words, except, kinds);
        Self {
            goods: list(&rules.context.goods),
            channel_except: list(rules.channel.as_ref().map_or(&[], |c| c.except.as_slice())),
            materials: (rules.materials.iter())
                .map(|m| MaterialLists {
                    of: list(&m.of),
                    never: list(&m.never),
                    except: list(&m.except),
                    beside: list(&m.beside),
                })
                .collect(),
            references: (rules.references.iter())
                .map(|r| ReferenceLists {
                    of: list(&r.of),
                    except: list(&r.except),
                    pattern: NumberPattern::new(&r.pattern),
                    means: (r.means.iter())
                        .map(|m| MeaningLists {
                            pattern: NumberPattern::new(&m.pattern),
                            agree: list(&m.agree),
                            contradict: list(&m.contradict),
                        })
                        .collect(),
                })
                .collect(),
            claims: (rules.claims.iter())
                .map(|c| ClaimLists { says: list(&c.says), with: list(&c.with), except: list(&c.except) })
                .collect(),
            never_made: (rules.never_made.iter())
                .map(|n| NeverMadeLists { of: groups(&n.of, &n.except), says: list(&n.says), rows: list(&n.rows) })
                .collect(),
            rare: rules.rare.iter().map(|r| groups(&r.of, &r.except)).collect(),
            gtins_except: list(rules.gtins.as_ref().map_or(&[], |g| g.except.as_slice())),
            prices: rules.prices.iter().map(|p| groups(&p.words, &p.except)).collect(),
            medians: rules.medians.iter().map(|m| groups(&m.words, &m.except)).collect(),
        }
    }
}

/// A list of words for search.
pub fn list(words: &[String]) -> Dictionary<()> {
    Dictionary::new(words.iter().map(|w| (w, ())))
}
