//! The output folder of the site: it must be empty or made by Kijun.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::BuildError;

/// The file by which Kijun recognizes its own folder. It lists the files written, one per line.
const MARKER: &str = ".kijun-site";

/// Extensions of files made from another file, beside it; they are removed when it changes.
const DERIVED: [&str; 2] = ["br", "gz"];

/// An output folder that is safe to write to.
#[derive(Debug)]
pub(super) struct Output {
    folder: PathBuf,
    before: BTreeSet<String>,
}

impl Output {
    /// Open a folder that does not exist, is empty, or was written by Kijun.
    ///
    /// # Errors
    /// Fail with [`BuildError::ForeignFolder`] for any other folder, and with [`BuildError::Io`] if
    /// it cannot be read or made.
    pub(super) fn open(folder: &Path) -> Result<Self, BuildError> {
        let cannot = |what| move |source| BuildError::io(what, folder, source);
        fs::create_dir_all(folder).map_err(cannot("作れません"))?;
        let marker = folder.join(MARKER);
        let before = match fs::read_to_string(&marker) {
            Ok(list) => list.lines().filter(|path| is_below(path)).map(str::to_owned).collect(),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let mut entries = fs::read_dir(folder).map_err(cannot("読めません"))?;
                if entries.next().is_some() {
                    return Err(BuildError::ForeignFolder(folder.to_owned()));
                }
                BTreeSet::new()
            }
            Err(source) => return Err(BuildError::io("読めません", &marker, source)),
        };
        Ok(Self { folder: folder.to_owned(), before })
    }

    /// Record which files will be written. Until [`Output::finish`], the marker lists these files
    /// and the earlier ones, so that an interrupted build can be repeated.
    pub(super) fn announce(&self, files: &BTreeSet<String>) -> Result<(), BuildError> {
        self.mark(self.before.union(files))
    }

    /// Write a file, unless it already has these bytes. Return whether it was written.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<bool, BuildError> {
        let file = self.folder.join(path);
        if self.before.contains(path) {
            if fs::read(&file).is_ok_and(|old| old == bytes) {
                return Ok(false);
            }
            self.remove_derived(&file)?;
        } else if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)
                .map_err(|source| BuildError::io("作れません", parent, source))?;
        }
        fs::write(&file, bytes).map_err(|source| BuildError::io("書けません", &file, source))?;
        Ok(true)
    }

    /// Remove the files of an earlier build that are not among `files`, and the folders that become
    /// empty. Return the number of files removed.
    pub(super) fn finish(self, files: &BTreeSet<String>) -> Result<usize, BuildError> {
        let stale: Vec<&String> = self.before.difference(files).collect();
        for path in &stale {
            let file = self.folder.join(path);
            remove(&file)?;
            self.remove_derived(&file)?;
            let parents = file.ancestors().skip(1).take_while(|parent| *parent != self.folder);
            for parent in parents {
                // A folder that is not empty stays, and so do the folders above it.
                if fs::remove_dir(parent).is_err() {
                    break;
                }
            }
        }
        let removed = stale.len();
        self.mark(files.iter())?;
        Ok(removed)
    }

    fn remove_derived(&self, file: &Path) -> Result<(), BuildError> {
        debug_assert!(file.starts_with(&self.folder), "only below the output folder");
        DERIVED.iter().try_for_each(|extension| {
            let mut derived = file.as_os_str().to_owned();
            derived.push(".");
            derived.push(extension);
            remove(Path::new(&derived))
        })
    }

    fn mark<'a>(&self, files: impl Iterator<Item = &'a String>) -> Result<(), BuildError> {
        let marker = self.folder.join(MARKER);
        let list: String = files.flat_map(|path| [path, "\n"]).collect();
        fs::write(&marker, list).map_err(|source| BuildError::io("書けません", &marker, source))
    }
}

/// Remove a file that may be gone already.
fn remove(file: &Path) -> Result<(), BuildError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(BuildError::io("消せません", file, error))
        }
        _ => Ok(()),
    }
}

/// Return whether a line of the marker names a file below the folder.
fn is_below(path: &str) -> bool {
    !path.is_empty()
        && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::{MARKER, Output};
    use crate::build::BuildError;
    use std::collections::BTreeSet;
    use std::fs;

    fn set(paths: &[&str]) -> BTreeSet<String> {
        paths.iter().map(|&path| path.to_owned()).collect()
    }

    #[test]
    fn a_folder_with_other_files_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("report.xlsx"), "mine").unwrap();
        let error = Output::open(folder.path()).unwrap_err();
        assert!(matches!(error, BuildError::ForeignFolder(_)), "{error}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn files_of_an_earlier_build_go_and_foreign_ones_stay() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        let first = set(&["a/index.html", "b/c/index.html"]);
        let output = Output::open(folder.path()).unwrap();
        output.announce(&first).unwrap();
        for path in &first {
            assert!(output.write(path, b"1").unwrap());
        }
        assert_eq!(output.finish(&first).unwrap(), 0);
        fs::write(at("a/notes.txt"), "mine").unwrap();
        fs::write(at("b/c/index.html.br"), "derived").unwrap();

        let second = set(&["d/index.html"]);
        let output = Output::open(folder.path()).unwrap();
        output.announce(&second).unwrap();
        output.write("d/index.html", b"2").unwrap();
        assert_eq!(output.finish(&second).unwrap(), 2);
        assert!(at("a/notes.txt").exists() && !at("a/index.html").exists());
        assert!(!at("b").exists());
    }

    #[test]
    fn unchanged_files_are_not_written_again_and_changed_ones_lose_what_was_made_from_them() {
        let folder = tempfile::tempdir().unwrap();
        let files = set(&["index.html"]);
        let output = Output::open(folder.path()).unwrap();
        output.write("index.html", b"1").unwrap();
        output.finish(&files).unwrap();
        let derived = folder.path().join("index.html.gz");
        fs::write(&derived, "1").unwrap();

        let output = Output::open(folder.path()).unwrap();
        assert!(!output.write("index.html", b"1").unwrap());
        assert!(derived.exists());
        assert!(output.write("index.html", b"2").unwrap());
        assert!(!derived.exists());
    }

    #[test]
    fn a_marker_cannot_name_files_outside_of_its_folder() {
        let outer = tempfile::tempdir().unwrap();
        let precious = outer.path().join("precious.txt");
        fs::write(&precious, "mine").unwrap();
        let folder = outer.path().join("site");
        fs::create_dir(&folder).unwrap();
        let list = format!("../precious.txt\n{}\n", precious.display());
        fs::write(folder.join(MARKER), list).unwrap();
        assert_eq!(Output::open(&folder).unwrap().finish(&BTreeSet::new()).unwrap(), 0);
        assert!(precious.exists());
    }
}
