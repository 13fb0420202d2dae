//! A filled workbook, read back.
//!
//! - `parts` unpacks it within limits, `opened` walks through its sheets;
//! - `workbook` returns the cells as texts (`values`), and the words beside them (`notes`);
//! - `record` finds the record, with the cells to fill in;
//! - `main` reads the table, `fields` the cells above it, `exceptions` the other sheet;
//! - `grid` returns the cells of any workbook, `package` the parts of any Office file, for documents
//!   that are no forms;
//! - `rest` names what nothing was made from.

mod exceptions;
mod fields;
#[cfg(feature = "grid")]
mod grid;
mod main;
mod notes;
mod opened;
#[cfg(feature = "grid")]
mod package;
mod parts;
mod record;
mod rest;
mod sheet;
mod values;
mod workbook;

#[cfg(feature = "grid")]
pub use grid::{GridCell, GridKind, GridSheet, grid};
use kijun_rules::Rules;
#[cfg(feature = "grid")]
pub use package::{Package, Unreadable};
#[cfg(feature = "grid")]
pub use parts::Related;

use crate::finding::{Reading, Weight};
use crate::form::SheetForm;
use crate::intake::Intake;
use record::Record;
use rest::Places;

/// Return true if these bytes look like a workbook.
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    crate::kind::is_workbook(bytes)
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
    let size = usize::try_from(book.unpacked).unwrap_or(usize::MAX);
    let mut intake = Intake::new(rules, size);
    main::know_words(&form, &mut intake);
    intake.edition(record.edition());
    intake.rules_digest(record.rules_digest());
    let table = main::read(&book, &record, &form, &mut intake);
    let exceptions = exceptions::read(&book, &record, &form, &mut intake);
    // As long as anything has to be mended, nothing is lost.
    if let Some(main) = table.filter(|_| !intake.has_errors()) {
        let conditions = record.conditions(&book);
        rest::name(&book, &record, &form, Places { main, exceptions, conditions }, &mut intake);
    }
    if !record.omitted.is_empty() {
        let message = format!(
            "元の回答ファイルにあった次のものは、この様式に含まれていません: {}",
            record.omitted
        );
        intake.find(Weight::Notice, None, None, message);
    }
    intake.finish()
}
