//! What one source says of the product, before sources are put together.

use crate::listing::{Amount, Availability, Condition, Percent, Specific, Variant};

/// One source's answers. Everything may be missing.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The product's title.
    pub title: Option<String>,
    /// The brand as stated.
    pub brand: Option<String>,
    /// The price asked.
    pub price: Option<Amount>,
    /// The upper end of a range.
    pub price_high: Option<Amount>,
    /// A price that no longer holds, or a recommended one.
    pub list_price: Option<Amount>,
    /// What the currency's sign may mean, where that is open.
    pub means: Option<super::currency::Means>,
    /// ISO code of both.
    pub currency: Option<String>,
    /// New or used.
    pub condition: Option<Condition>,
    /// In stock or not.
    pub availability: Option<Availability>,
    /// Pieces on offer.
    pub quantity: Option<u32>,
    /// The shop's article number.
    pub sku: Option<String>,
    /// The maker's part number.
    pub mpn: Option<String>,
    /// A GTIN whose check digit holds.
    pub gtin: Option<String>,
    /// Addresses as written.
    pub images: Vec<String>,
    /// Widest first.
    pub categories: Vec<String>,
    /// The description's text.
    pub description: Option<String>,
    /// Rows of specifics.
    pub specifics: Vec<Specific>,
    /// What can be chosen.
    pub variants: Vec<Variant>,
    /// Who sells: shown name.
    pub seller_name: Option<String>,
    /// Who sells: the marketplace's id.
    pub seller_id: Option<String>,
    /// The platform's word for the kind of store.
    pub store_type: Option<String>,
    /// Where the seller is.
    pub seller_country: Option<String>,
    /// The company behind.
    pub legal_name: Option<String>,
    /// Where it sits.
    pub seller_address: Option<String>,
    /// The share of good ratings among the seller's, in percent.
    pub feedback_percent: Option<Percent>,
    /// How many ratings the seller has.
    pub feedback_count: Option<u32>,
    /// Since when the seller sells there, as shown.
    pub seller_since: Option<String>,
    /// The platform's sign that it examines the goods.
    pub assurance: Option<String>,
    /// Where the goods are sent from.
    pub ships_from: Option<String>,
}

/// schema.org's availability, however it is written ("http://schema.org/InStock", "in stock", "instock").
pub fn availability(text: &str) -> Option<Availability> {
    let word: String = super::item::bare(text).chars().filter(char::is_ascii_alphanumeric).collect();
    Some(match word.as_str() {
        "instock" | "available" | "instoreonly0" | "true" | "yes" | "availablefororder" | "onstock" => {
            Availability::InStock
        }
        "outofstock" | "oos" | "unavailable" | "notavailable" | "false" | "out" | "no" => Availability::OutOfStock,
        "soldout" => Availability::SoldOut,
        "preorder" | "presale" | "pending" | "availablefororder0" => Availability::PreOrder,
        "backorder" => Availability::BackOrder,
        "limitedavailability" => Availability::LimitedAvailability,
        "discontinued" => Availability::Discontinued,
        "instoreonly" => Availability::InStoreOnly,
        "onlineonly" => Availability::OnlineOnly,
        _ => return None,
    })
}

/// schema.org's condition, however it is written.
pub fn condition(text: &str) -> Option<Condition> {
    let word: String = super::item::bare(text).chars().filter(char::is_ascii_alphanumeric).collect();
    Some(match word.as_str() {
        "newcondition" | "new" => Condition::New,
        "usedcondition" | "used" | "damagedcondition" => Condition::Used,
        "refurbishedcondition" | "refurbished" => Condition::Refurbished,
        _ => return None,
    })
}
