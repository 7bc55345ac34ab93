//! Floor 0: text without project types. Folding, shapes, dictionaries, addresses.

pub mod address;
pub mod day;
pub mod dictionary;
pub mod fold;
pub mod packed;
pub mod phrases;
pub mod shape;

/// One character map, as `fold_table` in `build.rs` writes it.
#[derive(Debug, Default)]
struct Table {
    keys: Vec<u32>,
    ends: Vec<u16>,
    text: String,
}

impl Table {
    /// Unpacks a map: the number of characters; each character; where each replacement ends; the replacements.
    fn new(packed: &[u8]) -> Option<Self> {
        let bytes = packed::unpack(packed)?;
        let count = usize::try_from(u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?)).ok()?;
        let (keys, rest) = bytes.get(4..)?.split_at_checked(count * 4)?;
        let (ends, text) = rest.split_at_checked(count * 2)?;
        Some(Self {
            keys: keys.as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b)).collect(),
            ends: ends.as_chunks::<2>().0.iter().map(|b| u16::from_le_bytes(*b)).collect(),
            text: String::from_utf8(text.to_vec()).ok()?,
        })
    }

    /// What `c` becomes, or `None` when it stays itself.
    fn get(&self, c: char) -> Option<&str> {
        let at = self.keys.binary_search(&u32::from(c)).ok()?;
        let start = match at.checked_sub(1) {
            Some(before) => usize::from(*self.ends.get(before)?),
            None => 0,
        };
        self.text.get(start..usize::from(*self.ends.get(at)?))
    }
}
