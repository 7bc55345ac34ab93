//! The brand where nothing labels it: a name the title begins with, or that stands before the title, and that the page confirms
//! elsewhere: by its own name, by the way there, by its running text.

use super::doc::{Doc, Ix, Run};
use super::label_words::plain;
use super::zones::{Zone, Zones};
use html5ever::local_name;

/// What a page says that may confirm a name.
#[derive(Debug)]
pub struct Clues<'a> {
    /// The product's title.
    pub title: &'a str,
    /// What the page is called elsewhere: window title, `og:title`.
    pub called: &'a [String],
    /// The description.
    pub description: &'a str,
    /// What the site calls itself, in full: `og:site_name`, the labels of its host. Empty on a marketplace, which makes nothing.
    pub site: &'a [String],
    /// The way to the goods, widest first.
    pub way: &'a [String],
}

/// The first name that something confirms.
pub fn read(doc: &Doc, zones: &Zones, clues: &Clues<'_>) -> Option<String> {
    line_before(doc, zones, clues)
        .or_else(|| capitals_in_heading(doc, zones))
        .or_else(|| own_name(doc, zones, clues))
        .or_else(|| way_name(clues))
        .or_else(|| first_word(doc, zones, clues.title, clues.description))
}

/// A line of its own right before the title, where the page's own title or a picture calls the goods by both, in this order.
fn line_before(doc: &Doc, zones: &Zones, clues: &Clues<'_>) -> Option<String> {
    let run = zones.title_run(doc)?;
    let title = zones.title_text.as_deref().unwrap_or(clues.title);
    let head: String = title.split_whitespace().take(2).map(squashed).collect();
    if head.len() < 3 {
        return None;
    }
    let first = run.saturating_sub(3) as usize;
    let lines = doc.runs.get(first..run as usize)?;
    lines.iter().rev().filter(|r| zones.of(r.el) == Zone::Main && !doc.el(r.el).hidden).find_map(|r| {
        let name = plain(doc.run_text(r));
        let long = (2..=40).contains(&name.chars().count()) && name.split(' ').count() <= 5;
        if !long || !name.starts_with(char::is_alphanumeric) || !name.chars().any(char::is_alphabetic) {
            return None;
        }
        let both = squashed(&name) + &head;
        let begins = |text: &str| squashed(text).starts_with(&both);
        let called = || clues.called.iter().any(|text| begins(text));
        let alts = || {
            (0..doc.els.len() as Ix)
                .filter(|ix| doc.is(*ix, &local_name!("img")) && zones.of(*ix) == Zone::Main)
                .filter_map(|ix| doc.attr(ix, &local_name!("alt")))
                .take(40)
                .any(begins)
        };
        (called() || alts()).then_some(name)
    })
}

/// A part of the heading in an element of its own, first, short and all in capitals, where the rest of the heading is not.
fn capitals_in_heading(doc: &Doc, zones: &Zones) -> Option<String> {
    let title = zones.title.filter(|t| doc.is(*t, &local_name!("h1")))?;
    let [first, rest @ ..] = doc.runs_of(title) else { return None };
    let name = plain(doc.run_text(first));
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let small = |r: &Run| doc.run_text(r).chars().any(char::is_lowercase);
    let fits = first.el != title
        && (3..=25).contains(&name.chars().count())
        && name.split(' ').count() <= 3
        && letters().count() >= 3
        && letters().all(char::is_uppercase)
        && name.ends_with(char::is_alphanumeric)
        && !name.bytes().any(|b| b.is_ascii_digit())
        && rest.iter().any(small);
    fits.then_some(name)
}

/// The site's own name where it heads the name of the goods: the site sells what it makes. In the title itself, or right before
/// the title in what the page is called, in its description or in what its pictures show.
fn own_name(doc: &Doc, zones: &Zones, clues: &Clues<'_>) -> Option<String> {
    if clues.site.is_empty() {
        return None;
    }
    let site: Vec<String> = clues.site.iter().map(|n| squashed(n)).filter(|n| n.len() >= 3).collect();
    let is_site = |name: &str| {
        let own = squashed(name);
        let first = name.chars().next().is_some_and(char::is_uppercase);
        let whole = site.contains(&own);
        // A host may say more than the name: "acmegoods", and the goods are Acme's.
        let begins = first && own.len() >= 4 && site.iter().any(|n| n.starts_with(&own));
        let small = name.to_lowercase();
        (whole || begins) && (name.contains(' ') || !said_small(doc, zones, &small))
    };
    let title: Vec<&str> = clues.title.split_whitespace().take(20).collect();
    let heads = (1..=4.min(title.len().saturating_sub(1))).find_map(|n| {
        let name = name_of(title.get(..n)?)?;
        is_site(&name).then_some(name)
    });
    if heads.is_some() {
        return heads;
    }
    let alts = (0..doc.els.len() as Ix)
        .filter(|ix| zones.of(*ix) == Zone::Main && doc.is(*ix, &local_name!("img")))
        .filter_map(|ix| doc.attr(ix, &local_name!("alt")))
        .take(40);
    let own: Vec<String> = title.iter().take(4).map(|t| squashed(t)).collect();
    if own.len() < 2 {
        return None;
    }
    let texts = clues.called.iter().map(String::as_str).chain([clues.description]).chain(alts);
    let first = title.first()?;
    texts.into_iter().filter(|text| text.contains(first)).find_map(|text| {
        let tokens: Vec<&str> = text.split_whitespace().take(400).collect();
        let at = (1..tokens.len()).find(|at| {
            let here = tokens.get(*at..*at + own.len()).unwrap_or_default();
            !here.is_empty() && here.iter().zip(&own).all(|(token, own)| squashed(token) == *own)
        })?;
        (1..=3.min(at)).find_map(|n| {
            let name = name_of(tokens.get(at - n..at)?)?;
            is_site(&name).then_some(name)
        })
    })
}

