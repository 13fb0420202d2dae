//! The ledger file (`kijun-ledger/1`): the entries about the services in use.
//!
//! ```json
//! { "schema": "kijun-ledger/1", "standard": "kitakyushu", "edition": "1.1",
//!   "entries": [
//!     { "class": "important",
//!       "fields": { "service": "…", "provider": "…", "period": "…" } } ] }
//! ```
//!
//! - `standard`: the id of the standard whose ledger it is; `edition`: the edition it was made for.
//! - `entries`: one a service, in the order of the ledger. `class` is the class of the information,
//!   by which a standard with several ledgers tells them apart; `fields` holds the texts by the
//!   field ids of the standard's `procedure.toml`. An absent field is blank, and so is `null`.
//!
//! It is read strictly and kept whole, as an answer file is. Fields of other names are handed on
//! letter for letter; a field id that the standard does not have keeps its text.

use crate::answers::{Name, Named};
use crate::json::{Collected, Fields, Raw, ReadError, ReadErrorKind, Value, encoded, strict};
use crate::text::{self, quoted};

/// The value of `schema` in a ledger file.
pub const SCHEMA: &str = "kijun-ledger/1";

/// A ledger file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LedgerFile {
    /// The id of the standard.
    pub standard: String,
    /// The edition that it was made for; `None` if the file names none.
    pub edition: Option<String>,
    /// The entries, in the order of the ledger.
    pub entries: Vec<Entry>,
    /// Fields that this version does not know.
    pub unknown: Fields,
}

/// The entry about one service. Two entries are equal if they hold the same texts, in any order of
/// their fields.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// The id of the information's class; `None` if none was chosen.
    pub class: Option<String>,
    fields: Vec<Named<String>>,
    unknown: Fields,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.class == other.class && self.has_words_of(other)
    }
}

impl Eq for Entry {}

impl Entry {
    /// Return true if both hold the same texts; the class does not matter.
    fn has_words_of(&self, other: &Self) -> bool {
        // No field occurs twice, and none is empty.
        self.unknown == other.unknown
            && self.fields.len() == other.fields.len()
            && self.fields.iter().all(|(name, value)| other.value(name) == value)
    }

    /// Return the text of a field; empty if nothing was entered.
    #[must_use]
    pub fn value(&self, field: &str) -> &str {
        let found = self.fields.iter().find(|(name, _)| name.as_str() == field);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// Enter a text; an empty one takes the field away.
    pub fn set(&mut self, field: &str, value: &str) {
        let found = self.fields.iter().position(|(name, _)| name.as_str() == field);
        match (found, value) {
            (Some(place), "") => {
                self.fields.remove(place);
            }
            (Some(place), value) => {
                if let Some((_, old)) = self.fields.get_mut(place) {
                    value.clone_into(old);
                }
            }
            (None, "") => {}
            (None, value) => self.fields.push((Name::from(field), value.to_owned())),
        }
    }

    /// Return true if nothing was entered that shows.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let is_blank = |(_, text): &Named<String>| text::is_blank(text);
        self.class.is_none() && self.fields.iter().all(is_blank) && self.unknown.is_empty()
    }

    fn to_json(&self) -> String {
        let mut entry = Collected::default();
        entry.push_text("class", self.class.as_deref());
        if !self.fields.is_empty() {
            let mut fields = Collected::default();
            for (name, value) in &self.fields {
                fields.push(name, &encoded(value));
            }
            entry.push("fields", &fields.object());
        }
        entry.push_all(&self.unknown);
        entry.object()
    }
}

