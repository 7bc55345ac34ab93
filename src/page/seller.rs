//! Who sells, by the page's own words: contacts and registration numbers.
//!
//! On a shop the whole page speaks for the seller, its footer above all. On a marketplace only the listing's part does:
//! the footer there is the marketplace's.

use super::doc::{Doc, squeeze};
use super::registration;
use super::words::Hint;
use super::zones::{Zone, Zones};
use crate::listing::Seller;
use html5ever::local_name;

/// Most contacts of a kind.
const MOST: usize = 8;

/// Whose words count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// The whole site is the seller's.
    OwnShop,
    /// Only the listing is.
    Marketplace,
}

/// Adds contacts and numbers to what is known of the seller.
pub fn read(doc: &Doc, zones: &Zones, ground: Ground, seller: &mut Seller) {
    for run in &doc.runs {
        let zone = zones.of(run.el);
        let speaks = match ground {
            Ground::OwnShop => !matches!(zone, Zone::Related | Zone::Review),
            Ground::Marketplace => zone == Zone::Main,
        };
        let text = doc.run_text(run);
        if !speaks || text.len() > 4_000 || text.len() < 4 {
            continue;
        }
        if text.contains('@') {
            emails(text, &mut seller.emails);
        }
        if labelled(text) {
            // The number may stand in the next element of the same line.
            let line = doc.text(doc.el(run.el).parent, 400);
            let text = if line.contains(text.trim()) { line } else { squeeze(text, 400) };
            handles(&text, &mut seller.handles);
            for number in registration::find(&text) {
                if seller.registrations.len() < MOST && !seller.registrations.contains(&number) {
                    seller.registrations.push(number);
                }
            }
        }
    }
    links(doc, zones, ground, seller);
}

/// Whether a text may name a number or a handle, checked before anything dearer.
fn labelled(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "VAT",
        "Vat",
        "vat",
        "USt",
        "Ust",
        "Umsatzsteuer",
        "SIRE",
        "Siren",
        "siren",
        "RCS",
        "R.C.S",
        "IVA",
        "P.I.",
        "CIF",
        "NIF",
        "C.I.F",
        "N.I.F",
        "DE",
        "GB",
        "信用代码",
        "信用代碼",
        "执照",
        "WeChat",
        "Wechat",
        "wechat",
        "微信",
        "WhatsApp",
        "Whatsapp",
        "whatsapp",
        "Telegram",
        "telegram",
        "QQ",
        "LINE",
        "Line ID",
        "VX",
        "vx",
        "V信",
        "薇信",
        "威信",
    ];
    WORDS.iter().any(|w| text.contains(w))
}

/// `mailto:`, `tel:` and messenger links.
fn links(doc: &Doc, zones: &Zones, ground: Ground, seller: &mut Seller) {
    for ix in 0..doc.els.len() as u32 {
        if !doc.is(ix, &local_name!("a")) {
            continue;
        }
        let zone = zones.of(ix);
        if ground == Ground::Marketplace && zone != Zone::Main || matches!(zone, Zone::Related | Zone::Review) {
            continue;
        }
        let Some(href) = doc.attr(ix, &local_name!("href")) else { continue };
        if let Some(rest) = href.strip_prefix("mailto:") {
            emails(rest.split('?').next().unwrap_or_default(), &mut seller.emails);
        } else if let Some(rest) = href.strip_prefix("tel:") {
            push(&mut seller.phones, squeeze(&rest.replace("%20", " "), 40));
        } else if let Some((_, rest)) =
            href.split_once("wa.me/").or_else(|| href.split_once("api.whatsapp.com/send?phone="))
        {
            let number: String = rest.chars().take_while(|c| c.is_ascii_digit() || *c == '+').collect();
            if number.len() >= 7 {
                push(&mut seller.handles, format!("whatsapp:+{}", number.trim_start_matches('+')));
            }
        } else if let Some((_, rest)) = href.split_once("://t.me/") {
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !name.is_empty() && name != "share" && !doc.el(ix).hint.any(Hint::RELATED) {
                push(&mut seller.handles, format!("telegram:{name}"));
            }
        }
    }
}

fn push(list: &mut Vec<String>, value: String) {
    if list.len() < MOST && !value.is_empty() && !list.contains(&value) {
        list.push(value);
    }
}

