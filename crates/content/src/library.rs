//! The content folder: one folder for each standard.

use std::cell::Cell;
use std::io;
use std::path::Path;

use crate::crosswalk;
use crate::folder::{Folder, LARGEST_SUM, Wanted};
use crate::glossary;
use crate::model::{Crosswalk, Library, Settings};
use crate::problem::{EmptyRoot, MissingRoot, Problems, UnreadableRoot};
use crate::report::{Problem, Report};
use crate::site;
use crate::source::SourceFile;
use crate::standard;
use crate::terms;

/// Read and check a content folder.
///
/// Every folder directly below `root` is a standard, except those whose name begins with a dot.
/// Standards are sorted by id.
///
/// # Errors
///
/// Fail if anything is wrong, with all errors at once. There is no partial result.
pub fn load(root: &Path) -> Result<Library, Report> {
    load_with_warnings(root).map(|(library, _)| library)
}

/// Read and check a content folder as [`load`] does. Return the warnings too: what may be meant as
/// it is written, and is probably not.
///
/// # Errors
///
/// Fail if anything is wrong, with all errors at once.
pub fn load_with_warnings(root: &Path) -> Result<(Library, Vec<Problem>), Report> {
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
    let fence = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    for id in &folders {
        let left = &Cell::new(LARGEST_SUM);
        let folder = Folder { root, path: id, fence: &fence, left, wanted: Wanted::Named };
        standards.extend(standard::read(&folder, &mut problems));
    }
    if folders.is_empty() && problems.is_empty() {
        let path = root.display().to_string();
        problems.add(&at, EmptyRoot { path });
    }
    let crosswalk = if folders.is_empty() {
        Crosswalk::default()
    } else {
        crosswalk::read((root, &fence), &folders, &standards, &mut problems)
    };
    let glossary =
        if folders.is_empty() { Vec::new() } else { glossary::read((root, &fence), &mut problems) };
    let terms = if folders.is_empty() {
        Vec::new()
    } else {
        terms::read((root, &fence), &folders, &standards, &mut problems)
    };
    let site = if folders.is_empty() {
        Settings::default()
    } else {
        site::read((root, &fence), &folders, &mut problems)
    };
    problems.finish(Library { standards, crosswalk, glossary, terms, site })
}

/// Read and check the folder of one standard, at any place and with any name. Return a library with
/// that standard alone.
///
/// # Errors
///
/// Fail if anything is wrong, with all errors at once.
pub fn load_one(folder: &Path) -> Result<Library, Report> {
    let mut problems = Problems::default();
    let path = folder.display().to_string();
    let shown = SourceFile::new(path.clone(), String::new());
    let at = shown.at(0..0);
    let mut standards = Vec::new();
    match folder.canonicalize() {
        Ok(folder) => {
            let root = folder.parent().unwrap_or(&folder);
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            let left = &Cell::new(LARGEST_SUM);
            let folder = Folder { root, path: &name, fence: &folder, left, wanted: Wanted::Any };
            standards.extend(standard::read(&folder, &mut problems));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            problems.add(&at, MissingRoot { path });
        }
        Err(error) => {
            let why = error.to_string();
            problems.add(&at, UnreadableRoot { path, why });
        }
    }
    let library = Library { standards, ..Library::default() };
    problems.finish(library).map(|(library, _)| library)
}

/// Return the names of the folders, sorted.
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
