//! Tables that travel packed: deflated at build time by `build.rs`, unpacked when first used.

/// What `build.rs` packed; `None` only for bytes it did not write.
pub fn unpack(bytes: &[u8]) -> Option<Vec<u8>> {
    miniz_oxide::inflate::decompress_to_vec(bytes).ok()
}
