//! The content folder: one folder for each standard.

use std::io;
use std::path::Path;

use crate::file::{Folder, SourceFile};
use crate::model::Library;
use crate::problem::{EmptyRoot, MissingRoot, Problems, UnreadableRoot};
use crate::report::Report;
use crate::standard;

/// Reads and checks a content folder.
///
/// Every folder directly below `root` is a standard, except those whose name begins with a dot.
/// Standards are sorted by id.
///
/// # Errors
///
/// Everything that is wrong, at once. There is no partial result.
pub fn load(root: &Path) -> Result<Library, Report> {
    let mut problems = Problems::default();
    let shown = SourceFile::new(root.display().to_string(), String::new());
    let at = shown.at(0..0);
    let path = root.display().to_string();
    let folders = match folders(root) {
        Ok(folders) => folders,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            problems.add(&at, MissingRoot { path });
            Vec::new()
        }
        Err(error) => {
            let why = error.to_string();
            problems.add(&at, UnreadableRoot { path, why });
            Vec::new()
        }
    };
    let mut standards = Vec::new();
    for id in &folders {
        standards.extend(standard::read(&Folder { root, id }, &mut problems));
    }
    if folders.is_empty() && problems.is_empty() {
        let path = root.display().to_string();
        problems.add(&at, EmptyRoot { path });
    }
    problems.finish(Library { standards })
}

/// The names of the folders, sorted.
fn folders(root: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(root)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && entry.path().is_dir() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
