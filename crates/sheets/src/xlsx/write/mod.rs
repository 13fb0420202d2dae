//! The form of a checklist as a workbook.
//!
//! Every cell is a text, never a formula, and guarded like those of a CSV file. The
//! same answers give the same bytes.

mod cells;
mod conditions;
mod contents;
mod exceptions;
mod guide;
mod heights;
mod main;
mod page;

use kijun_rules::Rules;
use kijun_rules::answers::AnswerFile;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::error::WriteError;
use crate::form::SheetForm;
use contents::Contents;
use guide::Guide;

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

impl From<zip::result::ZipError> for WriteError {
    fn from(error: zip::result::ZipError) -> Self {
        Self(error.to_string())
    }
}

/// Write a form of the checklist: filled with the answers of a file, or blank.
///
/// - `form`: the words of the same checklist.
///
/// # Errors
/// Fail if the workbook exceeds the limits of the format.
pub fn write(
    rules: &Rules,
    form: &SheetForm,
    file: Option<&AnswerFile>,
) -> Result<Vec<u8>, WriteError> {
    let blank = AnswerFile {
        checklist: rules.checklist().id.clone(),
        edition: Some(rules.checklist().edition.clone()),
        ..AnswerFile::default()
    };
    let contents = Contents::of(rules, form, file.unwrap_or(&blank), file.is_some());
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(form)?);
    let (mut main, mut more) = (Worksheet::new(), Worksheet::new());
    let (mut exceptions, mut last) = (Worksheet::new(), Worksheet::new());
    // The record knows the cells of the other sheets before they are written.
    let guide = Guide::of(&contents);
    let class_titles = guide.class_titles();
    main::write(&mut main, &contents, &class_titles)?;
    conditions::write(&mut more, &contents, &class_titles)?;
    exceptions::write(&mut exceptions, &contents)?;
    guide.write(&mut last, &contents)?;
    workbook.push_worksheet(main);
    workbook.push_worksheet(exceptions);
    if !contents.more.is_empty() {
        workbook.push_worksheet(more);
    }
    workbook.push_worksheet(last);
    Ok(heights::let_rows_grow(&workbook.save_to_buffer()?)?)
}

/// Return properties with a fixed date: the same answers give the same bytes.
fn properties(form: &SheetForm) -> Result<DocProperties, XlsxError> {
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_title(&form.title).set_creation_datetime(&date))
}
