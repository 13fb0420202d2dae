//! The files that the page gives out: the comparison as CSV, as a workbook and as JSON.

use kijun_compare::{Comparison, Only, Sort, records};
use kijun_sheets::csv::table::Writer;
use kijun_sheets::xlsx::table::{self, Table};

use crate::client::kit::format::Format;

/// Return the bytes of a file.
///
/// # Errors
/// Fail, with a sentence for the reader, if the file cannot be made.
pub fn bytes(
    format: Format,
    comparison: &Comparison<'_>,
    only: Only,
    sort: &Sort,
) -> Result<Vec<u8>, String> {
    match format {
        Format::Csv => csv(comparison, only, sort),
        Format::Xlsx => xlsx(comparison, only, sort),
        Format::Json => Ok(format!("{}\n", comparison.to_json(only, sort)).into_bytes()),
    }
}

fn csv(comparison: &Comparison<'_>, only: Only, sort: &Sort) -> Result<Vec<u8>, String> {
    let mut table: Option<Writer> = None;
    records::each(comparison, only, sort, &mut |row| match &mut table {
        Some(table) => table.row(row),
        // The first row holds the headings.
        None => table = Some(Writer::new(row)),
    });
    table.map_or(Ok(Vec::new()), Writer::finish).map_err(|error| error.to_string())
}

fn xlsx(comparison: &Comparison<'_>, only: Only, sort: &Sort) -> Result<Vec<u8>, String> {
    let mut tables: Vec<Table> = (1..)
        .zip(&comparison.groups)
        .map(|(number, group)| of(format!("比較{number}"), records::matrix(group, only, sort)))
        .collect();
    let mut rows = Vec::new();
    records::each(comparison, only, sort, &mut |row| rows.push(row.to_vec()));
    tables.push(of("明細".to_owned(), rows));
    table::write("事業者の回答の比較", &tables).map_err(|error| error.to_string())
}

/// Return a table whose first row holds the headings.
fn of(name: String, rows: Vec<Vec<String>>) -> Table {
    let mut rows = rows.into_iter();
    let header = rows.next().unwrap_or_default();
    Table { name, header, rows: rows.collect() }
}
