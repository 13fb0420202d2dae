//! The sheet with the table: the document's columns, then the columns to fill in.

use kijun_rules::Explanation;
use kijun_rules::answers::{Answer, Status};
use rust_xlsxwriter::{DataValidation, Format, Worksheet, XlsxError};

use super::cells::{put, put_field, put_words, told};
use super::contents::Contents;
use super::{heights, page};
use crate::form::{ColumnKind, FormRow};
use crate::values;
use crate::xlsx::layout::{LABEL_COLUMN, MAIN, TableColumn, VALUE_COLUMN, key, most_evidence, own};

/// Return the row of the first cell to fill in: below the title, the document, the hint and, if
/// there are any, the parts left out.
pub(super) fn first_field(contents: &Contents<'_>) -> u32 {
    if contents.omitted.is_empty() { 3 } else { 4 }
}

/// Return the row with the headings of the table.
pub(super) fn header_row(contents: &Contents<'_>) -> u32 {
    let fields = u32::try_from(contents.above.len()).unwrap_or_default();
    let verdict = u32::from(contents.filled);
    first_field(contents) + fields + verdict + 1
}

pub(super) fn write(
    sheet: &mut Worksheet,
    contents: &Contents<'_>,
    class_titles: &str,
) -> Result<(), XlsxError> {
    sheet.set_name(MAIN)?;
    let widths = widths(contents);
    for (place, width) in (0..).zip(&widths) {
        sheet.set_column_width(place, *width)?;
    }
    top(sheet, contents, class_titles)?;
    let header = header_row(contents);
    for (place, column) in (0..).zip(&contents.columns) {
        put(sheet, (header, place), &column.heading, &contents.styles.head)?;
    }
    let headings = contents.columns.iter().zip(&widths);
    let lines = headings.map(|(column, width)| heights::lines(&column.heading, *width));
    sheet.set_row_height(header, heights::of_lines(lines.max().unwrap_or(1)))?;
    let end = table(sheet, contents, &widths, header + 1)?;
    // Not below the numbers: a number begins a row.
    let column = u16::from(contents.column(key::NUMBER) == LABEL_COLUMN);
    let mut row = end + 1;
    for footnote in &contents.form.footnotes {
        put(sheet, (row, column), footnote, &contents.styles.text)?;
        row += 1;
    }
    put(sheet, (row + 1, column), own::SIGNATURE, &contents.styles.text)?;
    offer_choices(sheet, contents, header + 1, end)?;
    sheet.set_repeat_rows(header, header)?;
    sheet.set_freeze_panes(header + 1, contents.column(key::NUMBER) + 1)?;
    sheet.set_selection(
        first_field(contents),
        VALUE_COLUMN,
        first_field(contents),
        VALUE_COLUMN,
    )?;
    page::set_up(sheet, contents);
    Ok(())
}

/// Return the widths of the columns: those of their words, within limits that keep all of them
/// readable on a page.
fn widths(contents: &Contents<'_>) -> Vec<u32> {
    let rows = &contents.form.rows;
    let longest = |place: usize| {
        let texts = rows.iter().filter_map(|row| row.cells.get(place));
        let lines = texts.flat_map(|text| text.lines());
        lines.map(heights::units).max().unwrap_or_default() + 2
    };
    let ids = rows.iter().map(|row| heights::units(&row.id)).max().unwrap_or_default() + 2;
    let width = |(place, column): (usize, &TableColumn)| {
        let width = match (column.key.as_str(), column.kind) {
            (key::NUMBER, _) => ids.clamp(6, 12),
            (key::ANSWER, _) => 11,
            (key::VALUE, _) => 14,
            (key::REASON, _) => 18,
            (key::NOTE, _) => 20,
            (key::STATUS, _) => 12,
            (_, Some(ColumnKind::Long)) => 30,
            (_, Some(ColumnKind::Level)) => longest(place).clamp(8, 10),
            (_, Some(_)) => longest(place).clamp(6, 15),
            // Evidence.
            (_, None) => 10,
        };
        // The cells to fill in above the table are in this column, too.
        if place == usize::from(VALUE_COLUMN) { width.max(20) } else { width }
    };
    contents.columns.iter().enumerate().map(width).collect()
}

