//! Knowing what is up to date: a step's inputs are fingerprinted, and the fingerprint kept when it went well.

use crate::ground::Ground;
use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The inputs and outputs of one step.
pub struct Freshness<'a> {
    ground: &'a Ground,
    name: &'a str,
    fingerprint: String,
    outputs: Vec<PathBuf>,
}

impl<'a> Freshness<'a> {
    /// Looks at the inputs (files or folders, relative to the checkout). `how` holds whatever else decides the result.
    pub fn of(ground: &'a Ground, name: &'a str, how: &str, inputs: &[&str]) -> Result<Self> {
        let mut hasher = DefaultHasher::new();
        how.hash(&mut hasher);
        for input in inputs {
            input.hash(&mut hasher);
            hash_tree(&ground.at(input), &mut hasher)?;
        }
        Ok(Self { ground, name, fingerprint: format!("{:016x}", hasher.finish()), outputs: Vec::new() })
    }

    /// Files that must be there for the step to count as done.
    pub fn makes(mut self, outputs: impl IntoIterator<Item = PathBuf>) -> Self {
        self.outputs.extend(outputs);
        self
    }

    /// Whether the step was done with exactly these inputs and its outputs are still there.
    pub fn up_to_date(&self) -> bool {
        let kept = fs::read_to_string(self.stamp()).unwrap_or_default();
        kept == self.fingerprint && self.outputs.iter().all(|output| output.exists())
    }

    /// Keeps the fingerprint: call it when the step went well.
    pub fn keep(&self) -> Result<()> {
        let stamp = self.stamp();
        let folder = self.ground.notes();
        fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
        fs::write(&stamp, &self.fingerprint).with_context(|| format!("could not write {}", stamp.display()))
    }

    /// Forgets that the step was ever done: call it before a step changes its outputs.
    pub fn forget(&self) {
        // Nothing to forget is as good as forgotten.
        let _ = fs::remove_file(self.stamp());
    }

    fn stamp(&self) -> PathBuf {
        self.ground.notes().join(format!("{}.stamp", self.name))
    }
}

/// Folders that are made, not written.
const MADE: [&str; 7] = ["node_modules", "target", ".output", ".wxt", ".svelte-kit", "dist", "generated"];

/// Length and time of change, not content: what a build tool would look at, and quick on thousands of files.
fn hash_tree(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    if !path.exists() {
        return Ok(());
    }
    let made = |entry: &walkdir::DirEntry| {
        entry.depth() > 0 && entry.file_type().is_dir() && MADE.iter().any(|name| entry.file_name() == *name)
    };
    for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(|entry| !made(entry)) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let meta = entry.metadata()?;
            entry.path().hash(hasher);
            meta.len().hash(hasher);
            meta.modified()?.hash(hasher);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    fn fingerprint(folder: &Path) -> u64 {
        let mut hasher = DefaultHasher::new();
        hash_tree(folder, &mut hasher).unwrap();
        hasher.finish()
    }

    #[test]
    fn a_file_added_or_taken_away_is_noticed_and_made_folders_are_not() {
        let folder = std::env::temp_dir().join(format!("xtask-fresh-{}", std::process::id()));
        fs::create_dir_all(folder.join("src")).unwrap();
        fs::write(folder.join("src/a.rs"), "a").unwrap();
        let before = fingerprint(&folder);
        fs::write(folder.join("src/b.rs"), "b").unwrap();
        assert_ne!(fingerprint(&folder), before, "a new file changes what must be built");
        fs::remove_file(folder.join("src/b.rs")).unwrap();
        assert_eq!(fingerprint(&folder), before, "taking it away again leads back");
        fs::create_dir_all(folder.join("node_modules")).unwrap();
        fs::write(folder.join("node_modules/x.js"), "x").unwrap();
        assert_eq!(fingerprint(&folder), before, "installed packages are no input");
        fs::remove_dir_all(&folder).unwrap();
    }
}
