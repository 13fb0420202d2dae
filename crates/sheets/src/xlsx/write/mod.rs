//! The form of a checklist as a workbook.
//!
//! Every cell is a text, never a formula, and guarded like those of a CSV file. The
//! same answers give the same bytes.

mod conditions;
mod exceptions;
mod guide;
mod heights;
mod main;
mod page;

use std::fmt;

use kijun_rules::answers::{Answer, AnswerFile};
use kijun_rules::{Assessment, Rules};
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError,
};

use super::layout::{Choice, FieldCell, PHASE_CHOSEN, TableColumn, columns, fields};
use super::omitted::{self, fits_cell};
use super::styles::Styles;
use crate::form::SheetForm;
use crate::guard::guarded;
use crate::labels;
use guide::Guide;

/// The workbook could not be made.
#[derive(Debug)]
pub struct WriteError(String);

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Excelファイルを作れませんでした({})。回答ファイル(JSON)をお使いください。",
            self.0
        )
    }
}

impl std::error::Error for WriteError {}

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

/// A form of the checklist: filled with the answers of a file, or blank.
///
/// - `form`: the words of the same checklist.
///
/// # Errors
/// If the workbook exceeds what the format can hold.
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
    // What the record says of the other sheets is known before they are written.
    let guide = Guide::of(&contents);
    main::write(&mut main, &contents, &guide)?;
    conditions::write(&mut more, &contents, &guide)?;
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

/// Nothing in a file says when it was made: the same answers give the same bytes.
fn properties(form: &SheetForm) -> Result<DocProperties, XlsxError> {
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_title(&form.title).set_creation_datetime(&date))
}

/// What the sheets are filled with.
struct Contents<'a> {
    rules: &'a Rules,
    form: &'a SheetForm,
    file: &'a AnswerFile,
    /// Whether answers were given, or the form is blank.
    filled: bool,
    assessment: Option<Assessment<'a>>,
    /// The answer to each requirement, in the checklist's order.
    answers: Vec<Option<&'a Answer>>,
    /// The answers to requirements that the checklist does not have.
    others: Vec<(&'a str, &'a Answer)>,
    /// The cells to fill in above the table.
    above: Vec<FieldCell>,
    /// Those on a sheet of their own.
    more: Vec<FieldCell>,
    columns: Vec<TableColumn>,
    /// What is left out, by name; empty if nothing is.
    omitted: String,
    styles: Styles,
}

impl<'a> Contents<'a> {
    fn of(rules: &'a Rules, form: &'a SheetForm, file: &'a AnswerFile, filled: bool) -> Self {
        let mut answers = vec![None; rules.checklist().requirements.len()];
        let (mut others, mut evidence) = (Vec::new(), 0);
        for (id, answer) in file.answers.iter().flatten() {
            evidence = evidence.max(answer.evidence().map_or(0, |evidence| evidence.len()));
            match rules.requirement(id).and_then(|index| answers.get_mut(index.get())) {
                Some(place) => *place = Some(answer),
                None if crate::omitted::fits(id) && omitted::fits(id) => {
                    others.push((id.as_str(), answer));
                }
                None => {}
            }
        }
        others.truncate(super::layout::MAX_OTHERS);
        let (above, more) = fields(rules, file);
        Self {
            rules,
            form,
            file,
            filled,
            assessment: Assessment::of(rules, file).ok(),
            answers,
            others,
            above,
            more,
            columns: columns(form, evidence, filled),
            omitted: omitted::names(rules, file),
            styles: Styles::new(),
        }
    }

    /// Where a column of the table stands.
    fn column(&self, key: &str) -> u16 {
        let place = self.columns.iter().position(|column| column.key == key);
        place.and_then(|place| u16::try_from(place).ok()).unwrap_or_default()
    }

    /// How a requirement stands, and whether something follows from that.
    fn status(&self, place: usize) -> Option<kijun_rules::engine::RequirementStatus> {
        let statuses = &self.assessment.as_ref()?.explanation().statuses;
        statuses.get(place).copied()
    }
}

/// Writes the form's own words into a cell: letter for letter, since a text is no formula here. The
/// format says so too (its quote prefix), whatever somebody does to the cell.
fn put_words(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    words: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if words.is_empty() || !fits_cell(words) {
        sheet.write_blank(row, column, format)?;
    } else {
        sheet.write_string_with_format(row, column, words, format)?;
    }
    Ok(())
}

/// Writes a text that somebody filled in, guarded; a text that no cell can hold is among those that
/// are named as left out.
fn put(
    sheet: &mut Worksheet,
    place: (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    put_words(sheet, place, &guarded(text), format)
}

/// A cell to fill in with its label and what it means; the explanation stands two columns on, or
/// beside the cell where the columns are those of a sheet without table.
fn put_field(
    sheet: &mut Worksheet,
    row: u32,
    field: &FieldCell,
    [label, value, explanation]: [u16; 3],
    (styles, guide): (&Styles, &Guide),
) -> Result<(), XlsxError> {
    let format = if field.choice == Choice::Free { &styles.fill } else { &styles.choose };
    put(sheet, (row, label), &field.label, &styles.label)?;
    put(sheet, (row, value), &field.value, format)?;
    if !field.explanation.is_empty() {
        put(sheet, (row, explanation), &field.explanation, &styles.explanation)?;
    }
    if let Some(choices) = choices(field.choice, guide)? {
        sheet.add_data_validation(row, value, row, value, &choices)?;
    }
    Ok(())
}

/// What can be chosen in a cell, offered as a list; `None` where anything can be written.
fn choices(choice: Choice, guide: &Guide) -> Result<Option<DataValidation>, XlsxError> {
    let list = DataValidation::new();
    Ok(match choice {
        Choice::Free => None,
        Choice::Class => Some(list.allow_list_formula(Formula::new(guide.class_titles()))),
        Choice::Fact => Some(list.allow_list_strings(&labels::FACTS)?),
        Choice::Phase => Some(list.allow_list_strings(&[PHASE_CHOSEN])?),
    }
    .map(told))
}

/// The list with what is said where something else is typed.
fn told(list: DataValidation) -> DataValidation {
    let told = list.clone().set_error_title("選択肢から選んでください");
    let told = told
        .and_then(|list| list.set_error_message("一覧にある言葉を選ぶか、空欄にしてください。"));
    // Both texts are shorter than the format's limit.
    told.unwrap_or(list)
}
