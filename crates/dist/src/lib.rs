//! What is given out of a release, made of what was built: the archive of the command, the npm
//! packages, and the checksums. The same input gives the same bytes, at any time and in any folder.
//!
//! | subject | module |
//! | --- | --- |
//! | files in an archive, without times and owners | [`archive`] |
//! | the archive of the command | [`command`] |
//! | the manual and the completions | [`manual`] |
//! | the npm packages | [`npm`] |
//! | the bill of materials, in CycloneDX | [`sbom`] |
//! | `SHA256SUMS` | [`sums`] |
#![deny(missing_docs)]

use std::error::Error;
use std::path::{Path, PathBuf};

pub mod archive;
pub mod command;
pub mod manual;
pub mod npm;
pub mod sbom;
pub mod sums;

/// The version of the release.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The result of something that fails with a message for the person who builds.
pub type Made<T> = Result<T, Box<dyn Error>>;

/// Return the top folder of the repository in which this crate was compiled.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Return the bytes of a file.
///
/// # Errors
/// Fail with the path and the reason if it cannot be read.
pub(crate) fn read(path: &Path) -> Made<Vec<u8>> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()).into())
}
