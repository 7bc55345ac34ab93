//! Floor 0: text without project types. Folding, shapes, dictionaries, addresses.

pub mod address;
pub mod day;
pub mod dictionary;
pub mod fold;
pub mod phrases;
pub mod shape;

/// One compiled character map: see `fold_table` in `build.rs`.
struct Table {
    keys: &'static [u32],
    ends: &'static [u16],
    text: &'static str,
}

impl Table {
    /// What `c` becomes, or `None` when it stays itself.
    fn get(&self, c: char) -> Option<&'static str> {
        let at = self.keys.binary_search(&u32::from(c)).ok()?;
        let start = match at.checked_sub(1) {
            Some(before) => usize::from(*self.ends.get(before)?),
            None => 0,
        };
        self.text.get(start..usize::from(*self.ends.get(at)?))
    }
}
