//! What structured data says of who sells: a shop's own `Organization`, or the `seller` of its offers. Adds only what the page
//! does not show, and only on a shop of its own: on a marketplace the site's organization is the marketplace.

use super::contacts;
use super::push;
use crate::listing::{Fact, Seller, Source};
use crate::page::address::Address;
use crate::page::doc::squeeze;
use crate::page::item::Item;
use crate::page::registration;

/// Types that describe who runs a shop.
const SELLERS: &[&str] = &[
    "organization",
    "corporation",
    "onlinebusiness",
    "onlinestore",
    "store",
    "localbusiness",
    "clothingstore",
    "shoestore",
    "jewelrystore",
    "furniturestore",
    "electronicsstore",
    "sportinggoodsstore",
    "homegoodsstore",
    "bookstore",
];
/// Most organizations of a page looked at.
const MOST: usize = 4;
/// Most contact points of one.
const MOST_POINTS: usize = 6;

/// Adds what the items of one source say. `page` is the page's address: an organization that names another site is another.
pub fn add(items: &[Item], source: Source, page: &Address, seller: &mut Seller) {
    let own = items.iter().filter(|item| item.is(SELLERS));
    let offered = items
        .iter()
        .filter(|item| item.is(&["product", "productgroup"]))
        .take(MOST)
        .flat_map(|product| product.items("offers").take(MOST))
        .flat_map(|offer| offer.items("seller").chain(offer.items("offeredby")).take(1));
    for organization in offered.chain(own).filter(|o| is_own(o, page)).take(MOST) {
        facts(organization, source, seller);
    }
}

/// Whether an organization may be the site's: it names no site, or this one.
fn is_own(organization: &Item, page: &Address) -> bool {
    let Some(url) = organization.plain("url").filter(|u| u.contains("://")) else { return true };
    let other = Address::parse(url);
    let bare = |host: &str| host.trim_start_matches("www.").to_owned();
    let (own, other) = (bare(&page.host), bare(&other.host));
    own == other || page.is_under(&other) || other.strip_suffix(&own).is_some_and(|rest| rest.ends_with('.'))
}

fn facts(organization: &Item, source: Source, seller: &mut Seller) {
    let text = |name: &str, most: usize| organization.plain(name).map(|t| squeeze(t, most)).filter(|t| !t.is_empty());
    if seller.legal_name.is_none() {
        seller.legal_name = text("legalname", 200).map(|name| Fact::new(name, source));
    }
    let place = organization.items("address").next();
    let country = place.and_then(|p| p.text("addresscountry")).map(str::trim);
    let code = country.filter(|c| c.len() == 2 && c.bytes().all(|b| b.is_ascii_alphabetic()));
    let code = code.map(str::to_ascii_uppercase);
    if seller.address.is_none() {
        let parts = ["streetaddress", "postalcode", "addresslocality", "addressregion", "addresscountry"];
        let line = place.filter(|p| p.plain("streetaddress").is_some()).map(|p| {
            let parts: Vec<String> = parts.iter().filter_map(|n| p.text(n)).map(|t| squeeze(t, 120)).collect();
            parts.join(", ")
        });
        let line = line.or_else(|| text("address", 300).filter(|t| t.len() >= 10));
        seller.address = line.map(|l| Fact::new(l, source));
    }
    if seller.country.is_none() {
        seller.country = code.clone().map(|c| Fact::new(c, source));
    }
    // A number counts with its country's letters, or with the country the same object names.
    for (name, label) in [("vatid", "VAT number"), ("taxid", "Tax ID")] {
        let Some(number) = text(name, 60) else { continue };
        let lettered = || code.as_ref().map(|c| format!("{label}: {c}{number}"));
        let found = registration::find(&format!("{label}: {number}"));
        let found =
            if found.is_empty() { lettered().map(|t| registration::find(&t)).unwrap_or_default() } else { found };
        for number in found {
            registration::note(Some(number), &mut seller.registrations);
        }
    }
    let points = organization.items("contactpoint").take(MOST_POINTS);
    for contact in [organization].into_iter().chain(points) {
        let email = contact.plain("email").map(|e| e.trim_start_matches("mailto:"));
        if let Some(email) = email.and_then(|e| e.split_once('@')).and_then(|(a, b)| contacts::email(a, "@", b)) {
            push(&mut seller.emails, email);
        }
        if let Some(number) = contact.plain("telephone").and_then(contacts::phone) {
            contacts::phone_note(number, &mut seller.phones);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::page::doc::Doc;
    use crate::page::json_ld;
    use crate::page::words::Words;

    fn of(json: &str) -> Seller {
        let doc = Doc::new(&format!("<script type='application/ld+json'>{json}</script>"), &Words::new());
        let mut seller = Seller::default();
        add(&json_ld::read(&doc), Source::JsonLd, &Address::parse("https://www.kiln.example/mug"), &mut seller);
        seller
    }

    #[test]
    fn an_organization_of_the_shop_says_who_sells() {
        let seller = of(
            r#"{"@type":"OnlineStore","url":"https://kiln.example","legalName":"Kiln Keramik GmbH","vatID":"DE136695976",
            "address":{"@type":"PostalAddress","streetAddress":"Ofenweg 3","postalCode":"10115","addressLocality":"Berlin","addressCountry":"DE"},
            "email":"mailto:post@kiln.example","contactPoint":[{"@type":"ContactPoint","telephone":"+49 30 901820 00"}]}"#,
        );
        assert_eq!(seller.legal_name.as_deref().map(String::as_str), Some("Kiln Keramik GmbH"));
        assert_eq!(seller.address.as_deref().map(String::as_str), Some("Ofenweg 3, 10115, Berlin, DE"));
        assert_eq!(seller.country.as_deref().map(String::as_str), Some("DE"));
        assert_eq!((seller.registrations[0].kind.as_str(), seller.registrations[0].valid), ("de.vat", Some(true)));
        assert_eq!(
            (seller.emails, seller.phones),
            (vec!["post@kiln.example".to_owned()], vec!["+49 30 901820 00".to_owned()])
        );
    }

    #[test]
    fn a_number_that_does_not_hold_is_told_and_one_of_no_known_kind_is_not() {
        let seller = of(r#"{"@type":"Organization","vatID":"DE136695978"}"#);
        assert_eq!(seller.registrations[0].valid, Some(false));
        assert!(of(r#"{"@type":"Organization","vatID":"pending"}"#).registrations.is_empty());
    }

    #[test]
    fn another_sites_organization_and_a_brand_are_not_the_seller() {
        assert_eq!(
            of(r#"{"@type":"Organization","url":"https://reviews.example","legalName":"Stars Ltd"}"#),
            Seller::default()
        );
        assert_eq!(
            of(r#"{"@type":"Product","name":"Mug","brand":{"@type":"Organization","legalName":"Tern Ltd"}}"#),
            Seller::default()
        );
        let offered = of(
            r#"{"@type":"Product","name":"Mug","offers":{"price":"9","seller":{"@type":"Organization","legalName":"Kiln Ltd"}}}"#,
        );
        assert_eq!(offered.legal_name.as_deref().map(String::as_str), Some("Kiln Ltd"));
    }
}
