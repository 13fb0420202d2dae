//! The bill of materials, as CycloneDX 1.6 in JSON: every crate of others that is in a product, with
//! its version, licence, source and checksum, and which needs which.
//!
//! It has no time and no serial number, both of which CycloneDX leaves open: the same product has the
//! same bill. Made of what cargo says, by hand: the document is a few lists.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use cargo_metadata::{DependencyKind, Metadata, Package, PackageId};
use kijun_notices::linked::Name;
use kijun_notices::notices;
use serde_json::{Value, json};
use spdx::{Expression, ParseMode};

use crate::{Made, VERSION};

/// The name of the file.
pub const FILE: &str = "bom.cdx.json";

/// The version of CycloneDX.
const SPECIFICATION: &str = "1.6";

/// The name of Rust's own library.
const STANDARD_LIBRARY: &str = "rust-std";

/// What a bill is of.
pub struct Product<'a> {
    /// The name, as people know it: `kijun`.
    pub name: &'a str,
    /// `application` or `library`.
    pub kind: &'a str,
    /// One sentence.
    pub description: &'a str,
    /// The package's address, where it has one: `pkg:npm/kijun@0.1.0`.
    pub purl: Option<String>,
    /// The version of Rust that compiled it: `1.95.0 (59807616e 2026-04-14)`.
    pub rust: String,
    /// The crates in it, with the names of the parts that they go into.
    pub crates: BTreeMap<Name, BTreeSet<String>>,
}

/// Return the bill of a product as text.
///
/// # Errors
/// Fail if cargo fails, or if it knows no licence or no checksum of a crate.
pub fn text(root: &Path, product: &Product<'_>) -> Made<String> {
    let metadata = notices::metadata(root)?;
    let checksums = checksums(&std::fs::read_to_string(root.join("Cargo.lock"))?)?;
    let packages: BTreeMap<Name, &Package> =
        metadata.packages.iter().map(|package| (name_of(package), package)).collect();
    let mut components = Vec::new();
    let mut within = BTreeMap::new();
    for (name, parts) in &product.crates {
        let package = packages.get(name);
        let package = package.ok_or_else(|| format!("cargo knows no {} {}", name.0, name.1))?;
        let checksum = checksums.get(name);
        let checksum = checksum.ok_or_else(|| format!("Cargo.lock has no sum of {}", name.0))?;
        components.push(component(package, parts, checksum)?);
        within.insert(&package.id, purl(package));
    }
    let own = format!("{}@{VERSION}", product.name);
    components.push(standard_library(&product.rust));
    let mut about = json!({
        "type": product.kind,
        "bom-ref": own,
        "name": product.name,
        "version": VERSION,
        "description": product.description,
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    });
    if let Some(purl) = &product.purl {
        about["purl"] = json!(purl);
    }
    let bill = json!({
        "$schema": format!("http://cyclonedx.org/schema/bom-{SPECIFICATION}.schema.json"),
        "bomFormat": "CycloneDX",
        "specVersion": SPECIFICATION,
        "version": 1,
        "metadata": { "component": about },
        "components": components,
        "dependencies": dependencies(&metadata, &within, &own)?,
    });
    Ok(serde_json::to_string_pretty(&bill)? + "\n")
}

fn name_of(package: &Package) -> Name {
    (package.name.to_string(), package.version.to_string())
}

fn purl(package: &Package) -> String {
    // `+` of a version is written so in a purl.
    let version = package.version.to_string().replace('+', "%2B");
    format!("pkg:cargo/{}@{version}", package.name)
}

fn component(package: &Package, parts: &BTreeSet<String>, checksum: &str) -> Made<Value> {
    let licence = Expression::canonicalize(notices::licence(package)?)?;
    let licence = licence.map_or_else(|| notices::licence(package).map(ToOwned::to_owned), Ok)?;
    Expression::parse_mode(&licence, ParseMode::STRICT)?;
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let mut component = json!({
        "type": "library",
        "bom-ref": purl(package),
        "name": package.name.as_str(),
        "version": package.version.to_string(),
        "hashes": [{ "alg": "SHA-256", "content": checksum }],
        "licenses": [{ "expression": licence }],
        "purl": purl(package),
        "properties": [{ "name": "kijun:in", "value": parts.join(", ") }],
    });
    if let Some(description) = &package.description {
        component["description"] = json!(description.trim());
    }
    if let Some(page) = &package.repository {
        component["externalReferences"] = json!([{ "type": "vcs", "url": page.trim() }]);
    }
    Ok(component)
}

/// Return the version of the compiler that cargo uses, as [`Product::rust`] has it.
///
/// # Errors
/// Fail if the compiler does not say it.
pub fn rust() -> Made<String> {
    let said = Command::new("rustc").arg("--version").output()?;
    let said = String::from_utf8(said.stdout)?;
    Ok(said.trim().strip_prefix("rustc ").ok_or("rustc does not say its version")?.to_owned())
}

/// Return Rust's own library, which is in every product.
fn standard_library(version: &str) -> Value {
    json!({
        "type": "library",
        "bom-ref": STANDARD_LIBRARY,
        "name": STANDARD_LIBRARY,
        "version": version,
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        "externalReferences": [{ "type": "vcs", "url": "https://github.com/rust-lang/rust" }],
    })
}

/// Return which crate needs which. Crates of this repository are one with the product.
fn dependencies(
    metadata: &Metadata,
    within: &BTreeMap<&PackageId, String>,
    own: &str,
) -> Made<Vec<Value>> {
    let resolve = metadata.resolve.as_ref().ok_or("cargo resolved nothing")?;
    let members: BTreeSet<&PackageId> = metadata.workspace_members.iter().collect();
    let mut needs: BTreeMap<String, BTreeSet<&String>> = BTreeMap::new();
    let library = STANDARD_LIBRARY.to_owned();
    needs.entry(own.to_owned()).or_default().insert(&library);
    needs.entry(library.clone()).or_default();
    for node in &resolve.nodes {
        let from = match within.get(&node.id) {
            Some(name) => name.clone(),
            None if members.contains(&node.id) => own.to_owned(),
            None => continue,
        };
        let normal = node
            .deps
            .iter()
            .filter(|dep| dep.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal));
        needs.entry(from).or_default().extend(normal.filter_map(|dep| within.get(&dep.pkg)));
    }
    Ok(needs.iter().map(|(name, on)| json!({ "ref": name, "dependsOn": on })).collect())
}

/// Return the SHA-256 of the crates in a `Cargo.lock`.
fn checksums(lock: &str) -> Made<BTreeMap<Name, String>> {
    let lock: toml::Table = lock.parse()?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let packages = packages.ok_or("Cargo.lock lists no packages")?;
    let text = |package: &toml::Value, key: &str| Some(package.get(key)?.as_str()?.to_owned());
    let entry = |package| {
        let name = (text(package, "name")?, text(package, "version")?);
        Some((name, text(package, "checksum")?))
    };
    Ok(packages.iter().filter_map(entry).collect())
}
