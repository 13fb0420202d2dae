//! The files that Kijun wrote into a folder: the list of them, and how they are told from others.
//!
//! No function here follows a symbolic link below the folder.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::disk;
use crate::build::packed::Coding;

/// The file by which Kijun recognizes its own folder. It lists the files in it, one per line; files
/// of the build before the last one have [`EARLIER`] after their path.
pub(super) const MARKER: &str = ".kijun-site";

/// The marker of an output folder while it is written, in the folder of the new site.
pub(super) const DRAFT: &str = ".kijun-list";

/// The end of the line of a file that only pages of an earlier build load.
const EARLIER: &str = "\tearlier";

/// The files that a marker lists.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// All of them.
    pub(super) all: BTreeSet<String>,
    /// The files among them that only pages of an earlier build load.
    pub(super) earlier: BTreeSet<String>,
}

/// The object at a path below a folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing; perhaps not even the folders above it.
    Nothing,
    /// A file, in folders that are no symbolic links.
    File,
    /// Anything else, at this path: it is the path asked for or lies above it.
    Other(PathBuf),
}

/// Look at a path below a folder.
pub(super) fn find(folder: &Path, path: &str) -> io::Result<Found> {
    let path = Path::new(path);
    let mut above: Vec<&Path> =
        path.ancestors().filter(|each| !each.as_os_str().is_empty()).collect();
    above.reverse();
    for part in above {
        let kind = match fs::symlink_metadata(folder.join(part)) {
            Ok(metadata) => metadata.file_type(),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(error) => return Err(error),
        };
        let fits = if part == path { kind.is_file() } else { kind.is_dir() };
        if !fits {
            return Ok(Found::Other(part.to_owned()));
        }
    }
    Ok(Found::File)
}

/// Return the files that the marker of a folder lists; `None` if the folder has no marker, or one
/// that Kijun cannot have written.
pub(super) fn listed(folder: &Path) -> io::Result<Option<Listed>> {
    match find(folder, MARKER)? {
        Found::Nothing | Found::Other(_) => return Ok(None),
        Found::File => {}
    }
    match fs::read_to_string(folder.join(MARKER)) {
        Ok(list) => Ok(Some(Listed::read(&list))),
        Err(error) if error.kind() == ErrorKind::InvalidData => Ok(None),
        Err(error) => Err(error),
    }
}

impl Listed {
    fn read(list: &str) -> Self {
        let mut listed = Self::default();
        for line in list.lines() {
            let path = line.strip_suffix(EARLIER).unwrap_or(line);
            if !is_below(path) {
                continue;
            }
            listed.all.insert(path.to_owned());
            if path != line {
                listed.earlier.insert(path.to_owned());
            }
        }
        listed
    }
}

/// Return the text of a marker, in which some of the files are marked as those of an earlier build.
pub(super) fn list<'a>(
    files: impl IntoIterator<Item = &'a String>,
    earlier: &BTreeSet<String>,
) -> String {
    let end = |path: &String| if earlier.contains(path) { EARLIER } else { "" };
    files.into_iter().flat_map(|path| [path, end(path), "\n"]).collect()
}

/// Return whether a line of the marker names a file below the folder.
fn is_below(path: &str) -> bool {
    !path.is_empty()
        && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

/// Return the paths of the files that may have been made from a file.
pub(super) fn derived(path: &str) -> impl Iterator<Item = String> {
    Coding::ALL.iter().map(move |coding| coding.path(path))
}

/// Return whether a folder holds nothing but its marker, these files and what was made from them.
pub(super) fn holds_only(folder: &Path, files: &BTreeSet<String>) -> io::Result<bool> {
    let mut known: BTreeSet<PathBuf> = BTreeSet::from([PathBuf::from(MARKER)]);
    let mut folders: BTreeSet<PathBuf> = BTreeSet::new();
    for path in files {
        known.extend(derived(path).map(PathBuf::from).chain([PathBuf::from(path)]));
        folders.extend(Path::new(path).ancestors().skip(1).map(Path::to_owned));
    }
    let mut open = vec![PathBuf::new()];
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(folder.join(&path))? {
            let entry = entry?;
            let (path, kind) = (path.join(entry.file_name()), entry.file_type()?);
            if kind.is_dir() && folders.contains(&path) {
                open.push(path);
            } else if !(kind.is_file() && known.contains(&path)) {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// Remove a file that Kijun wrote, and what was made from it. Leave anything else at its path.
pub(super) fn remove(folder: &Path, path: &str) -> io::Result<()> {
    for path in derived(path).chain([path.to_owned()]) {
        if find(folder, &path)? == Found::File {
            disk::remove_file(&folder.join(path))?;
        }
    }
    Ok(())
}

/// Remove the folders of these files that are empty.
pub(super) fn remove_empty_folders<'a>(folder: &Path, files: impl IntoIterator<Item = &'a String>) {
    let files = files.into_iter().map(Path::new);
    let folders: BTreeSet<&Path> = files.flat_map(|path| path.ancestors().skip(1)).collect();
    // The folders below others come first.
    for path in folders.into_iter().rev().filter(|path| !path.as_os_str().is_empty()) {
        // A folder that is not empty stays, and so does a symbolic link.
        let _ = disk::remove_empty(&folder.join(path));
    }
}

/// Remove the files of a folder that its marker lists, and the folder if nothing else is in it.
/// Return whether it is gone.
pub(super) fn clear(folder: &Path) -> io::Result<bool> {
    if let Some(Listed { all: files, .. }) = listed(folder)? {
        if find(folder, DRAFT)? == Found::File {
            disk::remove_file(&folder.join(DRAFT))?;
        }
        for path in &files {
            remove(folder, path)?;
        }
        remove_empty_folders(folder, &files);
        let left = fs::read_dir(folder)?.count();
        // While anything else is in the folder, the marker tells that it is Kijun's.
        if left == 1 {
            disk::remove_file(&folder.join(MARKER))?;
        }
    }
    Ok(disk::remove_empty(folder).is_ok())
}
