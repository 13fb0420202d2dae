//! The crates that go into the bundles and into the command.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::process::Command;

/// The name by which the command is listed.
const COMMAND: &str = "kijun";

/// The target for which everything for the browser is compiled.
const WASM: &str = "wasm32-unknown-unknown";

/// The name and the version of a crate.
pub type Name = (String, String);

/// Return the names of the bundles: one for each page of `site/bundles`.
///
/// # Errors
/// Fail if the folder cannot be read.
pub fn bundles(root: &Path) -> io::Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in std::fs::read_dir(root.join("site").join("bundles"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "html") {
            names.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    Ok(names)
}

/// Return every crate that is given out, with the names of what it goes into: bundles, and `kijun`.
///
/// Crates that only write code for others are among them: their output is given out.
///
/// # Errors
/// Fail if cargo fails.
pub fn all(root: &Path) -> io::Result<BTreeMap<Name, BTreeSet<String>>> {
    let mut all: BTreeMap<Name, BTreeSet<String>> = BTreeMap::new();
    let mut add = |what: &str, crates: BTreeSet<Name>| {
        for name in crates {
            all.entry(name).or_default().insert(what.to_owned());
        }
    };
    for bundle in bundles(root)? {
        add(&bundle, of_bundle(root, &bundle)?);
    }
    add(COMMAND, of_command(root)?);
    Ok(all)
}

/// Return the crates of the npm package of the engine, each with its name.
///
/// # Errors
/// Fail if cargo fails.
pub fn of_engine(root: &Path) -> io::Result<BTreeMap<Name, BTreeSet<String>>> {
    let crates = tree(root, "kijun-engine", &["--target", WASM])?;
    let parts = BTreeSet::from(["@kijun/engine".to_owned()]);
    Ok(crates.into_iter().map(|name| (name, parts.clone())).collect())
}

/// Return the crates of a bundle.
///
/// # Errors
/// Fail if cargo fails.
pub fn of_bundle(root: &Path, bundle: &str) -> io::Result<BTreeSet<Name>> {
    let features = ["--no-default-features", "--features", bundle, "--target", WASM];
    tree(root, "kijun-site", &features)
}

/// Return the crates of the command, on any system.
///
/// # Errors
/// Fail if cargo fails.
pub fn of_command(root: &Path) -> io::Result<BTreeSet<Name>> {
    tree(root, "kijun-cli", &["--target", "all"])
}

/// Return the crates of others that a package is linked with.
fn tree(root: &Path, package: &str, options: &[&str]) -> io::Result<BTreeSet<Name>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .args(["--package", package])
        .args(options)
        .current_dir(root)
        .output()?;
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    // `name v1.2.3`, with `(proc-macro)` or, for a crate of this repository, its folder behind.
    let name = |line: &str| {
        let mut words = line.split_whitespace();
        let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
        let own = words.next().is_some_and(|word| word != "(proc-macro)" && word != "(*)");
        (!own).then(|| (name.to_owned(), version.to_owned()))
    };
    Ok(text.lines().filter_map(name).collect())
}
