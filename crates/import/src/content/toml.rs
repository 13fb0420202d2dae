//! Values of TOML, written.

/// Return a text as a TOML string.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for sign in text.chars() {
        match sign {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            sign if sign.is_control() => put!(quoted, "\\u{:04X}", u32::from(sign)),
            sign => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

/// Return a key of TOML.
pub(crate) fn key(text: &str) -> String {
    let is_bare = !text.is_empty()
        && text.chars().all(|sign| sign.is_ascii_alphanumeric() || "-_".contains(sign));
    if is_bare { text.to_owned() } else { quoted(text) }
}

/// Return texts as an array.
pub(crate) fn array<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let texts: Vec<String> = texts.into_iter().map(quoted).collect();
    format!("[{}]", texts.join(", "))
}
