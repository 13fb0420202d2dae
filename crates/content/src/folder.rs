//! The folders of the standards, and the files in them.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use crate::problem::{
    LeadsOut, MissingFile, NoRegularFile, NotUtf8, OutsideFolder, Problems, TooLarge, TooMuch,
    Unreadable,
};
use crate::source::{SourceFile, SourcePlace, Text};

/// The largest size of a file, in bytes. The longest document of this repository has 60 KB.
pub(crate) const LARGEST: u64 = 2 * 1024 * 1024;

/// The largest size of all files of a standard and its earlier editions, in bytes.
pub(crate) const LARGEST_SUM: u64 = 4 * LARGEST;

/// The folder of one standard, or of an earlier edition of one.
pub(crate) struct Folder<'a> {
    /// The content folder.
    pub(crate) root: &'a Path,
    /// The path below the content folder, with `/` between its parts.
    pub(crate) path: &'a str,
    /// The folder, without symbolic links, out of which no file may lead.
    pub(crate) fence: &'a Path,
    /// The number of bytes that may still be read.
    pub(crate) left: &'a Cell<u64>,
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
        let bytes = self.bytes(name, at, problems)?;
        decode(format!("{}/{name}", self.path), bytes, problems)
    }

    /// Return the bytes of the file with this path below the folder, requested at `at`.
    pub(crate) fn bytes(
        &self,
        name: &str,
        at: &SourcePlace,
        problems: &mut Problems,
    ) -> Option<Vec<u8>> {
        let path = format!("{}/{name}", self.path);
        match read(self.fence, &self.root.join(&path)) {
            Ok(bytes) => {
                let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                match self.left.get().checked_sub(length) {
                    Some(left) => {
                        self.left.set(left);
                        return Some(bytes);
                    }
                    None => problems.add(at, TooMuch { path, limit: LARGEST_SUM }),
                }
            }
            Err(refused) => refused.add(path, at, problems),
        }
        None
    }
}

/// Read the file with this name beside the standards' folders; `None` if there is none.
pub(crate) fn read_beside(
    root: &Path,
    fence: &Path,
    name: &str,
    problems: &mut Problems,
) -> Option<SourceFile> {
    match read(fence, &root.join(name)) {
        Ok(bytes) => return decode(name.to_owned(), bytes, problems),
        Err(Refused::Missing) => {}
        Err(refused) => {
            let file = SourceFile::new(name.to_owned(), String::new());
            refused.add(name.to_owned(), &file.at(0..0), problems);
        }
    }
    None
}

/// The reason why a file is not read.
pub(crate) enum Refused {
    /// There is nothing with this path.
    Missing,
    /// A symbolic link leads out of the content folder.
    LeadsOut,
    /// A folder, a device, a pipe.
    NoRegularFile,
    /// The size in bytes is above [`LARGEST`].
    TooLarge(u64),
    /// The operating system refuses.
    Io(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        if error.kind() == ErrorKind::NotFound { Self::Missing } else { Self::Io(error) }
    }
}

impl Refused {
    /// Record why the file with this path was not read.
    pub(crate) fn add(self, path: String, at: &SourcePlace, problems: &mut Problems) {
        match self {
            Self::Missing => problems.add(at, MissingFile { path }),
            Self::LeadsOut => problems.add(at, LeadsOut { path }),
            Self::NoRegularFile => problems.add(at, NoRegularFile { path }),
            Self::TooLarge(bytes) => problems.add(at, TooLarge { path, bytes, limit: LARGEST }),
            Self::Io(error) => {
                let why = error.to_string();
                problems.add(at, Unreadable { path, why });
            }
        }
    }
}

/// Read a regular file below `fence` of a bounded size. Nothing else is opened: a device has no
/// end, and a pipe may never begin.
fn read(fence: &Path, path: &Path) -> Result<Vec<u8>, Refused> {
    let path = inside(fence, path)?;
    let metadata = path.metadata()?;
    if !metadata.is_file() {
        return Err(Refused::NoRegularFile);
    }
    if metadata.len() > LARGEST {
        return Err(Refused::TooLarge(metadata.len()));
    }
    let mut bytes = Vec::new();
    // A file may grow, or not know its size.
    let read = File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    let read = u64::try_from(read).unwrap_or(u64::MAX);
    if read > LARGEST { Err(Refused::TooLarge(read)) } else { Ok(bytes) }
}

/// Return a path without symbolic links.
///
/// # Errors
/// Fail with [`Refused::LeadsOut`] if it is not below `fence`.
pub(crate) fn inside(fence: &Path, path: &Path) -> Result<PathBuf, Refused> {
    let path = path.canonicalize()?;
    if path.starts_with(fence) { Ok(path) } else { Err(Refused::LeadsOut) }
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
