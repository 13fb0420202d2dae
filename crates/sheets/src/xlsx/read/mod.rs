//! A filled workbook, read back.
//!
//! - `workbook` unpacks it within limits, and returns the cells as texts;
//! - `record` finds the record, with the cells to fill in;
//! - `main` reads the table and the cells above it, `exceptions` the other sheet.

mod exceptions;
mod main;
mod record;
mod sheet;
mod workbook;

use kijun_rules::Rules;

use crate::finding::{Reading, Weight};
use crate::form::SheetForm;
use crate::intake::Intake;
use kijun_rules::text::quoted;
use record::Record;

/// Return true if these bytes look like a workbook.
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(workbook::COMPOUND_FILE)
}

/// The rules and the words of the checklist with an id; or the cure, if it cannot be read here.
pub type Words<'a, 'r> = dyn Fn(&str) -> Result<(&'r Rules, SheetForm), String> + 'a;

/// Read a filled form.
///
/// - `words`: the rules and the words of the checklist with this id; or the cure, if it cannot be
///   read here.
pub fn read(bytes: &[u8], words: &Words<'_, '_>) -> Reading {
    let book = match workbook::open(bytes) {
        Ok(book) => book,
        Err(message) => return Reading::refused(message),
    };
    let record = match Record::find(&book) {
        Ok(record) => record,
        Err(message) => return Reading::refused(message),
    };
    let (rules, form) = match words(&record.checklist) {
        Ok(words) => words,
        Err(message) => return Reading::refused(message),
    };
    let mut intake = Intake::new(rules);
    intake.edition(record.edition());
    intake.rules_digest(record.rules_digest());
    let table = main::read(&book, &record, &form, &mut intake);
    let exceptions = exceptions::read(&book, &record, &mut intake);
    let known = [table, exceptions, Some(record.sheet), record.conditions(&book)];
    for (place, sheet) in book.sheets.iter().enumerate() {
        if !known.contains(&Some(place)) && !sheet.cells.is_empty() {
            let message = format!("シート『{}』は読み取りません。", quoted(&sheet.name));
            intake.find(Weight::Notice, None, None, message);
        }
    }
    if !record.omitted.is_empty() {
        let message = format!(
            "元の回答ファイルにあった次のものは、この様式に含まれていません: {}",
            quoted(&record.omitted)
        );
        intake.find(Weight::Notice, None, None, message);
    }
    intake.finish()
}
