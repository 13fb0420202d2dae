//! A table whose values are requested by key and type.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::problem::{
    EmptyText, MissingKey, NoCount, NoSuchDate, Problems, UnknownKey, WrongType, closest,
};
use crate::source::{SourceFile, SourcePlace, Text};

/// A table of a file.
pub(crate) struct Table<'t> {
    file: &'t SourceFile,
    entries: &'t DeTable<'t>,
    at: SourcePlace,
    asked: Vec<&'static str>,
}

/// A value under a key that the editor chose, such as a class's id.
pub(crate) struct Entry<'t> {
    /// The key.
    pub(crate) key: Text,
    value: &'t Spanned<DeValue<'t>>,
    file: &'t SourceFile,
}

/// An element of a list of texts and tables.
pub(crate) enum Element<'t> {
    Text(Text),
    Table(Table<'t>),
}

impl<'t> Table<'t> {
    pub(super) fn new(file: &'t SourceFile, entries: &'t DeTable<'t>, span: Range<usize>) -> Self {
        Self { file, entries, at: file.at(span), asked: Vec::new() }
    }

    /// Return the place of the table: its header, or the whole of an inline table.
    pub(crate) fn at(&self) -> &SourcePlace {
        &self.at
    }

    /// Return whether the key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Return a required text.
    pub(crate) fn text(&mut self, key: &'static str, problems: &mut Problems) -> Text {
        self.text_like(key, "\"…\"", problems)
    }

    /// Return a required text; `example` is shown if it is missing.
    pub(crate) fn text_like(
        &mut self,
        key: &'static str,
        example: &'static str,
        problems: &mut Problems,
    ) -> Text {
        self.optional_text(key, problems).unwrap_or_else(|| {
            if !self.has(key) {
                problems.add(&self.at, MissingKey { key, example });
            }
            Text::absent(&self.at)
        })
    }