impl LedgerFile {
    /// Read a ledger file: JSON, UTF-8, with or without byte-order mark.
    ///
    /// # Errors
    /// Fail with one [`ReadError`], which says what is wrong, where, and what to do.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        read(bytes).map_err(|error| match error.kind {
            // The cures of the common reader speak of answer files.
            ReadErrorKind::Empty => ReadError {
                cure: "台帳のページで保存した台帳ファイル(JSON)を指定してください。".to_owned(),
                ..error
            },
            ReadErrorKind::TooLarge | ReadErrorKind::TooDeep => ReadError {
                cure: "台帳ファイルであるか確認してください。".to_owned(),
                ..error
            },
            _ => error,
        })
    }

    /// Return the file as JSON on one line, with everything that was read.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut file = Collected::default();
        file.push_text("schema", Some(SCHEMA));
        file.push_text("standard", Some(&self.standard));
        file.push_text("edition", self.edition.as_deref());
        let entries: Vec<String> = self.entries.iter().map(Entry::to_json).collect();
        file.push("entries", &format!("[{}]", entries.join(",")));
        file.push_all(&self.unknown);
        file.object()
    }

    /// Add the entries of another file that this one does not have, and its unknown fields under
    /// names that this one does not have. Return the number of entries added.
    ///
    /// An entry without a class, as a table has them, equals one with a class and the same texts.
    pub fn take_in(&mut self, other: Self) -> usize {
        let before = self.entries.len();
        for entry in other.entries {
            let same = |known: &Entry| {
                (entry.class.is_none() || entry.class == known.class) && entry.has_words_of(known)
            };
            if !entry.is_blank() && !self.entries.iter().any(same) {
                self.entries.push(entry);
            }
        }
        let mut unknown = Collected::default();
        unknown.push_all(&self.unknown);
        let known = self.unknown.names();
        other.unknown.each(|name, value| {
            if !known.iter().any(|known| *known == name) {
                unknown.push(&name, value.get());
            }
        });
        self.unknown = unknown.finish();
        self.entries.len().saturating_sub(before)
    }
}

fn read(bytes: &[u8]) -> Result<LedgerFile, ReadError> {
    let text = strict::text(bytes)?;
    let mut file = LedgerFile::default();
    let (mut schema, mut standard, mut unknown) = (false, None, Collected::default());
    Value { text, raw: Raw::known(text) }.each_field(
        "台帳ファイル全体",
        &mut |name, value| {
            match name.as_ref() {
                "schema" => {
                    let found = value.string("schema")?;
                    if found != SCHEMA {
                        let found = quoted(&found);
                        let message = format!("schemaが『{found}』になっています。");
                        return Err(value.locate(wrong(message, SCHEMA_CURE)));
                    }
                    schema = true;
                }
                "standard" => standard = Some(value.string("standard")?),
                "edition" | "entries" if value.is_null() => {}
                "edition" => file.edition = Some(value.string("edition")?),
                "entries" => file.entries = entries(value)?,
                _ => unknown.push(&name, value.raw.get()),
            }
            Ok(())
        },
    )?;
    file.unknown = unknown.finish();
    if !schema {
        return Err(wrong("schemaがありません。", SCHEMA_CURE));
    }
    file.standard = standard.ok_or_else(|| {
        let cure = "例えば \"standard\": \"kitakyushu\" のように書いてください。";
        wrong("どの基準の台帳か(standard)が書かれていません。", cure)
    })?;
    Ok(file)
}

fn entries(value: Value<'_>) -> Result<Vec<Entry>, ReadError> {
    let mut entries = Vec::with_capacity(value.count());
    value.each_element("entries", &mut |_, value| {
        entries.push(entry(entries.len() + 1, value)?);
        Ok(())
    })?;
    Ok(entries)
}

/// Read the entry at this place, counted from 1.
fn entry(place: usize, value: Value<'_>) -> Result<Entry, ReadError> {
    let path = |field: &str| format!("{place}件目の登録{field}");
    let (mut entry, mut unknown) = (Entry::default(), Collected::default());
    value.each_field(&path(""), &mut |name, value| {
        match name.as_ref() {
            "class" | "fields" if value.is_null() => {}
            "class" => entry.class = Some(value.string(&path("のclass"))?),
            "fields" => value.each_field(&path("のfields"), &mut |name, value| {
                if !value.is_null() {
                    let path = path(&format!("のfields.{}", quoted(&name)));
                    entry.set(&name, &value.string(&path)?);
                }
                Ok(())
            })?,
            _ => unknown.push(&name, value.raw.get()),
        }
        Ok(())
    })?;
    entry.unknown = unknown.finish();
    Ok(entry)
}

const SCHEMA_CURE: &str = "台帳ファイルであれば \"schema\": \"kijun-ledger/1\" としてください。";

fn wrong(message: impl Into<String>, cure: &str) -> ReadError {
    ReadError::new(ReadErrorKind::WrongSchema, message, cure)
}

