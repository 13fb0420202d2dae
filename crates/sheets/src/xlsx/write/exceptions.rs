//! The sheet of exceptions: the requirements not met, with reason, measure, term and approver.

use kijun_rules::answers::Answer;
use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::Severity;
use rust_xlsxwriter::{DataValidation, Format, Formula, Worksheet, XlsxError};

use super::cells::{put, told};
use super::contents::Contents;
use super::{heights, main, page};
use crate::finding::column_name;
use crate::xlsx::layout::{EXCEPTION_COLUMNS, EXCEPTIONS, MAIN, key, own};

/// The row with the headings.
pub(super) const HEADER: u32 = 3;

/// The widths of the columns.
const WIDTHS: [u32; 6] = [10, 40, 40, 40, 12, 20];

/// The number of rows left to be filled in.
const FREE: u32 = 20;

pub(super) fn write(sheet: &mut Worksheet, contents: &Contents<'_>) -> Result<(), XlsxError> {
    let styles = &contents.styles;
    sheet.set_name(EXCEPTIONS)?;
    let [title, hint] = own::EXCEPTIONS;
    put(sheet, (0, 0), title, &styles.title)?;
    sheet.set_row_height(0, heights::TITLE)?;
    put(sheet, (1, 0), hint, &styles.text)?;
    for ((place, (heading, _)), width) in (0..).zip(EXCEPTION_COLUMNS).zip(WIDTHS) {
        sheet.set_column_width(place, width)?;
        put(sheet, (HEADER, place), heading, &styles.head)?;
    }
    let mut row = HEADER + 1;
    for entry in entries(contents) {
        one(sheet, contents, row, entry)?;
        row += 1;
    }
    for row in row..row + FREE {
        one(sheet, contents, row, Row::default())?;
    }
    let last = row + FREE - 1;
    if let Some(ids) = ids(contents) {
        let choices = told(DataValidation::new().allow_list_formula(ids));
        sheet.add_data_validation(HEADER + 1, 0, last, 0, &choices)?;
    }
    sheet.set_repeat_rows(HEADER, HEADER)?;
    sheet.set_freeze_panes(HEADER + 1, 1)?;
    page::set_up(sheet, contents);
    Ok(())
}

/// A row of the sheet.
#[derive(Clone, Copy, Default)]
struct Row<'a> {
    id: &'a str,
    title: &'a str,
    answer: Option<&'a Answer>,
}

/// Return the rows of the requirements that are not met, or have an exception.
fn entries<'a>(contents: &'a Contents<'_>) -> Vec<Row<'a>> {
    let requirements = contents.rules.checklist().requirements.iter().enumerate();
    let known = requirements.filter_map(|(place, requirement)| {
        let answer = contents.answers.get(place).copied().flatten();
        let wanting = matches!(
            contents.status(place),
            Some(RequirementStatus::Follows(severity)) if severity > Severity::Note
        );
        let excepted = answer.is_some_and(|answer| answer.exception().is_some());
        let words = contents.form.rows.iter().find(|words| words.id == requirement.id);
        let title = words.map_or("", |words| words.title.as_str());
        (wanting || excepted).then_some(Row { id: &requirement.id, title, answer })
    });
    let others = contents.others.iter().filter(|(_, answer)| answer.exception().is_some());
    known.chain(others.map(|(id, answer)| Row { id, title: "", answer: Some(answer) })).collect()
}

fn one(
    sheet: &mut Worksheet,
    contents: &Contents<'_>,
    row: u32,
    Row { id, title, answer }: Row<'_>,
) -> Result<(), XlsxError> {
    let styles = &contents.styles;
    let exception = answer.and_then(Answer::exception).cloned().unwrap_or_default();
    for (place, (_, key)) in (0..).zip(EXCEPTION_COLUMNS) {
        let (text, format): (&str, &Format) = match key {
            // The requirements not met are fixed; further ones can be chosen.
            key::NUMBER => (id, if id.is_empty() { &styles.choose } else { &styles.short }),
            key::TITLE => (title, &styles.words),
            key::REASON => (&exception.reason, &styles.fill),
            key::MEASURE => (&exception.measure, &styles.fill),
            key::UNTIL => (&exception.until, &styles.fill),
            _ => (&exception.approver, &styles.fill),
        };
        put(sheet, (row, place), text, format)?;
    }
    let texts =
        [id, title, &exception.reason, &exception.measure, &exception.until, &exception.approver];
    let lines = texts.into_iter().zip(WIDTHS).map(|(text, width)| heights::lines(text, width));
    sheet.set_row_height(row, heights::of_lines(lines.max().unwrap_or(1)))?;
    Ok(())
}

/// Return the cells of the table with the ids that can be chosen; `None` if there are none.
fn ids(contents: &Contents<'_>) -> Option<Formula> {
    let count = u32::try_from(contents.rules.checklist().requirements.len()).ok()?;
    let column = column_name(u32::from(contents.column(key::NUMBER)));
    let first = main::header_row(contents) + 2;
    let last = first + count.checked_sub(1)?;
    Some(Formula::new(format!("='{MAIN}'!${column}${first}:${column}${last}")))
}
