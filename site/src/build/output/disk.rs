//! Every change to the disk, in one place, so that a test can end the process between any two.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// Make a folder and the folders above it.
pub(super) fn make_folders(folder: &Path) -> io::Result<()> {
    alive()?;
    fs::create_dir_all(folder)
}

/// Make a folder that does not exist yet.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    alive()?;
    fs::create_dir(folder)
}

/// Write a file that does not exist yet.
pub(super) fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    alive()?;
    OpenOptions::new().write(true).create_new(true).open(file)?.write_all(bytes)
}

/// Add to the end of a file; make it if there is none.
pub(super) fn append(file: &Path, text: &str) -> io::Result<()> {
    alive()?;
    OpenOptions::new().append(true).create(true).open(file)?.write_all(text.as_bytes())
}

/// Give a file a second name; copy it if the file system has no second names.
pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
    alive()?;
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()))
}

/// Move a file or folder within one file system. It replaces a file with the new name.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    alive()?;
    fs::rename(from, to)
}

/// Give two folders each other's names, in one step.
///
/// # Errors
/// Fail with [`ErrorKind::Unsupported`] if this system has no such step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, two: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    alive()?;
    Ok(renameat_with(CWD, one, CWD, two, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Give a folder the access rights of another one.
pub(super) fn copy_rights(from: &Path, to: &Path) -> io::Result<()> {
    alive()?;
    fs::set_permissions(to, fs::metadata(from)?.permissions())
}

/// Remove a file that may be gone already.
pub(super) fn remove_file(file: &Path) -> io::Result<()> {
    alive()?;
    absent_is_done(fs::remove_file(file))
}

/// Remove a folder, if it is empty.
pub(super) fn remove_empty(folder: &Path) -> io::Result<()> {
    alive()?;
    absent_is_done(fs::remove_dir(folder))
}

fn absent_is_done(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(())
        }
        done => done,
    }
}

#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, reason = "it fails in tests only")]
fn alive() -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
use death::alive;

/// The end of the process, as the disk sees it: from a given change on, there are no more.
#[cfg(test)]
pub(super) mod death {
    use std::cell::Cell;
    use std::io;

    thread_local! {
        static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
    }

    /// Allow this many changes from now on; `None` allows all.
    pub(in super::super) fn after(changes: Option<usize>) {
        LEFT.set(changes);
    }

    pub(super) fn alive() -> io::Result<()> {
        match LEFT.get() {
            None => Ok(()),
            Some(0) => Err(io::Error::other("the process has ended")),
            Some(left) => {
                LEFT.set(Some(left - 1));
                Ok(())
            }
        }
    }
}
