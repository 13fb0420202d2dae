//! The fields of a JSON object, one after the other, without holding them all.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::error::{Place, ReadError, ReadErrorKind};
use super::strict::{broken_escape, not_json, shortened};

/// A value inside a text that [`strict`](super::strict) has let through.
#[derive(Clone, Copy)]
pub(crate) struct Value<'a> {
    pub(crate) text: &'a str,
    pub(crate) raw: &'a RawValue,
}

type Step<'a, 'f> = &'f mut dyn FnMut(Cow<'a, str>, Value<'a>) -> Result<(), ReadError>;

impl<'a> Value<'a> {
    /// A value that stands by itself.
    pub(crate) fn alone(raw: &'a RawValue) -> Self {
        Self { text: raw.get(), raw }
    }

    /// Calls `step` with the name and value of each field, in the order of the file.
    pub(crate) fn each_field(self, path: &str, step: Step<'a, '_>) -> Result<(), ReadError> {
        if !self.raw.get().starts_with('{') {
            return Err(self.wrong_type(path, "オブジェクト({…})"));
        }
        self.visit(step, |deserializer, visitor| deserializer.deserialize_map(visitor))
    }

    /// Calls `step` with each element.
    pub(crate) fn each_element(self, path: &str, step: Step<'a, '_>) -> Result<(), ReadError> {
        if !self.raw.get().starts_with('[') {
            return Err(self.wrong_type(path, "配列([…])"));
        }
        self.visit(step, |deserializer, visitor| deserializer.deserialize_seq(visitor))
    }

    /// How many fields or elements it has, so that a list of them can be made in one piece.
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

    /// The string.
    pub(crate) fn string(self, path: &str) -> Result<String, ReadError> {
        if !self.raw.get().starts_with('"') {
            return Err(self.wrong_type(path, "文字列(\"…\")"));
        }
        serde_json::from_str(self.raw.get()).map_err(|_| self.locate(broken_escape()))
    }

    /// Whether it is `null`.
    pub(crate) fn is_null(self) -> bool {
        self.raw.get() == "null"
    }

    /// The error for a value of another type than the field has.
    pub(crate) fn wrong_type(self, path: &str, wanted: &str) -> ReadError {
        let found = match self.raw.get().bytes().next() {
            Some(b'"') => format!("文字列{}", shortened(self.raw.get())),
            Some(b'{') => "オブジェクト".to_owned(),
            Some(b'[') => "配列".to_owned(),
            _ => format!("『{}』", shortened(self.raw.get())),
        };
        self.locate(ReadError::new(
            ReadErrorKind::WrongType,
            format!("{path}の値が{found}になっています。"),
            format!("{wanted}にしてください。"),
        ))
    }

    /// Says where in the file the error is: at this value.
    pub(crate) fn locate(self, error: ReadError) -> ReadError {
        error.at(self.text, self.start())
    }

    /// Where in the file this value stands.
    pub(crate) fn place(self) -> Place {
        Place::of(self.text.as_bytes(), self.start())
    }

    /// The byte at which it starts.
    fn start(self) -> usize {
        // Both are pieces of the same text, so the difference of their addresses is the place.
        self.raw.get().as_ptr().addr().saturating_sub(self.text.as_ptr().addr())
    }

    fn visit(
        self,
        step: Step<'a, '_>,
        run: fn(
            &mut serde_json::Deserializer<serde_json::de::StrRead<'a>>,
            EachVisitor<'a, '_>,
        ) -> serde_json::Result<()>,
    ) -> Result<(), ReadError> {
        let mut refused = None;
        let visitor = EachVisitor { text: self.text, step, refused: &mut refused };
        let result = run(&mut serde_json::Deserializer::from_str(self.raw.get()), visitor);
        match (refused, result) {
            (Some(error), _) => Err(error),
            (None, Ok(())) => Ok(()),
            (None, Err(error)) => Err(not_json(self.text, &error)),
        }
    }
}

struct EachVisitor<'a, 'f> {
    text: &'a str,
    step: Step<'a, 'f>,
    refused: &'f mut Option<ReadError>,
}

impl<'a> EachVisitor<'a, '_> {
    fn take<E: Error>(&mut self, name: Cow<'a, str>, raw: &'a RawValue) -> Result<(), E> {
        (self.step)(name, Value { text: self.text, raw }).map_err(|error| {
            *self.refused = Some(error);
            E::custom("refused")
        })
    }
}

impl<'a> Visitor<'a> for EachVisitor<'a, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or an array")
    }

    fn visit_map<A: MapAccess<'a>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some((name, raw)) = map.next_entry::<Name<'a>, &RawValue>()? {
            self.take(name.0, raw)?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'a>>(mut self, mut seq: A) -> Result<(), A::Error> {
        while let Some(raw) = seq.next_element::<&RawValue>()? {
            self.take(Cow::Borrowed(""), raw)?;
        }
        Ok(())
    }
}

/// A name, borrowed from the text where it has no escape.
#[derive(serde::Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);
