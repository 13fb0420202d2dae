//! The record of a workbook: its kind, and the cells to fill in.

use super::sheet::Column;
use super::workbook::{Book, Sheet};
use crate::finding::CellAddress;
use crate::intake::Entry;
use crate::xlsx::layout::{CONDITIONS, SCHEMA, record as names};
use kijun_rules::text::quoted;

/// A cell to fill in, as the record has it.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) label: String,
    pub(super) key: String,
    /// True if it is on the sheet for facts and phases.
    pub(super) apart: bool,
    /// Its place when the workbook was made.
    pub(super) row: u32,
    pub(super) column: u32,
}

/// A text of the record, with its cell.
#[derive(Debug, Clone)]
struct RecordedText {
    cell: CellAddress,
    text: String,
}

/// The record of a workbook.
#[derive(Debug, Clone, Default)]
pub(super) struct Record {
    /// The sheet that it is on.
    pub(super) sheet: usize,
    sheet_name: String,
    pub(super) checklist: String,
    edition: Option<RecordedText>,
    rules_digest: Option<RecordedText>,
    pub(super) omitted: String,
    pub(super) fields: Vec<Field>,
    pub(super) columns: Vec<Column>,
    pub(super) exception_columns: Vec<Column>,
}

impl Record {
    /// Find the record, on any sheet.
    ///
    /// # Errors
    /// Fail if there is none, or one that this version does not know.
    pub(super) fn find(book: &Book) -> Result<Self, String> {
        let mut unknown = None;
        for (place, sheet) in book.sheets.iter().enumerate() {
            for (row, column) in sheet.cells.keys() {
                let Some(before) = column.checked_sub(1) else { continue };
                if sheet.text(*row, before).trim() != names::SCHEMA {
                    continue;
                }
                match sheet.text(*row, *column).trim() {
                    SCHEMA => return Ok(Self::read(place, sheet, (*row, before))),
                    other if other.starts_with("kijun-xlsx/") => unknown = Some(other),
                    _ => {}
                }
            }
        }
        Err(match unknown {
            Some(other) => format!(
                "様式『{}』のExcelファイルは読めません。読めるのは『{SCHEMA}』です。",
                quoted(other)
            ),
            None => "Kijunが書き出した様式ではありません。書き出しのページか kijun export で作った様式に記入したものを選んでください(「記入方法」のシートは削除しないでください)。".to_owned(),
        })
    }

    fn read(place: usize, sheet: &Sheet, (first, left): (u32, u32)) -> Self {
        let mut record = Self { sheet: place, sheet_name: sheet.name.clone(), ..Self::default() };
        // The steps to fill in the form, above the record.
        for row in 0..first {
            sheet.see(row, left);
            sheet.see(row, left.saturating_add(1));
        }
        for row in sheet.rows().into_iter().filter(|row| *row >= first) {
            let cell = |column: u32| sheet.text(row, left.saturating_add(column));
            if names::ALL.contains(&names::of_today(cell(0))) {
                (0..4).for_each(|column| sheet.see(row, left.saturating_add(column)));
            }
            let (text, key) = (cell(1), cell(2).trim().to_owned());
            match names::of_today(cell(0)) {
                names::CHECKLIST => text.trim().clone_into(&mut record.checklist),
                name @ (names::EDITION | names::RULES_DIGEST) => {
                    let cell = CellAddress { row, column: left.saturating_add(1) };
                    let said = Some(RecordedText { cell, text: text.to_owned() });
                    if name == names::EDITION {
                        record.edition = said;
                    } else {
                        record.rules_digest = said;
                    }
                }
                names::OMITTED => {
                    // A long list takes several rows.
                    record.omitted.push_str(if record.omitted.is_empty() { "" } else { "、" });
                    record.omitted.push_str(text);
                }
                names::FIELD => {
                    let place = cell(3).trim();
                    let (apart, place) = match place.rsplit_once('!') {
                        Some((_, place)) => (true, place),
                        None => (false, place),
                    };
                    let Some(column) = column_number(place) else { continue };
                    let Some(row) = row_number(place) else { continue };
                    record.fields.push(Field { label: text.to_owned(), key, apart, row, column });
                }
                kind @ (names::COLUMN | names::EXCEPTION_COLUMN) => {
                    let Some(place) = column_number(cell(3).trim()) else { continue };
                    let column = Column { heading: text.to_owned(), key, place };
                    if kind == names::COLUMN {
                        record.columns.push(column);
                    } else {
                        record.exception_columns.push(column);
                    }
                }
                _ => {}
            }
        }
        record
    }

    /// Return the edition that was answered.
    pub(super) fn edition(&self) -> Entry<'_> {
        self.entry(self.edition.as_ref())
    }

    /// Return the digest of the rules that the form was made from.
    pub(super) fn rules_digest(&self) -> Entry<'_> {
        self.entry(self.rules_digest.as_ref())
    }

    /// Return a text of the record as an entry; empty if it is missing.
    fn entry<'a>(&'a self, said: Option<&'a RecordedText>) -> Entry<'a> {
        let (cell, text) = match said {
            Some(said) => (said.cell, said.text.as_str()),
            None => (CellAddress::default(), ""),
        };
        Entry { sheet: Some(&self.sheet_name), cell, text }
    }

    /// Return the sheet with facts and phases, if the workbook has one.
    pub(super) fn conditions(&self, book: &Book) -> Option<usize> {
        let apart = self.fields.iter().any(|field| field.apart);
        let holds = |sheet: &Sheet| {
            let mut labels = self.fields.iter().filter(|field| field.apart);
            labels.any(|field| sheet.cells.values().any(|cell| cell.text.trim() == field.label))
        };
        let named = || book.sheets.iter().position(|sheet| sheet.name == CONDITIONS);
        let any = || book.sheets.iter().position(holds);
        apart.then(|| named().or_else(any)).flatten()
    }
}

/// Return the column of a cell's name (`C4`) or of a column's (`C`), counted from 0.
fn column_number(name: &str) -> Option<u32> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase);
    let mut number: u32 = 0;
    for letter in letters {
        number = number.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1)?;
    }
    number.checked_sub(1)
}

/// Return the row of a cell's name (`C4`), counted from 0.
fn row_number(name: &str) -> Option<u32> {
    let digits = name.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
    digits.parse::<u32>().ok()?.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::{column_number, row_number};
    use crate::finding::column_name;

    #[test]
    fn columns_are_known_by_their_letters() {
        for column in [0, 25, 26, 701, 702, 16_383] {
            assert_eq!(column_number(&column_name(column)), Some(column));
        }
        assert_eq!(column_number("C4"), Some(2));
        assert_eq!(column_number(""), None);
        assert_eq!(column_number("4"), None);
        assert_eq!(column_number("ZZZZZZZZZZZZ"), None);
        assert_eq!(row_number("C4"), Some(3));
        assert_eq!(row_number("C"), None);
        assert_eq!(row_number("C0"), None);
    }
}
