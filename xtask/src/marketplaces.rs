//! `extension/generated/marketplaces.json`: what the extension must know of the marketplaces before it has a page —
//! which hosts to ask permission for, and which addresses can show goods.

use crate::ground::Ground;
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;

/// The part of `rules/marketplaces/*.toml` that the gate needs; the core checks the rest of it.
#[derive(Debug, Serialize, Deserialize, PartialEq, Eq)]
struct Gate {
    id: String,
    hosts: Vec<String>,
    product: Vec<String>,
    #[serde(default)]
    results: Vec<String>,
    #[serde(default)]
    frames: Vec<String>,
}

/// Writes the file when it would change.
pub fn generate(ground: &Ground) -> Result<()> {
    let gates = read(&ground.at("rules/marketplaces"))?;
    let text = serde_json::to_string_pretty(&gates)? + "\n";
    let folder = ground.at("extension/generated");
    let file = folder.join("marketplaces.json");
    if fs::read_to_string(&file).is_ok_and(|before| before == text) {
        return Ok(());
    }
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    fs::write(&file, text).with_context(|| format!("could not write {}", file.display()))
}

fn read(folder: &Path) -> Result<Vec<Gate>> {
    let listing = fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))?;
    let mut files = listing.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|end| end == "toml"));
    files.sort();
    let mut gates = Vec::with_capacity(files.len());
    for file in files {
        let text = fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?;
        let gate: Gate = toml::from_str(&text).with_context(|| format!("{} is no marketplace", file.display()))?;
        if file.file_stem().is_none_or(|stem| stem != gate.id.as_str()) {
            bail!("{}: `id` is \"{}\"; it must be the file's name", file.display(), gate.id);
        }
        gates.push(gate);
    }
    if gates.is_empty() {
        bail!("{} holds no marketplace", folder.display());
    }
    Ok(gates)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    fn folder(name: &str, files: &[(&str, &str)]) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in files {
            fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    #[test]
    fn marketplaces_come_in_the_order_of_their_names_with_only_what_the_gate_needs() {
        let folder = folder(
            "gates",
            &[
                ("etsy.toml", "id = \"etsy\"\nname = \"Etsy\"\nhosts = [\"etsy.com\"]\nproduct = ['^/listing/\\d+']\n"),
                (
                    "ebay.toml",
                    "id = \"ebay\"\nhosts = [\"ebay.com\"]\nproduct = ['^/itm/']\nframes = [\"vi.ebaydesc.com\"]\n",
                ),
                ("notes.md", "not a marketplace"),
            ],
        );
        let gates = read(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let json = serde_json::to_value(&gates).unwrap();
        assert_eq!(
            json,
            serde_json::json!([
                {"id": "ebay", "hosts": ["ebay.com"], "product": ["^/itm/"], "results": [], "frames": ["vi.ebaydesc.com"]},
                {"id": "etsy", "hosts": ["etsy.com"], "product": ["^/listing/\\d+"], "results": [], "frames": []},
            ])
        );
    }

    #[test]
    fn a_marketplace_under_another_name_is_refused_with_its_file() {
        let folder = folder("misnamed", &[("ebay.toml", "id = \"eaby\"\nhosts = []\nproduct = []\n")]);
        let message = format!("{:#}", read(&folder).unwrap_err());
        fs::remove_dir_all(&folder).unwrap();
        assert!(message.contains("ebay.toml") && message.contains("\"eaby\""), "{message}");
    }
}
