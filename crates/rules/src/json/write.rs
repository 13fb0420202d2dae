//! JSON out. Every writer goes through here as `dyn Write`, so that a bundle for the browser holds
//! the code that serialises once, not once for each kind of writer.

use std::io::Write;

use serde::Serialize;

/// Write a value without white space.
///
/// # Errors
/// Fail only if the writer does: the types of this crate hold nothing that JSON cannot express.
pub(crate) fn write(value: &impl Serialize, into: &mut dyn Write) -> serde_json::Result<()> {
    serde_json::to_writer(into, value)
}

/// Return the JSON of a value, without white space. Memory can always be written to.
pub(crate) fn to_string(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let written = write(value, &mut bytes);
    debug_assert!(written.is_ok(), "memory can always be written to");
    String::from_utf8(bytes).unwrap_or_default()
}
