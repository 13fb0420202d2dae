//! Successions from the JSON that a page carries, by the functions that read everything else.

use serde::de::{Deserialize, Deserializer, Error};

use super::succession::{Fates, Succession};
use crate::json::{ReadError, Value, elements as list, fields, object, raw_text, string};

impl Succession {
    /// Return the successions of a JSON text as [`Self::list_to_json`] writes it; none if it is not
    /// one.
    ///
    /// A page carries data of its own version.
    #[must_use]
    pub fn list_from_json(text: &str) -> Vec<Self> {
        object(text).and_then(|value| list(value, succession)).unwrap_or_default()
    }
}

/// Reads from `serde_json` only.
impl<'de> Deserialize<'de> for Succession {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = raw_text(deserializer)?;
        object(text.get()).and_then(succession).map_err(D::Error::custom)
    }
}

fn succession(value: Value<'_>) -> Result<Succession, ReadError> {
    let mut read = Succession::default();
    fields(value, &mut |name, value| {
        match name {
            "from" => read.from = string(value)?,
            "requirements" => read.requirements = fates(value)?,
            "classes" => read.classes = fates(value)?,
            "facts" => read.facts = fates(value)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(read)
}

fn fates(value: Value<'_>) -> Result<Fates, ReadError> {
    let mut read = Fates::default();
    let ids = |value| list(value, string);
    fields(value, &mut |name, value| {
        match name {
            "changed" => read.changed = list(value, ids)?,
            "moved" => read.moved = list(value, ids)?,
            "new" => read.new = ids(value)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(read)
}
