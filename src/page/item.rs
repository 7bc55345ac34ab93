//! One shape for what JSON-LD, microdata and RDFa say: items with types and properties.

use super::doc::Ix;

/// A thing described by structured data.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Item {
    /// schema.org type names, lower case, without the address before them.
    pub types: Vec<String>,
    /// The item's own identifier, which others refer to it by.
    pub id: Option<String>,
    /// Properties in order; a name may come several times. Names are lower case.
    pub props: Vec<(String, Value)>,
    /// Where on the page the item stands, when it stands in the markup.
    pub at: Option<Ix>,
}

/// A property's value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text, a number as written, or an address.
    Text(String),
    /// Another item.
    Item(Item),
}

impl Item {
    /// Whether the item is of one of these types (lower case).
    pub fn is(&self, types: &[&str]) -> bool {
        self.types.iter().any(|t| types.contains(&t.as_str()))
    }

    /// All values of a property (lower case).
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Value> + 'a {
        self.props.iter().filter(move |(n, _)| n == name).map(|(_, v)| v)
    }

    /// All items under a property.
    pub fn items<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Item> + 'a {
        self.all(name).filter_map(|v| match v {
            Value::Item(item) => Some(item),
            Value::Text(_) => None,
        })
    }

    /// The first text of a property that is not empty; an item's `name` or identifier stands for it.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.props.iter().filter(|(n, _)| n == name).find_map(|(_, v)| match v {
            Value::Text(text) => Some(text.trim()).filter(|t| !t.is_empty()),
            Value::Item(item) => item
                .plain("name")
                .or_else(|| item.plain("value"))
                .or_else(|| item.plain("@value"))
                .or(item.id.as_deref()),
        })
    }

    /// The first text of a property, not looking into items.
    pub fn plain(&self, name: &str) -> Option<&str> {
        self.props.iter().filter(|(n, _)| n == name).find_map(|(_, v)| match v {
            Value::Text(text) => Some(text.trim()).filter(|t| !t.is_empty()),
            Value::Item(_) => None,
        })
    }
}

/// A type's or property's bare name: "https://schema.org/Product" → "product".
pub fn bare(name: &str) -> String {
    let name = name.trim().trim_end_matches('/');
    let short = name.rsplit(['/', '#', ':']).next().unwrap_or(name);
    short.get(..short.floor_char_boundary(80)).unwrap_or_default().to_ascii_lowercase()
}
