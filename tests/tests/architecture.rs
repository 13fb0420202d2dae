//! ARCHITECTURE.md names every crate of the workspace with its folder, and no other.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The crates of the workspace: their names and, by these, their folders.
fn crates(root: &Path) -> BTreeMap<String, String> {
    let below_crates = fs::read_dir(root.join("crates")).unwrap();
    let mut folders: Vec<String> = below_crates
        .map(|entry| format!("crates/{}", entry.unwrap().file_name().into_string().unwrap()))
        .collect();
    folders.extend(["site", "tests", "tests/wasm"].map(ToOwned::to_owned));
    folders.into_iter().map(|folder| (name(&root.join(&folder)), folder)).collect()
}

fn name(folder: &Path) -> String {
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    let line = manifest.lines().find_map(|line| line.strip_prefix("name = "));
    line.expect("a package has a name").trim_matches('"').to_owned()
}

/// The rows of the table of crates: name, folder.
fn described(text: &str) -> BTreeMap<String, String> {
    let rows = text.lines().filter_map(|line| {
        let mut cells =
            line.strip_prefix("| `")?.split('|').map(|cell| cell.trim().trim_matches('`'));
        Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
    });
    rows.filter(|(_, folder)| !folder.contains(' ')).collect()
}

#[test]
fn the_list_of_crates_is_that_of_the_workspace() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let section = text.split("## The crates").nth(1).unwrap().split("\n## ").next().unwrap();
    assert_eq!(described(section), crates(root), "correct the table in ARCHITECTURE.md");
}

#[test]
fn the_workspace_has_no_members_elsewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let members = manifest.lines().find(|line| line.starts_with("members = ")).unwrap();
    assert_eq!(members, r#"members = ["crates/*", "site", "tests", "tests/wasm"]"#);
}
