//! Any tables as a workbook: one a sheet, a header row, one datum a cell.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::styles::Styles;
use super::write::WriteError;
use crate::guard::guarded;

/// A table for a sheet of its own.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The sheet's name; at most 31 characters, none of `[]:*?/\`.
    pub name: String,
    /// The header row.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// Return the tables as a workbook. Every cell is a text, [guarded]. A text that is longer
/// than a cell can hold is an error: a table that is cut off is worse than none.
///
/// # Errors
/// Fail if a table exceeds what the format can hold, or a sheet's name is not allowed.
pub fn write(title: &str, tables: &[Table]) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&date));
    let styles = Styles::new();
    for table in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&table.name)?;
        for (row, cells) in (0..).zip(std::iter::once(&table.header).chain(&table.rows)) {
            let format = if row == 0 { &styles.head } else { &styles.words };
            for (column, text) in (0..).zip(cells) {
                // The library refuses a text that is too long.
                sheet.write_string_with_format(row, column, guarded(text), format)?;
            }
        }
        for (column, _) in (0..).zip(&table.header) {
            sheet.set_column_width(column, 24)?;
        }
        sheet.set_freeze_panes(1, 1)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_footer("&C&P / &N&R&D");
        sheet.set_repeat_rows(0, 0)?;
    }
    Ok(workbook.save_to_buffer()?)
}
