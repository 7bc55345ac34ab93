//! A country's file: how a shop of that place is known, what its law makes a shop say of itself, and where numbers can be looked up.

use crate::weight::Confidence;
use serde::{Deserialize, Serialize};

/// A country: one file in `rules/registries`, named `<id>.toml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Registry {
    /// ISO 3166-1 alpha-2 in lower case ("de"), equal to the file's name; "eu" for the member states without a file.
    pub id: String,
    /// The place's name as it stands behind "in" ("Germany", "the United Kingdom").
    pub name: String,
    /// A group of places between which shops trade as a matter of course ("europe"): differences inside it say nothing.
    #[serde(default)]
    pub area: String,
    /// How postal addresses end there ("germany", "deutschland").
    pub names: Vec<String>,
    /// Endings of hosts that are let to people of that place ("de", "co.uk").
    pub hosts: Vec<String>,
    /// Languages that, together with the currency, make a shop one for that place ("de"). Empty where others share both.
    #[serde(default)]
    pub languages: Vec<String>,
    /// ISO 4217 codes of its currency.
    pub currencies: Vec<String>,
    /// What telephone numbers of that place begin with, without "+".
    pub calling_codes: Vec<String>,
    /// What the law makes a shop show.
    pub law: Option<Law>,
    /// Kinds of numbers, and where they can be looked up.
    #[serde(default)]
    pub numbers: Vec<Number>,
    /// Legal forms that belong into one section of a register.
    #[serde(default)]
    pub forms: Vec<Form>,
    /// Address or title of what was read for everything but the law, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on.
    pub confidence: Confidence,
}

/// The law that makes a shop say who it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Its name and paragraph, as people would look it up ("§ 5 DDG").
    pub name: String,
    /// What must be shown.
    pub shows: Vec<Shows>,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on.
    pub confidence: Confidence,
}

/// One thing a shop must show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Shows {
    /// The company's or owner's name.
    Name,
    /// A postal address.
    Address,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A number of the company or its tax.
    Number,
}

impl Shows {
    /// In plain English.
    pub fn words(self) -> &'static str {
        match self {
            Self::Name => "the owner’s name",
            Self::Address => "a postal address",
            Self::Email => "an e-mail address",
            Self::Phone => "a telephone number",
            Self::Number => "a register or tax number",
        }
    }
}

/// The kinds of numbers that tell nothing of a firm's place, since firms of other places are given them too: VAT numbers.
pub fn given_abroad(registries: &[Registry]) -> impl Iterator<Item = &str> {
    registries.iter().flat_map(|r| &r.numbers).filter(|n| n.given_abroad).map(|n| n.kind.as_str())
}

/// A kind of number that shops of a place show.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// The kind as the reader names it ("de.vat").
    pub kind: String,
    /// What people call it ("USt-IdNr.").
    pub name: String,
    /// Who keeps the public register it can be looked up in.
    pub register: Option<String>,
    /// The register's address.
    pub url: Option<String>,
    /// true when firms of other places are given it too, as VAT numbers are: it then says nothing of where a firm is.
    #[serde(default)]
    pub given_abroad: bool,
}

/// Legal forms that belong into one section of a register.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The forms as they end a company's name ("GmbH").
    pub words: Vec<String>,
    /// The section ("HRB").
    pub section: String,
}
