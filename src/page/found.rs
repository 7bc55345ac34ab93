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

/// Condition by the words of a listing in the main languages of marketplaces.
pub fn condition_in(text: &str) -> Option<Condition> {
    const REFURBISHED: &[&str] = &[
        "refurbished",
        "renewed",
        "recertified",
        "generalüberholt",
        "überholt",
        "reconditionné",
        "remis à neuf",
        "reacondicionado",
        "recondicionado",
        "ricondizionato",
        "gereviseerd",
        "odnowion",
        "repasovan",
        "repasované",
        "восстановлен",
        "renoverad",
        "kunnostettu",
        "yenilenmiş",
        "翻新",
        "整備済",
        "再生品",
        "리퍼",
    ];
    const USED: &[&str] = &[
        "used",
        "pre-owned",
        "preowned",
        "pre owned",
        "pre-loved",
        "preloved",
        "second hand",
        "second-hand",
        "secondhand",
        "vintage",
        "gebraucht",
        "occasion",
        "d'occasion",
        "usado",
        "usada",
        "segunda mano",
        "seminovo",
        "seminuevo",
        "usato",
        "usata",
        "tweedehands",
        "gebruikt",
        "używan",
        "použit",
        "bazarov",
        "begagnad",
        "brukt",
        "brugt",
        "käytetty",
        "kasutatud",
        "használt",
        "folosit",
        "б/у",
        "бывш",
        "вживан",
        "ikinci el",
        "二手",
        "中古",
        "중고",
        "used - ",
        "for parts",
        "open box",
        // "As good as new" has had an owner.
        "like new",
        "wie neu",
        "comme neuf",
        "como nuevo",
        "come nuovo",
        "como novo",
        "als nieuw",
        "jak nowy",
        "utilisé",
        "worn",
        "getragen",
        "מיד שנייה",
        "משומש",
        "مستعمل",
        "bekas",
        "đã qua sử dụng",
        "มือสอง",
    ];
    const NEW: &[&str] = &[
        "new",
        "brand new",
        "brand-new",
        "neu",
        "neuf",
        "neuve",
        "nouveau produit",
        "produit neuf",
        "nuevo",
        "nueva",
        "nuovo",
        "nuova",
        "novo",
        "nova",
        "nieuw",
        "nowy",
        "nowe",
        "nové",
        "nový",
        "ny",
        "nytt",
        "uusi",
        "uus",
        "új",
        "nou",
        "новый",
        "новое",
        "новая",
        "новий",
        "yeni",
        "sıfır",
        "全新",
        "新品",
        "未使用",
        "새상품",
        "새 상품",
        "חדש",
        "جديد",
        "baru",
        "mới",
        "ใหม่",
        "unused",
        "unworn",
        "bnwt",
        "nwt",
        "καινούργι",
    ];
    let text = text.to_lowercase();
    // A word of a script with spaces begins where no letter stands before it: "unused" is not "used".
    let holds = |words: &[&str]| {
        words.iter().any(|word| {
            let spaced = word.chars().next().is_some_and(|c| (c as u32) < 0x2e80);
            text.match_indices(word).take(8).any(|(at, _)| {
                let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                let begins = free(text.get(..at).and_then(|b| b.chars().next_back()));
                let short = word.chars().count() <= 4;
                let ends = free(text.get(at + word.len()..).and_then(|a| a.chars().next()));
                !spaced || begins && (!short || ends)
            })
        })
    };
    if holds(REFURBISHED) {
        Some(Condition::Refurbished)
    } else if holds(USED) {
        Some(Condition::Used)
    } else if holds(NEW) {
        Some(Condition::New)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_read_in_many_languages() {
        for (text, want) in [
            ("Brand new, unused", Some(Condition::New)),
            ("Gebraucht", Some(Condition::Used)),
            ("Like new – used twice", Some(Condition::Used)),
            ("Segunda mano", Some(Condition::Used)),
            ("Б/у, хорошее состояние", Some(Condition::Used)),
            ("Manufacturer refurbished", Some(Condition::Refurbished)),
            ("新品、未使用", Some(Condition::New)),
            ("중고", Some(Condition::Used)),
            ("Newcastle", None),
            ("focused", None),
        ] {
            assert_eq!(condition_in(text), want, "{text}");
        }
    }
}
