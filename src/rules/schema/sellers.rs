//! What is known of sellers anywhere: `rules/sellers.toml`.

use crate::weight::Confidence;
use serde::{Deserialize, Serialize};

/// What is known of sellers anywhere: one file, `rules/sellers.toml`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SellerWords {
    /// Firms whose names stand in others' footers (platforms, payment, captchas), lower case: they are never the seller.
    pub third_parties: Vec<String>,
    /// Hosts at which anybody gets an e-mail address for nothing.
    pub free_mail: Vec<String>,
    /// Words by which a shop or a listing calls itself an outlet.
    pub outlet: Vec<String>,
    /// Ways of paying that can be taken back, as pages name them ("paypal", "visa").
    pub safe_payments: Vec<String>,
    /// Hosts where only second-hand goods are sold, beside the marketplaces that have a file: cheap is normal there, and the goods
    /// were bought once already.
    #[serde(default)]
    pub second_hand: Vec<String>,
    /// Names that stand where a name was forgotten ("test shop", "company name").
    pub placeholders: Vec<String>,
    /// Seals of trust.
    #[serde(default)]
    pub seals: Vec<SealRule>,
    /// Where the lists were learnt.
    pub source: String,
    /// The day they were checked, YYYY-MM-DD.
    pub checked: String,
}

/// A seal of trust that its issuer wants linked to a certificate.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SealRule {
    /// The seal's name for people.
    pub name: String,
    /// What a picture of it is called, in its address or its text for those who cannot see it; lower case.
    pub pictures: Vec<String>,
    /// The issuer's hosts.
    pub hosts: Vec<String>,
    /// Address or title of what was read, or "recalled".
    pub source: String,
    /// The day it was checked, YYYY-MM-DD.
    pub checked: String,
    /// How far the source can be relied on.
    pub confidence: Confidence,
}
