//! Addresses: host, registrable name and path of a URL, aware of public suffixes and of punycode.
//!
//! The browser hands over addresses already normalised; the command line does not, so reading is lenient.

use super::packed::tables;
use std::sync::LazyLock;

/// Public suffixes, labels reversed.
static SUFFIXES: LazyLock<Option<fst::Set<&[u8]>>> = LazyLock::new(|| fst::Set::new(tables().suffixes.as_slice()).ok());

/// The part of an address that says where one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The host.
    pub host: Host,
    /// Path and query, from the first `/`; "/" when the address has none.
    pub path: String,
}

impl Address {
    /// Longest address looked at, in bytes.
    const MAX: usize = 8_192;

    /// Reads an absolute `http` or `https` address; `None` for anything else.
    pub fn parse(url: &str) -> Option<Self> {
        let url = url.trim().get(..url.trim().len().min(Self::MAX))?;
        let (scheme, rest) = url.split_once("://")?;
        if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
            return None;
        }
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at(end);
        // What stands before "@" is a user name, and an old trick to show another host's name.
        let authority = authority.rsplit('@').next()?;
        let host = match authority.strip_prefix('[') {
            Some(v6) => v6.split(']').next()?,
            None => authority.split(':').next()?,
        };
        let path = tail.split('#').next().unwrap_or_default();
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        Some(Self { host: Host::new(host)?, path })
    }
}

/// A host's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host {
    /// As resolvers see it: lower case, punycode, no final dot.
    pub ascii: String,
    /// As people see it, punycode decoded.
    pub unicode: String,
    /// Where the registrable name starts in `ascii`.
    registrable: usize,
    /// Where the public suffix starts in `ascii`.
    suffix: usize,
}

impl Host {
    /// Reads a host's name, in either form; `None` when it is empty or no name.
    pub fn new(name: &str) -> Option<Self> {
        let name = name.trim().trim_end_matches('.').to_lowercase();
        if name.is_empty() || name.len() > 253 * 4 || name.contains(|c: char| c.is_whitespace() || c == '/') {
            return None;
        }
        let ascii = name.split('.').map(encode).collect::<Option<Vec<_>>>()?.join(".");
        let unicode = ascii.split('.').map(decode).collect::<Vec<_>>().join(".");
        let labels: Vec<&str> = ascii.split('.').collect();
        if labels.iter().any(|l| l.is_empty()) {
            return None;
        }
        let suffix_labels = suffix_labels(&labels);
        let from = |count: usize| {
            let kept: usize = labels.iter().rev().take(count).map(|l| l.len() + 1).sum();
            (ascii.len() + 1).saturating_sub(kept)
        };
        let (registrable, suffix) = (from((suffix_labels + 1).min(labels.len())), from(suffix_labels));
        Some(Self { registrable, suffix, ascii, unicode })
    }

    /// The name that is registered: `shop.co.uk` of `www.shop.co.uk`. The whole host when it is a suffix itself.
    pub fn registrable(&self) -> &str {
        self.ascii.get(self.registrable..).unwrap_or(&self.ascii)
    }

    /// The label the owner chose: `shop` of `www.shop.co.uk`.
    pub fn label(&self) -> &str {
        self.registrable().split('.').next().unwrap_or_default()
    }

    /// [`Host::label`] as people see it.
    pub fn unicode_label(&self) -> String {
        decode(self.label())
    }

    /// The labels before the registrable name: `www` of `www.shop.co.uk`.
    pub fn subdomain(&self) -> &str {
        self.ascii.get(..self.registrable.saturating_sub(1)).unwrap_or_default()
    }

    /// The public suffix: `co.uk`.
    pub fn suffix(&self) -> &str {
        self.ascii.get(self.suffix..).unwrap_or_default()
    }

    /// Whether this is `domain` or below it.
    pub fn is_within(&self, domain: &str) -> bool {
        self.ascii.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }
}

fn encode(label: &str) -> Option<String> {
    if label.is_ascii() {
        return Some(label.to_owned());
    }
    Some(format!("xn--{}", idna::punycode::encode_str(label)?))
}

fn decode(label: &str) -> String {
    label.strip_prefix("xn--").and_then(idna::punycode::decode_to_string).unwrap_or_else(|| label.to_owned())
}

/// How many of the last labels are the public suffix, by the algorithm of publicsuffix.org.
fn suffix_labels(labels: &[&str]) -> usize {
    let Some(set) = SUFFIXES.as_ref() else { return 1 };
    let mut key = String::new();
    let mut longest = 1; // "If no rules match, the prevailing rule is *."
    for (count, label) in labels.iter().rev().enumerate() {
        if !key.is_empty() {
            if set.contains(format!("{key}.!{label}")) {
                return count;
            }
            if set.contains(format!("{key}.*")) {
                longest = longest.max(count + 1);
            }
            key.push('.');
        }
        key.push_str(label);
        if set.contains(&key) {
            longest = longest.max(count + 1);
        }
    }
    longest
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn host(name: &str) -> Host {
        Host::new(name).unwrap()
    }

    #[test]
    fn the_registrable_name_follows_the_public_suffix_list() {
        for (name, registrable, label, suffix) in [
            ("www.ebay.co.uk", "ebay.co.uk", "ebay", "co.uk"),
            ("cartier.com.sale-shop.top", "sale-shop.top", "sale-shop", "top"),
            ("bags.myshopify.com", "bags.myshopify.com", "bags", "myshopify.com"),
            ("a.b.unknown-suffix", "b.unknown-suffix", "b", "unknown-suffix"),
            ("www.ck", "www.ck", "www", "ck"),
            ("shop.co.ck", "shop.co.ck", "shop", "co.ck"),
        ] {
            let host = host(name);
            assert_eq!((host.registrable(), host.label(), host.suffix()), (registrable, label, suffix), "{name}");
        }
        assert_eq!(host("cartier.com.sale-shop.top").subdomain(), "cartier.com");
        assert_eq!(host("localhost").label(), "localhost");
    }

    #[test]
    fn punycode_is_shown_as_people_see_it() {
        let host = host("www.xn--caf-dma.com");
        assert_eq!(host.unicode, "www.café.com");
        assert_eq!(Host::new("www.café.com"), Some(host));
    }

    #[test]
    fn addresses_are_read_leniently_and_tricks_are_not_believed() {
        let address = Address::parse("HTTPS://www.cartier.com@evil.example:8443/itm/1?x=2#y").unwrap();
        assert_eq!((address.host.ascii.as_str(), address.path.as_str()), ("evil.example", "/itm/1?x=2"));
        assert_eq!(Address::parse("https://shop.example").unwrap().path, "/");
        assert_eq!(Address::parse("https://shop.example?q=1").unwrap().path, "/?q=1");
        for bad in ["", "cartier.com", "javascript:alert(1)", "https://", "https://a b/", "ftp://x/", "https://..", "é"]
        {
            assert_eq!(Address::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_host_is_within_its_own_domain_only() {
        assert!(host("www.cartier.com").is_within("cartier.com"));
        assert!(!host("notcartier.com").is_within("cartier.com"));
    }
}
