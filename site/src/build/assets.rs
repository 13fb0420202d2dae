//! The files that pages load: style sheets, two scripts, and the bundles of the programs.
//!
//! Their names contain a hash of their bytes, so that a browser never mixes two versions.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::BuildError;
use crate::page::{Assets, BundleAddress, Family, Look};

/// The folder of the assets, below the site's root.
const FOLDER: &str = "assets";

const LOADER: &str = include_str!("../../assets/loader.js");
const READING: &str = include_str!("../../assets/reading.js");

/// The compiled bundles on disk, found by their hashed names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundles {
    /// The files of each bundle, in the order of [`Family::ALL`].
    files: Vec<BundleFiles>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct BundleFiles {
    js: PathBuf,
    wasm: PathBuf,
}

impl Bundles {
    /// Find the bundles in a folder that has one folder for each, with exactly one `*.js` and one
    /// `*.wasm` in it.
    ///
    /// # Errors
    /// Fail with [`BuildError::Bundle`] if a file is missing or there are several.
    pub fn find(folder: &Path) -> Result<Self, BuildError> {
        let files = Family::ALL.map(|family| BundleFiles::find(&folder.join(family.name())));
        Ok(Self { files: files.into_iter().collect::<Result<_, _>>()? })
    }
}

impl BundleFiles {
    fn find(folder: &Path) -> Result<Self, BuildError> {
        let missing = |extension| BuildError::Bundle { folder: folder.to_owned(), extension };
        let entries = std::fs::read_dir(folder)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|source| match source.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory => missing("js"),
                _ => BuildError::io("読めません", folder, source),
            })?;
        let one = |extension: &'static str| {
            let paths = entries.iter().map(std::fs::DirEntry::path);
            let mut found = paths.filter(|path| path.extension().is_some_and(|e| e == extension));
            match (found.next(), found.next()) {
                (Some(path), None) => Ok(path),
                _ => Err(missing(extension)),
            }
        };
        Ok(Self { js: one("js")?, wasm: one("wasm")? })
    }
}

/// A file to be written: its path below the site's root, and its bytes.
pub(super) type File = (String, Vec<u8>);

/// Collect the assets: their addresses, and the files to be written.
///
/// # Errors
/// Fail if a bundle's file cannot be read.
pub(super) fn gather(bundles: Option<&Bundles>) -> Result<(Assets, Vec<File>), BuildError> {
    let mut files = Vec::new();
    let styles = Look::ALL
        .iter()
        .map(|look| hashed(&mut files, look.name(), "css", look.sheet().into_bytes()))
        .collect();
    let loader = hashed(&mut files, "loader", "js", bare(LOADER).into_bytes());
    let reading = hashed(&mut files, "reading", "js", bare(READING).into_bytes());
    let mut addresses = Vec::new();
    let known = bundles.iter().flat_map(|bundles| &bundles.files);
    for (family, BundleFiles { js, wasm }) in Family::ALL.iter().zip(known) {
        let mut take = |path: &Path, name: &str, extension: &str| {
            let bytes =
                std::fs::read(path).map_err(|source| BuildError::io("読めません", path, source))?;
            Ok(hashed(&mut files, name, extension, bytes))
        };
        addresses.push(BundleAddress {
            js: take(js, family.name(), "js")?,
            wasm: take(wasm, &format!("{}_bg", family.name()), "wasm")?,
        });
    }
    Ok((Assets { styles, loader, reading, bundles: addresses }, files))
}

/// Remove comment lines and indentation from a script. No string in it may go over several lines.
fn bare(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Add a file under a name with the hash of its bytes, and return its address.
fn hashed(files: &mut Vec<File>, name: &str, extension: &str, bytes: Vec<u8>) -> String {
    let path = address(name, extension, &bytes);
    files.push((path.clone(), bytes));
    path
}

/// Return the address of a file below the site's root: its name contains the hash of its bytes.
pub(super) fn address(name: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{FOLDER}/{name}-{:016x}.{extension}", fnv1a(bytes))
}

/// Return the FNV-1a hash, 64 bits: enough to tell two versions of a file apart.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{Bundles, Family, bare, fnv1a, gather};
    use crate::build::BuildError;
    use crate::page::Look;

    #[test]
    fn hashes_are_those_of_the_published_algorithm() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
    }

    #[test]
    fn scripts_lose_their_comments() {
        assert_eq!(bare("// a\n{\n  b; // c\n\n}\n"), "{\nb; // c\n}\n");
    }

    #[test]
    fn bundles_are_found_and_get_hashed_names() {
        let folder = tempfile::tempdir().unwrap();
        for family in Family::ALL {
            let folder = folder.path().join(family.name());
            std::fs::create_dir(&folder).unwrap();
            std::fs::write(folder.join("x-1.js"), family.name()).unwrap();
            std::fs::write(folder.join("x-1_bg.wasm"), family.name()).unwrap();
            std::fs::write(folder.join("index.html"), "").unwrap();
        }
        let bundles = Bundles::find(folder.path()).unwrap();
        let (assets, files) = gather(Some(&bundles)).unwrap();
        assert_eq!(files.len(), 2 + Look::ALL.len() + 2 * Family::ALL.len());
        let form = assets.bundle(Family::Form).unwrap();
        assert!(form.wasm.starts_with("assets/form_bg-"), "{form:?}");
        let js = files.iter().find(|(path, _)| *path == form.js).unwrap();
        assert_eq!(js.1, b"form");

        std::fs::write(folder.path().join("form/y-2.js"), "").unwrap();
        let error = Bundles::find(folder.path()).unwrap_err();
        assert!(matches!(error, BuildError::Bundle { extension: "js", .. }), "{error}");
    }
}
