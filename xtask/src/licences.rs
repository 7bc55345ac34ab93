//! What others wrote and we build on: each package's licence must be one that we may use where we use it.

use crate::ground::Ground;
use anyhow::{Context, Result, bail};
use cargo_metadata::{CargoOpt, DependencyKind, MetadataCommand, Package, PackageId};
use serde::Deserialize;
use spdx::{Expression, ParseMode};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use walkdir::WalkDir;

/// What may be in the extension, the site or the command line.
const SHIPPED: [&str; 12] = [
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "Zlib",
    "Unlicense",
    "MIT-0",
    "0BSD",
    "CC0-1.0",
    "BSL-1.0",
];

/// What may besides be in a tool that builds or tests it, and reaches no user.
const TOOLS: [&str; 6] =
    ["MPL-2.0", "Apache-2.0 WITH LLVM-exception", "Python-2.0", "CC-BY-4.0", "BlueOak-1.0.0", "CC-BY-3.0"];

/// Old npm packages that state their licence in a file or a form that package-lock.json does not carry; read by hand.
const READ_BY_HAND: [(&str, &str); 2] = [("is-relative", "MIT"), ("os-shim", "MIT")];

/// Where a package ends up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Shipped,
    Tool,
}

/// Fails with every package whose licence is not on the list.
pub fn check(ground: &Ground) -> Result<String> {
    let mut faults = Vec::new();
    let notices = Notices(fs::read_to_string(ground.at("THIRD-PARTY.md")).context("could not read THIRD-PARTY.md")?);
    let (crates, shipped_crates) = check_crates(ground, &notices, &mut faults)?;
    let (packages, shipped_packages) = check_packages(ground, &notices, &mut faults)?;
    if faults.is_empty() {
        Ok(format!("{crates} crates ({shipped_crates} shipped), {packages} npm packages ({shipped_packages} shipped)"))
    } else {
        bail!("{}", faults.join("\n"))
    }
}

/// The notices that go with what is shipped.
struct Notices(String);

impl Notices {
    /// A fault when a shipped package is not named.
    fn fault(&self, name: &str) -> Option<String> {
        let named = self.0.split(|c: char| c.is_whitespace() || matches!(c, ',' | '*' | ':')).any(|word| word == name);
        (!named).then(|| format!("{name} is shipped and not named in THIRD-PARTY.md"))
    }
}

fn check_crates(ground: &Ground, notices: &Notices, faults: &mut Vec<String>) -> Result<(usize, usize)> {
    let metadata = MetadataCommand::new()
        .manifest_path(ground.at("Cargo.toml"))
        .features(CargoOpt::AllFeatures)
        .exec()
        .context("cargo metadata failed")?;
    let resolve = metadata.resolve.context("cargo metadata gave no dependency graph")?;
    let nodes: HashMap<_, _> = resolve.nodes.iter().map(|node| (&node.id, node)).collect();
    let root = metadata.packages.iter().find(|package| package.name.as_str() == "loupe").context("no package loupe")?;
    let mut shipped: BTreeSet<&PackageId> = BTreeSet::new();
    let mut open = vec![&root.id];
    while let Some(id) = open.pop() {
        if !shipped.insert(id) {
            continue;
        }
        let deps = nodes.get(id).map(|node| node.deps.as_slice()).unwrap_or_default();
        let normal =
            |dep: &&cargo_metadata::NodeDep| dep.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal);
        open.extend(deps.iter().filter(normal).map(|dep| &dep.pkg));
    }
    let others: Vec<&Package> = metadata.packages.iter().filter(|package| package.source.is_some()).collect();
    for package in &others {
        let purpose = if shipped.contains(&package.id) { Use::Shipped } else { Use::Tool };
        let name = format!("crate {} {}", package.name, package.version);
        faults.extend(fault(&name, package.license.as_deref(), purpose));
        if purpose == Use::Shipped {
            faults.extend(notices.fault(&package.name));
        }
    }
    let count = others.iter().filter(|package| shipped.contains(&package.id)).count();
    Ok((others.len(), count))
}

