//! Fields of an object, kept as their text.

use std::borrow::Cow;
use std::fmt;

use serde::ser::SerializeMap;
use serde_json::value::RawValue;

use super::fields::Value;

/// Fields of an object that are handed on and not looked at, letter for letter. They take no more
/// memory than they took in the file, however many they are.
///
/// INVARIANT (object): the text is empty, or that of a JSON object, as `Collected` makes it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Fields(Box<str>);

impl Fields {
    /// Whether there is no field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Calls `step` with the name and the text of each field.
    pub(crate) fn each<'a>(&'a self, mut step: impl FnMut(Cow<'a, str>, &'a RawValue)) {
        let Ok(raw) = serde_json::from_str(&self.0) else {
            return;
        };
        // INVARIANT (object): there is nothing to refuse.
        let _ = Value { text: &self.0, raw }.each_field("", &mut |name, value| {
            step(name, value.raw);
            Ok(())
        });
    }

    /// Writes each field.
    pub(super) fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let mut written = Ok(());
        self.each(|name, value| {
            if written.is_ok() {
                written = map.serialize_entry(&name, value);
            }
        });
        written
    }
}

impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// [`Fields`] that are being gathered.
#[derive(Default)]
pub(super) struct Collected(String);

impl Collected {
    /// Adds a field; `value` is JSON.
    pub(super) fn push(&mut self, name: &str, value: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push_str(&encoded(name));
        self.0.push(':');
        self.0.push_str(value);
    }

    pub(super) fn finish(mut self) -> Fields {
        if !self.0.is_empty() {
            self.0.push('}');
        }
        Fields(self.0.into())
    }
}

/// The string as JSON.
pub(super) fn encoded(text: &str) -> String {
    // Writing a string to memory does not fail.
    serde_json::to_string(text).unwrap_or_default()
}
