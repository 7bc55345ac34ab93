//! What a card says without a file: its first link, its heading, its amounts, its picture; and what a card is at all.

use super::{Cards, Draft, Ground, MAX_ELEMENTS};
use crate::listing::Card;
use crate::page::doc::{Doc, Ix, squeeze};
use crate::page::price::{self, Money};
use crate::page::visible_price::{Candidate, box_text};
use crate::page::words::Hint;
use html5ever::local_name;

/// Most texts in something that still is one card.
const MAX_RUNS: u32 = 60;
/// How far above its price a card may begin.
const MAX_CLIMB: usize = 9;

/// Cards by their looks: what stands around each price, up to where other prices begin, and holds a link.
pub fn read(ground: &Ground<'_>, prices: &[Candidate]) -> Vec<Card> {
    let mut cards = Cards::default();
    let mut done: Ix = 0;
    for candidate in prices {
        if candidate.el < done {
            continue;
        }
        let Some(card) = around(ground, candidate, prices) else { continue };
        done = ground.doc.el(card).end;
        let mut draft = Draft::default();
        by_words(ground.doc, card, prices, &mut draft);
        complete(ground, card, &mut draft);
        if draft.url.is_some() {
            cards.add(draft, ground);
        }
    }
    cards.list
}

/// The amounts of a card that stand in one text, which only its words tell apart ("was $189.99 now $129.99").
fn by_words(doc: &Doc, card: Ix, prices: &[Candidate], draft: &mut Draft) {
    let runs = doc.el(card).run..doc.el(card).run_end;
    let mut own = prices.iter().filter(|c| runs.contains(&c.run) && c.side.is_none()).peekable();
    let in_one = |run: u32| prices.iter().filter(|c| c.run == run).count() > 1;
    if own.peek().is_some_and(|first| in_one(first.run)) {
        for candidate in own {
            let place = if candidate.old { &mut draft.list_price } else { &mut draft.price };
            *place = place.or(Some(candidate.money));
        }
    }
}

/// The widest element around a price that holds a link and no other product's price.
fn around(ground: &Ground<'_>, candidate: &Candidate, prices: &[Candidate]) -> Option<Ix> {
    let doc = ground.doc;
    let inside = |ix: Ix| {
        let el = doc.el(ix);
        let start = prices.partition_point(|c| c.run < el.run);
        prices.partition_point(|c| c.run < el.run_end).saturating_sub(start)
    };
    let mut card: Option<(Ix, usize)> = None;
    // A short card is itself the box of its price.
    for up in std::iter::once(candidate.el).chain(doc.above(candidate.el)).take(MAX_CLIMB) {
        let el = doc.el(up);
        let lists =
            doc.is(up, &local_name!("ul")) || doc.is(up, &local_name!("ol")) || doc.is(up, &local_name!("body"));
        if el.run_end - el.run > MAX_RUNS || lists {
            break;
        }
        let count = inside(up);
        match card {
            Some((_, before)) if count > before => break,
            Some((_, before)) => card = Some((up, before)),
            None if link(ground, up).is_some() && has_name(doc, up) => card = Some((up, count)),
            None => {}
        }
    }
    card.map(|(ix, _)| ix).filter(|_| candidate.money.amount.units > 0)
}

/// Whether something in it can be a product's name: a link's text, a picture's, a heading.
fn has_name(doc: &Doc, ix: Ix) -> bool {
    title(doc, ix).is_some()
}

/// Fills in what is open.
pub fn complete(ground: &Ground<'_>, card: Ix, draft: &mut Draft) {
    let doc = ground.doc;
    if draft.url.is_none() {
        draft.url = link(ground, card);
    }
    if draft.title.is_none() {
        draft.title = title(doc, card);
    }
    if draft.image.is_none() {
        draft.image =
            elements(doc, card).filter(|ix| doc.is(*ix, &local_name!("img"))).find_map(|ix| image(ground, ix));
    }
    if draft.price.is_none() {
        let amounts = amounts(doc, card);
        // Where all look like former prices the class words mislead ("price-item--regular"): the first is asked.
        draft.price = amounts.iter().find(|(_, old)| !old).or(amounts.first()).map(|(m, _)| *m);
        if draft.list_price.is_none() {
            draft.list_price = amounts.iter().find(|(_, old)| *old).map(|(m, _)| *m);
        }
    }
    draft.sponsored |= doc.runs_of(card).iter().take(200).any(|run| says_sponsored(doc.run_text(run)));
}

