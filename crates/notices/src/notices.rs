//! The notices of third parties: every crate with its licence, its source and the licence's text.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::camino::Utf8PathBuf;
use cargo_metadata::{CargoOpt, Metadata, MetadataCommand, Package};
use spdx::{Expression, ParseMode};

use crate::linked::{self, Name};

/// The name of the file, in the folder of the bundles and in the site.
pub const FILE: &str = "third-party.txt";

/// The name of the file with the notices of what is in the form as one file, beside the other.
pub const FILE_OF_STANDALONE: &str = "third-party-standalone.txt";

/// The bundles whose programs are in the form as one file.
pub const IN_STANDALONE: [&str; 5] = ["finder", "form", "form-editions", "standalone", "unpack"];

/// The beginnings of the names of files with licences, in capitals.
const FILES: [&str; 7] =
    ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE", "UNLICENCE"];

const HEAD: &str = "\
このサイトの画面用プログラムと kijun コマンドは、次のソフトウェアを使って作られています。
それぞれの著作権表示と許諾条件を示します。

The programs of this site and the command kijun are made with the software below. Each is listed
with its version, its licence and its source; the texts of the licences follow. Where a licence
offers a choice, any of its options may be taken.

Rust's standard library (MIT OR Apache-2.0, https://github.com/rust-lang/rust) is in all of them.
";

/// Return the notices as one text. `only`: the bundles that they are for; `None` for all, and for the
/// command.
///
/// # Errors
/// Fail if cargo fails, if a crate has no licence, or if the text of a licence is not known.
pub fn text(root: &Path, only: Option<&[&str]>) -> Result<String, Box<dyn Error>> {
    let mut all = linked::all(root)?;
    if let Some(only) = only {
        all.retain(|_, used| used.iter().any(|each| only.contains(&each.as_str())));
    }
    of(root, &all)
}

/// Return what cargo knows of all crates.
///
/// # Errors
/// Fail if cargo fails.
pub fn metadata(root: &Path) -> Result<Metadata, Box<dyn Error>> {
    let mut command = MetadataCommand::new();
    command.current_dir(root).features(CargoOpt::AllFeatures);
    Ok(command.other_options(["--locked".to_owned()]).exec()?)
}

/// Return the notices of these crates as one text.
///
/// # Errors
/// Fail as [`text`] does.
pub fn of(
    root: &Path,
    crates: &BTreeMap<Name, BTreeSet<String>>,
) -> Result<String, Box<dyn Error>> {
    let metadata = metadata(root)?;
    let packages: BTreeMap<(&str, String), &Package> = metadata
        .packages
        .iter()
        .map(|package| ((package.name.as_str(), package.version.to_string()), package))
        .collect();
    let mut texts: Vec<String> = Vec::new();
    let mut list = String::new();
    for ((name, version), used) in crates {
        let package = packages.get(&(name.as_str(), version.clone()));
        let package = package.ok_or_else(|| format!("cargo knows no {name} {version}"))?;
        let licence = licence(package)?;
        let mut numbers = Vec::new();
        for text in texts_of(package, licence)? {
            let known = texts.iter().position(|known| *known == text);
            numbers.push(1 + known.unwrap_or(texts.len()));
            if known.is_none() {
                texts.push(text);
            }
        }
        let numbers: Vec<String> = numbers.iter().map(|number| format!("[{number}]")).collect();
        let used: Vec<&str> = used.iter().map(String::as_str).collect();
        let page = format!("https://crates.io/crates/{name}/{version}");
        let source = package.repository.clone().unwrap_or(page);
        writeln!(list, "{name} {version}")?;
        writeln!(list, "  licence: {licence} {}", numbers.join(" "))?;
        writeln!(list, "  source:  {source}")?;
        if licence.contains("MPL-2.0") {
            // This licence asks to say where the source code of just this version is.
            writeln!(
                list,
                "  code:    https://static.crates.io/crates/{name}/{name}-{version}.crate"
            )?;
        }
        if !package.authors.is_empty() {
            writeln!(list, "  authors: {}", package.authors.join(", "))?;
        }
        writeln!(list, "  in:      {}\n", used.join(", "))?;
    }
    let line = "-".repeat(80);
    let texts = (1..).zip(&texts).map(|(number, text)| format!("{line}\n[{number}]\n\n{text}\n"));
    // The mark tells a browser that the text is UTF-8, whatever the server says.
    Ok(format!("\u{feff}{HEAD}\n{list}{}", texts.collect::<String>()))
}

/// Return the licence of a package as SPDX writes it, or as it was written before.
///
/// # Errors
/// Fail if it has none.
pub fn licence(package: &Package) -> Result<&str, Box<dyn Error>> {
    let licence = package.license.as_deref();
    Ok(licence.ok_or_else(|| format!("{} {} has no licence", package.name, package.version))?)
}

/// Return the texts of a package's licences: its own, or else those that SPDX has.
fn texts_of(package: &Package, licence: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let folder = package.manifest_path.parent().ok_or("a manifest is in a folder")?;
    let mut paths = files(folder.as_std_path())?;
    paths.extend(package.license_file().map(Utf8PathBuf::into_std_path_buf));
    paths.sort();
    paths.dedup();
    let mut texts = Vec::new();
    for path in paths {
        let text = String::from_utf8_lossy(&fs::read(path)?).replace("\r\n", "\n");
        let text = text.trim_matches(['\n', ' ', '\u{feff}']).to_owned();
        if !text.is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    }
    if texts.is_empty() {
        let expression = Expression::parse_mode(licence, ParseMode::LAX)?;
        for wanted in expression.requirements() {
            let id = wanted.req.license.id();
            let id = id.ok_or_else(|| format!("{}: unknown licence {licence}", package.name))?;
            texts.push(id.text().trim_matches('\n').to_owned());
        }
    }
    Ok(texts)
}

/// Return the files of a folder whose names say that they hold a licence, and those in `LICENSES`.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        // `license.rs` is code.
        let is_code = path.extension().is_some_and(|extension| extension == "rs");
        if path.is_file() && !is_code && FILES.iter().any(|start| name.starts_with(start)) {
            found.push(path);
        } else if path.is_dir() && (name == "LICENSES" || name == "LICENSE") {
            for entry in fs::read_dir(path)? {
                found.extend(Some(entry?.path()).filter(|path| path.is_file()));
            }
        }
    }
    Ok(found)
}
