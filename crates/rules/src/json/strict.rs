//! The checks that any JSON text passes before its fields are read.
//!
//! `serde_json` decides if the text is JSON. It accepts a name twice in an object, and any nesting;
//! so the text, known to be JSON by then, is walked once more. The walk keeps the names of the
//! objects still open, as pieces of the text.

use std::borrow::Cow;

use serde::de::IgnoredAny;

use super::error::{Position, ReadError, ReadErrorKind};
use crate::names::Names;
use crate::text::{is_blank, quoted};

/// The largest file, in bytes (16 MiB).
pub const MAX_BYTES: usize = 16 << 20;

/// The deepest nesting of arrays and objects.
pub const MAX_DEPTH: usize = 128;

/// The mark that some editors put before the text. It is no part of it.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Return the text of the bytes.
///
/// # Errors
/// Fail if the text is not one JSON value within the limits, without a name twice in an object.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::too_large());
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| ReadError {
        position: Some(Position::of(bytes, error.valid_up_to())),
        ..ReadError::new(
            ReadErrorKind::NotUtf8,
            "UTF-8でない文字があります。",
            "文字コードをUTF-8にして保存し直してください。",
        )
    })?;
    if is_blank(text) {
        return Err(ReadError::new(
            ReadErrorKind::Empty,
            "ファイルが空です。",
            "自己点検のページの「回答ファイルを保存」で作ったファイルを指定してください。",
        ));
    }
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        return Err(not_json(text, &error));
    }
    walk(text)?;
    Ok(text)
}

/// Return the error of a text that `serde_json` refuses.
pub(crate) fn not_json(text: &str, error: &serde_json::Error) -> ReadError {
    let message = if error.is_eof() {
        "JSONが途中で終わっています。"
    } else {
        "JSONとして読めません。"
    };
    // serde_json counts the bytes of a line; a position counts characters.
    let line_start: usize =
        text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    ReadError::new(
        ReadErrorKind::NotJson,
        message,
        "この位置の前後で、括弧・引用符・コンマの過不足がないか確認してください。",
    )
    .at(text, line_start + error.column().saturating_sub(1))
}

/// Refuse a name twice in an object, and deep nesting, in a text known to be JSON.
fn walk(text: &str) -> Result<(), ReadError> {
    let bytes = text.as_bytes();
    // For each open array or object its names so far, with their bytes; arrays have none.
    let mut open: Vec<Vec<(Cow<'_, str>, usize)>> = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' => {
                if open.len() == MAX_DEPTH {
                    return Err(too_deep().at(text, at));
                }
                open.push(Vec::new());
            }
            b'}' | b']' => {
                if let Some(names) = open.pop() {
                    refuse_duplicates(text, &names)?;
                }
            }
            b'"' => {
                let end = string_end(bytes, at);
                let is_name = bytes
                    .get(end..)
                    .and_then(|rest| rest.iter().find(|byte| !byte.is_ascii_whitespace()))
                    == Some(&b':');
                if let (true, Some(names)) = (is_name, open.last_mut()) {
                    if names.len() == names.capacity() {
                        // By a quarter: a list that doubles would be held three times on the way.
                        names.reserve_exact((names.len() >> 2).max(4));
                    }
                    names.push((decode(text, at, end)?, at));
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    Ok(())
}

/// Return the byte after the closing quotation mark of the string that opens at `start`.
pub(super) fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    loop {
        match bytes.get(at) {
            Some(b'\\') => at += 2,
            Some(b'"') | None => return (at + 1).min(bytes.len()),
            Some(_) => at += 1,
        }
    }
}

/// Return the text of the string between the bytes `start` and `end`, quotation marks included.
pub(super) fn decode(text: &str, start: usize, end: usize) -> Result<Cow<'_, str>, ReadError> {
    let inner = text.get(start + 1..end.saturating_sub(1)).unwrap_or_default();
    if inner.contains('\\') {
        unescaped(inner).map(Cow::Owned).ok_or_else(|| broken_escape().at(text, start))
    } else {
        Ok(Cow::Borrowed(inner))
    }
}

/// Return the text of a string, given what is between its quotation marks; `None` where its `\u`
/// are no characters. Each `\` is known to begin an escape.
pub(super) fn unescaped(inner: &str) -> Option<String> {
    if !inner.contains('\\') {
        return Some(inner.to_owned());
    }
    // A character beyond U+FFFF is escaped as two units of UTF-16.
    let mut units: Vec<u16> = Vec::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(char) = chars.next() {
        if char != '\\' {
            units.extend_from_slice(char.encode_utf16(&mut [0; 2]));
            continue;
        }
        let code = match chars.next()? {
            'b' => 8,
            't' => 9,
            'n' => 10,
            'f' => 12,
            'r' => 13,
            'u' => {
                let mut hex = || chars.next()?.to_digit(16);
                (hex()? << 12) | (hex()? << 8) | (hex()? << 4) | hex()?
            }
            itself => u32::from(itself),
        };
        units.push(u16::try_from(code).ok()?);
    }
    String::from_utf16(&units).ok()
}

/// Return the error of a `\u` that is no character.
pub(super) fn broken_escape() -> ReadError {
    ReadError::new(
        ReadErrorKind::NotJson,
        "文字列の中に、文字にならない\\uの並びがあります。",
        "この文字列を入力し直してください。",
    )
}

fn too_deep() -> ReadError {
    ReadError::new(
        ReadErrorKind::TooDeep,
        format!("括弧の入れ子が{MAX_DEPTH}段を超えています。"),
        "回答ファイルであるか確認してください。",
    )
}

fn refuse_duplicates(text: &str, names: &[(Cow<'_, str>, usize)]) -> Result<(), ReadError> {
    let name_at = |place: usize| names.get(place).map(|(name, _)| name.as_ref());
    let sorted = Names::of(names.len(), &name_at);
    let twice = sorted.repeated(&name_at).filter_map(|place| names.get(place));
    match twice.min_by_key(|(_, at)| at) {
        None => Ok(()),
        Some((name, at)) => Err(ReadError::new(
            ReadErrorKind::DuplicateName,
            format!("同じ名前『{}』が1つの括弧の中に2回あります。", quoted(name)),
            "どちらが正しいか確認し、一方を削除してください。",
        )
        .at(text, *at)),
    }
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn a_string_stands_for_what_serde_json_says() {
        for inner in [
            "",
            "文字",
            r#"\"\\\/\b\f\n\r\t"#,
            r"\u0041\u3042あ\u00e9",
            r"\ud83d\ude00と😀",
            r"\uD83D",
            r"\ude00\ud83d",
            r"\ud83d\u0041",
            r"\u0000",
        ] {
            let expected = serde_json::from_str::<String>(&format!("\"{inner}\"")).ok();
            assert_eq!(unescaped(inner), expected, "{inner}");
        }
    }
}