/// Write the rows above the table.
fn top(
    sheet: &mut Worksheet,
    contents: &Contents<'_>,
    class_titles: &str,
) -> Result<(), XlsxError> {
    let Contents { form, styles, .. } = contents;
    put(sheet, (0, LABEL_COLUMN), &form.title, &styles.title)?;
    sheet.set_row_height(0, heights::TITLE)?;
    put(sheet, (1, LABEL_COLUMN), &own::source(form), &styles.text)?;
    put(sheet, (2, LABEL_COLUMN), own::HINT, &styles.text)?;
    if !contents.omitted.is_empty() {
        let said = format!("{}: {}", own::OMITTED, contents.omitted.on_face());
        put(sheet, (3, LABEL_COLUMN), &said, &styles.label)?;
    }
    let columns = [LABEL_COLUMN, VALUE_COLUMN, VALUE_COLUMN + 1];
    let mut row = first_field(contents);
    for field in &contents.above {
        put_field(sheet, row, field, columns, (styles, class_titles))?;
        row += 1;
    }
    if contents.filled {
        let verdict = contents.explanation.as_ref().map(Explanation::verdict);
        let said = verdict.map_or(own::NO_CLASS, |verdict| verdict.label());
        put(sheet, (row, LABEL_COLUMN), own::VERDICT, &styles.label)?;
        put(sheet, (row, VALUE_COLUMN), said, &styles.short)?;
        put(sheet, (row, VALUE_COLUMN + 1), own::OF_VERDICT, &styles.explanation)?;
    }
    Ok(())
}

/// Write the rows of the table from this row on; return the last one.
fn table(
    sheet: &mut Worksheet,
    contents: &Contents<'_>,
    widths: &[u32],
    first: u32,
) -> Result<u32, XlsxError> {
    let rules = contents.rules;
    let (mut row, mut before) = (first, None);
    for (place, requirement) in rules.checklist().requirements.iter().enumerate() {
        let words = contents.form.rows.iter().find(|words| words.id == requirement.id);
        let answer = contents.answers.get(place).copied().flatten();
        let status = contents.status(place).map_or("", |status| status.label());
        let lines = one(
            sheet,
            contents,
            (row, widths),
            (&requirement.id, words, before),
            (answer, status),
        )?;
        sheet.set_row_height(row, heights::of_lines(lines))?;
        before = words;
        row += 1;
    }
    for (id, answer) in &contents.others {
        let lines = one(sheet, contents, (row, widths), (id, None, None), (Some(answer), ""))?;
        sheet.set_row_height(row, heights::of_lines(lines))?;
        row += 1;
    }
    Ok(row.saturating_sub(1))
}

/// Write a row; return the number of lines of its longest cell.
fn one(
    sheet: &mut Worksheet,
    contents: &Contents<'_>,
    (row, widths): (u32, &[u32]),
    (id, words, before): (&str, Option<&FormRow>, Option<&FormRow>),
    (answer, status): (Option<&Answer>, &str),
) -> Result<u32, XlsxError> {
    let mut lines = 1;
    let evidence = answer.and_then(Answer::evidence).into_iter().flatten();
    let mut evidence = evidence.take(most_evidence(contents.rules, id));
    let styles = &contents.styles;
    for (place, column) in (0..).zip(&contents.columns) {
        let cell = |row: Option<&FormRow>| {
            let text = row.and_then(|row| row.cells.get(usize::from(place)));
            text.cloned().unwrap_or_default()
        };
        let (text, format): (String, &Format) = match (column.key.as_str(), column.kind) {
            (key::NUMBER, _) => (id.to_owned(), &styles.short),
            (key::ANSWER, _) => {
                let label = answer.and_then(Answer::status).map_or("", Status::label);
                (label.to_owned(), &styles.choose)
            }
            (key::VALUE, _) => {
                (values::cell(values::asked(contents.rules, id), answer).to_owned(), &styles.fill)
            }
            (key::REASON, _) => {
                (answer.and_then(Answer::reason).unwrap_or_default().to_owned(), &styles.fill)
            }
            (key::NOTE, _) => {
                (answer.and_then(Answer::note).unwrap_or_default().to_owned(), &styles.fill)
            }
            (key::STATUS, _) => (status.to_owned(), &styles.short),
            (_, None) => match evidence.next() {
                // There may be many such rows.
                None if words.is_none() => continue,
                given => (given.unwrap_or_default().to_owned(), &styles.fill),
            },
            (_, Some(kind)) => {
                let text = cell(words);
                let repeats = kind != ColumnKind::Level && !text.is_empty() && text == cell(before);
                let plain = if kind == ColumnKind::Level { &styles.short } else { &styles.words };
                (text, if repeats { &styles.repeated } else { plain })
            }
        };
        if column.key.starts_with(key::WORDS) {
            put_words(sheet, (row, place), &text, format)?;
        } else {
            put(sheet, (row, place), &text, format)?;
        }
        let width = widths.get(usize::from(place)).copied().unwrap_or(1);
        lines = lines.max(heights::lines(&text, width));
    }
    Ok(lines)
}

/// Add the lists of choices to the rows of the table.
fn offer_choices(
    sheet: &mut Worksheet,
    contents: &Contents<'_>,
    first: u32,
    last: u32,
) -> Result<(), XlsxError> {
    let labels = Status::ALL.map(Status::label);
    let choices = told(DataValidation::new().allow_list_strings(&labels)?);
    let place = contents.column(key::ANSWER);
    sheet.add_data_validation(first, place, last, place, &choices)?;
    Ok(())
}
