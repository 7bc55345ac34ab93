//! The product's title among what the page calls it: heading, structured name, `og:title`, window title.
//!
//! The heading is what the shopper reads, so it leads. It is left where the others show that it says more or less than
//! the name: a part behind a bar that nobody repeats, a name cut short that the others agree on, words around the name
//! that the page's own title does without. What is left out is kept as a contradiction, so that nothing is lost to those who
//! look for wording.

use super::address::Address;
use super::likeness::{likeness_of_words, words_of};
use super::zones::title_parts;
use crate::listing::Source;

/// What the site calls itself, to know its name in titles.
#[derive(Debug, Default)]
pub struct Site {
    names: Vec<String>,
    /// The words of the page's path.
    path: Vec<String>,
}

impl Site {
    /// From `og:site_name` and the host.
    pub fn new(stated: Option<&str>, address: &Address) -> Self {
        let (labels, _) = address.host.rsplit_once('.').unwrap_or((&address.host, ""));
        let label = labels.split('.').filter(|l| *l != "www").max_by_key(|l| l.len()).unwrap_or_default();
        let mut names: Vec<String> = stated.into_iter().chain([label]).map(squashed).collect();
        names.retain(|n| n.len() >= 2);
        Self { names, path: words_of(address.path()) }
    }

    /// Whether a text is the site's name and no more.
    pub fn is(&self, text: &str) -> bool {
        self.names.contains(&squashed(text))
    }

    /// Whether the last part of a title is the site's name, perhaps with a country or an ending ("Acme UK", "acme.com").
    fn signs(&self, part: &str) -> bool {
        let own = squashed(part);
        let few = part.split_whitespace().count() <= 4;
        self.is(part)
            || few
                && own.len() >= 3
                && self.names.iter().any(|n| n.len() >= 3 && (own.starts_with(n.as_str()) || n.starts_with(&own)))
    }

    /// Whether a heading says something else than the page's title, and the address agrees with the title.
    fn leads_elsewhere(&self, heading: &str, pages: &[Vec<String>]) -> bool {
        let own = words_of(heading);
        let agrees = |page: &&Vec<String>| {
            let told = page.iter().filter(|w| self.path.contains(w)).count();
            told >= 2 && told * 2 >= page.len()
        };
        pages.iter().any(|page| agrees(&page)) && !pages.iter().flatten().any(|w| own.contains(w))
    }

    /// The parts of a title that are not the site's name, in order. Never all of them.
    pub fn own_parts(&self, title: &str) -> Vec<String> {
        let mut parts = title_parts(title);
        // A slash parts names as well ("Black / White"), so it counts only before the site's own.
        if let Some(last) = parts.last_mut()
            && let Some((head, tail)) = last.rsplit_once(" / ")
            && self.signs(tail)
        {
            *last = head.trim().to_owned();
        }
        let own: Vec<String> = parts
            .iter()
            .enumerate()
            .filter(|(i, part)| if *i == 0 { !self.is(part) } else { !self.signs(part) })
            .map(|(_, part)| part.clone())
            .collect();
        if own.is_empty() { parts } else { own }
    }

    /// A title without the site's name at its end and what a bar sets apart, other parts kept as written.
    fn without_name(&self, title: &str) -> String {
        let title = title.split(['|', '｜']).map(str::trim).find(|p| !p.is_empty() && !self.is(p)).unwrap_or(title);
        for sign in [" - ", " – ", " — ", ": ", " / ", " • ", " » ", " > "] {
            if let Some((head, tail)) = title.rsplit_once(sign)
                && self.signs(tail)
            {
                return head.trim().to_owned();
            }
        }
        title.to_owned()
    }
}

/// Letters and digits alone, lower case.
fn squashed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).take(80).flat_map(char::to_lowercase).collect()
}

/// What the page calls its product.
#[derive(Debug, Default)]
pub struct Names<'a> {
    /// The heading that names it, and whether it is the page's `<h1>`.
    pub heading: Option<(&'a str, Rank)>,
    /// The name in structured data.
    pub stated: Option<(&'a str, Source)>,
    /// The brand in structured data.
    pub brand: Option<&'a str>,
    /// `og:title`.
    pub open_graph: Option<&'a str>,
    /// The window's title.
    pub window: Option<&'a str>,
}

/// What kind of heading names the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// The page's first heading.
    First,
    /// Another heading, or a text that is no heading.
    Lower,
}

