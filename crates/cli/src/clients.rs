//! The built clients that this program holds, if it was compiled with the feature `embed`.

use kijun_site::build::{BuildError, Bundles};

/// Return the clients that the program holds; `None` if it holds none.
///
/// # Errors
/// Fail if they are not whole; a program with such clients was compiled from a broken folder.
#[cfg(feature = "embed")]
pub(crate) fn embedded() -> Result<Option<Bundles>, BuildError> {
    use std::io::Read;

    use flate2::read::GzDecoder;

    const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/clients.rs"));
    let files = FILES.iter().map(|(name, packed)| {
        let mut bytes = Vec::new();
        // A file that is cut short is missing below.
        let whole = GzDecoder::new(*packed).read_to_end(&mut bytes).is_ok();
        (if whole { (*name).to_owned() } else { String::new() }, bytes)
    });
    Bundles::of(&files.collect::<Vec<_>>()).map(Some)
}

/// Return the clients that the program holds: none.
///
/// # Errors
/// Never fails.
#[cfg(not(feature = "embed"))]
#[expect(clippy::unnecessary_wraps, reason = "with the feature, it can fail")]
pub(crate) fn embedded() -> Result<Option<Bundles>, BuildError> {
    Ok(None)
}
