//! "Label: value" rows of the visible page: specifics tables, article numbers, brand.

use super::doc::{Doc, Ix, Run, squeeze};
use super::ids;
use super::label_words::{Labelling, Meaning, key, plain};
use super::zones::{Zone, Zones};
use crate::listing::{Listing, Specific};
use html5ever::local_name;

/// What the rows say.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    /// All rows, in order.
    pub specifics: Vec<Specific>,
    /// A brand row.
    pub brand: Option<String>,
    /// A row that says who made the goods.
    pub maker: Option<String>,
    /// The shop's number.
    pub sku: Option<String>,
    /// The maker's number.
    pub mpn: Option<String>,
    /// A GTIN whose check digit holds.
    pub gtin: Option<String>,
}

/// Reads the rows of the listing's part of the page.
pub fn read(doc: &Doc, zones: &Zones, words: &Labelling) -> Labels {
    let mut labels = Labels::default();
    let mut skip_until = 0;
    for ix in 0..doc.els.len() as Ix {
        if ix < skip_until {
            continue;
        }
        let el = doc.el(ix);
        let runs = el.run_end - el.run;
        if runs == 0 || runs > 40 || zones.of(ix) != Zone::Main {
            continue;
        }
        let above = doc.el(el.parent);
        // A wrapper around one box is read once, as the outer one.
        if ix != el.parent
            && above.run == el.run
            && above.run_end == el.run_end
            && runs <= 6
            && matches!(
                doc.name(el.parent),
                local_name!("li") | local_name!("p") | local_name!("div") | local_name!("span") | local_name!("td")
            )
        {
            continue;
        }
        let row = match doc.name(ix) {
            local_name!("tr") if (2..=40).contains(&runs) => cells(doc, ix),
            local_name!("dt") => definition(doc, ix),
            local_name!("li") | local_name!("p") | local_name!("div") | local_name!("span") | local_name!("td")
                if runs <= 6 =>
            {
                colon_row(doc, ix, words)
            }
            _ => None,
        };
        let several = match doc.name(ix) {
            local_name!("li") | local_name!("p") | local_name!("div") | local_name!("span") | local_name!("td")
                if runs <= 12 =>
            {
                several(doc, ix, words)
            }
            _ => Vec::new(),
        };
        if several.len() >= 2 {
            skip_until = el.end;
            for (name, value) in several {
                labels.add(&name, &value, words);
            }
            continue;
        }
        if let Some((name, value)) = row {
            if !doc.is(ix, &local_name!("dt")) {
                skip_until = el.end;
            }
            labels.add(&name, &value, words);
        } else if doc.is(ix, &local_name!("tr")) && (4..=24).contains(&runs) {
            for (name, value) in pairs(doc, ix) {
                labels.add(&name, &value, words);
            }
        }
    }
    labels
}

impl Labels {
    /// Takes one row up.
    pub fn add(&mut self, name: &str, value: &str, words: &Labelling) {
        let (label, value) = (key(name), plain(value));
        let meaning = words.of(&label);
        if value.chars().count() <= 60 {
            if self.brand.is_none() && meaning.any(Meaning::BRAND) {
                self.brand = brand_of(&value);
            }
            if self.maker.is_none() && meaning.any(Meaning::MAKER) {
                self.maker = brand_of(&value);
            }
            if self.gtin.is_none() && meaning.any(Meaning::GTIN) {
                self.gtin = ids::gtin(&value);
            }
            if self.mpn.is_none() && meaning.any(Meaning::MPN) {
                self.mpn = ids::number(&value).filter(|n| is_code(n));
            }
            if self.sku.is_none() && meaning.any(Meaning::SKU) {
                self.sku = ids::number(&value).filter(|n| is_code(n) || is_worded(&label, meaning, n));
            }
        }
        if self.specifics.len() < Listing::MAX_SPECIFICS {
            let name = plain(name).trim_end_matches([':', '：', ' ']).to_owned();
            super::specifics::push(&mut self.specifics, Specific { name, value });
        }
    }
}