/// A title, where it came from, and why it is not the heading where it is not.
#[derive(Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The title.
    pub title: String,
    /// Its source.
    pub source: Source,
    /// Why not the heading, kebab-case.
    pub why: Option<&'static str>,
}

/// Chooses.
pub fn choose(names: &Names<'_>, site: &Site) -> Option<Chosen> {
    let new = |title: &str, source, why| Chosen { title: title.to_owned(), source, why };
    let parts: Vec<(String, Source)> = [(names.open_graph, Source::OpenGraph), (names.window, Source::Visible)]
        .into_iter()
        .filter_map(|(title, source)| Some((site.own_parts(title?).into_iter().next()?, source)))
        .collect();
    let others: Vec<Vec<String>> =
        parts.iter().map(|(p, _)| p.as_str()).chain(names.stated.map(|(n, _)| n)).map(words_of).collect();
    let heading = names.heading.filter(|(text, rank)| {
        let pages = others.get(..parts.len()).unwrap_or_default();
        let counts = match rank {
            // A lower heading counts where it is what the page calls itself, word for word.
            Rank::Lower => {
                pages.iter().any(|page| asked_for(page) == words_of(text) || *page == words_of(text))
                    || names.window.is_some_and(|window| sets_apart(window, text))
            }
            Rank::First => names_it(text, &others, names.stated) && !site.leads_elsewhere(text, pages),
        };
        counts && !site.is(text)
    });
    let Some((heading, _)) = heading else {
        let whole = [(names.open_graph, Source::OpenGraph), (names.window, Source::Visible)]
            .into_iter()
            .find_map(|(title, source)| Some((site.without_name(title?), source)));
        // The site's own name is the last thing a product is called by.
        let (whole, site_only) =
            if whole.as_ref().is_some_and(|(t, _)| site.is(t)) { (None, whole) } else { (whole, None) };
        let site_only = site_only.map(|(title, source)| new(&title, source, None));
        let lone = names.heading.map(|(text, _)| new(text, Source::Visible, None));
        // The page's title, unless it says much more than the name, or something else.
        let named = names.stated.filter(|(name, _)| {
            let name = words_of(name);
            whole
                .as_ref()
                .map(|(t, _)| words_of(t))
                .is_none_or(|t| t.len() > name.len() + 3 || stands_in(&name, &t).is_none() || asked_for(&t) == name)
        });
        return named
            .map(|(name, source)| new(name, source, None))
            .or(whole.map(|(title, source)| new(&title, source, None)))
            .or(lone)
            .or(site_only);
    };
    let mut chosen = new(heading, Source::Visible, None);
    if let Some(head) = own_head(heading, &others) {
        chosen = new(head, Source::Visible, Some("note-set-apart-in-heading"));
    }
    let own = words_of(&chosen.title);
    // Structured name and page title agree on a longer name that the heading breaks off.
    if let Some((name, source)) = names.stated
        && parts.iter().any(|(p, _)| words_of(p) == words_of(name))
        && breaks_off(&chosen.title, name)
    {
        return Some(new(name, source, Some("heading-breaks-off")));
    }
    let brand = names.brand.map(words_of).unwrap_or_default();
    let shorter = parts.iter().find(|(part, _)| {
        let words = words_of(part);
        // Whose it is belongs to the name.
        if !brand.is_empty() && stands_in(&brand, &own).is_some() && stands_in(&brand, &words).is_none() {
            return false;
        }
        words.len() >= 2 && words.len() < own.len() && words.len() * 2 >= own.len() && stands_in(&words, &own).is_some()
    });
    if let Some((part, source)) = shorter {
        return Some(new(part, *source, Some("page-title-is-shorter")));
    }
    // "Acme® One" where the page's title writes "Acme One".
    let marks = ['®', '™', '©'];
    if chosen.title.contains(marks) && parts.iter().any(|(p, _)| words_of(p) == own && !p.contains(marks)) {
        chosen.title = chosen.title.replace(marks, "");
    }
    Some(chosen)
}

