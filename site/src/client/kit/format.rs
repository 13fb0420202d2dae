//! The files that pages give out, and their formats.

use kijun_rules::answers::{MAX_BYTES, ReadError};

use super::file_name::FileName;

/// A file to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download {
    /// Its name, without the day on which it is saved.
    pub name: FileName,
    /// Its media type.
    pub kind: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Download {
    /// Return a JSON file.
    ///
    /// # Errors
    /// Fail, in a sentence, if it is too large to be read again.
    pub fn json(name: FileName, text: String) -> Result<Self, String> {
        if text.len() > MAX_BYTES {
            return Err(ReadError::too_large_to_write().to_string());
        }
        Ok(Self { name, kind: Format::Json.media_type(), bytes: text.into_bytes() })
    }

    /// Return a kept text that could not be read, letter for letter.
    #[must_use]
    pub fn unreadable(text: String) -> Self {
        let name = FileName::new("読めないデータ", "txt");
        Self { name, kind: "text/plain", bytes: text.into_bytes() }
    }

    /// Return a CSV file.
    #[must_use]
    pub fn csv(name: FileName, bytes: Vec<u8>) -> Self {
        Self { name, kind: Format::Csv.media_type(), bytes }
    }
}

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// A CSV table.
    Csv,
    /// JSON.
    Json,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Csv, Self::Json];

    /// Return the file name extension and the media type.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Xlsx => {
                ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            }
            Self::Csv => ("csv", "text/csv"),
            Self::Json => ("json", "application/json"),
        }
    }

    /// Return the file name extension.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.names().0
    }

    /// Return the media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        self.names().1
    }
}
