//! Whether the goods can be had, by the words of the page in the main shop languages.

use super::doc::{Doc, Ix};
use super::phrases::{Phrases, Says};
use super::words::Hint;
use super::zones::{Zone, Zones};
use crate::listing::Availability;
use html5ever::local_name;

/// What words of the page say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// Of the goods.
    pub what: Availability,
    /// Whether they stand where a page speaks of its stock, and not in running text.
    pub firm: bool,
    /// Whether their box is about stock.
    pub stock: bool,
}

/// How many texts from the button a notice stands that speaks of what the button buys.
const NOTICE: u32 = 12;

/// What the page's words say, if anything.
pub fn read(doc: &Doc, zones: &Zones, phrases: &Phrases) -> Option<Said> {
    let title = zones.title_run(doc).unwrap_or(0);
    let free = free_choice(doc, zones, phrases, title);
    let mut best: Option<(Said, f64)> = None;
    // What the best says may be a button's words ("add to cart"): these promise nothing of when the goods come.
    let mut promised = false;
    let (mut notices, mut carts) = (Vec::new(), Vec::new());
    let mut note = |said: Said, score: f64, button: bool| {
        if best.is_none_or(|(_, top)| score > top) {
            best = Some((said, score));
            promised = !button;
        }
    };
    for (position, run) in doc.runs.iter().enumerate() {
        let position = position as u32;
        let el = doc.el(run.el);
        let text = doc.run_text(run).trim();
        if text.len() > 120
            || text.len() < 3
            || zones.of(run.el) != Zone::Main
            || el.hidden
            || el.hint.any(Hint::HIDDEN)
        {
            continue;
        }
        if position + 30 < title || position > title + 400 {
            continue;
        }
        let Some(what) = in_text(text, phrases) else { continue };
        // That a branch has none of it says nothing of the shop.
        let before = position.checked_sub(1).and_then(|i| doc.runs.get(i as usize)).map(|r| doc.run_text(r));
        if what == Availability::OutOfStock && (of_branch(text) || before.is_some_and(of_branch)) {
            continue;
        }
        // A button that carries all its states at once ("add to cart", "not available") tells nothing by the bad ones.
        if what == Availability::OutOfStock && says_both(doc, run.el, phrases) {
            continue;
        }
        let near = doc.above(run.el).take(4).chain([run.el]);
        let (mut hints, mut option, mut button, mut leads) = (Hint::NONE, false, false, false);
        for up in near {
            hints = hints.with(doc.el(up).hint);
            option |= matches!(doc.name(up), local_name!("option") | local_name!("label"));
            button |= matches!(doc.name(up), local_name!("button") | local_name!("input"));
            leads |= doc.is(up, &local_name!("a"));
        }
        // One size that is gone is not the goods.
        if option && free && what == Availability::OutOfStock {
            continue;
        }
        // The closer to the title and the more the box is about stock or buying, the more it counts.
        let mut score = 2.0 - f64::from(position.abs_diff(title)) / 120.0;
        // What cannot be picked up or delivered today can still be had.
        let stock = hints.any(Hint::STOCK) && !hints.any(Hint::SIDE_COST);
        score += if stock { 2.0 } else { 0.0 };
        score += if hints.any(Hint::BUY) || button { 1.0 } else { 0.0 };
        score -= if option { 2.5 } else { 0.0 };
        score -= if hints.any(Hint::CARD.with(Hint::SIDE_COST).with(Hint::HIDDEN)) { 1.5 } else { 0.0 };
        score += if text.len() < 40 { 0.5 } else { -0.5 };
        score += if what == Availability::InStock { 0.0 } else { 0.3 };
        let firm =
            stock || button || hints.any(Hint::BUY) || (text.chars().count() < 30 && !hints.any(Hint::SIDE_COST));
        let buys = what == Availability::InStock && phrases.read(text).any(Says::BUY);
        if buys {
            carts.push(position);
        }
        let later = matches!(what, Availability::PreOrder | Availability::BackOrder);
        let plain = text.len() <= 40 || text.len() <= 80 && phrases.begins(text, Says::PRE.with(Says::BACK)) > 0;
        if later && plain && !option && !leads && !hints.any(Hint::CARD.with(Hint::HIDDEN)) {
            notices.push((position, what));
        }
        note(Said { what, firm, stock }, score, buys);
    }
    if let Some(button) = buy_input(doc, zones) {
        note(Said { what: button, firm: true, stock: false }, 1.0, true);
    }
    // "Add to cart" beside "Pre-order: ships in March" sells what comes in March.
    let beside = |at: u32| carts.iter().any(|cart| cart.abs_diff(at) <= NOTICE);
    let later = notices.into_iter().find(|(at, _)| *at >= title && beside(*at)).filter(|_| !promised);
    if let (Some((said, _)), Some((_, what))) = (&mut best, later) {
        *said = Said { what, ..*said };
    }
    best.filter(|(_, score)| *score > 0.0).map(|(what, _)| what)
}