/// Whether a sign sets a name apart in a page's title, as its end or as its beginning ("Acme / Blue mug").
fn sets_apart(title: &str, name: &str) -> bool {
    const SIGNS: &[char] = &['/', '／', '|', '｜', ':', '：', '-', '–', '—', '·', '•', '~', '～', '>', '»', '】', '【'];
    let apart = |rest: &str, sign: Option<char>| {
        sign.is_some_and(|s| SIGNS.contains(&s)) && (rest.len() != rest.trim().len() || sign > Some('\u{7f}'))
    };
    title.strip_suffix(name).is_some_and(|rest| apart(rest, rest.trim_end().chars().next_back()))
        || title.strip_prefix(name).is_some_and(|rest| apart(rest, rest.trim_start().chars().next()))
}

/// The words of a page's title without those that only ask to buy it ("Buy Blue mug", "Blaue Tasse online kaufen").
fn asked_for(title: &[String]) -> &[String] {
    const ASKS: &[&str] = &[
        "buy",
        "shop",
        "order",
        "purchase",
        "online",
        "kaufen",
        "bestellen",
        "acheter",
        "achat",
        "comprar",
        "compra",
        "acquista",
        "kopen",
        "koop",
        "köp",
        "køb",
        "kjøp",
        "kup",
        "koupit",
        "osta",
        "купить",
    ];
    let asks = |word: &String| ASKS.contains(&word.as_str());
    let mut rest = title;
    while let Some((_, tail)) = rest.split_first().filter(|(first, _)| asks(first)) {
        rest = tail;
    }
    while let Some((_, head)) = rest.split_last().filter(|(last, _)| asks(last)) {
        rest = head;
    }
    rest
}

/// Whether the first heading names the product, by what the page calls it elsewhere.
fn names_it(text: &str, others: &[Vec<String>], stated: Option<(&str, Source)>) -> bool {
    let Some((name, _)) = stated else { return true };
    let own = words_of(text);
    let part = |other: &Vec<String>| stands_in(&own, other).is_some() || stands_in(other, &own).is_some();
    // A heading much longer than the name has more in it than the name.
    text.len() <= name.len() * 2 + 40 && others.iter().any(|o| part(o) || likeness_of_words(&own, o) > 0.3)
}

/// The head of a heading without a note set apart from it, where nobody else repeats the note.
fn own_head<'a>(heading: &'a str, others: &[Vec<String>]) -> Option<&'a str> {
    if let Some((head, _)) = heading.split_once(" | ") {
        return (words_of(head).len() >= 2).then_some(head.trim());
    }
    let (head, tail) = [" - ", " – ", " — "].iter().find_map(|sign| heading.split_once(sign))?;
    let (own, note) = (words_of(head), words_of(tail));
    let known = own.len() >= 2 && others.iter().any(|o| stands_in(&own, o).is_some());
    let repeated = others.iter().any(|o| note.iter().any(|w| o.contains(w)));
    (known && !repeated).then_some(head.trim())
}

/// Whether `name` goes on behind `heading` without a sign between.
fn breaks_off(heading: &str, name: &str) -> bool {
    let Some(rest) = name.strip_prefix(heading) else { return false };
    rest.starts_with(' ') && rest.trim_start().starts_with(char::is_alphanumeric)
}