/// E-mail addresses in a text, also with "(at)" and "[at]".
fn emails(text: &str, into: &mut Vec<String>) {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    for (at, _) in text.match_indices('@').take(20) {
        let before = text.get(..at).unwrap_or_default();
        let behind = text.get(at + 1..).unwrap_or_default();
        let start = before.char_indices().rev().take(64).take_while(|(_, c)| part(*c)).last().map_or(at, |(i, _)| i);
        let local = before.get(start..).unwrap_or_default().trim_start_matches('.');
        let host: String =
            behind.chars().take(100).take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).collect();
        let host = host.trim_end_matches(['.', '-']);
        let ending = host.rsplit('.').next().unwrap_or_default();
        let image = matches!(ending, "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "css" | "js");
        if !local.is_empty()
            && host.contains('.')
            && ending.len() >= 2
            && ending.bytes().all(|b| b.is_ascii_alphabetic())
            && !image
        {
            push(into, format!("{local}@{}", host.to_ascii_lowercase()));
        }
    }
}

/// Messenger names behind their label: "WeChat: abc123", "微信 abc123", "QQ：12345678".
fn handles(text: &str, into: &mut Vec<String>) {
    const LABELS: &[(&str, &str)] = &[
        ("wechat", "wechat"),
        ("微信", "wechat"),
        ("薇信", "wechat"),
        ("威信", "wechat"),
        ("v信", "wechat"),
        ("vx", "wechat"),
        ("whatsapp", "whatsapp"),
        ("telegram", "telegram"),
        ("qq", "qq"),
        ("line id", "line"),
    ];
    let lower = text.to_lowercase();
    for (label, kind) in LABELS {
        for (at, _) in lower.match_indices(label).take(3) {
            let inside = lower.get(..at).and_then(|b| b.chars().next_back()).is_some_and(|c| c.is_ascii_alphanumeric());
            let rest = lower.get(at + label.len()..).unwrap_or_default();
            let rest = rest.trim_start_matches("号").trim_start_matches("id").trim_start();
            // Without a colon the next word is only a handle when it cannot be a word.
            let marked = rest.starts_with([':', '：', '+']);
            let name: String = rest
                .trim_start_matches([':', '：', ' '])
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+' | '@'))
                .take(40)
                .collect();
            let digits = name.bytes().filter(u8::is_ascii_digit).count();
            let fits = match *kind {
                "qq" | "whatsapp" => digits >= 5 && digits + 1 >= name.len(),
                _ => name.len() >= 5 && (marked || digits >= 3),
            };
            if !inside && fits {
                push(into, format!("{kind}:{name}"));
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::page::words::Words;

    fn seller(html: &str, ground: Ground) -> Seller {
        let doc = Doc::new(html, &Words::new());
        let zones = Zones::new(&doc, &[]);
        let mut seller = Seller::default();
        read(&doc, &zones, ground, &mut seller);
        seller
    }

    #[test]
    fn contacts_of_a_shop_are_read_from_its_footer_too() {
        let html = r#"<h1>Bag</h1><footer><p>Mail: Shop@Example.com, <a href="tel:+49 30 123456">call</a></p>
            <p>WeChat: brand_88 <a href="https://wa.me/8613800138000">chat</a></p><p>USt-IdNr.: DE136695976</p></footer>"#;
        let own = seller(html, Ground::OwnShop);
        assert_eq!(own.emails, ["Shop@example.com"]);
        assert_eq!(own.phones, ["+49 30 123456"]);
        assert_eq!(own.handles, ["wechat:brand_88", "whatsapp:+8613800138000"]);
        assert_eq!(
            own.registrations.iter().map(|r| (r.kind.as_str(), r.valid)).collect::<Vec<_>>(),
            [("de.vat", Some(true))]
        );
        let elsewhere = seller(html, Ground::Marketplace);
        assert!(
            elsewhere.emails.is_empty() && elsewhere.registrations.is_empty(),
            "the footer is the marketplace's: {elsewhere:?}"
        );
    }

    #[test]
    fn image_names_are_no_addresses() {
        assert!(seller("<p>logo@2x.png and a @mention</p>", Ground::OwnShop).emails.is_empty());
    }
}
