//! The folders of the standards, and the files in them.

use std::path::{Component, Path};

use crate::problem::{MissingFile, NotUtf8, OutsideFolder, Problems, Unreadable};
use crate::source::{SourceFile, SourcePlace, Text};

/// The folder of one standard, or of an earlier edition of one.
pub(crate) struct Folder<'a> {
    /// The content folder.
    pub(crate) root: &'a Path,
    /// The path below the content folder, with `/` between its parts.
    pub(crate) path: &'a str,
    /// The standard that the folder must hold.
    pub(crate) wanted: Wanted<'a>,
}

/// The standard that a folder must hold.
#[derive(Clone, Copy)]
pub(crate) enum Wanted<'a> {
    /// The standard whose id is the folder's name.
    Named,
    /// A standard with any id.
    Any,
    /// An earlier edition of this standard, requested at this place.
    Edition { standard: &'a str, asked: &'a SourcePlace },
}

impl Folder<'_> {
    /// Read the file that `name` names, by a path below this folder.
    ///
    /// Record errors at the place of the name, or at the first byte that is not UTF-8.
    pub(crate) fn read(&self, name: &Text, problems: &mut Problems) -> Option<SourceFile> {
        if name.value.is_empty() {
            return None;
        }
        if !Self::is_inside(name, problems) {
            return None;
        }
        self.read_at(&name.value, &name.at, problems)
    }

    /// Return whether a path leads to something below the folder. Record a path that does not.
    pub(crate) fn is_inside(name: &Text, problems: &mut Problems) -> bool {
        let relative = Path::new(&name.value);
        let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
        let inside = inside && !name.value.contains('\\');
        if !inside {
            problems.add(&name.at, OutsideFolder { path: name.value.clone() });
        }
        inside
    }

    /// Read the file with this path below the folder, requested at `at`.
    pub(crate) fn read_at(
        &self,
        name: &str,
        at: &SourcePlace,
        problems: &mut Problems,
    ) -> Option<SourceFile> {
        let path = format!("{}/{name}", self.path);
        match std::fs::read(self.root.join(&path)) {
            Ok(bytes) => decode(path, bytes, problems),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                problems.add(at, MissingFile { path });
                None
            }
            Err(error) => {
                let why = error.to_string();
                problems.add(at, Unreadable { path, why });
                None
            }
        }
    }
}

/// Read the file with this name beside the standards' folders; `None` if there is none.
pub(crate) fn read_beside(root: &Path, name: &str, problems: &mut Problems) -> Option<SourceFile> {
    match std::fs::read(root.join(name)) {
        Ok(bytes) => decode(name.to_owned(), bytes, problems),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => {
            let file = SourceFile::new(name.to_owned(), String::new());
            let (path, why) = (name.to_owned(), error.to_string());
            problems.add(&file.at(0..0), Unreadable { path, why });
            None
        }
    }
}

/// Return the file's text, without a byte-order mark.
fn decode(path: String, bytes: Vec<u8>, problems: &mut Problems) -> Option<SourceFile> {
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = match text.strip_prefix('\u{feff}') {
                Some(rest) => rest.to_owned(),
                None => text,
            };
            Some(SourceFile::new(path, text))
        }
        Err(error) => {
            let start = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let byte = bytes.get(start).copied().unwrap_or_default();
            let lossy = String::from_utf8_lossy(&bytes).into_owned();
            let replaced = start..start + char::REPLACEMENT_CHARACTER.len_utf8();
            let file = SourceFile::new(path, lossy);
            problems.add(&file.at(replaced), NotUtf8 { byte });
            None
        }
    }
}
