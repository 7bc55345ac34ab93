//! A short listing inside a rule file, and what must come of it.

use serde::{Deserialize, Serialize};

/// A short listing and what must come of it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "rule-files", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Case {
    /// What the case shows, one sentence.
    pub why: String,
    /// What the engine still gets wrong of it and why; only in the open set, whose cases do not hold yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// The page's address; a shop nobody knows when left out.
    pub url: Option<String>,
    /// The listing's title.
    pub title: String,
    /// Its brand field.
    pub brand: Option<String>,
    /// Its price with its currency: "1250 EUR".
    pub price: Option<String>,
    /// new, used or refurbished.
    pub condition: Option<String>,
    /// Its description.
    pub description: Option<String>,
    /// Its specifics, "Material: 18k gold".
    pub specifics: Vec<String>,
    /// The seller's shown name.
    pub seller: Option<String>,
    /// The platform's id of the seller.
    pub seller_id: Option<String>,
    /// The platform's word for the kind of store, as the marketplace's file names it ("flagship").
    pub store_type: Option<String>,
    /// The seller's country, two letters.
    pub country: Option<String>,
    /// The company behind the shown name.
    pub legal_name: Option<String>,
    /// The seller's numbers, "de.vat: DE136695976". Whether their check digits hold is worked out.
    pub registrations: Vec<String>,
    /// The seller's postal address.
    pub address: Option<String>,
    /// E-mail addresses, telephone numbers and messenger handles ("whatsapp:+86…") shown for contact.
    pub contacts: Vec<String>,
    /// The words of a shop's link to its imprint.
    pub imprint: Option<String>,
    /// A shop's sentences on payments that cannot be taken back.
    pub payments: Vec<String>,
    /// Other ways of paying beside them that the page pictures.
    pub safe_payments: Vec<String>,
    /// Seals of trust that lead nowhere, by their names in sellers.toml.
    pub unlinked_seals: Vec<String>,
    /// Seals of trust that lead to their issuer.
    pub linked_seals: Vec<String>,
    /// The platform's sign that it examines the goods.
    pub assurance: Option<String>,
    /// Where the goods are sent from.
    pub ships_from: Option<String>,
    /// The page's language, "de-at".
    pub language: Option<String>,
    /// The list price shown beside the price: "5000 EUR".
    pub list_price: Option<String>,
    /// How many pieces are offered.
    pub quantity: Option<u32>,
    /// The GTIN shown.
    pub gtin: Option<String>,
    /// The maker's part number shown.
    pub mpn: Option<String>,
    /// From the widest category to the narrowest.
    pub categories: Vec<String>,
    /// What can be chosen, "Size: 36, 37, 38".
    pub variants: Vec<String>,
    /// The verdict that must come.
    pub expect: String,
    /// Checks that must find something.
    pub fires: Vec<String>,
    /// Checks that must find nothing. A case whose `fires` is empty must find nothing above a note.
    pub silent: Vec<String>,
}

/// Reads the cases of packed rules, of which there are none: the browser need not know how one is read.
#[cfg(target_arch = "wasm32")]
pub(super) fn none<'d, D: serde::Deserializer<'d>>(packed: D) -> Result<Vec<Case>, D::Error> {
    Vec::<()>::deserialize(packed).map(|_| Vec::new())
}
