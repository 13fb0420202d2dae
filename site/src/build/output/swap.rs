//! The new site in the place of the old one.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::owned::{DRAFT, Found, MARKER};
use super::{Output, disk, owned};
use crate::build::BuildError;

impl Output {
    /// Put the new site in the place of the old one: as a whole if possible, else file by file.
    pub(super) fn swap(
        &self,
        changed: &BTreeSet<String>,
        packed: &BTreeSet<String>,
    ) -> Result<(), BuildError> {
        let target = &self.place.target;
        self.mark(&self.new, self.announced.union(&self.kept), &self.kept)
            .map_err(|source| BuildError::io("書けません", &self.new, source))?;
        if !target.exists() {
            return disk::rename(&self.new, target)
                .map_err(|source| BuildError::io("作れません", target, source));
        }
        if self.can_exchange() {
            self.complete(changed)?;
            if disk::exchange(&self.new, target).is_ok() {
                // Dropping `self` removes the old site, which has the name of the new one now.
                return Ok(());
            }
        }
        self.move_files(changed, packed)
            .map_err(|(path, source)| BuildError::HalfSwapped { path, source })
    }

    /// Return whether the output folder can be replaced by another one without a loss: it holds
    /// nothing of others, belongs to the same user, and nobody works in it.
    fn can_exchange(&self) -> bool {
        let target = &self.place.target;
        let here = std::env::current_dir().and_then(fs::canonicalize);
        self.place.is_beside()
            && same_owner(target, &self.new)
            && !here.is_ok_and(|here| here.starts_with(target))
            && owned::holds_only(target, &self.before).unwrap_or(false)
    }

    /// Add to the new site what has not changed and what stays, and give it the rights of the old one.
    fn complete(&self, changed: &BTreeSet<String>) -> Result<(), BuildError> {
        let target = &self.place.target;
        for path in self.announced.difference(changed).chain(&self.kept) {
            for path in owned::derived(path).chain([path.clone()]) {
                let (from, to) = (target.join(&path), self.new.join(&path));
                let cannot = |source| BuildError::io("書けません", &to, source);
                // A packed form may be new although its file is not.
                let is_new = fs::symlink_metadata(&to).is_ok();
                if !is_new && owned::find(target, &path).map_err(cannot)? == Found::File {
                    if let Some(folder) = to.parent() {
                        disk::make_folders(folder).map_err(cannot)?;
                    }
                    disk::link(&from, &to).map_err(cannot)?;
                }
            }
        }
        disk::copy_rights(target, &self.new)
            .map_err(|source| BuildError::io("書けません", &self.new, source))
    }

    /// Move the changed files into the output folder, and remove the stale ones. Until the end, the
    /// list of the output folder names the old files and the new ones.
    fn move_files(
        &self,
        changed: &BTreeSet<String>,
        packed: &BTreeSet<String>,
    ) -> Result<(), (PathBuf, io::Error)> {
        let target = &self.place.target;
        let at = |path: &Path| {
            let path = path.to_owned();
            move |source| (path, source)
        };
        let earlier = self.earlier.difference(&self.announced).cloned().collect();
        self.mark(target, self.before.union(&self.announced), &earlier).map_err(at(target))?;
        // New files come first: the pages refer to them.
        let (old, new): (Vec<&String>, Vec<&String>) =
            changed.iter().partition(|path| self.before.contains(*path));
        for path in new.into_iter().chain(old) {
            let file = target.join(path);
            if let Some(folder) = file.parent() {
                disk::make_folders(folder).map_err(at(folder))?;
            }
            // A packed form of the old file does not fit the new one.
            for derived in owned::derived(path) {
                if self.before.contains(path) {
                    owned::remove(target, &derived).map_err(at(&file))?;
                }
            }
            disk::rename(&self.new.join(path), &file).map_err(at(&file))?;
        }
        for path in packed {
            let file = target.join(path);
            disk::rename(&self.new.join(path), &file).map_err(at(&file))?;
        }
        let stale: Vec<&String> = self.stale().collect();
        for path in &stale {
            owned::remove(target, path).map_err(at(&target.join(path)))?;
        }
        owned::remove_empty_folders(target, stale);
        self.mark(target, self.announced.union(&self.kept), &self.kept).map_err(at(target))
    }

    /// Give a folder a list of its files, in one step. Some are those of an earlier build.
    fn mark<'a>(
        &self,
        folder: &Path,
        files: impl Iterator<Item = &'a String>,
        earlier: &BTreeSet<String>,
    ) -> io::Result<()> {
        let list = self.new.join(DRAFT);
        disk::remove_file(&list)?;
        disk::write(&list, owned::list(files, earlier).as_bytes())?;
        disk::rename(&list, &folder.join(MARKER))
    }
}

/// Return whether two folders belong to the same user and group.
#[cfg(unix)]
fn same_owner(one: &Path, two: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let owner = |folder: &Path| fs::metadata(folder).map(|data| (data.uid(), data.gid()));
    matches!((owner(one), owner(two)), (Ok(one), Ok(two)) if one == two)
}

#[cfg(not(unix))]
fn same_owner(_: &Path, _: &Path) -> bool {
    true
}
