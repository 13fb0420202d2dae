//! The sheet with the facts and phases, where there are too many for the rows above the table.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cells::{put, put_field};
use super::contents::Contents;
use super::{heights, page};
use crate::xlsx::layout::{CONDITIONS, own};

/// The row of the first cell to fill in.
pub(super) const FIRST: u32 = 3;

/// The columns of the labels, the cells to fill in, and the explanations.
pub(super) const COLUMNS: [u16; 3] = [0, 1, 2];

/// Write the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    contents: &Contents<'_>,
    class_titles: &str,
) -> Result<(), XlsxError> {
    let styles = &contents.styles;
    sheet.set_name(CONDITIONS)?;
    for (column, width) in COLUMNS.into_iter().zip([18, 22, 110]) {
        sheet.set_column_width(column, width)?;
    }
    let [title, hint] = own::CONDITIONS;
    put(sheet, (0, 0), title, &styles.title)?;
    sheet.set_row_height(0, heights::TITLE)?;
    put(sheet, (1, 0), hint, &styles.text)?;
    for (row, field) in (FIRST..).zip(&contents.more) {
        put_field(sheet, row, field, COLUMNS, (styles, class_titles))?;
    }
    page::set_up(sheet, contents);
    Ok(())
}
