//! Why an answer file could not be read.

use std::fmt;

use super::plain;
use super::strict::shortened;

/// A place in the text of a file, counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl Place {
    /// The place of a byte in a text, the first byte of a character.
    #[must_use]
    pub fn of(text: &[u8], byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let is_start = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
        let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        Self {
            line: before.split(|&byte| byte == b'\n').count(),
            column: before.iter().skip(line_start).filter(is_start).count() + 1,
        }
    }
}

/// The kinds of [`ReadError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadErrorKind {
    /// No byte at all, or only white space.
    Empty,
    /// More than [`MAX_BYTES`](super::MAX_BYTES).
    TooLarge,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// Not JSON (RFC 8259).
    NotJson,
    /// Arrays and objects nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH).
    TooDeep,
    /// A name twice in one object.
    DuplicateName,
    /// A value of another type than the field has.
    WrongType,
    /// `schema` is missing or not [`SCHEMA`](super::SCHEMA).
    WrongSchema,
    /// `checklist` is missing.
    MissingChecklist,
    /// No such checklist.
    UnknownChecklist,
    /// `class` is missing.
    MissingClass,
    /// The checklist has no such class.
    UnknownClass,
    /// There is no such phase.
    UnknownPhase,
}

/// Why an answer file could not be read: what, where, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// What kind of error.
    pub kind: ReadErrorKind,
    /// Where in the file, if at a place of it.
    pub place: Option<Place>,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to do, in a sentence.
    pub cure: String,
}

impl ReadError {
    pub(crate) fn new(
        kind: ReadErrorKind,
        message: impl Into<String>,
        cure: impl Into<String>,
    ) -> Self {
        // A message may repeat what stands in the file.
        let message = plain(&message.into()).into_owned();
        Self { kind, place: None, message, cure: cure.into() }
    }

    /// Puts the error at a byte of the text; inside a character, at that character.
    pub(crate) fn at(mut self, text: &str, byte: usize) -> Self {
        let start = (0..=byte).rev().find(|&at| text.is_char_boundary(at));
        self.place = Some(Place::of(text.as_bytes(), start.unwrap_or(0)));
        self
    }

    /// The error for a file over the size limit, for readers that stop before reading it whole.
    #[must_use]
    pub fn too_large() -> Self {
        Self::new(
            ReadErrorKind::TooLarge,
            "ファイルが16 MiBを超えています。",
            "回答ファイルであるか確認してください。回答ファイルは通常、数十KBまでです。",
        )
    }

    /// The error for a checklist that is not among the `known` ones.
    #[must_use]
    pub fn unknown_checklist(id: &str, known: &[&str]) -> Self {
        Self::new(
            ReadErrorKind::UnknownChecklist,
            format!("チェックリスト『{}』はありません。", shortened(id)),
            format!("checklistを次のいずれかにしてください: {}", known.join("、")),
        )
    }

    /// The answers are to another checklist (`id`) than the only one that can be answered here
    /// (`own`).
    #[must_use]
    pub fn other_checklist(id: &str, own: &str) -> Self {
        let id = shortened(id);
        Self::new(
            ReadErrorKind::UnknownChecklist,
            format!("『{id}』の回答です。この画面では『{own}』の回答だけを読み込めます。"),
            format!("『{id}』の点検の画面で読み込んでください。"),
        )
    }

    pub(crate) fn missing_class(known: &str) -> Self {
        Self::new(
            ReadErrorKind::MissingClass,
            "情報の分類(class)がありません。",
            format!("classを次のいずれかにしてください: {known}"),
        )
    }

    pub(crate) fn unknown_class(id: &str, known: &str) -> Self {
        Self::new(
            ReadErrorKind::UnknownClass,
            format!("分類『{}』はこのチェックリストにありません。", shortened(id)),
            format!("classを次のいずれかにしてください: {known}"),
        )
    }
}

/// `3行14文字目: what is wrong, what to do`.
impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Place { line, column }) = self.place {
            write!(f, "{line}行{column}文字目: ")?;
        }
        write!(f, "{} {}", self.message, self.cure)
    }
}

impl std::error::Error for ReadError {}
