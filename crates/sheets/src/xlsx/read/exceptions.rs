//! The sheet of exceptions.

use std::collections::BTreeMap;

use kijun_rules::answers::Exception;

use super::record::Record;
use super::sheet::Tabled;
use super::workbook::Book;
use crate::finding::{CellAddress, Weight};
use crate::intake::Intake;
use crate::xlsx::layout::{EXCEPTIONS, key};
use kijun_rules::text::quoted;

/// Read the exceptions; return the place of their sheet.
pub(super) fn read(book: &Book, record: &Record, intake: &mut Intake<'_>) -> Option<usize> {
    let needed = [key::NUMBER, key::REASON, key::MEASURE];
    let header = |place: usize| book.sheets.get(place)?.header(&record.exception_columns, &needed);
    let named = book.sheets.iter().position(|sheet| sheet.name == EXCEPTIONS);
    let any = || (0..book.sheets.len()).find(|place| header(*place).is_some());
    let Some(place) = named.filter(|place| header(*place).is_some()).or_else(any) else {
        let message =
            format!("『{EXCEPTIONS}』のシートが見つかりません。例外はないものとして扱います。");
        // Without its headings the texts of the sheet would be lost.
        let weight = if named.is_some() { Weight::Error } else { Weight::Notice };
        let message = match named {
            Some(_) => format!(
                "『{EXCEPTIONS}』のシートに見出しの行がありません。見出しを元に戻してください。"
            ),
            None => message,
        };
        intake.find(weight, None, None, message);
        return named;
    };
    let sheet = book.sheets.get(place)?;
    let table = Tabled { sheet, name: Some(&sheet.name), header: header(place)? };
    let columns = table.columns(&record.exception_columns, intake);
    rows(table, &columns, intake);
    Some(place)
}

fn rows(table: Tabled<'_>, columns: &BTreeMap<String, u32>, intake: &mut Intake<'_>) {
    let column = |key: &str| columns.get(key).copied();
    let Some(number) = column(key::NUMBER) else { return };
    let own = [key::REASON, key::MEASURE, key::UNTIL, key::APPROVER].map(column);
    let mut seen: BTreeMap<String, CellAddress> = BTreeMap::new();
    for row in table.sheet.rows().into_iter().filter(|row| *row > table.header) {
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
        let Some(id) = intake.id(table.at(row, number)) else { continue };
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
