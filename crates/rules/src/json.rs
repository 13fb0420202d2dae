//! JSON out. Every writer goes through here as `dyn Write`: the code that serialises stands once in
//! a bundle for the browser, not once for each kind of writer.

use std::io::Write;

use serde::Serialize;

/// Writes without white space.
pub(crate) fn compact(value: &impl Serialize, into: &mut dyn Write) -> serde_json::Result<()> {
    serde_json::to_writer(into, value)
}

/// What `write` writes, as text.
pub(crate) fn text(
    write: impl FnOnce(&mut dyn Write) -> serde_json::Result<()>,
) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    Ok(String::from_utf8(bytes).unwrap_or_default())
}
