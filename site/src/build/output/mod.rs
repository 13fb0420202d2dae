//! The output folder of the site: it must be empty or made by Kijun.
//!
//! 1. Lock the folder, and remove what an interrupted build left ([`place`], [`lock`]).
//! 2. Write the new site into a folder of its own, near the old site and on its file system.
//! 3. Give the two folders each other's names ([`swap`]): at any time, the output folder has the
//!    old site or the new one, and whoever reads it finds every page. If the folder has files of
//!    others, or the system cannot do this, move the new files into it one by one.
//! 4. Remove the old site: only the files that its list names ([`owned`]).
//!
//! If a build ends before step 3, in any way, the old site is whole.

mod disk;
mod lock;
mod owned;
mod place;
mod swap;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::BuildError;
use super::packed::Coding;
use lock::Lock;
use owned::{Found, Listed, MARKER};
use place::Place;

/// An output folder that is safe to write to.
#[derive(Debug)]
pub(super) struct Output {
    place: Place,
    /// The files of the earlier site.
    before: BTreeSet<String>,
    /// The files among them that only pages before that site load.
    earlier: BTreeSet<String>,
    /// The files of the earlier site that stay beside the new one.
    kept: BTreeSet<String>,
    /// The folder in which the new site is written.
    new: PathBuf,
    /// The files that are in the list of the new site so far.
    announced: BTreeSet<String>,
    /// The new and the changed files.
    changed: Mutex<BTreeSet<String>>,
    /// The packed forms that are new.
    packed: Mutex<BTreeSet<String>>,
    /// Warnings for the person who builds, in Japanese.
    warnings: Vec<String>,
    // It is released last.
    _lock: Lock,
}

impl Output {
    /// Open a folder that does not exist, is empty, or was written by Kijun.
    ///
    /// # Errors
    /// Fail with [`BuildError::ForeignFolder`] or [`BuildError::NoFolder`] for anything else, with
    /// [`BuildError::Busy`] while another process builds into it, and with [`BuildError::Io`] if it
    /// cannot be read or made.
    pub(super) fn open(folder: &Path) -> Result<Self, BuildError> {
        let (place, lock) = Place::lock(folder)?;
        let stay = place.clear_leftovers()?;
        let warnings = stay.iter().map(|path| {
            format!(
                "途中で終わった前回の作業のフォルダー『{}』に、Kijunのものでないファイルがあります。\
                 必要なものを移してから、フォルダーを消してください。",
                path.display()
            )
        });
        let warnings = warnings.collect();
        let listed = if place.target.is_dir() { owned::listed(&place.target) } else { Ok(None) };
        let Listed { all: before, earlier } = listed
            .map_err(|source| BuildError::io("読めません", &place.target.join(MARKER), source))?
            .unwrap_or_default();
        let new = place.free_path();
        disk::make_folder(&new).map_err(|source| BuildError::io("作れません", &new, source))?;
        Ok(Self {
            place,
            before,
            earlier,
            kept: BTreeSet::new(),
            new,
            announced: BTreeSet::new(),
            changed: Mutex::default(),
            packed: Mutex::default(),
            warnings,
            _lock: lock,
        })
    }

    /// Record which files will be written, in addition to those recorded before: an interrupted
    /// build is recognized by this list.
    ///
    /// # Errors
    /// Fail with [`BuildError::InTheWay`] if the output folder has something else at the path of
    /// one of them.
    pub(super) fn announce(&mut self, files: &BTreeSet<String>) -> Result<(), BuildError> {
        let target = &self.place.target;
        for path in files {
            match owned::find(target, path) {
                Ok(Found::Nothing) => {}
                Ok(Found::File) if self.before.contains(path) => {}
                Ok(Found::File) => return Err(BuildError::InTheWay(target.join(path))),
                Ok(Found::Other(other)) => return Err(BuildError::InTheWay(target.join(other))),
                Err(source) => return Err(BuildError::io("読めません", target, source)),
            }
        }
        let more: BTreeSet<String> = files.difference(&self.announced).cloned().collect();
        let marker = self.new.join(MARKER);
        disk::append(&marker, &owned::list(&more, &BTreeSet::new()))
            .map_err(|source| BuildError::io("書けません", &marker, source))?;
        self.announced.extend(more);
        Ok(())
    }