/// Where the words of one text stand in another, in order and together.
fn stands_in(part: &[String], whole: &[String]) -> Option<usize> {
    (!part.is_empty() && part.len() <= whole.len()).then(|| whole.windows(part.len()).position(|w| w == part)).flatten()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn title(host: &str, heading: &str, stated: &str, page: &str) -> String {
        let address = Address::parse(&format!("https://{host}/x"));
        let names = Names {
            heading: (!heading.is_empty()).then_some((heading, Rank::First)),
            stated: (!stated.is_empty()).then_some((stated, Source::JsonLd)),
            window: Some(page),
            ..Names::default()
        };
        choose(&names, &Site::new(None, &address)).unwrap().title
    }

    #[test]
    fn the_heading_leads_with_its_own_writing() {
        assert_eq!(title("kiln.example", "speckled mug", "Speckled Mug — Kiln", "Speckled Mug — Kiln"), "speckled mug");
        assert_eq!(title("acme.example", "Travel Kit", "Acme Travel Kit", "Acme Travel Kit"), "Travel Kit");
        assert_eq!(title("acme.example", "Sparrow", "Sparrow: The Opener", "Sparrow: The Opener"), "Sparrow");
    }

    #[test]
    fn a_heading_that_breaks_off_gives_way_to_the_name_the_others_agree_on() {
        let full = "Falcon 12 Road Running Shoes";
        assert_eq!(title("run.example", "Falcon 12", full, full), full);
    }

    #[test]
    fn the_page_title_may_be_the_shorter_name() {
        assert_eq!(
            title("desk.example", "DESKO V3 Oak Standing Desk", "", "Oak Standing Desk | Desko"),
            "Oak Standing Desk"
        );
        assert_eq!(
            title("ears.example", "Lark One Headphones | 2020 Edition", "", "Lark One Planar | Ears"),
            "Lark One Headphones"
        );
        assert_eq!(
            title("fix.example", "Moss Driver Kit - 32 Bits", "", "Fix Moss Driver Kit: for Games"),
            "Moss Driver Kit"
        );
        assert_eq!(title("ears.example", "Lark® 2", "Lark® 2", "Lark 2 - Bass | Wireless"), "Lark 2");
    }

    #[test]
    fn the_brand_stays_in_the_name() {
        let names = Names {
            heading: Some(("Alma Reed The Rich Cream", Rank::First)),
            brand: Some("Alma Reed"),
            window: Some("The Rich Cream - Alma Reed | Shop"),
            ..Names::default()
        };
        assert_eq!(choose(&names, &Site::default()).unwrap().title, "Alma Reed The Rich Cream");
    }

    #[test]
    fn without_a_heading_the_page_title_loses_the_site_only() {
        assert_eq!(title("rugs.example", "", "", "Tan Rug | Rugs US"), "Tan Rug");
        assert_eq!(title("shop.express.example", "", "", "Key - Board 80 - Express 7"), "Key - Board 80");
        assert_eq!(title("express.example", "Express", "", "Keyboard 80 - Express"), "Keyboard 80");
        assert_eq!(title("one.example", "", "", "One"), "One");
        assert_eq!(title("spin.example", "", "", "Rod 80 / Red / spin.example"), "Rod 80 / Red");
        assert_eq!(title("spin.example", "", "", "Rod 80 / Red"), "Rod 80 / Red");
    }

    #[test]
    fn a_word_that_asks_to_buy_is_no_part_of_the_name_where_the_page_says_the_name_elsewhere() {
        let lower = |heading: &'static str, window: &'static str| {
            let names = Names { heading: Some((heading, Rank::Lower)), window: Some(window), ..Names::default() };
            choose(&names, &Site::default()).unwrap().title
        };
        assert_eq!(lower("Tern Racer", "Buy Tern Racer | Toys"), "Tern Racer");
        assert_eq!(lower("Blaue Tasse", "Blaue Tasse online kaufen"), "Blaue Tasse");
        assert_eq!(lower("有田焼 湯呑み", "匠の工房 / 有田焼 湯呑み"), "有田焼 湯呑み");
        assert_eq!(lower("Tern Racer", "Tern Racer: A game"), "Tern Racer: A game");
        assert_eq!(lower("Dust bags", "Shop Tern vacuum"), "Shop Tern vacuum", "nobody says what is left");
        let stated =
            Names { stated: Some(("Tern Racer", Source::JsonLd)), window: Some("Buy Tern Racer"), ..Names::default() };
        assert_eq!(choose(&stated, &Site::default()).unwrap().title, "Tern Racer");
    }

    #[test]
    fn a_heading_that_praises_the_shop_is_left_for_the_title_that_the_address_repeats() {
        let address = Address::parse("https://puzzles.example/Diners-Puzzle/prod201/");
        let names = Names {
            heading: Some(("Free shipping above $35", Rank::First)),
            window: Some("Diners Puzzle: 7248 | Puzzles"),
            ..Names::default()
        };
        assert_eq!(choose(&names, &Site::new(None, &address)).unwrap().title, "Diners Puzzle: 7248");
        let app = Names { window: Some("The best puzzles"), ..names };
        assert_eq!(choose(&app, &Site::new(None, &address)).unwrap().title, "Free shipping above $35");
    }

    #[test]
    fn a_lower_heading_must_say_the_name() {
        let names = Names {
            heading: Some(("Play Tern Racer", Rank::Lower)),
            window: Some("Tern Racer on Vapour"),
            ..Names::default()
        };
        assert_eq!(choose(&names, &Site::default()).unwrap().title, "Tern Racer on Vapour");
    }
}