/// The name in a brand row: behind a second label ("Brand: Name: Acme"), and not the row's explanation.
fn brand_of(value: &str) -> Option<String> {
    let name = value.rsplit([':', '：']).next().unwrap_or(value).trim();
    let priced = name.contains(['€', '$', '£', '¥', '₽', '₹', '%']);
    Some(name.to_owned()).filter(|n| !n.is_empty() && !priced && n.split(' ').count() <= 7)
}

/// Whether a value can be an article number: a digit in it, and few words.
fn is_code(number: &str) -> bool {
    number.chars().any(|c| c.is_ascii_digit()) && number.split(' ').count() <= 3 && number.chars().count() >= 2
}

/// Whether a number without a digit is one all the same: one word, where the label leaves no doubt.
fn is_worded(label: &str, meaning: Meaning, number: &str) -> bool {
    let word = !number.contains(' ') && (3..=30).contains(&number.chars().count());
    let capitals =
        || number.len() >= 4 && number.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '-' | '_' | '/' | '.'));
    word && number.is_ascii() && (label == "sku" || !meaning.any(Meaning::GENERAL) && capitals())
}

fn fits(name: &str, value: &str) -> bool {
    let (n, v) = (name.chars().count(), value.chars().count());
    (2..=60).contains(&n) && (1..=300).contains(&v) && name.chars().any(char::is_alphabetic)
}

/// Several labelled values in one line, parted by signs or breaks ("SKU: 4711 | Brand: Acme"): none unless two labels are known.
fn several(doc: &Doc, ix: Ix, words: &Labelling) -> Vec<(String, String)> {
    const SIGNS: &[char] = &['|', '•', '·', '–', ';', '｜'];
    let bytes: usize = doc.runs_of(ix).iter().map(|r| doc.run_text(r).len()).sum();
    let rows = |i: Ix| {
        matches!(
            doc.name(i),
            local_name!("tr") | local_name!("dt") | local_name!("li") | local_name!("h1") | local_name!("h2")
        )
    };
    let signed = |r: &Run| has_colon(r, doc) || doc.run_text(r).bytes().any(|b| b == b'#' || b.is_ascii_digit());
    if !(8..=240).contains(&bytes) || !doc.runs_of(ix).iter().any(signed) || (ix + 1..doc.el(ix).end).any(rows) {
        return Vec::new();
    }
    // Each line begins anew.
    let mut text = String::new();
    for run in doc.runs_of(ix) {
        text.push(if run.gap { '|' } else { ' ' });
        text.push_str(doc.run_text(run));
    }
    let text = squeeze(&text, 300);
    let one = |part: &str| {
        let part = part.trim();
        let Some(cut) = part.find([':', '：', '#']) else {
            let (name, value) = part.split_once(' ')?;
            let number = !value.contains(' ') && value.bytes().any(|b| b.is_ascii_digit());
            return (number && words.written(name).any(Meaning::SKU)).then(|| (name.to_owned(), value.to_owned()));
        };
        let (name, value) =
            (part.get(..cut)?.trim(), part.get(cut..)?.trim_start_matches([':', '：', '#', ' ']).trim());
        fits(name, value).then(|| (name.to_owned(), value.to_owned()))
    };
    let rows: Vec<_> = text.replace(" - ", "|").replace(" / ", "|").split(SIGNS).filter_map(one).collect();
    if rows.iter().filter(|(name, _)| words.written(name).any(Meaning::WANTED)).count() >= 2 {
        rows
    } else {
        Vec::new()
    }
}

/// A table row of a label and a value.
fn cells(doc: &Doc, row: Ix) -> Option<(String, String)> {
    let cells: Vec<Ix> = (row + 1..doc.el(row).end)
        .filter(|c| doc.el(*c).parent == row && matches!(doc.name(*c), local_name!("td") | local_name!("th")))
        .take(4)
        .collect();
    let texts: Vec<String> = cells.iter().map(|c| doc.text(*c, 1_200)).filter(|t| !t.is_empty()).collect();
    match texts.as_slice() {
        [name, value] if fits(name, value) => Some((name.clone(), value.clone())),
        _ => None,
    }
}