    /// Write a file that was announced, unless the output folder already has it with these bytes.
    /// Return whether it was written.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<bool, BuildError> {
        debug_assert!(self.announced.contains(path), "`{path}` is announced");
        if self.before.contains(path) && self.has(path, bytes) {
            return Ok(false);
        }
        let file = self.new.join(path);
        if let Some(folder) = file.parent() {
            disk::make_folders(folder)
                .map_err(|source| BuildError::io("作れません", folder, source))?;
        }
        disk::write(&file, bytes).map_err(|source| BuildError::io("書けません", &file, source))?;
        // If a thread panicked, the whole build ends anyway.
        if let Ok(mut changed) = self.changed.lock() {
            changed.insert(path.to_owned());
        }
        Ok(true)
    }

    /// Return whether the output folder has a file with these bytes. A file that cannot be read is
    /// written again.
    fn has(&self, path: &str, bytes: &[u8]) -> bool {
        let target = &self.place.target;
        matches!(owned::find(target, path), Ok(Found::File))
            && fs::read(target.join(path)).is_ok_and(|old| old == bytes)
    }

    /// Write the packed forms of a file that was announced and written, as far as they are smaller.
    /// One that the output folder already has for these bytes stays.
    pub(super) fn pack(&self, path: &str, bytes: &[u8]) -> Result<(), BuildError> {
        let is_changed = self.changed.lock().is_ok_and(|changed| changed.contains(path));
        for coding in Coding::ALL {
            let packed_path = coding.path(path);
            let old = || fs::read(self.place.target.join(&packed_path)).ok();
            if !is_changed && old().is_some_and(|old| coding.is_of(&old, bytes)) {
                continue;
            }
            let Some(packed) = coding.pack(bytes) else { continue };
            let file = self.new.join(&packed_path);
            let cannot = |source| BuildError::io("書けません", &file, source);
            if let Some(folder) = file.parent() {
                disk::make_folders(folder).map_err(cannot)?;
            }
            disk::write(&file, &packed).map_err(cannot)?;
            if let Ok(mut all) = self.packed.lock() {
                all.insert(packed_path);
            }
        }
        Ok(())
    }

    /// Put the new site in the place of the old one. Return the number of files removed.
    ///
    /// Files of the last build for which `stays` is true are not removed before the build after
    /// this one: who has a page of the last build open, or in a cache, still finds what it loads.
    /// A build that changes nothing leaves all as it is, unless a file of an earlier build must go.
    pub(super) fn finish(mut self, stays: impl Fn(&str) -> bool) -> Result<usize, BuildError> {
        let changed = std::mem::take(&mut self.changed).into_inner().unwrap_or_default();
        let packed = std::mem::take(&mut self.packed).into_inner().unwrap_or_default();
        let last = self.before.difference(&self.earlier);
        let is_same = last.clone().eq(&self.announced);
        let earlier_stay = self.earlier.iter().all(|path| stays(path));
        if changed.is_empty() && packed.is_empty() && is_same && earlier_stay {
            return Ok(0);
        }
        let gone = last.filter(|path| !self.announced.contains(*path));
        self.kept = gone.filter(|path| stays(path)).cloned().collect();
        let removed = self.stale().count();
        self.swap(&changed, &packed)?;
        Ok(removed)
    }

    /// Return the files of the earlier site that go.
    fn stale(&self) -> impl Iterator<Item = &String> {
        self.before.difference(&self.announced).filter(|path| !self.kept.contains(*path))
    }

    /// Return the warnings for the person who builds.
    pub(super) fn warnings(&self) -> &[String] {
        &self.warnings
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // The next build removes what cannot be removed now.
        let _ = owned::clear(&self.new);
    }
}
