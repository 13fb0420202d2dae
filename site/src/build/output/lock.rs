//! One build at a time for each output folder.
//!
//! The operating system holds the lock and releases it when the process ends, in any way. The
//! file's text only tells others who holds it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};
use jiff::Timestamp;
use jiff::tz::Offset;

use crate::build::BuildError;

/// The first line of a lock file.
const HEAD: &str = "kijun build";

/// The difference of Japan's time from UTC, in hours.
const JAPAN: i8 = 9;

/// The number of times that a lock file is opened again, after another process removed it.
const TRIES: usize = 100;

/// The lock of an output folder; released when dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// `None` if the file system has no locks.
    file: Option<File>,
}

impl Lock {
    /// Take the lock with this file.
    ///
    /// # Errors
    /// Fail with [`BuildError::Busy`] if another process has it, with [`BuildError::InTheWay`] if
    /// something else has the file's name, and with [`BuildError::Io`] if the file cannot be made.
    pub(super) fn take(path: PathBuf) -> Result<Self, BuildError> {
        for _ in 0..TRIES {
            if let Some(lock) = Self::try_take(&path)? {
                return Ok(lock);
            }
        }
        Err(BuildError::Busy { path, holder: String::new() })
    }

    /// Take the lock; return `None` if its file was removed meanwhile.
    fn try_take(path: &Path) -> Result<Option<Self>, BuildError> {
        let cannot = |source| BuildError::io("書けません", path, source);
        let in_the_way = || BuildError::InTheWay(path.to_owned());
        match fs::symlink_metadata(path) {
            Ok(metadata) if !metadata.is_file() => return Err(in_the_way()),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(cannot(error)),
        }
        let mut options = OpenOptions::new();
        let options = options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(path).map_err(cannot)?;
        let taken = FileExt::try_lock(&file);
        let mut text = String::new();
        // A text that cannot be read is not Kijun's, or another process keeps it locked.
        let read = file.read_to_string(&mut text);
        if read.is_ok() && !text.is_empty() && text.lines().next() != Some(HEAD) {
            return Err(in_the_way());
        }
        match taken {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let holder = holder(&text).unwrap_or_default();
                return Err(BuildError::Busy { path: path.to_owned(), holder });
            }
            // Such a file system cannot keep two builds apart; one at a time works as elsewhere.
            Err(TryLockError::Error(_)) => {
                return Ok(Some(Self { path: path.to_owned(), file: None }));
            }
        }
        if !is_at(&file, path) {
            return Ok(None);
        }
        write(&mut file).map_err(cannot)?;
        Ok(Some(Self { path: path.to_owned(), file: Some(file) }))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Remove the file while it is locked: nobody else can have taken it. A file that stays
        // hinders nobody.
        if self.file.is_some() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Write who holds the lock: the process and the time.
fn write(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    write!(file, "{HEAD}\n{}\n{}\n", std::process::id(), Timestamp::now())
}

/// Return who holds the lock, in Japanese; `None` if the text does not say it.
fn holder(text: &str) -> Option<String> {
    let mut lines = text.lines().skip(1);
    let process: u32 = lines.next()?.parse().ok()?;
    let since: Timestamp = lines.next()?.parse().ok()?;
    let since = Offset::constant(JAPAN).to_datetime(since).strftime("%Y-%m-%d %H:%M:%S");
    Some(format!("プロセス番号{process}、{since}(日本時間)から"))
}

/// Return whether the file is still the one with this path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let (own, there) = (file.metadata().map(id), fs::symlink_metadata(path).map(id));
    matches!((own, there), (Ok(own), Ok(there)) if own == there)
}

/// An open file cannot be removed on other systems.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Lock, holder};
    use crate::build::BuildError;

    #[test]
    fn one_has_the_lock_and_the_other_is_told_who() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("site.kijun-lock");
        let first = Lock::take(path.clone()).unwrap();
        let error = Lock::take(path.clone()).unwrap_err();
        let text = error.to_string();
        assert!(matches!(error, BuildError::Busy { .. }), "{text}");
        assert!(text.contains(&format!("プロセス番号{}、", std::process::id())), "{text}");
        assert!(text.contains("(日本時間)から"), "{text}");
        drop(first);
        assert!(!path.exists());
        drop(Lock::take(path).unwrap());
    }

    #[test]
    fn the_lock_of_a_process_that_has_ended_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("site.kijun-lock");
        for text in ["", "kijun build\n", "kijun build\n1\n2026-11-29T05:00:00Z\n"] {
            fs::write(&path, text).unwrap();
            drop(Lock::take(path.clone()).expect(text));
            assert!(!path.exists());
        }
    }

    #[test]
    fn a_file_of_others_with_the_locks_name_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("site.kijun-lock");
        fs::write(&path, "mine").unwrap();
        let error = Lock::take(path.clone()).unwrap_err();
        assert!(matches!(error, BuildError::InTheWay(_)), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");

        #[cfg(unix)]
        {
            let mine = folder.path().join("mine");
            fs::rename(&path, &mine).unwrap();
            std::os::unix::fs::symlink(&mine, &path).unwrap();
            let error = Lock::take(path).unwrap_err();
            assert!(matches!(error, BuildError::InTheWay(_)), "{error}");
            assert_eq!(fs::read_to_string(mine).unwrap(), "mine");
        }
    }

    #[test]
    fn the_time_is_that_of_japan() {
        let text = "kijun build\n4711\n2026-11-29T15:04:05.678Z\n";
        let expected = "プロセス番号4711、2026-11-30 00:04:05(日本時間)から";
        assert_eq!(holder(text).as_deref(), Some(expected));
        assert_eq!(holder("kijun build\n4711\n"), None);
    }
}
