//! A value of a JSON text, and its parts one after the other, without holding them all.

use std::borrow::Cow;

use serde::de::IgnoredAny;

use super::error::{Position, ReadError, ReadErrorKind};
use super::strict::{broken_escape, decode, not_json, string_end, unescaped};
use crate::text::quoted;

/// A value inside a text that [`strict`](super::strict) has accepted.
#[derive(Clone, Copy)]
pub(crate) struct Value<'a> {
    pub(crate) text: &'a str,
    pub(crate) raw: Raw<'a>,
}

/// The text of a value, without white space around it.
///
/// INVARIANT (json): it is JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Raw<'a>(&'a str);

impl<'a> Raw<'a> {
    /// Return the value of a text that is known to be JSON.
    pub(crate) fn known(text: &'a str) -> Self {
        Self(text.trim_matches([' ', '\t', '\r', '\n']))
    }

    /// Return the text.
    pub(crate) fn get(self) -> &'a str {
        self.0
    }
}

type Step<'a, 'f> = &'f mut dyn FnMut(Cow<'a, str>, Value<'a>) -> Result<(), ReadError>;

impl<'a> Value<'a> {
    /// Return a value that is a text of its own.
    pub(crate) fn alone(raw: Raw<'a>) -> Self {
        Self { text: raw.get(), raw }
    }

    /// Call `step` with the name and value of each field, in the order of the file.
    ///
    /// # Errors
    /// Fail if the value is not an object, and where `step` does. `path` names the value.
    pub(crate) fn each_field(self, path: &str, step: Step<'a, '_>) -> Result<(), ReadError> {
        if !self.raw.get().starts_with('{') {
            return Err(self.wrong_type(path, "オブジェクト({…})"));
        }
        self.each(true, step)
    }

    /// Call `step` with each element.
    ///
    /// # Errors
    /// Fail if the value is not an array, and where `step` does. `path` names the value.
    pub(crate) fn each_element(self, path: &str, step: Step<'a, '_>) -> Result<(), ReadError> {
        if !self.raw.get().starts_with('[') {
            return Err(self.wrong_type(path, "配列([…])"));
        }
        self.each(false, step)
    }

    /// Count the fields or elements, so that a list of them can be allocated in one piece.
    pub(crate) fn count(self) -> usize {
        let mut count = 0;
        let mut step = |_, _: Value<'a>| {
            count += 1;
            Ok(())
        };
        let counted = match self.raw.get().as_bytes().first() {
            Some(b'{') => self.each_field("", &mut step),
            Some(b'[') => self.each_element("", &mut step),
            _ => Ok(()),
        };
        if counted.is_ok() { count } else { 0 }
    }

    /// Return the string.
    ///
    /// # Errors
    /// Fail if the value is not a string, or if an escape in it is no character.
    pub(crate) fn string(self, path: &str) -> Result<String, ReadError> {
        let Some(inner) = self.raw.get().strip_prefix('"') else {
            return Err(self.wrong_type(path, "文字列(\"…\")"));
        };
        let inner = inner.strip_suffix('"').unwrap_or(inner);
        unescaped(inner).ok_or_else(|| self.locate(broken_escape()))
    }

    /// Return true for `null`.
    pub(crate) fn is_null(self) -> bool {
        self.raw.get() == "null"
    }

    /// Return the error of a value of another type than the field has.
    pub(crate) fn wrong_type(self, path: &str, wanted: &str) -> ReadError {
        let found = match self.raw.get().bytes().next() {
            Some(b'"') => format!("文字列{}", quoted(self.raw.get())),
            Some(b'{') => "オブジェクト".to_owned(),
            Some(b'[') => "配列".to_owned(),
            _ => format!("『{}』", quoted(self.raw.get())),
        };
        self.locate(ReadError::new(
            ReadErrorKind::WrongType,
            format!("{path}の値が{found}になっています。"),
            format!("{wanted}にしてください。"),
        ))
    }

    /// Give the error the position of this value.
    pub(crate) fn locate(self, error: ReadError) -> ReadError {
        error.at(self.text, self.start())
    }

    /// Return the position of this value in the file.
    pub(crate) fn position(self) -> Position {
        Position::of(self.text.as_bytes(), self.start())
    }

    /// Return the byte at which it starts.
    fn start(self) -> usize {
        // Both are pieces of the same text, so the difference of their addresses is the place.
        self.raw.get().as_ptr().addr().saturating_sub(self.text.as_ptr().addr())
    }

    /// Call `step` with each field or element. INVARIANT (json): between two parts there is
    /// nothing but white space, a comma or a colon.
    ///
    /// `serde_json` could do this by a visitor. That carries the reading and writing of numbers
    /// with fractions along, whose tables are a fifth of a bundle for the browser.
    fn each(self, named: bool, step: Step<'a, '_>) -> Result<(), ReadError> {
        let text = self.raw.get();
        let mut at = next_part(text, 1);
        while !matches!(text.as_bytes().get(at), None | Some(b'}' | b']')) {
            let mut name = Cow::Borrowed("");
            if named {
                let end = string_end(text.as_bytes(), at);
                name = decode(text, at, end)?;
                at = next_part(text, end);
            }
            let rest = text.get(at..).unwrap_or_default();
            let mut values = serde_json::Deserializer::from_str(rest).into_iter::<IgnoredAny>();
            match values.next() {
                Some(Ok(IgnoredAny)) => {}
                Some(Err(error)) => return Err(not_json(rest, &error)),
                None => return Ok(()),
            }
            let length = values.byte_offset();
            let raw = Raw(rest.get(..length).unwrap_or_default());
            step(name, Value { text: self.text, raw })?;
            at = next_part(text, at + length);
        }
        Ok(())
    }
}

/// Return the place of the next name, value or closing bracket.
fn next_part(text: &str, from: usize) -> usize {
    let rest = text.as_bytes().iter().skip(from);
    from + rest
        .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b':'))
        .count()
}
