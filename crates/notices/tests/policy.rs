//! `deny.toml` without cargo-deny: licences, sources, and crates in two versions.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::{CargoOpt, Metadata, MetadataCommand};
use kijun_notices::notices::licence;
use spdx::{Expression, ParseMode};
use toml::{Table, Value};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

fn policy() -> Table {
    std::fs::read_to_string(root().join("deny.toml")).unwrap().parse().unwrap()
}

fn metadata() -> Metadata {
    MetadataCommand::new().current_dir(root()).features(CargoOpt::AllFeatures).exec().unwrap()
}

/// Return the texts in a list of the policy.
fn texts<'p>(list: &'p Value, key: &str) -> BTreeSet<&'p str> {
    let entries = list.get(key).and_then(Value::as_array).unwrap_or_else(|| panic!("{key}"));
    entries.iter().map(|entry| entry.as_str().unwrap()).collect()
}

/// Return the tables in a list of the policy.
fn tables<'p>(list: &'p Value, key: &str) -> Vec<&'p Value> {
    list.get(key).and_then(Value::as_array).unwrap_or_else(|| panic!("{key}")).iter().collect()
}

#[test]
fn every_licence_is_allowed() {
    let policy = policy();
    let licences = &policy["licenses"];
    let allowed = texts(licences, "allow");
    let mut used = BTreeSet::new();
    for package in metadata().packages.iter().filter(|package| package.source.is_some()) {
        let name = package.name.as_str();
        let own = tables(licences, "exceptions").into_iter();
        let own = own.filter(|entry| entry["crate"].as_str() == Some(name));
        let mut allowed = allowed.clone();
        allowed.extend(own.flat_map(|entry| texts(entry, "allow")));
        let expression = Expression::parse_mode(licence(package).unwrap(), ParseMode::LAX).unwrap();
        let is_allowed = expression.evaluate(|wanted| {
            let id = wanted.license.id().map(|id| id.name).unwrap_or_default();
            let is_allowed = allowed.contains(id);
            if is_allowed {
                used.insert(id);
            }
            is_allowed
        });
        assert!(is_allowed, "{name}: {expression} is not allowed by deny.toml");
    }
    for licence in &allowed {
        assert!(used.contains(licence), "no crate needs {licence}: take it out of deny.toml");
    }
}

#[test]
fn every_crate_is_from_crates_io_or_of_this_repository() {
    let policy = policy();
    let registries = texts(&policy["sources"], "allow-registry");
    for package in metadata().packages {
        let Some(source) = &package.source else {
            assert!(package.manifest_path.starts_with(root()), "{}", package.name);
            continue;
        };
        let address = source.repr.strip_prefix("registry+").unwrap_or(&source.repr);
        assert!(registries.contains(address), "{}: {source}", package.name);
    }
}

#[test]
fn no_crate_is_in_two_versions_without_a_reason() {
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--workspace",
            "--all-features",
            "--edges",
            "normal,build",
            "--target",
            "all",
        ])
        .args(["--prefix", "none", "--format", "{p}"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in String::from_utf8(tree.stdout).unwrap().lines() {
        let mut words = line.split_whitespace();
        if let (Some(name), Some(version)) = (words.next(), words.next()) {
            versions.entry(name.to_owned()).or_default().insert(version.to_owned());
        }
    }
    let policy = policy();
    let bans = &policy["bans"];
    let mut skipped = BTreeSet::new();
    for entry in tables(bans, "skip") {
        let reason = entry["reason"].as_str().unwrap_or_default();
        assert!(!reason.is_empty(), "{entry:?}: why");
        let (name, version) = entry["crate"].as_str().unwrap().split_once('@').unwrap();
        let known = versions.get_mut(name);
        let prefix = format!("v{version}.");
        let known = known.is_some_and(|known| {
            let before = known.len();
            known.retain(|known| !known.starts_with(&prefix));
            known.len() < before
        });
        assert!(known, "{name} {version} is gone: take it out of deny.toml");
        skipped.insert(name);
    }
    for (name, versions) in versions {
        assert!(versions.len() < 2, "{name} in {versions:?}: unify them, or give the reason");
    }
}

#[test]
fn no_banned_crate_is_used() {
    let policy = policy();
    let banned: BTreeSet<&str> = tables(&policy["bans"], "deny")
        .into_iter()
        .map(|entry| entry["crate"].as_str().unwrap())
        .collect();
    assert!(!banned.is_empty());
    for package in metadata().packages {
        assert!(!banned.contains(package.name.as_str()), "{} is banned", package.name);
    }
}