/// Words as a name: nothing that parts them, no mark behind. `None` where a sign parts them from what follows.
fn name_of(words: &[&str]) -> Option<String> {
    let name = words.join(" ");
    let name = name.trim_end_matches(['®', '™']).trim_end_matches("'s").trim_end_matches("’s");
    let fits = name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '&' | '\'' | '’' | '-' | '.'))
        && name.ends_with(char::is_alphanumeric);
    fits.then(|| name.to_owned())
}

/// A name in Latin letters that heads a title in Chinese, Japanese or Korean, where a step of the way there is named for it.
fn way_name(clues: &Clues<'_>) -> Option<String> {
    // Latin words that every such shop uses for kinds of goods.
    const KINDS: &[&str] = &[
        "led", "usb", "diy", "wifi", "mini", "new", "sale", "hot", "pvc", "abs", "spa", "pizza", "hdmi", "gps", "cd",
        "dvd", "3c", "tv", "pc", "nb", "ssd", "app", "pro", "max", "plus", "set", "bag", "shirt", "bra", "baby",
        "kids", "men", "women", "free", "size", "style", "outlet", "polo", "top", "iot", "pos", "ups", "vip", "pu",
        "kpop",
    ];
    let title = clues.title.trim_start_matches(['【', '[', '「', '《', '(', '（']);
    let latin = |c: char| c.is_ascii() || ('\u{c0}'..'\u{250}').contains(&c);
    if !title.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'))
    {
        return None;
    }
    clues.way.iter().rev().take(12).find_map(|step| {
        let end = step.char_indices().find(|(_, c)| !latin(*c)).map_or(step.len(), |(at, _)| at);
        let (name, tail) = (step.get(..end)?.trim_end(), step.get(end..)?);
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        let first = name.split(' ').next().unwrap_or_default().to_lowercase();
        let head = title.get(..name.len())?;
        let heads = head.eq_ignore_ascii_case(name)
            && title.len() > name.len()
            && !title.get(name.len()..)?.starts_with(|c: char| latin(c) && c.is_alphanumeric());
        let named = letters >= 3 && name.split(' ').count() <= 4 && !KINDS.contains(&first.as_str());
        // What is behind the name is the same name in the shop's language, or its country, unless the title uses it of the goods.
        let whole = tail.chars().count() <= 4 && !title.contains(tail);
        (heads && named).then(|| if whole || tail.is_empty() { step.clone() } else { name.to_owned() })
    })
}

/// Letters and digits alone, lower case.
fn squashed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).take(80).flat_map(char::to_lowercase).collect()
}

/// Whether the listing uses a word in small letters, so that it is no name.
fn said_small(doc: &Doc, zones: &Zones, small: &str) -> bool {
    let said = |run: &Run| zones.of(run.el) != Zone::Site && has_word(doc.run_text(run), small);
    doc.runs.iter().any(said)
}

