//! The formats of the files that pages give out.

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
