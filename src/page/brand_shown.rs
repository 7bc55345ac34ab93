//! The brand as the page shows it besides rows of labels: a link, a logo or a line by the title; and what is wrong with brands that
//! structured data states.

use super::doc::{Doc, Ix, squeeze};
use super::label_words::{Labelling, Meaning, key, plain};
use super::words::Hint;
use super::zones::{Zone, Zones};
use html5ever::local_name;

/// Parts of addresses that lead to all goods of a brand.
const LINKS: &[&str] = &[
    "/brand/",
    "/brands/",
    "/marke/",
    "/marken/",
    "/marque/",
    "/marques/",
    "/marca/",
    "/marcas/",
    "/marki/",
    "/merk/",
    "/znacka/",
    "/znacky/",
    "/brend/",
    "/brendovi/",
    "brand=",
    "brand_id=",
    "/designers/",
    "/designer/",
    "/manufacturer/",
    "/manufacturers/",
    "/hersteller/",
    "/producent/",
    "/producer/",
    "/vyrobce/",
    "/brand-",
    "/vendors",
    "/vendor/",
    "manufacturer_id=",
    "/b/brand",
    "/produttore/",
    "/produttori/",
    "/fabricante/",
    "/fabricant/",
    "/fabrikant/",
    "/tillverkare/",
    "/varumarke/",
    "/tootja/",
    "/proizvodjac/",
    "/proizvodac/",
    "/proizvoditel/",
    "/vyrobca/",
    "/vyrobcovia/",
    "/gyarto/",
    "/marka/",
    "/markalar/",
    "/merken/",
    "/producator/",
    "/producatori/",
    "/thuong-hieu/",
    "manufacturers_id=",
    "brands_id=",
    "marca=",
];

/// A short element near the title that class words or a link call a brand.
pub fn element(doc: &Doc, zones: &Zones, words: &Labelling) -> Option<String> {
    let title = zones.title_run(doc)?;
    let title_text = zones.title_text.as_deref().unwrap_or_default();
    let mut best: Option<(String, u32)> = None;
    for ix in 0..doc.els.len() as Ix {
        let el = doc.el(ix);
        if zones.of(ix) != Zone::Main || el.hidden {
            continue;
        }
        let gap = el.run.abs_diff(title);
        if gap > 60 || best.as_ref().is_some_and(|(_, other)| *other <= gap) || el.run_end - el.run > 4 {
            continue;
        }
        let by_link = doc.is(ix, &local_name!("a"))
            && doc.attr(ix, &local_name!("href")).is_some_and(|h| {
                let h = h.to_ascii_lowercase();
                LINKS.iter().any(|p| h.contains(p))
            });
        let by_class = el.hint.any(Hint::BRAND) && !el.hint.any(Hint::BUY) && !in_button(doc, ix);
        if !(by_link || by_class) {
            continue;
        }
        let mut text = plain(&doc.text(ix, 120));
        if text.is_empty() {
            let image = (ix..el.end).take(20).find(|i| doc.is(*i, &local_name!("img")));
            text = image.and_then(|i| doc.attr(i, &local_name!("alt"))).map(|a| squeeze(a, 80)).unwrap_or_default();
        }
        let text = unlabelled(&text, words);
        if is_name(text, words) && !text.eq_ignore_ascii_case(title_text) {
            best = Some((text.to_owned(), gap));
        }
    }
    best.map(|(text, _)| text)
}

fn in_button(doc: &Doc, ix: Ix) -> bool {
    doc.above(ix).take(2).chain([ix]).any(|up| doc.is(up, &local_name!("button")))
}

/// A name without the label that themes put into the same element ("Brand: Acme", "by Acme", "Visit the Acme Store").
fn unlabelled<'t>(text: &'t str, words: &Labelling) -> &'t str {
    let text = text.rsplit([':', '：']).next().unwrap_or(text).trim();
    let text = ["by ", "By ", "von ", "par ", "da ", "de ", "Visit the "]
        .iter()
        .find_map(|l| text.strip_prefix(l))
        .unwrap_or(text);
    let text = text.strip_suffix(" Store").or_else(|| text.strip_suffix(" logo")).unwrap_or(text).trim();
    let text = text.strip_suffix(" Logo").unwrap_or(text).trim();
    match text.split_once(' ') {
        Some((first, rest)) if words.written(first).any(Meaning::BRAND) => rest.trim(),
        _ => text,
    }
}