/// The title's first word where it is a name: the description uses it inside a sentence with the same capital, and nowhere
/// on the page does it stand in small letters. Only in English: elsewhere titles begin with what the thing is.
fn first_word(doc: &Doc, zones: &Zones, title: &str, description: &str) -> Option<String> {
    let english = doc.language().is_some_and(|l| l.starts_with("en"));
    let word = title.split([' ', ',']).next()?.trim_end_matches("'s").trim_end_matches("’s");
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let first = word.chars().next()?;
    let script = (first as u32) < 0x530;
    if !english
        || !script
        || !first.is_uppercase()
        || letters < 3
        || letters + 1 < word.chars().count()
        || title.split(' ').count() < 3
    {
        return None;
    }
    let small = word.to_lowercase();
    if small == word {
        return None;
    }
    let inside = words_with_before(description).any(|(before, w)| {
        w.trim_end_matches("'s").trim_end_matches("’s") == word && before.is_some_and(|b| b.is_lowercase() || b == ',')
    });
    // In English a title begins with the maker, and running text takes up maker and model together.
    let second = title.split(' ').nth(1).filter(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    let pair = second.map(|second| format!("{word} {second} "));
    let model = title.split(' ').take(4).any(|w| w.bytes().any(|b| b.is_ascii_digit()));
    let inside = inside || model && pair.is_some_and(|pair| description.contains(&pair));
    (inside && !said_small(doc, zones, &small)).then(|| word.to_owned())
}

/// The words of a text, each with the character that ends the word before it.
fn words_with_before(text: &str) -> impl Iterator<Item = (Option<char>, &str)> {
    let mut before = None;
    text.split([' ', '\n']).filter(|w| !w.is_empty()).map(move |raw| {
        let word = raw.trim_matches(|c: char| !c.is_alphanumeric());
        let item = (before, word);
        before = raw.chars().next_back();
        item
    })
}

/// Whether a word stands in a text by itself, not inside an address.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).take(20).any(|(at, _)| {
        let before = text.get(..at).and_then(|b| b.chars().next_back());
        let mut after = text.get(at + word.len()..).unwrap_or_default().chars();
        let (next, second) = (after.next(), after.next());
        let address = next == Some('.') && second.is_some_and(char::is_alphanumeric);
        before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '/' | '.' | '@'))
            && next.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '/' | '@'))
            && !address
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::words::Words;

    #[test]
    fn a_title_begins_with_a_name_when_the_text_uses_it_as_one() {
        let of = |lang: &str, title: &str, text: &str| {
            let html = format!("<html lang={lang}><h1>{title}</h1><p>{text}</p>");
            let doc = Doc::new(&html, &Words::new());
            let zones = Zones::new(&doc, &[]);
            first_word(&doc, &zones, title, text)
        };
        let read = |lang: &str, text: &str| of(lang, "Kiln blue mug", text);
        let read_title = |title: &str, text: &str| of("en", title, text);
        assert_eq!(read("en", "This is the Kiln mug you want.").as_deref(), Some("Kiln"));
        assert_eq!(read("en", "This is the Kiln mug, fired in a kiln."), None);
        assert_eq!(read("en", "A mug. Kiln begins this sentence."), None);
        assert_eq!(read_title("Kiln Blue M200 mug", "Warm. Kiln Blue M200 keeps it.").as_deref(), Some("Kiln"));
        assert_eq!(read("de", "Das ist der Kiln Becher."), None);
    }

    fn named(host: &str, title: &str, called: &str, text: &str, way: &[&str]) -> Option<String> {
        let html = format!("<html lang=zh><h1>{title}</h1><p>{text}</p>");
        let doc = Doc::new(&html, &Words::new());
        let way: Vec<String> = way.iter().map(|s| (*s).to_owned()).collect();
        let clues =
            Clues { title, called: &[called.to_owned()], description: text, site: &[host.to_owned()], way: &way };
        read(&doc, &Zones::new(&doc, &[]), &clues)
    }

    #[test]
    fn a_shop_that_heads_the_goods_with_its_own_name_makes_them() {
        assert_eq!(named("kilnworks", "Kilnworks 13", "Kilnworks 13", "", &[]).as_deref(), Some("Kilnworks"));
        assert_eq!(named("kilngoods", "Kiln Blue Mug", "", "", &[]).as_deref(), Some("Kiln"));
        assert_eq!(named("kiln", "Blue Mug", "Kiln Blue Mug - White", "", &[]).as_deref(), Some("Kiln"));
        assert_eq!(named("kilngoods", "Blue Mug", "", "The Kiln® Blue Mug keeps warm.", &[]).as_deref(), Some("Kiln"));
    }

    #[test]
    fn a_shop_named_after_its_goods_or_set_apart_from_them_makes_nothing() {
        assert_eq!(
            named("watchhouse", "Watch strap, brown", "", "A strap for your watch.", &[]),
            None,
            "a kind of goods"
        );
        assert_eq!(named("kiln", "Blue Mug", "Kiln | Blue Mug", "", &[]), None, "a bar between them");
        assert_eq!(named("kiln", "Blue Mug", "Blue Mug - Kiln", "", &[]), None, "signed, as every shop does");
        assert_eq!(named("kiln", "Blue Mug", "", "At Kiln, Blue Mug is loved.", &[]), None, "a comma between them");
        assert_eq!(named("kiln", "Kiln", "Kiln", "", &[]), None, "the whole title");
    }

    #[test]
    fn a_step_of_the_way_may_be_named_for_the_maker_in_a_script_of_its_own() {
        let way = ["首頁", "露營", "KILNFIRE 日本"];
        assert_eq!(named("x", "KILNFIRE 不鏽鋼碗", "", "", &way).as_deref(), Some("KILNFIRE 日本"));
        assert_eq!(named("x", "KILNFIRE 不鏽鋼碗", "", "", &["KILNFIRE 不鏽鋼碗具"]).as_deref(), Some("KILNFIRE"));
        assert_eq!(named("x", "LED 吸頂燈", "", "", &["LED 燈具"]), None, "a kind of goods");
        assert_eq!(named("x", "KILNFIRES 碗", "", "", &["KILNFIRE"]), None, "another word");
        assert_eq!(named("x", "Kilnfire bowl", "", "", &["Kilnfire"]), None, "no other script");
    }
}
