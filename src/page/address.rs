//! Page addresses: host, path and query, relative links, and the country an address speaks of.

/// An address taken apart. Lenient: what cannot be taken apart is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// "https", lower case.
    pub scheme: String,
    /// Lower case, without port and user.
    pub host: String,
    /// From the first slash, with the query, without the fragment.
    pub path_and_query: String,
}

impl Address {
    /// Takes an absolute address apart.
    pub fn parse(url: &str) -> Self {
        let url = url.get(..url.floor_char_boundary(4_000)).unwrap_or_default().trim();
        let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let authority = rest.get(..end).unwrap_or_default();
        let tail = rest.get(end..).unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        let host = host.split(':').next().unwrap_or_default().trim_end_matches('.');
        let tail = tail.split('#').next().unwrap_or_default();
        let path_and_query = if tail.starts_with('/') { tail.to_owned() } else { format!("/{tail}") };
        Self { scheme: scheme.to_ascii_lowercase(), host: host.to_lowercase(), path_and_query }
    }

    /// The path without the query.
    pub fn path(&self) -> &str {
        self.path_and_query.split('?').next().unwrap_or_default()
    }

    /// Whether the path is the site's front: empty, or a country or language only.
    pub fn is_front(&self) -> bool {
        self.path().split('/').filter(|s| !s.is_empty()).all(|s| {
            let tag = s.len() == 5 && matches!(s.as_bytes().get(2), Some(b'-' | b'_'));
            (s.len() <= 3 || tag) && s.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-' || b == b'_')
                || matches!(s, "index.html" | "index.php" | "home" | "index" | "store")
        })
    }

    /// Whether `host` is this address's host or one above it.
    pub fn is_under(&self, host: &str) -> bool {
        self.host == host || self.host.strip_suffix(host).is_some_and(|rest| rest.ends_with('.'))
    }

    /// A link of this page as an absolute address; `None` for what is no web address.
    pub fn join(&self, link: &str) -> Option<String> {
        let link = link.trim();
        if link.is_empty() || link.len() > 4_000 {
            return None;
        }
        let lower = link.get(..link.floor_char_boundary(12)).unwrap_or_default().to_ascii_lowercase();
        if lower.starts_with("http://") || lower.starts_with("https://") {
            return Some(link.to_owned());
        }
        if link.starts_with("//") {
            return Some(format!("{}:{link}", if self.scheme.is_empty() { "https" } else { &self.scheme }));
        }
        if lower.split('/').next().is_some_and(|first| first.contains(':'))
            || link.starts_with('#')
            || self.host.is_empty()
        {
            return None;
        }
        let base = format!("{}://{}", self.scheme, self.host);
        if link.starts_with('/') {
            return Some(base + link);
        }
        let folder = self.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        Some(format!("{base}{folder}/{}", link.trim_start_matches("./")))
    }

    /// The country the address speaks of, ISO 3166-1 alpha-2: its ending, its first folder, its sub-domain.
    pub fn country(&self) -> Option<String> {
        let ending = self.host.rsplit('.').next().unwrap_or_default();
        if ending.len() == 2 && !GENERIC.contains(&ending) {
            return Some(country_of(ending));
        }
        self.region()
    }

    /// The country named in the path or sub-domain ("/en-au/", "/gb/en/", "uk.shop.com").
    pub fn region(&self) -> Option<String> {
        let segments: Vec<&str> = self.path().split('/').filter(|s| !s.is_empty()).take(2).collect();
        for segment in &segments {
            if let Some((language, region)) = segment.split_once(['-', '_']) {
                let (language, region) = (language.to_ascii_lowercase(), region.to_ascii_lowercase());
                let pair = if is_country(&region) { Some(region) } else { is_country(&language).then_some(language) };
                if segment.len() == 5 && pair.is_some() {
                    return pair.map(|c| country_of(&c));
                }
            }
        }
        if let [first, ..] = segments.as_slice() {
            // "/us/", "/gb/en/": a language alone ("/de/") is no country unless a language follows it.
            let first = first.to_ascii_lowercase();
            let second_is_language = segments.get(1).is_some_and(|s| s.len() == 2);
            let only_country = matches!(
                first.as_str(),
                "us" | "uk"
                    | "gb"
                    | "au"
                    | "ca"
                    | "nz"
                    | "sg"
                    | "hk"
                    | "jp"
                    | "cn"
                    | "kr"
                    | "in"
                    | "ie"
                    | "at"
                    | "ch"
                    | "eu"
            );
            if first.len() == 2 && is_country(&first) && (second_is_language || only_country) {
                return Some(country_of(&first));
            }
        }
        let sub = self.host.split('.').next().unwrap_or_default();
        (sub.len() == 2 && is_country(sub) && self.host.matches('.').count() >= 2).then(|| country_of(sub))
    }
}

/// Two-letter endings that say nothing about a country.
const GENERIC: &[&str] = &[
    "co", "io", "me", "tv", "ai", "cc", "to", "fm", "ly", "gg", "sh", "eu", "ws", "vc", "la", "im", "so", "st", "gl",
    "su", "pw", "tk", "ml", "ga", "cf", "gq",
];

const COUNTRIES: &str = "us ca au nz sg hk tw mx cl co ar uy br pe bo py cr do de at fr es it pt nl be lu ie fi ee lv lt sk si gr cy mt hr mc gb uk ch li se no dk is pl cz hu ro bg rs ba mk al md ua ru by kz kg uz ge am az tr il ae sa qa kw bh om jo eg ma tn dz za ng ke gh jp cn kr in pk lk np bd th vn id my ph kh mo";

fn is_country(code: &str) -> bool {
    code.len() == 2 && COUNTRIES.split(' ').any(|c| c == code)
}

fn country_of(code: &str) -> String {
    if code == "uk" { "GB".to_owned() } else { code.to_ascii_uppercase() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn links_become_absolute() {
        let page = Address::parse("https://user@Shop.Example.com:8080/a/b.html?x=1#f");
        assert_eq!(page.host, "shop.example.com");
        assert_eq!(page.path_and_query, "/a/b.html?x=1");
        assert_eq!(page.join("//cdn.example/i.jpg").unwrap(), "https://cdn.example/i.jpg");
        assert_eq!(page.join("/i.jpg").unwrap(), "https://shop.example.com/i.jpg");
        assert_eq!(page.join("i.jpg").unwrap(), "https://shop.example.com/a/i.jpg");
        assert_eq!(page.join("data:image/gif;base64,R0"), None);
        assert_eq!(page.join("javascript:alert(1)"), None);
    }

    #[test]
    fn countries_are_read_from_endings_and_folders() {
        let country = |url| Address::parse(url).country();
        assert_eq!(country("https://www.argos.co.uk/product/1").as_deref(), Some("GB"));
        assert_eq!(country("https://www.zara.com/be/en/x-p1.html").as_deref(), Some("BE"));
        assert_eq!(country("https://shop.com/en-au/x").as_deref(), Some("AU"));
        assert_eq!(country("https://shop.com/de/x"), None);
        assert_eq!(country("https://brand.co/x"), None);
        assert!(Address::parse("https://x.com/en-us/").is_front());
        assert!(!Address::parse("https://x.com/shoe-1").is_front());
    }
}
