//! The error of a file that cannot be read.

use std::fmt;

use crate::text::{plain, quoted};

/// A position in the text of a file, counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl Position {
    /// Return the position of a byte in a text: the first byte of a character.
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
    /// More than [`MAX_BYTES`](crate::answers::MAX_BYTES).
    TooLarge,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// Not JSON (RFC 8259).
    NotJson,
    /// Arrays and objects nested deeper than [`MAX_DEPTH`](crate::answers::MAX_DEPTH).
    TooDeep,
    /// A name twice in one object.
    DuplicateName,
    /// A value of another type than the field has.
    WrongType,
    /// `schema` is missing or not [`SCHEMA`](crate::answers::SCHEMA).
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

/// The error of a file that cannot be read: what is wrong, where, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The kind.
    pub kind: ReadErrorKind,
    /// The position in the file; `None` for the file as a whole.
    pub position: Option<Position>,
    /// The fault, in a sentence.
    pub message: String,
    /// The cure, in a sentence.
    pub cure: String,
}

impl ReadError {
    /// Return an error without a position.
    pub(crate) fn new(
        kind: ReadErrorKind,
        message: impl Into<String>,
        cure: impl Into<String>,
    ) -> Self {
        // A message may repeat text of the file.
        let message = plain(&message.into()).into_owned();
        Self { kind, position: None, message, cure: cure.into() }
    }

    /// Give the error the position of a byte of the text; inside a character, of that character.
    pub(crate) fn at(mut self, text: &str, byte: usize) -> Self {
        let start = (0..=byte).rev().find(|&at| text.is_char_boundary(at));
        self.position = Some(Position::of(text.as_bytes(), start.unwrap_or(0)));
        self
    }

    /// Return the error of a file over the size limit, for readers that stop before its end.
    #[must_use]
    pub fn too_large() -> Self {
        Self::new(
            ReadErrorKind::TooLarge,
            "ファイルが16 MiBを超えています。",
            "回答ファイルであるか確認してください。回答ファイルは通常、数十KBまでです。",
        )
    }

    /// Return the error of a file that would be over the size limit, so that nothing could read it.
    #[must_use]
    pub fn too_large_to_write() -> Self {
        Self::new(
            ReadErrorKind::TooLarge,
            "書き出すファイルが16 MiBを超え、読み込めなくなります。",
            "備考や根拠資料など、長いものを減らしてください。",
        )
    }

    /// Return the error of a checklist that is not among the `known` ones.
    #[must_use]
    pub fn unknown_checklist(id: &str, known: &[&str]) -> Self {
        Self::new(
            ReadErrorKind::UnknownChecklist,
            format!("チェックリスト『{}』はありません。", quoted(id)),
            format!("checklistを次のいずれかにしてください: {}", known.join("、")),
        )
    }

    /// Return the error of answers to the checklist `id`, where only `own` can be answered.
    #[must_use]
    pub fn other_checklist(id: &str, own: &str) -> Self {
        let id = quoted(id);
        Self::new(
            ReadErrorKind::UnknownChecklist,
            format!("『{id}』の回答です。この画面では『{own}』の回答だけを読み込めます。"),
            format!("『{id}』の自己点検のページで読み込んでください。"),
        )
    }

    /// Return the error of a file without a class.
    pub(crate) fn missing_class(known: &str) -> Self {
        Self::new(
            ReadErrorKind::MissingClass,
            "情報の分類(class)がありません。",
            format!("classを次のいずれかにしてください: {known}"),
        )
    }

    /// Return the error of a class that is not among the `known` ones.
    pub(crate) fn unknown_class(id: &str, known: &str) -> Self {
        Self::new(
            ReadErrorKind::UnknownClass,
            format!("分類『{}』はこのチェックリストにありません。", quoted(id)),
            format!("classを次のいずれかにしてください: {known}"),
        )
    }
}

/// `3行14文字目: fault cure`.
impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Position { line, column }) = self.position {
            write!(f, "{line}行{column}文字目: ")?;
        }
        write!(f, "{} {}", self.message, self.cure)
    }
}

impl std::error::Error for ReadError {}
