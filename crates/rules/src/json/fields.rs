//! Fields of an object, kept as their text.

use std::borrow::Cow;
use std::fmt;

use super::value::{Raw, Value};

/// Fields of an object that are handed on letter for letter and not interpreted. They take no more
/// memory than in the file, however many they are.
///
/// INVARIANT (object): the text is empty, or that of a JSON object, without a name twice.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Fields(Box<str>);

impl Fields {
    /// Return the fields of a value; none if it is not an object.
    pub(crate) fn of(value: Raw<'_>) -> Self {
        let text = value.get();
        Self(if text.starts_with('{') { text.into() } else { Box::default() })
    }

    /// Return true if there is no field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Call `step` with the name and the text of each field.
    pub(crate) fn each<'a>(&'a self, mut step: impl FnMut(Cow<'a, str>, Raw<'a>)) {
        if self.is_empty() {
            return;
        }
        let raw = Raw::known(&self.0);
        // INVARIANT (object): there is nothing to refuse.
        let _ = Value { text: &self.0, raw }.each_field("", &mut |name, value| {
            step(name, value.raw);
            Ok(())
        });
    }

    /// Return the names of the fields, in the order of the file.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        self.each_name(&mut |name| names.push(name.to_owned()));
        names
    }

    /// Call `step` with the name of each field, in the order of the file.
    pub fn each_name(&self, step: &mut dyn FnMut(&str)) {
        self.each(|name, _| step(&name));
    }

    /// Return the text of the value under a name.
    pub(crate) fn get(&self, wanted: &str) -> Option<Raw<'_>> {
        let mut found = None;
        self.each(|name, value| {
            if name == wanted {
                found = Some(value);
            }
        });
        found
    }

    /// Return these values under these names, in this order, then every other field as it is. A
    /// value of `None` takes the name away.
    pub(crate) fn with(&self, known: &[(&str, Option<&str>)]) -> Self {
        let mut collected = Collected::of(known);
        self.each(|name, value| {
            if !known.iter().any(|(known, _)| *known == name) {
                collected.push(&name, value.get());
            }
        });
        collected.finish()
    }

    /// Return the fields as a JSON object; `None` if there is none.
    pub(crate) fn json(self) -> Option<Box<str>> {
        (!self.is_empty()).then_some(self.0)
    }
}

impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The fields of an object that is being written.
#[derive(Default)]
pub(crate) struct Collected(String);

impl Collected {
    /// Start with these fields; one whose value is `None` is left out.
    pub(crate) fn of(fields: &[(&str, Option<&str>)]) -> Self {
        let mut collected = Self::default();
        for (name, value) in fields {
            if let Some(value) = value {
                collected.push(name, value);
            }
        }
        collected
    }

    /// Add a field; `value` is JSON.
    pub(crate) fn push(&mut self, name: &str, value: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push_str(&encoded(name));
        self.0.push(':');
        self.0.push_str(value);
    }

    /// Add a text; leave out one that is absent.
    pub(crate) fn push_text(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.push(name, &encoded(text));
        }
    }

    /// Add every one of these fields as it is.
    pub(crate) fn push_all(&mut self, fields: &Fields) {
        fields.each(|name, value| self.push(&name, value.get()));
    }

    /// Return the object, `{}` if nothing was added.
    pub(crate) fn object(mut self) -> String {
        self.0.push_str(if self.0.is_empty() { "{}" } else { "}" });
        self.0
    }

    /// Return the fields.
    pub(crate) fn finish(mut self) -> Fields {
        if !self.0.is_empty() {
            self.0.push('}');
        }
        Fields(self.0.into())
    }
}

/// Return a text as JSON; `None` if it is empty.
pub(crate) fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| encoded(text))
}

/// Return a list of texts as JSON.
pub(crate) fn list(texts: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut json = String::from("[");
    for text in texts {
        if json.len() > 1 {
            json.push(',');
        }
        json.push_str(&encoded(text.as_ref()));
    }
    json.push(']');
    json
}

/// Return a string as JSON.
pub(crate) fn encoded(text: &str) -> String {
    // Writing a string to memory does not fail.
    serde_json::to_string(text).unwrap_or_default()
}
