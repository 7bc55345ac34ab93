//! A table of characters, as `build.rs` writes it.

/// One character map, as `fold_table` in `build.rs` writes it.
#[derive(Debug, Default)]
pub(super) struct Table {
    keys: Vec<u32>,
    ends: Vec<u16>,
    text: String,
}

impl Table {
    /// Reads a map: how many characters; the step from each to the next; the lengths of their replacements; these.
    pub(super) fn new(bytes: &[u8]) -> Option<Self> {
        let count = usize::try_from(u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?)).ok()?;
        let (steps, rest) = bytes.get(4..)?.split_at_checked(count * 4)?;
        let (lengths, text) = rest.split_at_checked(count)?;
        let steps = steps.as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b));
        let sum = |total: &mut u32, step: u32| {
            *total += step;
            Some(*total)
        };
        let keys = steps.scan(0, sum).collect();
        let ends =
            lengths.iter().map(|l| u32::from(*l)).scan(0, sum).filter_map(|end| u16::try_from(end).ok()).collect();
        Some(Self { keys, ends, text: String::from_utf8(text.to_vec()).ok()? })
    }

    /// What `c` becomes, or `None` when it stays itself.
    pub(super) fn get(&self, c: char) -> Option<&str> {
        let at = self.keys.binary_search(&u32::from(c)).ok()?;
        let start = match at.checked_sub(1) {
            Some(before) => usize::from(*self.ends.get(before)?),
            None => 0,
        };
        self.text.get(start..usize::from(*self.ends.get(at)?))
    }
}