/// A table row of two labels with their values ("Brand: | Acme | Colour: | blue").
fn pairs(doc: &Doc, row: Ix) -> Vec<(String, String)> {
    let cells: Vec<String> = (row + 1..doc.el(row).end)
        .filter(|c| doc.el(*c).parent == row && matches!(doc.name(*c), local_name!("td") | local_name!("th")))
        .take(6)
        .map(|c| doc.text(c, 600))
        .collect();
    if cells.len() != 4 {
        return Vec::new();
    }
    let labelled = |cell: &String| cell.ends_with([':', '：']);
    cells
        .chunks_exact(2)
        .filter_map(|pair| match pair {
            [name, value] if labelled(name) && fits(name, value) => Some((name.clone(), value.clone())),
            _ => None,
        })
        .collect()
}

/// A `<dt>` and the `<dd>` that follows it.
fn definition(doc: &Doc, dt: Ix) -> Option<(String, String)> {
    let dd = doc.el(dt).end;
    if !doc.is(dd, &local_name!("dd")) {
        return None;
    }
    let (name, value) = (doc.text(dt, 300), doc.text(dd, 1_200));
    fits(&name, &value).then_some((name, value))
}

/// Whether a text of a row stands in something to press: a button beside the value is no part of it.
fn pressed(doc: &Doc, el: Ix, row: Ix) -> bool {
    doc.above(el).take(4).chain([el]).filter(|up| *up > row).any(|up| {
        let href = || doc.attr(up, &local_name!("href")).unwrap_or_default();
        doc.is(up, &local_name!("button"))
            || doc.is(up, &local_name!("a")) && (href().starts_with('#') || href().starts_with("javascript:"))
            || doc.attr(up, &local_name!("role")) == Some("button")
    })
}

/// "Label: value" in one small element, or a label in one child and the value in the next.
fn colon_row(doc: &Doc, ix: Ix, words: &Labelling) -> Option<(String, String)> {
    let bytes: usize = doc.runs_of(ix).iter().map(|r| doc.run_text(r).len()).sum();
    // A box of rows is no row.
    if bytes > 600 || holds_rows(doc, ix) {
        return None;
    }
    let runs: Vec<Run> = doc.runs_of(ix).iter().filter(|r| !pressed(doc, r.el, ix)).copied().collect();
    if runs.iter().any(|r| has_colon(r, doc)) {
        // The label is what the row begins with, and the colon its end: what stands before it in texts of their own is no label.
        let begins = |r: &Run| doc.run_text(r).trim_start().starts_with([':', '：']);
        if !runs.first().is_some_and(|r| has_colon(r, doc)) && !runs.get(1).is_some_and(begins) {
            return None;
        }
        let text = doc.join(&runs, 700);
        let (name, value) = text.split_once([':', '：'])?;
        let (name, value) = (name.trim(), value.trim());
        let url = value.starts_with("//");
        if !url
            && name.chars().count() <= 40
            && name.split(' ').count() <= 6
            && fits(name, value)
            && !name.contains(['?', '!'])
        {
            return Some((name.to_owned(), value.to_owned()));
        }
        return None;
    }
    // Without a colon only known labels count.
    let [first, rest @ ..] = runs.as_slice() else { return None };
    if rest.is_empty() {
        // "SKU 12345" in one text.
        if !doc.run_text(first).bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let text = doc.join(&runs, 700);
        if text.len() > 70 {
            return None;
        }
        const ENDS: [char; 4] = [' ', '\u{a0}', '#', '.'];
        let (label, rest) = text
            .rmatch_indices(ENDS)
            .filter_map(|(end, _)| text.split_at_checked(end))
            .find(|(label, _)| label.len() >= 3 && words.of(&label.to_lowercase()).plainly(Meaning::NUMBER))?;
        let value = rest.trim_start_matches(ENDS).trim();
        let number = value.len() >= 3 && value.len() < 40 && value.bytes().any(|b| b.is_ascii_digit());
        return (number && !value.contains(' ')).then(|| (label.to_owned(), value.to_owned()));
    }
    let name = squeeze(doc.run_text(first), 100);
    let meaning = words.written(&name);
    if !meaning.any(Meaning::WANTED) {
        return None;
    }
    let value = doc.join(beside(doc, ix, first, rest), 400);
    // "Item 5 by …": a general word needs a number behind it, and nothing else.
    let general = meaning.any(Meaning::GENERAL);
    let bare = value.split(' ').count() == 1 && value.len() >= 4 && value.bytes().any(|b| b.is_ascii_digit());
    (fits(&name, &value) && (!general || bare)).then_some((name, value))
}

