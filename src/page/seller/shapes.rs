//! Companies told by their legal form alone, where a number or a claim to rights says that one is named nearby.

use super::marks::{Mark, marks};
use super::{Ground, MOST_BLOCKS, Named, Place, Reading, identity};
use crate::page::registration;
use crate::text::order;

impl Reading<'_> {
    /// Companies by their legal form, beside numbers and claims to rights.
    pub(super) fn shapes(&mut self) {
        if self.ground != Ground::OwnShop {
            return;
        }
        let mut anchors = std::mem::take(&mut self.anchors);
        // Where the site speaks of itself, and last in the page, stands its own claim; others' stand in the text above.
        let site = |at: usize| self.place(at) == Some(Place::Site);
        order::by_key(&mut anchors, |(at, how)| std::cmp::Reverse((*how, site(*at), *at)));
        for (at, how) in anchors.into_iter().take(MOST_BLOCKS as usize) {
            if self.named >= how && self.place.is_some() {
                continue;
            }
            // A claim to rights names its owner in its own line; beside a number the lines before and behind count too.
            let (back, on) = if how == Named::Rights { (0, 3) } else { (6, 3) };
            let mut lines = self.lines(at.saturating_sub(back), at + on);
            // Who keeps the site on his machines is named last.
            let hosts = |l: &String| marks().read(l).iter().any(|h| h.mark == Mark::Host && h.start < 3);
            if let Some(host) = lines.iter().rposition(hosts).filter(|h| *h + on >= lines.len()) {
                lines.truncate(host);
            }
            let mut order: Vec<usize> = (0..lines.len()).collect();
            order::by_key(&mut order, |i| i.abs_diff(lines.len().saturating_sub(on)));
            for i in order {
                if how == Named::Rights && i > 1 {
                    break;
                }
                let Some((name, address)) = identity::line(&lines, i) else { continue };
                if self.known.is_third_party(&name) {
                    continue;
                }
                if self.named < how {
                    self.name(name, how);
                }
                self.place = self.place.take().or(address);
                break;
            }
            for line in &lines {
                for number in registration::lettered(line) {
                    registration::note(Some(number), &mut self.seller.registrations);
                }
            }
        }
    }
}
