//! The kind of a chosen file, by its bytes and not by its name.

#[cfg(feature = "csv")]
use crate::csv;

/// The first bytes of old workbooks and of those with a password.
pub(crate) const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// A kind of file that answers are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A workbook of a spreadsheet program.
    Workbook,
    /// A table of answers as text, with any separator and in any encoding that is read.
    Table,
    /// JSON, as an answer file is.
    Json,
    /// Anything else.
    Other,
}

impl Kind {
    /// Return the kind of a file with these bytes.
    #[cfg(feature = "csv")]
    #[must_use]
    pub fn of(bytes: &[u8], cp932: csv::Cp932) -> Self {
        if is_workbook(bytes) {
            return Self::Workbook;
        }
        let text = csv::beginning(bytes, cp932);
        let begins = text.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']);
        if begins.starts_with(['{', '[']) {
            Self::Json
        } else if csv::has_headings(&text) {
            Self::Table
        } else {
            Self::Other
        }
    }
}

/// Return true if these bytes look like a workbook.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(COMPOUND_FILE)
}