/// Whether a text has a sign that ends a label.
fn has_colon(run: &Run, doc: &Doc) -> bool {
    doc.run_text(run).contains([':', '：'])
}

/// Whether rows of a table or of a list of definitions stand in a box.
fn holds_rows(doc: &Doc, ix: Ix) -> bool {
    (ix + 1..doc.el(ix).end.min(ix + 120)).any(|i| doc.is(i, &local_name!("tr")) || doc.is(i, &local_name!("dt")))
}

/// Of the texts behind a label those in the next element: what stands behind that one is the next row.
fn beside<'a>(doc: &Doc, row: Ix, label: &Run, rest: &'a [Run]) -> &'a [Run] {
    let Some(first) = rest.first().filter(|r| r.el != row) else { return rest };
    let outside = |up: Ix| up == row || (up..doc.el(up).end).contains(&label.el);
    let value = doc.above(first.el).take_while(|up| !outside(*up)).last().unwrap_or(first.el);
    let inside = rest.iter().take_while(|r| (value..doc.el(value).end).contains(&r.el)).count();
    rest.get(..inside).unwrap_or(rest)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::page::wording::Wording;
    use crate::page::words::Words;

    fn of(html: &str) -> Labels {
        let doc = Doc::new(html, &Words::new());
        let zones = Zones::new(&doc, &[]);
        read(&doc, &zones, &Wording::shipped().labels)
    }

    #[test]
    fn rows_of_all_kinds_are_read() {
        let labels = of("<h1>Mug</h1><table><tr><td>Kaubamärk</td><td><a href=/x>Acme</a></td></tr></table>
            <dl><dt>Art.-Nr.:</dt><dd>A-4711</dd></dl><ul><li><b>Manufacturer \u{200f} : \u{200e}</b> <span>Kiln Works</span></li></ul>
            <p>EAN: 4006381333931.</p><div><span>Model number</span><span>KW-9</span></div>");
        assert_eq!(labels.brand.as_deref(), Some("Acme"));
        assert_eq!(labels.maker.as_deref(), Some("Kiln Works"));
        assert_eq!(labels.sku.as_deref(), Some("A-4711"));
        assert_eq!(labels.mpn.as_deref(), Some("KW-9"));
        assert_eq!(labels.gtin.as_deref(), Some("4006381333931"));
        let boxed = of(
            "<h1>Mug</h1><div><table><tr><th>Manufacturer</th><td>Kiln</td></tr><tr><th>Use</th><td>Tea</td></tr></table></div>",
        );
        assert_eq!(boxed.maker.as_deref(), Some("Kiln"));
        let plain = of("<h1>Mug</h1><div><p>Manufacturer</p><p><b>Kiln</b> <i>Works</i></p><p>Use</p><p>Tea</p></div>");
        assert_eq!(plain.maker.as_deref(), Some("Kiln Works"));
        let row = of("<h1>Mug</h1><p>Colour: blue <button>Share</button> <a href='#'>Compare</a></p>").specifics;
        assert_eq!(row[0].value, "blue");
    }

    #[test]
    fn a_general_word_is_no_label_by_itself() {
        assert_eq!(of("<h1>Mug</h1><div><span>item</span> <span>5 by</span></div><p>item 5 by</p>").sku, None);
        assert_eq!(of("<h1>Mug</h1><p>SKU 12345</p>").sku.as_deref(), Some("12345"));
    }
}
