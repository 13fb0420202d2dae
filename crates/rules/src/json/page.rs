//! Plain data from the JSON that a page carries.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, IgnoredAny};
use serde_json::value::RawValue;

use super::error::{ReadError, ReadErrorKind};
use super::value::{Raw, Value};

/// The word for rules and successions in an error.
pub(crate) const PLACE: &str = "規則";

/// The cure of an error. A page carries data of its own version; else it is built again.
const CURE: &str = "サイトを作り直してください。";

/// Return the value of a JSON text.
///
/// # Errors
/// Fail if the text is not JSON.
pub(crate) fn object(text: &str) -> Result<Value<'_>, ReadError> {
    serde_json::from_str::<IgnoredAny>(text)
        .map_err(|_| ReadError::new(ReadErrorKind::NotJson, "JSONとして読めません。", CURE))?;
    Ok(Value { text, raw: Raw::known(text) })
}

/// Call `take` with each field of an object; it returns false for a name it does not know.
///
/// # Errors
/// Fail if the value is not an object, at an unknown name, and where `take` does.
pub(crate) fn fields<'a>(
    value: Value<'a>,
    take: &mut dyn FnMut(&str, Value<'a>) -> Result<bool, ReadError>,
) -> Result<(), ReadError> {
    value.each_field(PLACE, &mut |name: Cow<'a, str>, value| {
        if take(&name, value)? { Ok(()) } else { Err(value.locate(unknown(&name))) }
    })
}

fn unknown(name: &str) -> ReadError {
    ReadError::new(
        ReadErrorKind::WrongType,
        format!("規則に『{name}』という項目はありません。"),
        CURE,
    )
}

/// Return the elements of an array.
///
/// # Errors
/// Fail if the value is not an array, and where `read` does.
pub(crate) fn elements<'a, T>(
    value: Value<'a>,
    read: fn(Value<'a>) -> Result<T, ReadError>,
) -> Result<Vec<T>, ReadError> {
    let mut elements = Vec::new();
    value.each_element(PLACE, &mut |_, value| {
        elements.push(read(value)?);
        Ok(())
    })?;
    Ok(elements)
}

/// Return a string.
///
/// # Errors
/// Fail if the value is not a string.
pub(crate) fn string(value: Value<'_>) -> Result<String, ReadError> {
    value.string(PLACE)
}

/// Return the text of a value inside of a serde type. Only `serde_json` can give it.
///
/// # Errors
/// Fail if the text is not JSON.
pub(crate) fn raw_text<'de, D: Deserializer<'de>>(from: D) -> Result<Box<RawValue>, D::Error> {
    Box::<RawValue>::deserialize(from)
}
