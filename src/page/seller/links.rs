//! What links and pictures tell of the seller: addresses to write to and to call, accounts, seals of trust.

use super::{Ground, Reading, contacts, handles, push};
use crate::listing::Seller;
use crate::page::doc::Ix;
use crate::page::words::Hint;
use crate::page::zones::Zone;
use html5ever::local_name;

impl Reading<'_> {
    /// `mailto:`, `tel:` and messenger links.
    pub(super) fn links(&mut self) {
        for ix in 0..self.doc.els.len() as u32 {
            if !self.doc.is(ix, &local_name!("a")) {
                if self.ground == Ground::OwnShop && self.doc.is(ix, &local_name!("img")) {
                    self.seal(ix);
                }
                continue;
            }
            let zone = self.zones.of(ix);
            if self.ground == Ground::Marketplace && zone != Zone::Main || matches!(zone, Zone::Related | Zone::Review)
            {
                continue;
            }
            let Some(href) = self.doc.attr(ix, &local_name!("href")).map(str::trim) else { continue };
            if let Some(rest) = href.strip_prefix("mailto:") {
                let address = rest.split('?').next().unwrap_or_default().replace("%40", "@");
                if let Some(email) = address.split_once('@').and_then(|(a, b)| contacts::email(a, "@", b)) {
                    push(&mut self.seller.emails, email);
                }
            } else if let Some(rest) = href.strip_prefix("tel:").or_else(|| href.strip_prefix("callto:")) {
                let number = contacts::of_link(rest);
                if number.bytes().filter(u8::is_ascii_digit).count() >= 5 {
                    contacts::phone_note(number, &mut self.seller.phones);
                }
            } else if href.contains("instagram.com/") {
                // A shop's own account stands in every footer; in a listing it leads away.
                if zone == Zone::Main
                    && let Some(handle) = handles::of_instagram(href)
                {
                    push(&mut self.seller.handles, handle);
                }
            } else if !self.doc.el(ix).hint.any(Hint::RELATED)
                && let Some(handle) = handles::of_link(href)
            {
                push(&mut self.seller.handles, handle);
            }
        }
    }

    /// The seal of trust a picture shows, if it is one.
    fn seal(&mut self, img: Ix) {
        if self.seller.seals.len() >= Seller::MAX_SEALS || matches!(self.zones.of(img), Zone::Related | Zone::Review) {
            return;
        }
        if let Some(seal) = self.known.seal(self.doc, img) {
            // A page may show it twice; once linked is enough.
            match self.seller.seals.iter_mut().find(|s| s.name == seal.name) {
                Some(known) => known.linked |= seal.linked,
                None => self.seller.seals.push(seal),
            }
        }
    }
}
