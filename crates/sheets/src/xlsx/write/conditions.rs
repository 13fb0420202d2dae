//! The sheet with the facts and phases, where there are too many to stand above the table.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::guide::Guide;
use super::{Contents, heights, page, put, put_field};
use crate::xlsx::layout::CONDITIONS;

/// The row of the first cell to fill in.
pub(super) const FIRST: u32 = 3;

/// The columns of the labels, the cells to fill in, and what they mean.
pub(super) const COLUMNS: [u16; 3] = [0, 1, 2];

pub(super) fn write(
    sheet: &mut Worksheet,
    contents: &Contents<'_>,
    guide: &Guide,
) -> Result<(), XlsxError> {
    let styles = &contents.styles;
    sheet.set_name(CONDITIONS)?;
    for (column, width) in COLUMNS.into_iter().zip([18, 22, 110]) {
        sheet.set_column_width(column, width)?;
    }
    put(sheet, (0, 0), "利用の条件", &styles.title)?;
    sheet.set_row_height(0, heights::TITLE)?;
    let hint = "答えによって、求められる要件が変わります。わからないものは空欄のままで構いません。";
    put(sheet, (1, 0), hint, &styles.text)?;
    for (row, field) in (FIRST..).zip(&contents.more) {
        put_field(sheet, row, field, COLUMNS, (styles, guide))?;
    }
    page::set_up(sheet, contents);
    Ok(())
}
