//! Archives that are the same each time: sorted, without times, owners or what the system adds.

use std::io::{Cursor, Write};

use flate2::{Compression, GzBuilder};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::Made;

/// A file in an archive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The path in the archive's top folder, with `/`.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
    /// True for a program.
    pub program: bool,
}

impl Entry {
    /// Return a file that is no program.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into(), program: false }
    }

    /// Return a program.
    pub fn program(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { program: true, ..Self::new(path, bytes) }
    }

    fn mode(&self) -> u32 {
        if self.program { 0o755 } else { 0o644 }
    }
}

/// The number for the operating system in gzip that says nothing.
const UNKNOWN_SYSTEM: u8 = 255;

/// Return a tar archive, packed with gzip. `top`: the folder that all files are in.
///
/// # Errors
/// Fail if a path is longer than tar allows.
pub fn tar_gz(top: &str, mut entries: Vec<Entry>) -> Made<Vec<u8>> {
    entries.sort();
    let packed = GzBuilder::new()
        .mtime(0)
        .operating_system(UNKNOWN_SYSTEM)
        .write(Vec::new(), Compression::best());
    let mut tar = tar::Builder::new(packed);
    for entry in &entries {
        let mut header = tar::Header::new_gnu();
        header.set_size(u64::try_from(entry.bytes.len())?);
        header.set_mode(entry.mode());
        header.set_mtime(0);
        header.set_uid(0);
        header.set_gid(0);
        tar.append_data(&mut header, format!("{top}/{}", entry.path), entry.bytes.as_slice())?;
    }
    Ok(tar.into_inner()?.finish()?)
}

/// Return a ZIP archive. `top`: the folder that all files are in.
///
/// # Errors
/// Fail if an archive of such a size cannot be written.
pub fn zip(top: &str, mut entries: Vec<Entry>) -> Made<Vec<u8>> {
    entries.sort();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in &entries {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(9))
            .last_modified_time(DateTime::default())
            .unix_permissions(entry.mode());
        zip.start_file(format!("{top}/{}", entry.path), options)?;
        zip.write_all(&entry.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