/// Whether a short text is about fetching the goods from a branch.
fn of_branch(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "in-store",
        "in store",
        "in stores",
        "pickup",
        "pick up",
        "click & collect",
        "click and collect",
        "retiro en",
        "retirar en",
        "recogida en",
        "recoger en",
        "en tienda",
        "en magasin",
        "retrait",
        "filiale",
        "abholung",
        "abholbar",
        "im markt",
        "in negozio",
        "ritiro in",
        "na loja",
        "levantar em",
        "afhalen",
        "in de winkel",
        "i butik",
        "myymälä",
        "nouto",
        "odbiór",
        "odbioru",
        "v prodejně",
        "na prodejně",
        "v predajni",
        "osobní odběr",
        "osobný odber",
        "üzletben",
        "átvétel",
        "în magazin",
        "ridicare",
        "самовывоз",
        "самовивіз",
        "в магазине",
        "в магазині",
        "mağaza",
        "店舗受取",
        "門市",
        "매장",
        "픽업",
        "איסוף",
    ];
    text.len() <= 90 && {
        let text = text.to_lowercase();
        WORDS.iter().any(|w| text.contains(w))
    }
}

/// Whether something to choose by the title (a size, a colour) is not said to be gone.
fn free_choice(doc: &Doc, zones: &Zones, phrases: &Phrases, title: u32) -> bool {
    (0..doc.els.len() as Ix).any(|ix| {
        let el = doc.el(ix);
        let choice = match doc.name(ix) {
            // The first option often only says what to do.
            local_name!("option") => doc.attr(ix, &local_name!("value")).is_none_or(|v| !v.is_empty()),
            local_name!("label") => true,
            _ => false,
        };
        choice
            && (title.saturating_sub(30)..title + 400).contains(&el.run)
            && zones.of(ix) == Zone::Main
            && doc.attr_named(ix, "disabled").is_none()
            && el.run < el.run_end
            && in_text(&doc.text(ix, 120), phrases) != Some(Availability::OutOfStock)
    })
}

/// Whether the button an element belongs to, or the small box around it, also says that the goods can be had.
fn says_both(doc: &Doc, el: Ix, phrases: &Phrases) -> bool {
    doc.above(el).take(2).any(|up| {
        let runs = doc.runs_of(up);
        runs.len() <= 6 && runs.iter().any(|r| in_text(doc.run_text(r), phrases) == Some(Availability::InStock))
    })
}

/// Whether the page's buy button can be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Button {
    /// At least one by the title can.
    Works,
    /// None can, and nothing is left to choose that would free it.
    Dead,
}

/// Most letters a button's words may have, in bytes.
const MAX_BUTTON: usize = 80;

/// The state of the buy buttons by the title; `None` where there is none, or where a size must be chosen first.
pub fn button(doc: &Doc, zones: &Zones, phrases: &Phrases) -> Option<Button> {
    let title = zones.title_run(doc)?;
    let (mut dead, mut choices) = (false, false);
    for ix in 0..doc.els.len() as Ix {
        let el = doc.el(ix);
        if el.run + 30 < title || el.run > title + 400 || zones.of(ix) != Zone::Main {
            continue;
        }
        let name = doc.name(ix);
        let kind = doc.attr(ix, &local_name!("type")).unwrap_or_default();
        let presses = match name {
            local_name!("button") | local_name!("a") => el.run_end - el.run <= 6,
            local_name!("input") => matches!(kind, "submit" | "button" | "image"),
            _ => {
                choices |= name == local_name!("select");
                false
            }
        };
        choices |= name == local_name!("input") && kind == "radio";
        if !presses || el.hidden {
            continue;
        }
        let attribute =
            |name: &str| doc.attr_named(ix, name).map(str::trim).filter(|a| !a.is_empty() && a.len() <= MAX_BUTTON);
        let text = Some(doc.text(ix, MAX_BUTTON + 1)).filter(|t| !t.is_empty());
        let text = text
            .or_else(|| ["value", "aria-label", "title", "alt"].iter().find_map(|n| attribute(n)).map(str::to_owned));
        let Some(text) = text.filter(|t| t.len() <= MAX_BUTTON) else { continue };
        let said = phrases.read(&text);
        if !said.any(Says::BUY) || doc.above(ix).take(3).any(|up| doc.el(up).hint.any(Hint::CARD)) {
            continue;
        }
        let off = doc.attr_named(ix, "disabled").is_some()
            || doc.attr_named(ix, "aria-disabled") == Some("true")
            || doc.attr(ix, &local_name!("class")).is_some_and(|c| c.split_ascii_whitespace().any(|c| c == "disabled"));
        if !off {
            return Some(Button::Works);
        }
        // Links and buttons that wait for a script are freed when it has run.
        let waits = doc.above(ix).take(2).chain([ix]).any(|up| {
            doc.attr(up, &local_name!("class")).is_some_and(|c| c.contains("loading") || c.contains("skeleton"))
        });
        dead |= !waits && name != local_name!("a");
    }
    (dead && !choices).then_some(Button::Dead)
}

