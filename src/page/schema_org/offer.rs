//! What a product is offered for: price, currency, stock, and who offers it.

use super::same_page_and_query;
use crate::listing::Availability;
use crate::page::currency;
use crate::page::doc::squeeze;
use crate::page::found::{Found, availability, condition};
use crate::page::item::{Item, bare};
use crate::page::{ids, price};

/// A product's offers; one that is told elsewhere and here only by its identifier is looked up.
pub(super) fn offers_of<'a>(product: &'a Item, by_id: &impl Fn(&str) -> Option<&'a Item>) -> Vec<&'a Item> {
    let mut offers = Vec::new();
    for offer in product.items("offers").chain(product.items("offer")).take(500) {
        let offer = match (&offer.id, offer.props.is_empty()) {
            (Some(id), true) => by_id(id).unwrap_or(offer),
            _ => offer,
        };
        offers.push(offer);
    }
    offers
}

/// Adds what the offer says that is this page's.
pub(super) fn offer_facts(offers: &[&Item], url: &str, found: &mut Found) {
    let Some(offer) = offers
        .iter()
        .find(|o| o.plain("url").is_some_and(|u| u.contains('?') && same_page_and_query(u, url)))
        .or_else(|| offers.iter().find(|o| found.sku.is_some() && o.plain("sku") == found.sku.as_deref()))
        .or_else(|| offers.first())
    else {
        return;
    };
    found.currency = offer
        .plain("pricecurrency")
        .or_else(|| offer.items("pricespecification").find_map(|p| p.plain("pricecurrency")))
        .or_else(|| offer.items("offers").find_map(|p| p.plain("pricecurrency")))
        .and_then(currency::code)
        .map(str::to_owned);
    let code = found.currency.clone();
    let mut sign = None;
    let mut money = |text: &str| {
        let money = price::parse_stated(text, code.as_deref())?;
        sign = sign.or(money.means);
        (money.amount.units > 0).then_some(money.amount)
    };
    let specifications: Vec<&Item> = offer.items("pricespecification").take(20).collect();
    let is_list = |s: &Item| {
        s.plain("pricetype").is_some_and(|t| {
            ["listprice", "strikethroughprice", "msrp", "srp", "regularprice"].contains(&bare(t).as_str())
        })
    };
    found.price = offer
        .plain("price")
        .and_then(|text| {
            // "0,00" is a price where the page says that the goods are free; the merge looks.
            let nothing = price::parse_stated(text, None).map(|m| m.amount).filter(|a| a.units == 0);
            money(text).or(nothing)
        })
        .or_else(|| {
            specifications
                .iter()
                .filter(|s| !is_list(s) && s.plain("referencequantity").is_none())
                .find_map(|s| s.plain("price").and_then(&mut money))
        })
        .or_else(|| offer.plain("lowprice").and_then(&mut money))
        .or_else(|| offer.items("offers").find_map(|o| o.plain("price").and_then(&mut money)))
        .or_else(|| offer.plain("highprice").and_then(&mut money));
    found.price_high = offer
        .plain("highprice")
        .and_then(&mut money)
        .filter(|high| found.price.is_some_and(|low| low.units > 0 && high.to_f64() > low.to_f64()));
    found.list_price = specifications
        .iter()
        .filter(|s| is_list(s))
        .find_map(|s| s.plain("price").and_then(&mut money))
        .filter(|l| found.price.is_none_or(|p| l.to_f64() > p.to_f64()));
    if found.currency.is_none() {
        found.currency = sign.and_then(|m| currency::resolve(m, None, None)).map(str::to_owned);
    }
    // Offers of one product are its sizes and colours: it can be had when one of them can.
    let all: Vec<Availability> = offers
        .iter()
        .flat_map(|o| [*o].into_iter().chain(o.items("offers")))
        .take(500)
        .filter_map(|o| o.text("availability").and_then(availability))
        .collect();
    found.availability = all.iter().find(|a| **a == Availability::InStock).or(all.first()).copied();
    found.condition = found.condition.or_else(|| offer.text("itemcondition").and_then(condition));
    found.sku = found.sku.take().or_else(|| offer.plain("sku").and_then(ids::number));
    found.mpn = found.mpn.take().or_else(|| offer.plain("mpn").and_then(ids::number));
    found.gtin = found.gtin.take().or_else(|| {
        ["gtin", "gtin13", "gtin14", "gtin12", "gtin8"].iter().find_map(|n| offer.plain(n).and_then(ids::gtin))
    });
    found.quantity = offer
        .items("inventorylevel")
        .find_map(|q| q.plain("value"))
        .or_else(|| offer.plain("inventorylevel"))
        .and_then(|q| q.parse().ok())
        .filter(|q| *q > 0);
    if let Some(seller) = offer.text("seller").or_else(|| offer.text("offeredby")) {
        found.seller_name = Some(squeeze(seller, 200)).filter(|s| !s.starts_with("http"));
    }
}
