//! One shape for what JSON-LD, microdata and RDFa say: items with types and properties, named as the page writes them.

use super::doc::Ix;

/// A thing described by structured data.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Item {
    /// The types as written; [`Item::is`] compares their bare names.
    pub types: Vec<String>,
    /// The item's own identifier, which others refer to it by.
    pub id: Option<String>,
    /// Properties in order, named as written; a name may come several times.
    pub props: Vec<(String, Value)>,
    /// Where on the page the item stands, when it stands in the markup.
    pub at: Option<Ix>,
}

/// A property's value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text, or a number as written.
    Text(String),
    /// An address, and the words it stands behind (empty where there are none).
    Link(String, String),
    /// Another item.
    Item(Item),
}

impl Value {
    /// Whether this is a thing that holds other things. Such a one must not be copied: copies of copies multiply with the
    /// depth of the nesting.
    pub fn holds_items(&self) -> bool {
        matches!(self, Self::Item(item) if item.props.iter().any(|(_, v)| matches!(v, Self::Item(_))))
    }

    /// The bytes of its own texts, without those of the things in it.
    pub fn bytes(&self) -> usize {
        let own = |value: &Self| match value {
            Self::Text(text) => text.len(),
            Self::Link(address, words) => address.len() + words.len(),
            Self::Item(_) => 0,
        };
        match self {
            Self::Item(item) => item.props.iter().map(|(_, v)| own(v)).sum(),
            plain => own(plain),
        }
    }
}

/// Properties whose value is an address, however it is written.
const ADDRESSES: &[&str] =
    &["url", "image", "availability", "itemcondition", "sameas", "logo", "thumbnail", "item", "contenturl"];

impl Item {
    /// Whether the item is of one of these types (bare names, lower case).
    pub fn is(&self, types: &[&str]) -> bool {
        self.types.iter().any(|t| types.iter().any(|want| short(t).eq_ignore_ascii_case(want)))
    }

    /// All values of a property (bare name, lower case).
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Value> + 'a {
        self.props.iter().filter(move |(n, _)| short(n).eq_ignore_ascii_case(name)).map(|(_, v)| v)
    }

    /// All items under a property.
    pub fn items<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> + 'a {
        self.all(name).filter_map(|v| match v {
            Value::Item(item) => Some(item),
            _ => None,
        })
    }

    /// The first text of a property that is not empty; an item's `name` or identifier stands for it.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.props.iter().filter(|(n, _)| short(n).eq_ignore_ascii_case(name)).find_map(|(_, v)| match v {
            Value::Item(item) => item
                .plain("name")
                .or_else(|| item.plain("value"))
                .or_else(|| item.plain("@value"))
                .or(item.id.as_deref()),
            plain => plain.words(name),
        })
    }

    /// The first text of a property, not looking into items.
    pub fn plain(&self, name: &str) -> Option<&str> {
        self.props.iter().filter(|(n, _)| short(n).eq_ignore_ascii_case(name)).find_map(|(_, v)| v.words(name))
    }
}

impl Value {
    /// The value as text. A link's words say more than its address for a brand or a name; addresses are told by their property.
    pub fn words(&self, name: &str) -> Option<&str> {
        let text = match self {
            Self::Text(text) => text,
            Self::Link(address, words) if words.is_empty() || ADDRESSES.contains(&name) => address,
            Self::Link(_, words) => words,
            Self::Item(_) => return None,
        };
        Some(text.trim()).filter(|t| !t.is_empty())
    }
}

/// A type's or property's bare name as written: "https://schema.org/Product" → "Product".
pub fn short(name: &str) -> &str {
    let name = name.trim().trim_end_matches('/');
    name.rsplit(['/', '#', ':']).next().unwrap_or(name)
}

/// A type's or property's bare name, lower case: "https://schema.org/Product" → "product".
pub fn bare(name: &str) -> String {
    let short = short(name);
    short.get(..short.floor_char_boundary(80)).unwrap_or_default().to_ascii_lowercase()
}
