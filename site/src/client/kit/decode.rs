//! CSV as Japanese Excel saves it, decoded by what the browser has built in.

/// Decode CP932, with U+FFFD for what is none. Natively, only ASCII is known: no page is read there.
#[must_use]
pub fn cp932(bytes: &[u8]) -> String {
    #[cfg(target_arch = "wasm32")]
    if let Ok(decoder) = web_sys::TextDecoder::new_with_label("shift_jis") {
        return decoder.decode_with_u8_array(bytes).unwrap_or_default();
    }
    String::from_utf8_lossy(bytes).into_owned()
}
