//! The place of the output folder, and of what a build needs near it: its lock, and the new site
//! while it is written.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::lock::Lock;
use super::owned;
use crate::build::BuildError;

/// The beginning of the names that a build uses inside of the output folder.
const INSIDE: &str = ".kijun-";

/// An output folder, and the place beside it or in it that a build uses.
#[derive(Debug)]
pub(super) struct Place {
    /// The folder, without symbolic links in its path.
    pub(super) target: PathBuf,
    /// The folder of the lock and of the new site: on the file system of `target`.
    near: PathBuf,
    /// The beginning of their names.
    prefix: String,
}

impl Place {
    /// Find the place of an output folder, which need not exist, and lock it.
    ///
    /// The lock and the new site are beside the folder. They are in it if it is a file system of
    /// its own, or if nothing may be written beside it.
    ///
    /// # Errors
    /// Fail with [`BuildError::ForeignFolder`] or [`BuildError::NoFolder`] for anything but a
    /// folder that is Kijun's or empty, with [`BuildError::Busy`] if another build has it, and with
    /// [`BuildError::Io`] if it cannot be read or made.
    pub(super) fn lock(folder: &Path) -> Result<(Self, Lock), BuildError> {
        let target = resolve(folder)?;
        let exists = target.is_dir();
        if exists {
            recognize(&target, folder)?;
        }
        let name = target.file_name().map(|name| name.to_string_lossy().into_owned());
        if let (Some(above), Some(name)) = (target.parent(), name)
            && (!exists || on_one_file_system(&target, above))
        {
            let (near, prefix) = (above.to_owned(), format!("{name}.kijun-"));
            let place = Self { target: target.clone(), near, prefix };
            match place.take_lock() {
                Err(BuildError::Io { source, .. })
                    if exists
                        && matches!(
                            source.kind(),
                            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
                        ) => {}
                taken => return Ok((place, taken?)),
            }
        }
        let place = Self { near: target.clone(), prefix: INSIDE.to_owned(), target };
        let lock = place.take_lock()?;
        Ok((place, lock))
    }

    fn take_lock(&self) -> Result<Lock, BuildError> {
        Lock::take(self.near.join(format!("{}lock", self.prefix)))
    }

    /// Return whether the new site is written beside the folder, not in it.
    pub(super) fn is_beside(&self) -> bool {
        self.near != self.target
    }

    /// Return a path for the new site that nothing has yet.
    pub(super) fn free_path(&self) -> PathBuf {
        let path = |number: usize| {
            let process = std::process::id();
            self.near.join(format!("{}new-{process}-{number}", self.prefix))
        };
        let mut number = 1;
        while fs::symlink_metadata(path(number)).is_ok() {
            number += 1;
        }
        path(number)
    }

    /// Remove what builds that were interrupted left behind. Return the folders that stay, because
    /// files of others are in them.
    pub(super) fn clear_leftovers(&self) -> Result<Vec<PathBuf>, BuildError> {
        let cannot = |source| BuildError::io("読めません", &self.near, source);
        let new = format!("{}new-", self.prefix);
        let mut stay = Vec::new();
        for entry in fs::read_dir(&self.near).map_err(cannot)? {
            let entry = entry.map_err(cannot)?;
            let is_new = entry.file_name().to_string_lossy().starts_with(&new);
            if !is_new || !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                continue;
            }
            let path = entry.path();
            let gone = owned::clear(&path);
            if !gone.map_err(|source| BuildError::io("消せません", &path, source))? {
                stay.push(path);
            }
        }
        stay.sort();
        Ok(stay)
    }
}

/// Return the path of a folder, which need not exist, without symbolic links. Make the folders
/// above it.
fn resolve(folder: &Path) -> Result<PathBuf, BuildError> {
    let cannot = |what| move |source| BuildError::io(what, folder, source);
    match fs::symlink_metadata(folder) {
        Ok(_) => match fs::canonicalize(folder) {
            Ok(target) if target.is_dir() => Ok(target),
            Ok(_) => Err(BuildError::NoFolder(folder.to_owned())),
            // A link that leads nowhere, or in a circle.
            Err(_) if folder.is_symlink() => Err(BuildError::NoFolder(folder.to_owned())),
            Err(source) => Err(cannot("読めません")(source)),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
            let above = above.unwrap_or(Path::new("."));
            fs::create_dir_all(above).map_err(cannot("作れません"))?;
            let above = fs::canonicalize(above).map_err(cannot("読めません"))?;
            Ok(above.join(folder.file_name().unwrap_or_default()))
        }
        Err(source) => Err(cannot("読めません")(source)),
    }
}

/// Fail if a folder is neither Kijun's nor empty. Files of an interrupted build do not count.
fn recognize(target: &Path, folder: &Path) -> Result<(), BuildError> {
    let cannot = |source| BuildError::io("読めません", folder, source);
    if owned::listed(target).map_err(cannot)?.is_some() {
        return Ok(());
    }
    for entry in fs::read_dir(target).map_err(cannot)? {
        let name = entry.map_err(cannot)?.file_name();
        let name = name.to_string_lossy();
        let own = name.strip_prefix(INSIDE);
        if !own.is_some_and(|own| own == "lock" || own.starts_with("new-")) {
            return Err(BuildError::ForeignFolder(folder.to_owned()));
        }
    }
    Ok(())
}

/// Return whether files can be moved between two folders, as far as the system tells.
#[cfg(unix)]
fn on_one_file_system(one: &Path, two: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |folder: &Path| -> io::Result<u64> { Ok(fs::metadata(folder)?.dev()) };
    matches!((device(one), device(two)), (Ok(one), Ok(two)) if one == two)
}

/// A folder that is a file system of its own is in use, and cannot be renamed.
#[cfg(not(unix))]
fn on_one_file_system(_: &Path, _: &Path) -> bool {
    true
}