fn elements(doc: &Doc, card: Ix) -> impl Iterator<Item = Ix> + '_ {
    card..doc.el(card).end.min(card.saturating_add(MAX_ELEMENTS))
}

/// The link of a card: its own, the first in it, or the one around it.
fn link(ground: &Ground<'_>, card: Ix) -> Option<String> {
    let doc = ground.doc;
    let href = |ix: Ix| {
        let href = doc.attr(ix, &local_name!("href")).filter(|_| doc.is(ix, &local_name!("a")))?.trim();
        (!href.starts_with('?') && ground.address.join(href).is_some()).then(|| href.to_owned())
    };
    elements(doc, card).find_map(href).or_else(|| doc.above(card).take(2).find_map(href))
}

/// A heading, else the longest text of a link or what a link or picture is called.
fn title(doc: &Doc, card: Ix) -> Option<String> {
    let mut best: Option<String> = None;
    let mut consider = |text: String| {
        let letters = text.chars().filter(|c| c.is_alphabetic()).take(3).count();
        if letters >= 2 && best.as_ref().is_none_or(|b| text.len() > b.len()) {
            best = Some(text);
        }
    };
    for ix in elements(doc, card) {
        let name = doc.name(ix);
        let el = doc.el(ix);
        let heading = matches!(
            name,
            local_name!("h1")
                | local_name!("h2")
                | local_name!("h3")
                | local_name!("h4")
                | local_name!("h5")
                | local_name!("h6")
        );
        if heading || el.hint.any(Hint::TITLE) && el.run_end - el.run <= 6 {
            let text = doc.text(ix, 400);
            if text.chars().filter(|c| c.is_alphabetic()).take(3).count() >= 2 {
                return Some(text);
            }
        }
        if name == local_name!("a") {
            // A link around the whole card says more than the name.
            if el.run_end - el.run <= 4 {
                consider(doc.text(ix, 400));
            }
            consider(squeeze(doc.attr(ix, &local_name!("title")).unwrap_or_default(), 400));
        } else if name == local_name!("img") {
            consider(squeeze(doc.attr(ix, &local_name!("alt")).unwrap_or_default(), 400));
        }
    }
    best.or_else(|| {
        // All in one link: its longest single text.
        let runs = doc.runs_of(card).iter().take(MAX_RUNS as usize).map(|r| squeeze(doc.run_text(r), 400));
        runs.filter(|t| t.chars().filter(|c| c.is_alphabetic()).count() >= 5).max_by_key(String::len)
    })
}

/// A picture's address; a placeholder that a script replaces is passed over.
fn image(ground: &Ground<'_>, ix: Ix) -> Option<String> {
    const SOURCES: &[&str] =
        &["data-src", "data-original", "data-lazy-src", "data-ks-lazyload", "src", "srcset", "data-srcset"];
    SOURCES.iter().find_map(|name| {
        let value = ground.doc.attr_named(ix, name)?.trim();
        let first = value.split([' ', ',']).next().filter(|_| name.ends_with("srcset")).unwrap_or(value);
        ground.address.join(first).is_some().then(|| first.to_owned())
    })
}

/// Amounts with a currency, or in an element called a price; each with whether it is crossed out.
fn amounts(doc: &Doc, card: Ix) -> Vec<(Money, bool)> {
    let mut amounts = Vec::new();
    let mut read_until = 0;
    let first = doc.el(card).run;
    for (run, at) in doc.runs_of(card).iter().take(200).zip(first..) {
        let text = doc.run_text(run);
        if at < read_until || text.len() > 200 || !text.chars().any(char::is_numeric) || doc.el(run.el).hidden {
            continue;
        }
        // A price may be cut into several elements: the widest small box around it is read.
        let holder = |ix: Ix| {
            let el = doc.el(ix);
            ix > card && el.run_end - el.run <= 6 && doc.text(ix, 60).len() <= 32
        };
        let mut el = run.el;
        for up in doc.above(run.el).take(3) {
            let one = || price::scan(&box_text(doc, up)).iter().filter(|m| m.beside || m.means.is_some()).count() <= 1;
            // What is crossed out is never part of what is asked.
            if doc.el(el).hint.any(Hint::OLD) || !holder(up) || !one() {
                break;
            }
            el = up;
        }
        let chain = || doc.above(el).take(3).take_while(|up| *up > card).chain([el, run.el]);
        let hinted = chain().any(|ix| doc.el(ix).hint.any(Hint::PRICE));
        let old = chain().any(|ix| doc.el(ix).hint.any(Hint::OLD));
        let text = box_text(doc, el);
        let found =
            price::scan(&text).into_iter().find(|m| m.amount.units > 0 && (m.beside || m.means.is_some() || hinted));
        if let Some(money) = found.filter(|m| m.beside || hinted || m.means.is_some()) {
            read_until = doc.el(el).run_end;
            amounts.push((money, old));
        }
    }
    amounts
}

