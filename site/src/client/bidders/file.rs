//! The files that the page hands out.

/// A file that the page hands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// One datum a cell: a row for each vendor and requirement.
    Csv,
    /// The same as a sheet, after one with the vendors side by side for each checklist.
    Xlsx,
    /// `kijun-comparison/1`, as `kijun compare --format json` gives it.
    Json,
}

impl File {
    /// Each of them, as their buttons stand.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Csv, Self::Json];

    /// Return the name in a button's `data-export`, which is the end of the file's name.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// Return the label of its button.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Csv => "CSVで保存",
            Self::Xlsx => "Excelで保存",
            Self::Json => "JSONで保存",
        }
    }

    /// Return the media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }
}
