//! ARCHITECTURE.md agrees with `cargo metadata`: the crates, and which crate knows which.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Return the packages of the workspace.
fn packages() -> Vec<Value> {
    let text = cargo(&["metadata", "--format-version", "1", "--no-deps", "--offline"]);
    let metadata: Value = serde_json::from_str(&text).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap()
}

/// Return the crates of the workspace: their folders by their names.
fn crates() -> BTreeMap<String, String> {
    let folder = |package: &Value| {
        let manifest = Path::new(package["manifest_path"].as_str().unwrap());
        let folder = manifest.parent().unwrap().strip_prefix(root()).unwrap();
        folder.to_str().unwrap().replace('\\', "/")
    };
    packages().iter().map(|package| (name(package).to_owned(), folder(package))).collect()
}

/// Return the rows of the table of crates: the folders by the names.
fn described() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let section = text.split("## The crates").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = section.lines().filter_map(|line| {
        let mut cells =
            line.strip_prefix("| `")?.split('|').map(|cell| cell.trim().trim_matches('`'));
        Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
    });
    rows.collect()
}

/// Return the packages that are compiled into the library of `package` for the browser.
fn compiled(package: &str, features: &str) -> BTreeSet<String> {
    let tree = cargo(&[
        "tree",
        "--offline",
        "--package",
        package,
        "--no-default-features",
        "--features",
        features,
        "--target",
        "wasm32-unknown-unknown",
        "--edges",
        "normal",
        "--prefix",
        "none",
    ]);
    tree.lines().filter_map(|line| Some(line.split_whitespace().next()?.to_owned())).collect()
}

#[test]
fn the_list_of_crates_is_that_of_the_workspace() {
    assert_eq!(described(), crates(), "correct the table in ARCHITECTURE.md");
}

#[test]
fn the_rules_know_no_other_crate_of_the_workspace() {
    let own: BTreeSet<String> = crates().into_keys().collect();
    let rules = compiled("kijun-rules", "");
    assert!(rules.contains("serde_json"), "the tree is read: {rules:?}");
    let known: Vec<&String> = rules.intersection(&own).collect();
    assert_eq!(known, ["kijun-rules"]);
}

#[test]
fn the_programs_know_the_rules_and_the_pure_crates_beside_them() {
    let pure = ["ask", "compare", "crosswalk", "rules", "search", "sheets", "signature", "site"];
    let pure: BTreeSet<String> = pure.into_iter().map(|name| format!("kijun-{name}")).collect();
    let own: BTreeSet<String> = crates().into_keys().collect();
    let bundles = std::fs::read_dir(root().join("site/bundles")).unwrap();
    let mut seen = BTreeSet::new();
    for bundle in bundles {
        let path = bundle.unwrap().path();
        let bundle = path.file_stem().unwrap().to_str().unwrap();
        let program = compiled("kijun-site", bundle);
        for known in program.intersection(&own) {
            assert!(pure.contains(known), "the bundle {bundle} knows {known}");
            seen.insert(known.clone());
        }
        for native in ["pulldown-cmark", "miette", "rayon"] {
            assert!(!program.contains(native), "the bundle {bundle} holds {native}");
        }
        // Leptos depends on its server functions whatever its features are; nobody else may bring
        // in what talks to a server (docs/design.md).
        let talks = ["gloo-net", "hyper", "reqwest", "server_fn", "tokio", "ureq", "wasm-streams"];
        let talks = talks.iter().filter(|talks| program.contains(**talks));
        let by_leptos = ["gloo-net", "server_fn", "wasm-streams"];
        let by_leptos = by_leptos.iter().filter(|_| program.contains("leptos"));
        assert!(talks.eq(by_leptos), "the bundle {bundle} holds what talks to a server");
        let by_maud = ["finder", "form", "form-editions", "standalone", "unpack"];
        assert_eq!(program.contains("leptos"), !by_maud.contains(&bundle), "{bundle}");
    }
    assert_eq!(seen, pure, "ARCHITECTURE.md names them");
}
