//! Where the tables come from: the command line holds them itself; in the browser they come with the packed rules, since every
//! byte of the module is paid for at each start.

use super::tables::Tables;
use std::sync::OnceLock;

static TABLES: OnceLock<Tables> = OnceLock::new();

/// Takes the tables that came with the packed rules, before the first text is read. Later calls change nothing.
pub fn know(tables: Tables) {
    TABLES.get_or_init(|| tables);
}

/// The tables; empty ones where none came.
pub(super) fn tables() -> &'static Tables {
    TABLES.get_or_init(|| own().unwrap_or_default())
}

#[cfg(not(target_arch = "wasm32"))]
fn own() -> Option<Tables> {
    postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/tables.postcard"))).ok()
}

#[cfg(target_arch = "wasm32")]
fn own() -> Option<Tables> {
    None
}
