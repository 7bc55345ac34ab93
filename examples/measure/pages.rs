//! Saved pages of collections that are not part of the project, as the reader takes them. Shared with `benches/page.rs`.

use loupe::listing::Page;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The text of a file, unpacked when it ends in `.gz`.
pub fn text(path: &Path) -> String {
    let bytes = fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    if path.extension().is_none_or(|e| e != "gz") {
        return String::from_utf8_lossy(&bytes).into_owned();
    }
    let mut unpacked = Vec::new();
    let read = flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut unpacked);
    read.unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    String::from_utf8_lossy(&unpacked).into_owned()
}

/// A saved page without frames.
pub fn page(url: &str, file: &Path) -> Page {
    Page { url: url.to_owned(), html: text(file), frames: Vec::new() }
}

/// All saved pages of a folder and those below it, in the order of their names.
pub fn html_files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![dir.to_owned()];
    while let Some(dir) = open.pop() {
        for path in fs::read_dir(dir).into_iter().flatten().flatten().map(|e| e.path()) {
            let name = path.to_string_lossy();
            if path.is_dir() {
                open.push(path);
            } else if name.ends_with(".html") || name.ends_with(".html.gz") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