/// What one text says of availability.
pub fn in_text(text: &str, phrases: &Phrases) -> Option<Availability> {
    let said = phrases.read(text);
    // "Out of stock, available on backorder": it can be ordered.
    if said.any(Says::BACK) {
        Some(Availability::BackOrder)
    } else if said.any(Says::OUT) {
        Some(Availability::OutOfStock)
    } else if said.any(Says::PRE) {
        Some(Availability::PreOrder)
    } else {
        said.any(Says::IN).then_some(Availability::InStock)
    }
}

/// A buy button that is an `<input>` or a form, whose words are no text.
fn buy_input(doc: &Doc, zones: &Zones) -> Option<Availability> {
    (0..doc.els.len() as Ix)
        .find(|ix| doc.el(*ix).hint.any(Hint::BUY) && zones.of(*ix) == Zone::Main && !doc.el(*ix).hidden)
        .map(|_| Availability::InStock)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::wording::Wording;
    use crate::page::words::Words;

    fn of(html: &str) -> (Option<Availability>, Option<Button>) {
        let doc = Doc::new(html, &Words::new());
        let zones = Zones::new(&doc, &["Blue mug".to_owned()]);
        let phrases = Wording::shipped().phrases;
        (read(&doc, &zones, &phrases).map(|s| s.what), button(&doc, &zones, &phrases))
    }

    #[test]
    fn a_word_inside_another_says_nothing_of_stock() {
        assert_eq!(of("<h1>Blue mug</h1><p>Recommended: washing by hand</p>").0, None);
        assert_eq!(of("<h1>Blue mug</h1><p>Sold out</p>").0, Some(Availability::OutOfStock));
    }

    #[test]
    fn a_button_is_known_by_its_words_however_they_are_cut() {
        let html = "<h1>Blue mug</h1><button><span>Add<span> </span> to Trolley</span></button>";
        assert_eq!(of(html).1, Some(Button::Works));
        assert_eq!(of("<h1>Blue mug</h1><button disabled>Do košíka</button>").1, Some(Button::Dead));
        let sized = "<h1>Blue mug</h1><select><option>S</select><button disabled>Do košíka</button>";
        assert_eq!(of(sized).1, None);
        assert_eq!(of("<h1>Blue mug</h1><input type=submit value='カートに入れる'>").1, Some(Button::Works));
    }

    #[test]
    fn what_comes_later_is_said_beside_the_button_that_sells_it() {
        let of = |notice: &str| of(&format!("<h1>Blue mug</h1><p>$9</p>{notice}<button>Add to cart</button>")).0;
        assert_eq!(of("<p>Pre-order: ships in March</p>"), Some(Availability::PreOrder));
        assert_eq!(of("<p>Vorbestellung möglich</p>"), Some(Availability::PreOrder));
        assert_eq!(of("<p>Available on backorder</p>"), Some(Availability::BackOrder));
        assert_eq!(of("<p>Out of stock – available on back-order</p>"), Some(Availability::BackOrder));
        assert_eq!(of("<p class=stock>In stock</p><p>Pre-orders are sent apart</p>"), Some(Availability::InStock));
        assert_eq!(of("<a href=/pre>Pre-order</a>"), Some(Availability::InStock));
    }

    #[test]
    fn a_button_with_all_its_states_tells_nothing_by_the_bad_ones() {
        let html =
            "<h1>Blue mug</h1><a class=add-to-basket><span>do koszyka</span><span>Produkt niedostępny</span></a>";
        assert_eq!(of(html).0, Some(Availability::InStock));
    }
}
