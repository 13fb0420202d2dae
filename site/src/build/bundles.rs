//! The built bundles: the programs of the pages, compiled for the browser.

use std::io::ErrorKind;
use std::path::Path;

use super::BuildError;
use crate::page::Family;

/// The notices of those whose work is given out: in the folder of the bundles, and in the site.
pub(super) const NOTICES: &str = "third-party.txt";

/// The bundle of the one file whose form makes workbooks.
const STANDALONE: &str = "standalone";

/// The bundle that unpacks the parts of the one file.
const UNPACK: &str = "unpack";

/// The notices of those whose work is in the one file; a part of [`NOTICES`].
const NOTICES_OF_FILE: &str = "third-party-standalone.txt";

/// The built bundles.
#[derive(Clone, PartialEq, Eq)]
pub struct Bundles {
    /// In the order of [`Family::ALL`].
    files: Vec<Bundle>,
    /// The program of the one file with workbooks; `None` if it was not built.
    standalone: Option<Bundle>,
    /// The program that unpacks the one file; `None` if it was not built.
    unpack: Option<Bundle>,
    /// The notices of those whose work is in the bundles; `None` if there are none.
    notices: Option<Vec<u8>>,
    /// The notices of those whose work is in the one file.
    notices_of_file: Option<Vec<u8>>,
}

/// The two files of a bundle.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Bundle {
    /// The JavaScript module.
    pub(super) js: Vec<u8>,
    /// The WebAssembly module.
    pub(super) wasm: Vec<u8>,
}

impl std::fmt::Debug for Bundles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bundles").field("files", &self.files.len()).finish_non_exhaustive()
    }
}

impl Bundles {
    /// Read the bundles of a folder that has one folder for each, with exactly one `*.js` and one
    /// `*.wasm` in it, and the notices beside them.
    ///
    /// # Errors
    /// Fail with [`BuildError::Bundle`] if a file is missing or there are several, and with
    /// [`BuildError::Io`] if one cannot be read.
    pub fn find(folder: &Path) -> Result<Self, BuildError> {
        let mut files = Vec::new();
        let names = Family::ALL.map(Family::name).into_iter().chain([STANDALONE, UNPACK]);
        for name in names {
            read_kinds(&folder.join(name), name, &mut files)?;
        }
        for name in [NOTICES, NOTICES_OF_FILE] {
            let notices = folder.join(name);
            if notices.is_file() {
                files.push((name.to_owned(), read(&notices)?));
            }
        }
        Self::of(&files).map_err(|error| match error {
            BuildError::Bundle { folder: below, extension } => {
                BuildError::Bundle { folder: folder.join(below), extension }
            }
            other => other,
        })
    }

    /// Take the bundles from files with their paths: `form/form-1a2b.js`, `third-party.txt`.
    ///
    /// # Errors
    /// Fail with [`BuildError::Bundle`] if a file is missing or there are several.
    pub fn of(files: &[(String, Vec<u8>)]) -> Result<Self, BuildError> {
        let one = |name: &str, extension: &'static str| {
            let mut found = files.iter().filter(|(path, _)| {
                path.split_once('/').is_some_and(|(folder, _)| folder == name)
                    && Path::new(path).extension().is_some_and(|each| each == extension)
            });
            match (found.next(), found.next()) {
                (Some((_, bytes)), None) => Ok(bytes.clone()),
                _ => Err(BuildError::Bundle { folder: name.into(), extension }),
            }
        };
        let bundle = |name: &str| Ok(Bundle { js: one(name, "js")?, wasm: one(name, "wasm")? });
        let optional = |name: &str| {
            let is_there = files
                .iter()
                .any(|(path, _)| path.split_once('/').is_some_and(|(folder, _)| folder == name));
            is_there.then(|| bundle(name)).transpose()
        };
        let text = |name: &str| {
            let found = files.iter().find(|(path, _)| path == name);
            found.map(|(_, bytes)| bytes.clone())
        };
        Ok(Self {
            standalone: optional(STANDALONE)?,
            unpack: optional(UNPACK)?,
            notices: text(NOTICES),
            notices_of_file: text(NOTICES_OF_FILE),
            files: Family::ALL
                .map(|family| bundle(family.name()))
                .into_iter()
                .collect::<Result<_, BuildError>>()?,
        })
    }

    /// Return the notices of those whose work is in the bundles.
    #[must_use]
    pub fn notices(&self) -> Option<&[u8]> {
        self.notices.as_deref()
    }

    /// Return the notices of those whose work is in the one file.
    pub(super) fn notices_of_file(&self) -> Option<&[u8]> {
        self.notices_of_file.as_deref().or(self.notices())
    }

    /// Return the program that unpacks the one file.
    pub(super) fn unpack(&self) -> Option<&Bundle> {
        self.unpack.as_ref()
    }

    /// Return each bundle with its family.
    pub(super) fn all(&self) -> impl Iterator<Item = (Family, &Bundle)> {
        Family::ALL.into_iter().zip(&self.files)
    }

    /// Return the bundle of a family.
    pub(super) fn of_family(&self, family: Family) -> Option<&Bundle> {
        self.all().find(|(known, _)| *known == family).map(|(_, bundle)| bundle)
    }

    /// Return the program of the one file that makes workbooks.
    pub(super) fn standalone(&self) -> Option<&Bundle> {
        self.standalone.as_ref()
    }
}

/// Read the scripts and modules of a folder into `files`. A folder that is not there has none.
fn read_kinds(
    folder: &Path,
    name: &str,
    files: &mut Vec<(String, Vec<u8>)>,
) -> Result<(), BuildError> {
    let entries = match std::fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
        Ok(entries) => entries,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(());
        }
        Err(source) => return Err(BuildError::io("読めません", folder, source)),
    };
    for path in entries.iter().map(std::fs::DirEntry::path) {
        let kind = path.extension().and_then(|extension| extension.to_str());
        if let (Some("js" | "wasm"), Some(file)) = (kind, path.file_name()) {
            files.push((format!("{name}/{}", file.to_string_lossy()), read(&path)?));
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, BuildError> {
    std::fs::read(path).map_err(|source| BuildError::io("読めません", path, source))
}

#[cfg(test)]
mod tests {
    use super::Bundles;
    use crate::build::BuildError;
    use crate::page::Family;

    #[test]
    fn a_bundle_has_exactly_one_file_of_each_kind() {
        let folder = tempfile::tempdir().unwrap();
        for name in Family::ALL.map(Family::name) {
            let folder = folder.path().join(name);
            std::fs::create_dir(&folder).unwrap();
            std::fs::write(folder.join("x-1.js"), name).unwrap();
            std::fs::write(folder.join("x-1_bg.wasm"), name).unwrap();
            std::fs::write(folder.join("index.html"), "").unwrap();
        }
        let bundles = Bundles::find(folder.path()).unwrap();
        assert_eq!(bundles.of_family(Family::Form).unwrap().js, b"form");
        assert!(bundles.standalone().is_none() && bundles.notices().is_none());
        std::fs::write(folder.path().join("third-party.txt"), "notices").unwrap();
        let bundles = Bundles::find(folder.path()).unwrap();
        assert_eq!(bundles.notices(), Some(&b"notices"[..]));

        for (file, missing) in [("form/y-2.js", "js"), ("standalone/a.js", "wasm")] {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, "").unwrap();
            let error = Bundles::find(folder.path()).unwrap_err();
            let BuildError::Bundle { folder: named, extension } = error else { panic!("{error}") };
            assert_eq!((named, extension), (path.parent().unwrap().to_owned(), missing));
            std::fs::remove_file(path).unwrap();
        }
    }
}
