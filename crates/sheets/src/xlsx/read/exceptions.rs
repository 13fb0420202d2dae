//! The sheet of exceptions.

use std::collections::BTreeMap;

use kijun_rules::answers::Exception;

use super::record::Record;
use super::rest::is_current;
use super::sheet::Tabled;
use super::workbook::{Book, Sheet};
use crate::finding::{CellAddress, Weight};
use crate::form::SheetForm;
use crate::identity::TITLES;
use crate::intake::Intake;
use crate::xlsx::layout::{EXCEPTIONS, key};
use kijun_rules::text::quoted;

/// Read the exceptions; return the place of their sheet.
pub(super) fn read(
    book: &Book,
    record: &Record,
    form: &SheetForm,
    intake: &mut Intake<'_>,
) -> Option<usize> {
    let needed = [key::NUMBER, key::REASON, key::MEASURE];
    let header = |sheet: &Sheet| sheet.header(&record.exception_columns, &needed);
    let Some(place) = book.place(EXCEPTIONS, |sheet| header(sheet).is_some()) else {
        let named = book.sheets.iter().position(|sheet| sheet.name == EXCEPTIONS);
        // Without its headings the texts of the sheet would be lost.
        let (weight, message) = if named.is_some() {
            (Weight::Error, "に見出しの行がありません。見出しを元に戻してください。")
        } else {
            (Weight::Notice, "が見つかりません。例外はないものとして扱います。")
        };
        intake.find(weight, None, None, format!("『{EXCEPTIONS}』のシート{message}"));
        return named;
    };
    let sheet = book.sheets.get(place)?;
    let table = Tabled { sheet, name: Some(&sheet.name), header: header(sheet)? };
    let columns = table.columns(&record.exception_columns, intake);
    rows(table, &columns, form, intake);
    Some(place)
}

fn rows(
    table: Tabled<'_>,
    columns: &BTreeMap<String, u32>,
    form: &SheetForm,
    intake: &mut Intake<'_>,
) {
    let column = |key: &str| columns.get(key).copied();
    let Some(number) = column(key::NUMBER) else { return };
    let own = [key::REASON, key::MEASURE, key::UNTIL, key::APPROVER].map(column);
    let mut seen: BTreeMap<String, CellAddress> = BTreeMap::new();
    let below = table.sheet.rows().into_iter().filter(|row| *row > table.header);
    intake.identities.set_rows(below.map(|row| table.sheet.text(row, number)));
    for row in table.sheet.rows().into_iter().filter(|row| *row > table.header) {
        own_words(table, row, [Some(number), column(key::TITLE)], form, intake);
        let mut filled = own.iter().flatten().copied();
        let is_blank = if table.is_blank(row, number) {
            filled.all(|column| table.is_blank(row, column))
        } else {
            filled.all(|column| {
                !table.sheet.cells.contains_key(&(row, column))
                    && table.sheet.merged_into(row, column).is_none()
            })
        };
        if is_blank {
            continue;
        }
        let title = column(key::TITLE).map(|column| (TITLES, table.sheet.text(row, column)));
        let Some(id) = intake.id(table.at(row, number), title.as_slice()) else { continue };
        let place = CellAddress { row, column: number };
        if let Some(earlier) = seen.insert(id.clone(), place) {
            let message = format!(
                "番号『{}』の行は{earlier}にもあります。1つの行にまとめてください。",
                quoted(&id)
            );
            intake.error(table.at(row, number), message);
        }
        let [reason, measure, until, approver] = own.map(|column| {
            column.map_or("", |column| table.filled(row, column, intake).text).into()
        });
        let exception = Exception { reason, measure, until, approver };
        intake.answer_mut(&id).set_exception(&exception);
    }
}

/// Note which words of a row are the form's own: the number and the title of a requirement.
fn own_words(
    table: Tabled<'_>,
    row: u32,
    columns: [Option<u32>; 2],
    form: &SheetForm,
    intake: &Intake<'_>,
) {
    let [id, title] =
        columns.map(|column| column.map_or("", |column| table.sheet.text(row, column)));
    let words = form.rows.iter().find(|words| words.id == id.trim());
    let is_own = words.is_some_and(|words| words.title.lines().eq(title.lines()));
    let [number, title] = columns;
    if let Some(column) = number.filter(|_| words.is_some()) {
        table.sheet.see(row, column);
    }
    if let Some(column) = title.filter(|_| is_own || !is_current(intake)) {
        table.sheet.see(row, column);
    }
}
