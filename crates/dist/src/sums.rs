//! `SHA256SUMS`: the checksums of everything that is given out, as `sha256sum --check` reads them.

use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::{Made, read};

/// The name of the file.
pub const FILE: &str = "SHA256SUMS";

/// The endings of what is given out.
const GIVEN: [&str; 3] = [".tar.gz", ".zip", ".tgz"];

/// Return the checksums of the archives and packages in a folder, sorted by their names.
///
/// # Errors
/// Fail if the folder or a file cannot be read.
pub fn of(folder: &Path) -> Made<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        names.extend(Some(name).filter(|name| GIVEN.iter().any(|end| name.ends_with(end))));
    }
    names.sort();
    let mut text = String::new();
    for name in names {
        writeln!(text, "{}  {name}", sha256(&read(&folder.join(&name))?))?;
    }
    Ok(text)
}

/// Return the SHA-256 of bytes, in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        // A String takes every text.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
