//! Tables that `build.rs` makes of Unicode's data and the public suffix list.

use serde::{Deserialize, Serialize};

/// The tables, as bytes that their users know how to read.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Tables {
    /// What characters fold to: `text::fold`.
    pub fold: Vec<u8>,
    /// Traditional Han characters and the simplified ones they fold to: `text::fold`.
    pub han: Vec<u8>,
    /// What characters look like: `text::shape`.
    pub shape: Vec<u8>,
    /// Public suffixes as a finite-state set, labels reversed ("uk.co"), wildcards "ck.*", exceptions "ck.!www": `text::address`.
    pub suffixes: Vec<u8>,
}