/// Whether a text can be a brand's name.
fn is_name(text: &str, words: &Labelling) -> bool {
    let length = text.chars().count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    const OTHER: &[&str] = &[
        "all brands",
        "shop all",
        "see more",
        "view all",
        "more",
        "show more",
        "brands",
        "shop now",
        "learn more",
        "read more",
        "follow",
        "mehr",
        "alle marken",
        "toutes les marques",
    ];
    (2..=40).contains(&length)
        && text.split(' ').count() <= 5
        && text.chars().any(char::is_alphabetic)
        && digits < 4
        && !text.contains([':', '€', '$', '£', '%', '?', '!', '{', '<', '>', '|'])
        && !words.written(text).any(Meaning::BRAND)
        && !OTHER.contains(&key(text).as_str())
}

/// A stated brand as it can be believed; `None` where the field holds something else. `shop` are the names of the shop.
pub fn stated(brand: &str, title: Option<&str>, shop: &[String]) -> Option<String> {
    let decoded = super::entities::decode(brand);
    let mut brand = plain(&decoded);
    if let Some((_, name)) = brand.rsplit_once(": ")
        && !name.trim().is_empty()
    {
        brand = name.trim().to_owned();
    }
    let is_shop = |text: &str| shop.iter().any(|s| folded(s) == folded(text));
    // The shop's window title in the brand field: its own name may be in it ("Acme | We make mugs"), another's is not told.
    if brand.contains(['|', '｜']) {
        brand = brand.split(['|', '｜']).map(str::trim).find(|part| is_shop(part) && part.is_ascii())?.to_owned();
    }
    if let Some((name, tail)) = brand.rsplit_once(' ')
        && ["us", "usa", "uk", "eu", "de", "fr", "ca", "au", "official", "store", "shop", "online"]
            .contains(&tail.to_lowercase().as_str())
        && is_shop(name)
    {
        brand = name.to_owned();
    }
    const NOTHING: &[&str] = &[
        "",
        "n/a",
        "na",
        "none",
        "null",
        "undefined",
        "brand",
        "marke",
        "marque",
        "marca",
        "default",
        "unknown",
        "-",
        "false",
        "true",
        "no",
        "other",
        "others",
        "misc",
        "0",
    ];
    let words = brand.split(' ').count();
    let junk = NOTHING.contains(&key(&brand).as_str())
        || brand.starts_with("http")
        || brand.contains(['{', '<'])
        || words > 7
        || brand.matches(" - ").count() >= 2
        || words >= 3 && title.is_some_and(|t| folded(t) == folded(&brand));
    (!junk).then_some(brand)
}

/// Letters and digits alone, lower case.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::wording::Wording;
    use crate::page::words::Words;

    #[test]
    fn what_stands_in_the_brand_field_is_looked_at() {
        let shop = ["acme".to_owned(), "Mugs & More".to_owned()];
        let read = |brand: &str| stated(brand, Some("Blue mug with handle"), &shop);
        assert_eq!(read("Acme | We make mugs").as_deref(), Some("Acme"));
        assert_eq!(read("Acme US").as_deref(), Some("Acme"));
        assert_eq!(read("Theatre (all houses) | Tickets"), None);
        assert_eq!(read("L&#8217;atelier Bleu").as_deref(), Some("L’atelier Bleu"));
        assert_eq!(read("Modern Mug - Blue - Large"), None);
        assert_eq!(read("N/A"), None);
        assert_eq!(read("More of the brand: Kiln").as_deref(), Some("Kiln"));
    }

    #[test]
    fn a_link_or_logo_by_the_title_is_a_brand_a_button_is_not() {
        let read = |html: &str| {
            let doc = Doc::new(html, &Words::new());
            let zones = Zones::new(&doc, &[]);
            element(&doc, &zones, &Wording::shipped().labels)
        };
        assert_eq!(read("<a href='/brands/kiln'><img alt='Kiln'></a><h1>Blue mug</h1>").as_deref(), Some("Kiln"));
        assert_eq!(read("<h1>Blue mug</h1><a href='/brand/kiln'>Kiln</a>").as_deref(), Some("Kiln"));
        assert_eq!(read("<h1>Blue mug</h1><button class=brand-refresh>Join now</button>"), None);
        assert_eq!(read("<h1>Blue mug</h1><p class=brand-date>21 Aug, 2012</p>"), None);
    }
}
