//! `extension/generated/marketplaces.json`: what the extension must know of the marketplaces before it has a page —
//! which hosts to ask permission for, and which addresses can show goods.

use crate::ground::Ground;
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;

/// What the extension needs of a marketplace.
#[derive(Debug, Serialize, PartialEq, Eq)]
struct Gate {
    id: String,
    hosts: Vec<String>,
    product: Vec<String>,
    results: Vec<String>,
    frames: Vec<String>,
    /// Words of the inline scripts that the core reads there.
    scripts: Vec<String>,
}

/// The part of `rules/marketplaces/*.toml` it is made of; the core checks the rest.
#[derive(Debug, Deserialize)]
struct File {
    id: String,
    kind: String,
    #[serde(default)]
    hosts: Vec<String>,
    #[serde(default)]
    product: Vec<String>,
    #[serde(default)]
    results: Vec<String>,
    #[serde(default)]
    frames: Vec<String>,
    #[serde(default)]
    fields: Vec<Field>,
    cards: Option<Cards>,
}

#[derive(Debug, Deserialize)]
struct Field {
    #[serde(default)]
    near: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Cards {
    #[serde(default)]
    fields: Vec<Field>,
}

impl From<File> for Gate {
    fn from(file: File) -> Self {
        let File { id, hosts, product, results, frames, fields, cards, .. } = file;
        let fields = fields.into_iter().chain(cards.into_iter().flat_map(|c| c.fields));
        let mut scripts: Vec<String> = fields.flat_map(|f| f.near).collect();
        scripts.sort();
        scripts.dedup();
        Self { id, hosts, product, results, frames, scripts }
    }
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
        let place: File = toml::from_str(&text).with_context(|| format!("{} is no marketplace", file.display()))?;
        if file.file_stem().is_none_or(|stem| stem != place.id.as_str()) {
            bail!("{}: `id` is \"{}\"; it must be the file's name", file.display(), place.id);
        }
        // The software behind shops has no hosts to ask permission for; its pages pass the gate like any shop's.
        if place.kind != "platform" {
            gates.push(Gate::from(place));
        }
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
                (
                    "etsy.toml",
                    "id = \"etsy\"\nname = \"Etsy\"\nkind = \"open\"\nhosts = [\"etsy.com\"]\nproduct = ['^/listing/\\d+']\n[[fields]]\nfield = \"sku\"\nnear = ['listing_id']\n",
                ),
                ("shopify.toml", "id = \"shopify\"\nkind = \"platform\"\nmarkers = [\"body.shop\"]\n"),
                (
                    "ebay.toml",
                    "id = \"ebay\"\nkind = \"open\"\nhosts = [\"ebay.com\"]\nproduct = ['^/itm/']\nframes = [\"vi.ebaydesc.com\"]\n",
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
                {"id": "ebay", "hosts": ["ebay.com"], "product": ["^/itm/"], "results": [], "frames": ["vi.ebaydesc.com"], "scripts": []},
                {"id": "etsy", "hosts": ["etsy.com"], "product": ["^/listing/\\d+"], "results": [], "frames": [], "scripts": ["listing_id"]},
            ])
        );
    }

    #[test]
    fn a_marketplace_under_another_name_is_refused_with_its_file() {
        let folder = folder("misnamed", &[("ebay.toml", "id = \"eaby\"\nkind = \"open\"\nhosts = []\nproduct = []\n")]);
        let message = format!("{:#}", read(&folder).unwrap_err());
        fs::remove_dir_all(&folder).unwrap();
        assert!(message.contains("ebay.toml") && message.contains("\"eaby\""), "{message}");
    }
}