#[cfg(test)]
mod tests {
    use super::{Entry, LedgerFile};
    use crate::json::ReadErrorKind;

    const FILE: &str = r#"{"schema":"kijun-ledger/1","standard":"sample","edition":"1.0","entries":[{"class":"A","fields":{"service":"受付\n<システム>","later":"x"},"番号":1.50},{}],"作成":[1e3]}"#;

    #[test]
    fn a_file_is_kept_whole() {
        let file = LedgerFile::read(FILE.as_bytes()).unwrap();
        assert_eq!(file.to_json(), FILE);
        assert_eq!(file.entries[0].value("service"), "受付\n<システム>");
        assert_eq!(file.entries[0].value("none"), "");
        assert!(file.entries[1].is_blank());
        let marked = format!("\u{feff}{FILE}");
        assert_eq!(LedgerFile::read(marked.as_bytes()).unwrap(), file);
    }

    #[test]
    fn what_is_entered_can_be_taken_back() {
        let mut entry = Entry::default();
        entry.set("service", "");
        assert!(entry.is_blank());
        entry.set("service", "a");
        entry.set("service", "b");
        assert_eq!((entry.value("service"), entry.is_blank()), ("b", false));
        entry.set("service", "");
        assert!(entry.is_blank());
        entry.set("service", "\u{200b}\u{3000}");
        assert!(entry.is_blank());
    }

    #[test]
    fn a_file_that_is_no_ledger_is_refused_with_its_place() {
        let with = |from: &str, to: &str| FILE.replacen(from, to, 1);
        for (text, kind, message) in [
            (String::new(), ReadErrorKind::Empty, "台帳のページで保存した"),
            ("[]".to_owned(), ReadErrorKind::WrongType, "台帳ファイル全体の値が配列"),
            (
                with("kijun-ledger/1", "kijun-answers/1"),
                ReadErrorKind::WrongSchema,
                "1行11文字目: schemaが『kijun-answers/1』",
            ),
            (
                with(r#""schema":"kijun-ledger/1","#, ""),
                ReadErrorKind::WrongSchema,
                "schemaがありません",
            ),
            (
                with(r#""standard":"sample","#, ""),
                ReadErrorKind::WrongSchema,
                "(standard)が書かれていません",
            ),
            (with(r#""x""#, "1"), ReadErrorKind::WrongType, "1件目の登録のfields.laterの値が『1』"),
            (
                with(r#"{"class""#, r#"3,{"class""#),
                ReadErrorKind::WrongType,
                "1件目の登録の値が『3』",
            ),
            (
                with(r#""later""#, r#""service""#),
                ReadErrorKind::DuplicateName,
                "同じ名前『service』",
            ),
            ("[".repeat(200) + &"]".repeat(200), ReadErrorKind::TooDeep, "台帳ファイルであるか"),
            (FILE[..60].to_owned(), ReadErrorKind::NotJson, "途中で終わっています"),
        ] {
            let error = LedgerFile::read(text.as_bytes()).unwrap_err();
            assert_eq!(error.kind, kind, "{text}");
            assert!(error.to_string().contains(message), "{error}");
        }
    }

    #[test]
    fn another_file_is_added_without_what_is_there_already() {
        let mut file = LedgerFile::read(FILE.as_bytes()).unwrap();
        let again = LedgerFile::read(FILE.as_bytes()).unwrap();
        assert_eq!(file.take_in(again), 0);
        assert_eq!(file.to_json(), FILE);
        let moved = FILE.replace(
            r#""service":"受付\n<システム>","later":"x""#,
            r#""later":"x","service":"受付\n<システム>""#,
        );
        assert_ne!(moved, FILE);
        assert_eq!(file.take_in(LedgerFile::read(moved.as_bytes()).unwrap()), 0);
        let other = FILE.replace("受付", "窓口").replace("作成", "更新");
        assert_eq!(file.take_in(LedgerFile::read(other.as_bytes()).unwrap()), 1);
        assert_eq!(file.entries.len(), 3);
        assert!(file.to_json().ends_with(r#""作成":[1e3],"更新":[1e3]}"#), "{}", file.to_json());
    }
}
