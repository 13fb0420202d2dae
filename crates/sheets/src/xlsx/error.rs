//! The error of making a workbook.

use std::fmt;

/// The workbook could not be made.
#[derive(Debug)]
pub struct WriteError(pub(super) String);

#[cfg(feature = "xlsx")]
impl WriteError {
    /// Return the error of a workbook that could not be read again.
    pub(super) fn too_large() -> Self {
        let limits = "読み込める大きさ(16 MiB、展開して64 MiB、100万の欄)を超えます";
        Self(limits.to_owned())
    }
}

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
