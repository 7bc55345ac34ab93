//! `wcxb`: product pages, and pages that are none.

use crate::Run;
use crate::pages;
use crate::score::{Hits, Score};
use crate::table::{Row, Target};
use crate::verdicts;
use loupe::listing::PageKind;
use std::path::Path;

const NAME: &str = "wcxb";

/// Reads all pages: is it a product page, what is its title, is anybody warned.
pub fn measure(folder: &Path, run: &mut Run) {
    let mut kinds = Score::default();
    let mut titles = Hits::default();
    let (mut products, mut others) = (Vec::new(), Vec::new());
    for row in crate::rows_of(&folder.join("pages.tsv")) {
        let [file, kind, group, _, url, title] = &row[..] else { panic!("pages.tsv: expected six columns: {row:?}") };
        let page = pages::page(url, &folder.join(format!("{kind}/{file}.html.gz")));
        let reading = run.engine.read(&page);
        let is_product = kind == "product";
        let reason = |row: &str| run.differences.reason(NAME, row).map(|r| format!(" [{r}]")).unwrap_or_default();
        kinds.yes(is_product, reading.kind == PageKind::Product, || {
            format!("{file} {group}, {:?}: {url}{}", reading.kind, reason(file))
        });
        if is_product {
            let read = reading.listing.title.map(|t| t.value).unwrap_or_default();
            titles.note(read == *title, || {
                format!("{file}: \"{read}\", wanted \"{title}\" {url}{}", reason(&format!("title {file}")))
            });
            products.push(page);
        } else {
            others.push(page);
        }
    }
    run.rows.extend(Row::both(NAME, "product page or not", &kinds, Some((0.99, 0.97))));
    run.rows.push(Row::share(NAME, "title, exact", &titles).reach(Target::AtLeast(0.92)));
    let row = verdicts::above_nothing_found(run, NAME, "verdicts above nothing found, products", &products);
    run.rows.push(row);
    let row = verdicts::above_nothing_found(run, NAME, "verdicts above nothing found, others", &others);
    run.rows.push(row);
    run.pages.extend(products);
    run.other_pages.extend(others);
}