/// Whether a text is the word with which marketplaces mark an advertisement.
fn says_sponsored(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "sponsored",
        "sponsored listing",
        "ad by etsy seller",
        "gesponsert",
        "anzeige",
        "sponsorisé",
        "annonce sponsorisée",
        "patrocinado",
        "promocionado",
        "sponsorizzato",
        "gesponsord",
        "sponsorowane",
        "oferta sponsorowana",
        "promowane",
        "sponzorováno",
        "sponzorované",
        "szponzorált",
        "hirdetés",
        "sponsrad",
        "sponset",
        "sponsoreret",
        "sponsoroitu",
        "sponsorlu",
        "promoted",
        "ad",
        "ads",
        "реклама",
        "广告",
        "廣告",
        "推广",
        "広告",
        "スポンサー",
        "プロモーション",
        "광고",
        "iklan",
        "quảng cáo",
        "được tài trợ",
        "โฆษณา",
        "pr",
    ];
    let text = text.trim().trim_matches(['[', ']', '【', '】', '(', ')', '·', ':']).trim();
    text.len() <= 40 && WORDS.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::page::address::Address;
    use crate::page::visible_price;
    use crate::page::wording::Wording;
    use crate::page::words::Words;
    use crate::page::zones::Zones;

    fn cards(html: &str) -> Vec<Card> {
        let doc = Doc::new(html, &Words::new());
        let address = Address::parse("https://shop.example/bags");
        let shown = visible_price::read(&doc, &Zones::new(&doc, &[]), &Wording::shipped().phrases, &[]);
        read(&Ground { doc: &doc, address: &address, home: Some("EUR") }, &shown.all)
    }

    #[test]
    fn a_card_is_what_stands_around_one_price_with_its_link() {
        let html = r#"<h1>Bags</h1><ul>
            <li class="item"><div><a href="/p/1"><img data-src="1.jpg" src="data:image/gif;base64,R0"></a></div>
              <h3><a href="/p/1">Red bag</a></h3><div class="price"><del>120,00 €</del> <span>90,00 €</span></div></li>
            <li class="item"><a href="/p/2"><img src="/2.jpg" alt="Blue bag with a strap"></a><div class="price">70 €</div></li>
            <li class="item"><a href="/p/2"><img src="/2.jpg" alt="Blue bag with a strap"></a><div class="price">70 €</div></li>
            <li class="item"><span>Anzeige</span><a href="/p/3">Green bag, large</a> <span class="price">€<span>1.250</span></span></li></ul>"#;
        let cards = cards(html);
        assert_eq!(
            cards.iter().map(|c| c.title.as_str()).collect::<Vec<_>>(),
            ["Red bag", "Blue bag with a strap", "Green bag, large"]
        );
        let price =
            |c: &Card| c.price.as_ref().map(|p| format!("{} {}", p.amount, p.currency.as_deref().unwrap_or("?")));
        assert_eq!(price(&cards[0]).unwrap(), "90.00 EUR");
        assert_eq!(cards[0].list_price.as_ref().unwrap().amount.to_string(), "120.00");
        assert_eq!(cards[0].url.as_deref(), Some("https://shop.example/p/1"));
        assert_eq!(cards[0].image.as_deref(), Some("https://shop.example/1.jpg"));
        assert_eq!(price(&cards[2]).unwrap(), "1250 EUR");
        assert_eq!(cards.iter().map(|c| c.sponsored).collect::<Vec<_>>(), [false, false, true]);
    }

    #[test]
    fn two_amounts_in_one_text_of_a_card_are_told_apart_by_words() {
        let card = |n: u32, text: &str| format!("<li><a href='/p/{n}'><h3>Red bag {n}</h3></a><p>{text}</p></li>");
        let html = format!(
            "<h1>Bags</h1><ul>{}{}{}</ul>",
            card(1, "Was $189.99 Now $129.99"),
            card(2, "$129.99 was $189.99"),
            card(3, "$129.99 (¥18,000)")
        );
        let amounts = |c: &Card| (c.price.as_ref().map(|p| p.amount.to_string()), c.list_price.is_some());
        let now = Some("129.99".to_owned());
        let read: Vec<_> = cards(&html).iter().map(amounts).collect();
        assert_eq!(read, [(now.clone(), true), (now.clone(), true), (now, false)]);
    }
}
