//! Where things lie: every path the tasks use, in one place.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The checkout the tasks work in.
#[derive(Debug, Clone)]
pub struct Ground {
    root: PathBuf,
}

impl Ground {
    /// The checkout this xtask was built from.
    pub fn find() -> Result<Self> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let xtask = manifest.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        let root = xtask.parent().context("xtask lies in no checkout")?.to_owned();
        Ok(Self { root })
    }

    /// The checkout's own folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the checkout.
    pub fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Cargo's output; follows `CARGO_TARGET_DIR`.
    pub fn target(&self) -> PathBuf {
        match std::env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => self.root.join(dir),
            None => self.root.join("target"),
        }
    }

    /// The core for the browser, with its glue.
    pub fn pkg(&self) -> PathBuf {
        self.root.join("target/pkg")
    }

    /// What the tasks keep between runs: stamps, logs.
    pub fn notes(&self) -> PathBuf {
        self.root.join("target/xtask")
    }

    /// A path as people should see it: relative to the checkout.
    pub fn show<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}