/// The part of package-lock.json that matters here.
#[derive(Deserialize)]
struct Lock {
    packages: BTreeMap<String, Locked>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Locked {
    license: Option<String>,
    version: Option<String>,
    #[serde(default)]
    link: bool,
    resolved: Option<String>,
    #[serde(default)]
    dependencies: BTreeMap<String, String>,
}

fn check_packages(ground: &Ground, notices: &Notices, faults: &mut Vec<String>) -> Result<(usize, usize)> {
    let text = fs::read_to_string(ground.at("package-lock.json")).context("could not read package-lock.json")?;
    let lock: Lock = serde_json::from_str(&text).context("package-lock.json is none")?;
    let shipped = shipped_packages(ground, &lock)?;
    let (mut all, mut count) = (0, 0);
    for (path, package) in &lock.packages {
        let Some((_, name)) = path.rsplit_once("node_modules/") else { continue };
        if package.link {
            continue;
        }
        if package.resolved.is_some() {
            faults.push(format!(
                "npm {name}: package-lock.json names a registry: npm config set omit-lockfile-registry-resolved true"
            ));
        }
        let purpose = if shipped.contains(name) { Use::Shipped } else { Use::Tool };
        all += 1;
        if purpose == Use::Shipped {
            faults.extend(notices.fault(name));
        }
        count += usize::from(purpose == Use::Shipped);
        let title = format!("npm {name} {}", package.version.as_deref().unwrap_or("?"));
        let by_hand = || READ_BY_HAND.iter().find(|(known, _)| *known == name).map(|(_, licence)| *licence);
        faults.extend(fault(&title, package.license.as_deref().or_else(by_hand), purpose));
    }
    Ok((all, count))
}

/// Compilers that are imported by name but leave none of themselves behind, and the words that are no packages.
const NOT_BUNDLED: [&str; 6] = ["wxt", "vite", "vitest", "svelte-check", "typescript", "@sveltejs/vite-plugin-svelte"];

/// Packages whose code a bundler puts into the extension or the site: those that its sources import, with what those need.
/// Svelte's compiler writes imports of `svelte` into every component.
fn shipped_packages(ground: &Ground, lock: &Lock) -> Result<BTreeSet<String>> {
    let mut open = vec!["svelte".to_owned()];
    for folder in ["extension", "www"] {
        let sources = WalkDir::new(ground.at(folder)).into_iter().filter_entry(|entry| {
            !["node_modules", "tests", ".output", ".wxt", "dist"].iter().any(|made| entry.file_name() == *made)
        });
        for entry in sources {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy();
            let source = [".ts", ".svelte", ".js", ".mjs"].iter().any(|end| name.ends_with(end));
            if source && !name.contains(".config.") && !name.contains(".test.") {
                open.extend(imports(&fs::read_to_string(entry.path())?));
            }
        }
    }
    let mut shipped = BTreeSet::new();
    while let Some(name) = open.pop() {
        let Some(package) = lock.packages.get(&format!("node_modules/{name}")) else { continue };
        if !NOT_BUNDLED.contains(&name.as_str()) && shipped.insert(name) {
            open.extend(package.dependencies.keys().cloned());
        }
    }
    Ok(shipped)
}

/// The packages a source imports: `import … from 'a/b'` is `a`, `'@a/b/c'` is `@a/b`.
fn imports(source: &str) -> Vec<String> {
    let quoted = source.lines().filter(|line| !line.trim_start().starts_with("import type")).filter_map(|line| {
        let after = line.split_once(" from ").or_else(|| line.split_once("import("))?.1;
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        after.get(1..)?.split_once(quote).map(|(name, _)| name)
    });
    quoted
        .filter(|name| !name.starts_with('.') && !name.starts_with("node:"))
        .map(|name| name.splitn(3, '/').take(if name.starts_with('@') { 2 } else { 1 }).collect::<Vec<_>>().join("/"))
        .collect()
}

fn fault(name: &str, licence: Option<&str>, purpose: Use) -> Option<String> {
    let Some(licence) = licence else { return Some(format!("{name} states no licence")) };
    // Older crates write "MIT/Apache-2.0".
    let Ok(expression) = Expression::parse_mode(licence, ParseMode::LAX) else {
        return Some(format!("{name}: \"{licence}\" is no SPDX licence"));
    };
    let allowed = expression.evaluate(|requirement| {
        let stated = requirement.to_string();
        SHIPPED.contains(&stated.as_str()) || (purpose == Use::Tool && TOOLS.contains(&stated.as_str()))
    });
    let place = if purpose == Use::Shipped { "is shipped" } else { "is a tool" };
    (!allowed).then(|| format!("{name} {place} under \"{licence}\", which xtask/src/licences.rs does not allow"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    #[test]
    fn a_choice_of_licences_needs_one_we_allow_and_a_sum_needs_all() {
        assert_eq!(fault("a", Some("MIT OR GPL-3.0-only"), Use::Shipped), None);
        assert_eq!(fault("a", Some("MIT/Apache-2.0"), Use::Shipped), None);
        assert!(fault("a", Some("MIT AND LGPL-3.0-only"), Use::Shipped).is_some());
        assert!(fault("a", None, Use::Tool).unwrap().contains("no licence"));
        assert!(fault("a", Some("SEE LICENSE IN FILE"), Use::Tool).unwrap().contains("no SPDX"));
    }

    #[test]
    fn a_tool_may_be_under_mpl_and_what_we_ship_may_not() {
        assert_eq!(fault("axe-core", Some("MPL-2.0"), Use::Tool), None);
        assert!(fault("cssparser", Some("MPL-2.0"), Use::Shipped).unwrap().contains("is shipped"));
    }

    #[test]
    fn imports_are_read_by_package() {
        let source = "import { a } from 'svelte/store';\nimport b from \"@scope/pkg/deep\";\nimport c from './own';\nimport type { D } from 'types-only';\nconst e = await import('lazy');";
        assert_eq!(imports(source), ["svelte", "@scope/pkg", "lazy"]);
    }
}
