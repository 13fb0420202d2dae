//! Cells, written.

use rust_xlsxwriter::{DataValidation, Format, Formula, Worksheet, XlsxError};

use crate::guard::guarded;
use crate::xlsx::layout::{Choice, FieldCell, PHASE_CHOSEN};
use crate::xlsx::omitted::fits_cell;
use crate::xlsx::styles::Styles;

/// Write the form's own words into a cell, letter for letter: a text is no formula here. The format
/// says so, too (its quote prefix), after any edit of the cell.
pub(super) fn put_words(
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

/// Write a text that somebody filled in, guarded. A text that no cell can hold is named among the
/// parts left out.
pub(super) fn put(
    sheet: &mut Worksheet,
    place: (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    put_words(sheet, place, &guarded(text), format)
}

/// Write a cell to fill in, with its label and its explanation, into these columns. A class is
/// chosen from the cells `class_titles`.
pub(super) fn put_field(
    sheet: &mut Worksheet,
    row: u32,
    field: &FieldCell,
    [label, value, explanation]: [u16; 3],
    (styles, class_titles): (&Styles, &str),
) -> Result<(), XlsxError> {
    let format = if field.choice == Choice::Free { &styles.fill } else { &styles.choose };
    put(sheet, (row, label), &field.label, &styles.label)?;
    put(sheet, (row, value), &field.value, format)?;
    if !field.explanation.is_empty() {
        put(sheet, (row, explanation), &field.explanation, &styles.explanation)?;
    }
    if let Some(choices) = choices(&field.choice, class_titles)? {
        sheet.add_data_validation(row, value, row, value, &choices)?;
    }
    Ok(())
}

/// The most characters of a list of choices.
const MAX_LIST: usize = 255;

/// Return the choices of a cell as a list; `None` where any text can be written.
fn choices(choice: &Choice, class_titles: &str) -> Result<Option<DataValidation>, XlsxError> {
    let list = DataValidation::new();
    Ok(match choice {
        Choice::Free => None,
        Choice::Class => Some(list.allow_list_formula(Formula::new(class_titles))),
        // A spreadsheet can hold no longer list, and none with commas in its words.
        Choice::Fact(words)
            if words.join(",").chars().count() > MAX_LIST
                || words.iter().any(|word| word.contains(',')) =>
        {
            None
        }
        Choice::Fact(words) => Some(list.allow_list_strings(words)?),
        Choice::Phase => Some(list.allow_list_strings(&[PHASE_CHOSEN])?),
    }
    .map(told))
}

/// Add the message for a text that is not in the list.
pub(super) fn told(list: DataValidation) -> DataValidation {
    let told = list.clone().set_error_title("選択肢から選んでください");
    let told = told
        .and_then(|list| list.set_error_message("一覧にある言葉を選ぶか、空欄にしてください。"));
    // Both texts are shorter than the format's limit.
    told.unwrap_or(list)
}
