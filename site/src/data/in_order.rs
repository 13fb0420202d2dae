//! Page data as JSON without the names of fields: a structure is the list of its fields, in order.
//!
//! Page and program come from the same build, so the order identifies the fields. A program that
//! reads no names is a tenth smaller. The data can contain texts, numbers, booleans, lists,
//! options, structures, enumerations without fields, and what is a boolean, a text or a list;
//! nothing else can be read.

use std::fmt;

use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, SeqAccess, Visitor,
};

/// Return the text for `data`; empty if `data` has no such text. No program can read an empty text.
#[cfg(feature = "pages")]
#[must_use]
pub fn write<T: serde::Serialize>(data: &T) -> String {
    let mut text = Vec::new();
    let mut writer = serde_json::Serializer::with_formatter(&mut text, InOrder::default());
    match data.serialize(&mut writer) {
        Ok(()) => String::from_utf8(text).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

/// A writer of JSON with lists in place of objects.
#[cfg(feature = "pages")]
#[derive(Default)]
struct InOrder {
    in_name: bool,
}

#[cfg(feature = "pages")]
impl InOrder {
    fn put<W: ?Sized + std::io::Write>(&self, to: &mut W, bytes: &[u8]) -> std::io::Result<()> {
        if self.in_name { Ok(()) } else { to.write_all(bytes) }
    }
}

#[cfg(feature = "pages")]
impl serde_json::ser::Formatter for InOrder {
    fn begin_object<W: ?Sized + std::io::Write>(&mut self, to: &mut W) -> std::io::Result<()> {
        self.put(to, b"[")
    }

    fn end_object<W: ?Sized + std::io::Write>(&mut self, to: &mut W) -> std::io::Result<()> {
        self.put(to, b"]")
    }

    fn begin_object_key<W: ?Sized + std::io::Write>(
        &mut self,
        to: &mut W,
        first: bool,
    ) -> std::io::Result<()> {
        self.in_name = true;
        if first { Ok(()) } else { to.write_all(b",") }
    }

    fn begin_object_value<W: ?Sized + std::io::Write>(&mut self, _: &mut W) -> std::io::Result<()> {
        self.in_name = false;
        Ok(())
    }

    fn begin_string<W: ?Sized + std::io::Write>(&mut self, to: &mut W) -> std::io::Result<()> {
        self.put(to, b"\"")
    }

    fn end_string<W: ?Sized + std::io::Write>(&mut self, to: &mut W) -> std::io::Result<()> {
        self.put(to, b"\"")
    }

    fn write_string_fragment<W: ?Sized + std::io::Write>(
        &mut self,
        to: &mut W,
        text: &str,
    ) -> std::io::Result<()> {
        self.put(to, text.as_bytes())
    }
}

/// Read the data from a text that `write` has written.
///
/// # Errors
/// Fail if the text does not contain such data.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    let mut reader = Reader { rest: text };
    let data = T::deserialize(&mut reader)?;
    if reader.rest.is_empty() { Ok(data) } else { Err(Error) }
}

/// The error of a text that does not contain the wanted data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Error;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no data of this page")
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    // No message: nobody reads why data of the same build cannot be read.
    fn invalid_type(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
}

struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    /// Skip `text` if the rest begins with it. Return whether it does.
    fn take(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, text: &str) -> Result<(), Error> {
        if self.take(text) { Ok(()) } else { Err(Error) }
    }

    fn text(&mut self) -> Result<String, Error> {
        self.expect("\"")?;
        let mut text = String::new();
        loop {
            let end = self.rest.find(['"', '\\']).ok_or(Error)?;
            let (plain, rest) = self.rest.split_at_checked(end).ok_or(Error)?;
            text.push_str(plain);
            self.rest = rest;
            if self.take("\"") {
                return Ok(text);
            }
            text.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Result<char, Error> {
        self.expect("\\")?;
        let mut letters = self.rest.chars();
        let letter = match letters.next().ok_or(Error)? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => {
                let (digits, rest) = letters.as_str().split_at_checked(4).ok_or(Error)?;
                let code = u32::from_str_radix(digits, 16).map_err(|_| Error)?;
                self.rest = rest;
                return char::from_u32(code).ok_or(Error);
            }
            letter => letter,
        };
        self.rest = letters.as_str();
        Ok(letter)
    }

    fn number(&mut self) -> Result<u64, Error> {
        let end = self.rest.find(|letter: char| !letter.is_ascii_digit());
        let (digits, rest) =
            self.rest.split_at_checked(end.unwrap_or(self.rest.len())).ok_or(Error)?;
        self.rest = rest;
        digits.parse().map_err(|_| Error)
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'_> {
    type Error = Error;

    // For values that are a boolean, a text or a list of them.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.rest.as_bytes().first() {
            Some(b'"') => self.deserialize_string(visitor),
            Some(b'[') => self.deserialize_seq(visitor),
            _ => self.deserialize_bool(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let is = self.take("true");
        if !is {
            self.expect("false")?;
        }
        visitor.visit_bool(is)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.take("null") { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.expect("[")?;
        let value = visitor.visit_seq(Items { reader: self, first: true })?;
        self.expect("]")?;
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let name: StringDeserializer<Error> = self.text()?.into_deserializer();
        visitor.visit_enum(name)
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 f64 char str bytes byte_buf unit unit_struct
        newtype_struct tuple_struct map identifier ignored_any
    }
}

struct Items<'r, 't> {
    reader: &'r mut Reader<'t>,
    first: bool,
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        if self.reader.rest.starts_with(']') {
            return Ok(None);
        }
        if !std::mem::take(&mut self.first) {
            self.reader.expect(",")?;
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

#[cfg(all(test, feature = "pages"))]
mod tests {
    use kijun_rules::model::{FactIs, Values};
    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};

    use super::{Error, read, write};

    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
    enum Kind {
        Plain,
        #[serde(rename = "odd \"one\"")]
        Odd,
    }

    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
    struct Part {
        text: String,
        kind: Kind,
    }

    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
    struct Data {
        parts: Vec<Part>,
        facts: Vec<(String, bool)>,
        count: usize,
        note: Option<String>,
    }

    #[test]
    fn a_structure_is_the_list_of_its_fields() {
        let parts = vec![Part { text: "あ\n\"\\\u{1}".to_owned(), kind: Kind::Odd }];
        let facts = vec![("f".to_owned(), true), (String::new(), false)];
        let data = Data { parts, facts, count: 12, note: None };
        let text = write(&data);
        let expected = r#"[[["あ\n\"\\\u0001","odd \"one\""]],[["f",true],["",false]],12,null]"#;
        assert_eq!((text.as_str(), read(&text)), (expected, Ok(data)));
    }

    #[test]
    fn the_values_of_a_fact_are_read_in_each_form() {
        for is in [
            true.into(),
            Values::OneOf(vec!["a".to_owned()]),
            Values::OneOf(vec!["a".to_owned(), "b".to_owned()]),
        ] {
            let premise = FactIs { fact: "f".to_owned(), is };
            assert_eq!(read(&write(&premise)), Ok(premise));
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "[",
            "[]",
            "[[],[],1]",
            "[[],[],1,null]x",
            "[[],[],-1,null]",
            "[[],[],1,\"\\u12\"]",
        ] {
            assert_eq!(read::<Data>(text), Err(Error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read(
            texts in prop::collection::vec(any::<String>(), 0..4),
            note in any::<Option<String>>(),
            count in any::<usize>(),
        ) {
            let parts = texts.into_iter().map(|text| Part { text, kind: Kind::Plain });
            let data = Data { parts: parts.collect(), facts: Vec::new(), count, note };
            prop_assert_eq!(read(&write(&data)), Ok(data));
        }

        #[test]
        fn whatever_stands_there_is_read_or_refused(text in "[\\[\\],\"\\\\un0-9a-f]{0,20}") {
            let _ = read::<Data>(&text);
        }
    }
}
