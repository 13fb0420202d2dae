//! What the page hands out: the comparison as CSV, as a workbook and as JSON.

use kijun_compare::{Comparison, Only, Sort, records};
use kijun_sheets::csv::table::Writer;
use kijun_sheets::xlsx::table::{self, Table};

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
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Json];

    /// The name in a button's `data-export`, and the end of the file's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// The file of that name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|file| file.name() == name)
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }

    /// Its bytes.
    ///
    /// # Errors
    /// Why it cannot be made, in a sentence.
    pub fn bytes(
        self,
        comparison: &Comparison<'_>,
        only: Only,
        sort: Sort,
    ) -> Result<Vec<u8>, String> {
        match self {
            Self::Csv => csv(comparison, only, sort),
            Self::Xlsx => xlsx(comparison, only, sort),
            Self::Json => Ok(format!("{}\n", comparison.to_json(only, sort)).into_bytes()),
        }
    }
}

fn csv(comparison: &Comparison<'_>, only: Only, sort: Sort) -> Result<Vec<u8>, String> {
    let mut table: Option<Writer> = None;
    records::each(comparison, only, sort, &mut |row| match &mut table {
        Some(table) => table.row(row),
        // The headings come first.
        None => table = Some(Writer::new(row)),
    });
    table.map_or(Ok(Vec::new()), Writer::finish).map_err(|error| error.to_string())
}

fn xlsx(comparison: &Comparison<'_>, only: Only, sort: Sort) -> Result<Vec<u8>, String> {
    let mut tables: Vec<Table> = (1..)
        .zip(&comparison.groups)
        .map(|(number, group)| of(format!("比較{number}"), records::matrix(group, only, sort)))
        .collect();
    let mut rows = Vec::new();
    records::each(comparison, only, sort, &mut |row| rows.push(row.to_vec()));
    tables.push(of("明細".to_owned(), rows));
    table::write("事業者の回答の比較", &tables).map_err(|error| error.to_string())
}

/// A table whose first row holds the headings.
fn of(name: String, rows: Vec<Vec<String>>) -> Table {
    let mut rows = rows.into_iter();
    let header = rows.next().unwrap_or_default();
    Table { name, header, rows: rows.collect() }
}
