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
use kijun_rules::answers::{Answer, AnswerFile, Exception};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::error::WriteError;
use super::layout::most_evidence;
use super::limits::{MAX_BYTES, MAX_CELLS, MAX_UNPACKED, max_text};
use super::omitted as parts;
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
/// Fail if the workbook exceeds the limits of the format, or would be too large to be read again.
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
    let bytes = workbook.save_to_buffer()?;
    drop(workbook);
    let (bytes, size) = heights::let_rows_grow(&bytes)?;
    let is_read = bytes.len() <= MAX_BYTES
        && size.unpacked <= MAX_UNPACKED
        && size.cells <= MAX_CELLS
        && texts(&contents) <= max_text(size.unpacked);
    if is_read { Ok(bytes) } else { Err(WriteError::too_large()) }
}

/// Return the size of all texts of the answers in the form.
fn texts(contents: &Contents<'_>) -> u64 {
    let size = |text: &str| if parts::fits(text) { text.len() } else { 0 };
    let of_answer = |(id, answer): (&str, &Answer)| {
        let evidence = answer.evidence().into_iter().flatten();
        let evidence = evidence.take(most_evidence(contents.rules, id)).map(size).sum::<usize>();
        let exception = answer.exception().map_or(0, |exception| {
            let Exception { reason, measure, until, approver } = exception;
            [reason, measure, until, approver].into_iter().map(|text| size(text)).sum::<usize>()
        });
        let own = [answer.value(), answer.reason(), answer.note()].into_iter().flatten().map(size);
        own.sum::<usize>() + evidence + exception
    };
    let requirements = contents.rules.checklist().requirements.iter();
    let known = requirements.zip(&contents.answers);
    let known = known.filter_map(|(each, answer)| Some((each.id.as_str(), (*answer)?)));
    let all = known.chain(contents.others.iter().copied()).map(of_answer);
    u64::try_from(all.sum::<usize>()).unwrap_or(u64::MAX)
}

/// Call `step` with the name of each part of the file that the form has no place for, as the file
/// has it: `answers.5-1.proposed`.
pub fn omitted(rules: &Rules, form: &SheetForm, file: &AnswerFile, step: &mut dyn FnMut(&str)) {
    parts::each(rules, form, file, step);
}

/// Return properties with a fixed date: the same answers give the same bytes.
fn properties(form: &SheetForm) -> Result<DocProperties, XlsxError> {
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_title(&form.title).set_creation_datetime(&date))
}
