//! The house's one law of structure: a module uses only lower floors (DESIGN section 3).

use crate::ground::Ground;
use anyhow::{Context, Result, bail};
use proc_macro2::Span;
use std::fs;
use std::path::Path;
use syn::spanned::Spanned;
use syn::visit::Visit;
use walkdir::WalkDir;

/// The floor of each module under `src/`. Modules of one floor may not use each other, but where [`NEIGHBOURS`] says so.
const FLOORS: [(&str, u8); 15] = [
    ("listing", 0),
    ("report", 0),
    ("weight", 0),
    ("text", 0),
    ("passage", 1),
    ("page", 1),
    ("rules", 1),
    ("brand", 2),
    ("checks", 3),
    ("engine", 4),
    ("ledger", 4),
    ("wasm", 5),
    ("cases", 5),
    ("cli", 5),
    ("bin", 5),
];

/// Who may use whom on one floor: the report is made of the listing's nouns, the reader is
/// compiled from marketplace files, and the command line runs the rule files' cases.
const NEIGHBOURS: [(&str, &str); 5] =
    [("report", "listing"), ("report", "weight"), ("listing", "weight"), ("page", "rules"), ("bin", "cases")];

/// Fails with every place where a module reaches up or sideways.
pub fn check(ground: &Ground) -> Result<String> {
    let src = ground.at("src");
    let mut faults = Vec::new();
    let mut files = 0;
    for entry in WalkDir::new(&src).sort_by_file_name() {
        let entry = entry?;
        if entry.path().extension().is_none_or(|end| end != "rs") || entry.path() == src.join("lib.rs") {
            continue;
        }
        files += 1;
        let inside = entry.path().strip_prefix(&src)?;
        let text = fs::read_to_string(entry.path())?;
        faults.extend(faults_in(inside, &text).with_context(|| format!("could not read {}", entry.path().display()))?);
    }
    if faults.is_empty() { Ok(format!("{files} files")) } else { bail!("{}", faults.join("\n")) }
}

fn faults_in(file: &Path, text: &str) -> Result<Vec<String>> {
    let module = module_of(file).context("a file outside every module")?;
    let Some(floor) = floor_of(module) else {
        return Ok(vec![format!(
            "src/{}: module `{module}` has no floor: give it one in xtask/src/floors.rs",
            file.display()
        )]);
    };
    let mut reader = Uses { depth: depth_of(file), used: Vec::new() };
    reader.visit_file(&syn::parse_file(text)?);
    let mut faults = Vec::new();
    for (used, span) in reader.used {
        let Some(other) = floor_of(&used) else { continue };
        let neighbour = NEIGHBOURS.contains(&(module, used.as_str()));
        if used != module && other >= floor && !(other == floor && neighbour) {
            faults.push(format!(
                "src/{}:{}: `{module}` (floor {floor}) uses `{used}` (floor {other}): a module uses only lower floors",
                file.display(),
                span.start().line,
            ));
        }
    }
    Ok(faults)
}

fn module_of(file: &Path) -> Option<&str> {
    let first = file.components().next()?.as_os_str().to_str()?;
    Some(first.strip_suffix(".rs").unwrap_or(first))
}

/// How many `super::` lead from this file's own module to the crate's root.
fn depth_of(file: &Path) -> usize {
    let folders = file.components().count() - 1;
    if file.file_name().is_some_and(|name| name == "mod.rs") { folders } else { folders + 1 }
}

fn floor_of(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

/// Collects the crate's own modules that a file names, in `use` and in the middle of code. Test modules are left out:
/// what a test looks at is not what the code stands on.
struct Uses {
    depth: usize,
    used: Vec<(String, Span)>,
}

impl Uses {
    /// Follows a path's first segments to a module at the crate's root.
    fn note(&mut self, segments: &[String], span: Span) {
        let supers = segments.iter().take_while(|segment| *segment == "super").count();
        let rest = match segments.first().map(String::as_str) {
            Some("crate" | "loupe") => segments.get(1..),
            Some("super") if supers == self.depth => segments.get(supers..),
            _ => None,
        };
        if let Some(module) = rest.and_then(<[String]>::first) {
            self.used.push((module.clone(), span));
        }
    }

    fn note_tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.note_tree(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) => self.note(&with(&name.ident), name.span()),
            syn::UseTree::Rename(name) => self.note(&with(&name.ident), name.span()),
            syn::UseTree::Glob(glob) => self.note(before, glob.span()),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.note_tree(before, tree)),
        }
    }
}

impl<'ast> Visit<'ast> for Uses {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if module.attrs.iter().any(is_test) {
            return;
        }
        self.depth += 1;
        syn::visit::visit_item_mod(self, module);
        self.depth -= 1;
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.note_tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.note(&segments, path.span());
        syn::visit::visit_path(self, path);
    }
}

fn is_test(attribute: &syn::Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    fn faults(file: &str, text: &str) -> Vec<String> {
        faults_in(Path::new(file), text).unwrap()
    }

    #[test]
    fn reaching_up_is_told_with_file_line_and_floors() {
        let found = faults("brand/mod.rs", "use crate::listing::Page;\nuse crate::{report, checks::Check};\n");
        assert_eq!(
            found,
            ["src/brand/mod.rs:2: `brand` (floor 2) uses `checks` (floor 3): a module uses only lower floors"]
        );
    }

    #[test]
    fn a_path_in_the_middle_of_code_counts_and_so_does_super() {
        assert_eq!(faults("checks/price.rs", "fn f() { crate::engine::inspect() }").len(), 1);
        assert_eq!(faults("checks/price.rs", "use super::super::engine::inspect;").len(), 1);
        assert_eq!(faults("checks/price.rs", "use super::Check;"), [""; 0]);
        assert_eq!(faults("checks/price.rs", "mod inner { use super::super::super::engine; }").len(), 1);
    }

    #[test]
    fn neighbours_are_strangers_unless_they_are_named() {
        assert_eq!(faults("rules/mod.rs", "use crate::page::Reader;").len(), 1);
        assert_eq!(faults("page/mod.rs", "use crate::rules::marketplace::Marketplace;"), [""; 0]);
    }

    #[test]
    fn tests_may_look_at_anything() {
        assert_eq!(faults("page/mod.rs", "#[cfg(test)] mod tests { use crate::engine::inspect; }"), [""; 0]);
    }

    #[test]
    fn a_module_nobody_placed_is_refused() {
        assert!(faults("misc.rs", "")[0].contains("`misc` has no floor"));
    }
}
