//! Workbooks: only a form that is a file by itself makes them. On a site, the page of the Excel form
//! does, because their library weighs more than the rest of the form. It also reads them: what reads
//! would take the file over its budget, and Excel saves CSV, which every form reads.

use kijun_rules::{AnswerFile, Rules};
use kijun_sheets::form::SheetForm;
use kijun_sheets::xlsx;

use crate::client::kit::file_name::FileName;
use crate::client::kit::format::{Download, Format};

/// Make the workbook of the answers, under this name.
///
/// # Errors
/// Fail, in a sentence, if the workbook cannot be made.
pub(super) fn make(
    rules: &Rules,
    form: &SheetForm,
    answers: &AnswerFile,
    name: FileName,
) -> Result<Download, String> {
    let bytes = xlsx::write(rules, form, Some(answers)).map_err(|error| error.to_string())?;
    Ok(Download { name, kind: Format::Xlsx.media_type(), bytes })
}
