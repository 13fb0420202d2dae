//! The error of making a workbook.

use std::fmt;

/// The workbook could not be made.
#[derive(Debug)]
pub struct WriteError(pub(super) String);

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Excelファイルを作れませんでした({})。回答ファイル(JSON)をお使いください。",
            self.0
        )
    }
}

impl std::error::Error for WriteError {}