    /// Return an optional text.
    pub(crate) fn optional_text(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Option<Text> {
        let value = self.get(key)?;
        text_of(self.file, key, value, problems)
    }

    /// Return a required boolean; `false` if it is missing or of another type.
    pub(crate) fn boolean(&mut self, key: &'static str, problems: &mut Problems) -> bool {
        let Some(value) = self.get(key) else {
            let example = "true";
            problems.add(&self.at, MissingKey { key, example });
            return false;
        };
        value.get_ref().as_bool().unwrap_or_else(|| {
            let kind = wrong_type(key, " `true` か `false` ", "true", value.get_ref());
            problems.add(&self.file.at(value.span()), kind);
            false
        })
    }

    /// Return an optional boolean; `None` if it is absent or of another type.
    pub(crate) fn optional_boolean(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Option<bool> {
        self.get(key)?;
        Some(self.boolean(key, problems))
    }

    /// Return an optional whole number from 1 on, with its place.
    pub(crate) fn optional_count(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Option<(usize, SourcePlace)> {
        let value = self.get(key)?;
        let at = self.file.at(value.span());
        let number = integer(value.get_ref()).and_then(|number| usize::try_from(number).ok());
        let number = number.filter(|number| *number > 0);
        if number.is_none() {
            problems.add(&at, NoCount { key });
        }
        Some((number?, at))
    }

    /// Return an optional date.
    pub(crate) fn optional_date(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Option<jiff::civil::Date> {
        let value = self.get(key)?;
        let at = self.file.at(value.span());
        let Some(datetime) = value.get_ref().as_datetime() else {
            let kind = wrong_type(key, "日付", "2025-04-01", value.get_ref());
            problems.add(&at, kind);
            return None;
        };
        // A date that the parser could not read has been recorded, and has no value here.
        let written = datetime.date?;
        let date = i16::try_from(written.year).ok().and_then(|year| {
            let month = i8::try_from(written.month).ok()?;
            let day = i8::try_from(written.day).ok()?;
            jiff::civil::Date::new(year, month, day).ok()
        });
        if date.is_none() {
            let date = written.to_string();
            problems.add(&at, NoSuchDate { date });
        }
        date
    }

    /// Return a list of texts; empty if the key is absent.
    pub(crate) fn texts(&mut self, key: &'static str, problems: &mut Problems) -> Vec<Text> {
        let file = self.file;
        let values = self.array(key, TEXTS, problems);
        values.iter().filter_map(|value| text_of(file, key, value, problems)).collect()
    }

    /// Note a key as known without reading it.
    pub(crate) fn know(&mut self, key: &'static str) {
        self.asked.push(key);
    }

    /// Return the place of a key's value.
    pub(crate) fn place_of(&self, key: &str) -> Option<SourcePlace> {
        Some(self.file.at(self.entries.get(key)?.span()))
    }

    /// Return the value of a key if it is a string, which may be empty.
    pub(crate) fn string(&mut self, key: &'static str) -> Option<Text> {
        let value = self.get(key)?;
        let written = value.get_ref().as_str()?;
        Some(Text::new(written, self.file.at(value.span())))
    }

    /// Return true if the value of a key is a string.
    pub(crate) fn is_string(&self, key: &str) -> bool {
        self.entries.get(key).is_some_and(|value| value.get_ref().is_str())
    }

    /// Return true if the value of a key is an array.
    pub(crate) fn is_array(&self, key: &str) -> bool {
        self.entries.get(key).is_some_and(|value| value.get_ref().is_array())
    }

    /// Return the place of a key's value and its text if it is a number.
    pub(crate) fn number_at(&self, key: &str) -> Option<(SourcePlace, String)> {
        let value = self.entries.get(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => return None,
        };
        Some((self.file.at(value.span()), number.to_owned()))
    }

    /// Return an optional integer with its place.
    pub(crate) fn optional_integer(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Option<(i64, SourcePlace)> {
        let value = self.get(key)?;
        let at = self.file.at(value.span());
        let number = integer(value.get_ref());
        if number.is_none() {
            problems.add(&at, wrong_type(key, "整数", "2", value.get_ref()));
        }
        Some((number?, at))
    }

    /// Return a list of texts and tables; empty if the key is absent.
    pub(crate) fn elements(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Vec<Element<'t>> {
        let file = self.file;
        let values = self.array(key, TEXTS, problems);
        let element = |value: &'t Spanned<DeValue<'t>>| {
            if value.get_ref().is_table() {
                table_of(file, key, value, problems).map(Element::Table)
            } else {
                text_of(file, key, value, problems).map(Element::Text)
            }
        };
        values.iter().filter_map(element).collect()
    }

    /// Return an optional table.
    pub(crate) fn optional_table(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Option<Table<'t>> {
        let value = self.get(key)?;
        table_of(self.file, key, value, problems)
    }

    /// Return a list of tables (`[[key]]`); empty if the key is absent.
    pub(crate) fn tables(&mut self, key: &'static str, problems: &mut Problems) -> Vec<Table<'t>> {
        let file = self.file;
        let values = self.array(key, TABLES, problems);
        values.iter().filter_map(|value| table_of(file, key, value, problems)).collect()
    }

    /// Return every entry of the table, with any key, in the order of the keys.
    pub(crate) fn entries(self) -> impl Iterator<Item = Entry<'t>> {
        let file = self.file;
        self.entries.iter().map(move |(key, value)| Entry {
            key: Text::new(key.get_ref(), file.at(key.span())),
            value,
            file,
        })
    }

    /// Record every key that was not requested.
    pub(crate) fn finish(self, problems: &mut Problems) {
        for key in self.entries.keys() {
            let name: &str = key.get_ref();
            if !self.asked.contains(&name) {
                let absent = self.asked.iter().copied();
                let absent = absent.filter(|asked| !self.entries.contains_key(*asked));
                let meant = closest(name, absent);
                let meant = meant.map_or_else(String::new, |meant| {
                    format!("もしかして『{meant}』ではありませんか。")
                });
                let mut allowed: Vec<String> = Vec::new();
                for asked in &self.asked {
                    let asked = format!("`{asked}`");
                    if !allowed.contains(&asked) {
                        allowed.push(asked);
                    }
                }
                let suggestion = format!("{meant}ここで使えるキーは {} です。", allowed.join("、"));
                let kind = UnknownKey { key: name.to_owned(), suggestion };
                problems.add(&self.file.at(key.span()), kind);
            }
        }
    }

    /// Return the values of a list; none if the key is absent. Record a value of another type as not
    /// being what was expected, with an example.
    fn array(
        &mut self,
        key: &'static str,
        (expected, example): (&'static str, &'static str),
        problems: &mut Problems,
    ) -> &'t [Spanned<DeValue<'t>>] {
        let Some(value) = self.get(key) else {
            return &[];
        };
        let Some(values) = value.get_ref().as_array() else {
            let kind = wrong_type(key, expected, example, value.get_ref());
            problems.add(&self.file.at(value.span()), kind);
            return &[];
        };
        values
    }

    /// Return the value of a key, and note the key as known.
    fn get(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.asked.push(key);
        self.entries.get(key)
    }
}

impl<'t> Entry<'t> {
    /// Return the value as a text. Record a value of another type.
    pub(crate) fn text(&self, problems: &mut Problems) -> Option<Text> {
        text_of(self.file, &self.key.value, self.value, problems)
    }

    /// Return the value as a text that may be empty. Record a value of another type.
    pub(crate) fn any_text(&self, problems: &mut Problems) -> Option<Text> {
        self.string().or_else(|| self.text(problems))
    }

    /// Return the value if it is a string, which may be empty: the short form of a table with one
    /// text.
    pub(crate) fn string(&self) -> Option<Text> {
        let written = self.value.get_ref().as_str()?;
        Some(Text::new(written, self.file.at(self.value.span())))
    }

    /// Return the value as a table. Record a value that is neither a table nor a string.
    pub(crate) fn as_table(&self, problems: &mut Problems) -> Option<Table<'t>> {
        if self.value.get_ref().is_str() {
            return None;
        }
        table_of(self.file, &self.key.value, self.value, problems)
    }
}

/// A list of texts, and an example.
const TEXTS: (&str, &str) = ("文字列の並び", "[\"…\", \"…\"]");

/// A list of tables, and an example.
const TABLES: (&str, &str) = ("表の並び", "[{ … }]");

/// Return the integer of a value, whose digits are those of its radix: `0x10` is 16.
fn integer(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

fn text_of(
    file: &SourceFile,
    key: &str,
    value: &Spanned<DeValue<'_>>,
    problems: &mut Problems,
) -> Option<Text> {
    let at = file.at(value.span());
    let Some(written) = value.get_ref().as_str() else {
        problems.add(&at, wrong_type(key, "文字列", "\"…\"", value.get_ref()));
        return None;
    };
    let text = Text::new(written, at);
    if !text.is_written() {
        let key = key.to_owned();
        problems.add(&text.at, EmptyText { key });
    }
    Some(text)
}

fn table_of<'t>(
    file: &'t SourceFile,
    key: &str,
    value: &'t Spanned<DeValue<'t>>,
    problems: &mut Problems,
) -> Option<Table<'t>> {
    let Some(entries) = value.get_ref().as_table() else {
        let kind = wrong_type(key, "表", "{ … }", value.get_ref());
        problems.add(&file.at(value.span()), kind);
        return None;
    };
    Some(Table::new(file, entries, value.span()))
}

fn wrong_type(
    key: &str,
    expected: &'static str,
    example: &'static str,
    found: &DeValue<'_>,
) -> WrongType {
    let found = match found {
        DeValue::String(_) => "文字列",
        DeValue::Integer(_) | DeValue::Float(_) => "数",
        DeValue::Boolean(_) => " `true` か `false` ",
        DeValue::Datetime(_) => "日付・時刻",
        DeValue::Array(_) => "並び",
        DeValue::Table(_) => "表",
    };
    WrongType { key: key.to_owned(), expected, found, example }
}
