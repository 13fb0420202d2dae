//! A form's cells as texts.

use std::cell::Cell as Mark;
use std::collections::BTreeMap;
use std::rc::Rc;

use kijun_rules::text::is_blank;

use super::notes::{Note, Notes};
use super::opened::{Meaning, Opened, Value, Written};
use super::parts::Fault;
use super::values::{Format, shown};
use crate::xlsx::limits::MAX_MERGED;

/// The kind of a cell's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text, or a number, a day or a truth value as a text.
    Value,
    /// An error value such as `#REF!`.
    Error,
    /// The result of a formula.
    Formula,
}

/// A cell that is not empty.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// The text; cells with the same shared text share it here, too.
    pub(super) text: Rc<str>,
    pub(super) kind: Kind,
    /// True once something was taken from it, or it was found to be the form's own.
    pub(super) seen: Mark<bool>,
}

/// A sheet's cells that are not empty, by row and column.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) cells: BTreeMap<(u32, u32), Cell>,
    /// The merged areas: their first and their last cell.
    pub(super) merged: Vec<[(u32, u32); 2]>,
}

/// A workbook.
#[derive(Debug, Clone, Default)]
pub(super) struct Book {
    pub(super) sheets: Vec<Sheet>,
    /// The words beside the cells: comments and text boxes.
    pub(super) notes: Vec<Note>,
    /// The number of further ones, which are not kept.
    pub(super) more_notes: usize,
    /// The size of all parts, unpacked, in bytes.
    pub(super) unpacked: u64,
}

impl Book {
    /// Return the place of the sheet with this name that is `fit`, else of the first one that is.
    pub(super) fn place(&self, name: &str, fit: impl Fn(&Sheet) -> bool) -> Option<usize> {
        let named = self.sheets.iter().position(|sheet| sheet.name == name && fit(sheet));
        named.or_else(|| self.sheets.iter().position(fit))
    }
}

impl Meaning for Format {
    fn built_in(id: u32) -> Self {
        Self::built_in(id)
    }

    fn of_code(code: String) -> Self {
        Self::of_code(&code)
    }
}

/// Open a workbook.
///
/// # Errors
/// Fail with the fault and its cure.
pub(super) fn open(bytes: &[u8]) -> Result<Book, Fault> {
    let mut opened = Opened::open(bytes)?;
    let mut book = Book { unpacked: opened.parts.unpacked, ..Book::default() };
    let mut notes = Notes::default();
    for listed in std::mem::take(&mut opened.sheets) {
        let Some(found) = opened.cells(&listed.part, MAX_MERGED, cell)? else { continue };
        notes.read(&mut opened.parts, &listed.part, book.sheets.len())?;
        book.sheets.push(Sheet { name: listed.name, cells: found.all, merged: found.merged });
    }
    (book.notes, book.more_notes) = notes.finish();
    Ok(book)
}

/// Make a cell, with the size of its text; `None` if there is nothing in it.
fn cell(written: Written<'_, Format>) -> Option<(Cell, usize)> {
    let (text, kind): (Rc<str>, _) = match written.value {
        Value::Text(text) => (text, Kind::Value),
        Value::Error(text) => (text, Kind::Error),
        Value::Number(number, format) => {
            let format = format.copied().unwrap_or(Format::Number);
            (shown(number, format, written.since_1904).into(), Kind::Value)
        }
    };
    if text.is_empty() && !written.is_formula {
        return None;
    }
    let kind = if written.is_formula { Kind::Formula } else { kind };
    let length = text.len();
    Some((Cell { text, kind, seen: Mark::new(false) }, length))
}

impl Sheet {
    /// Note that something was taken from a cell, or that it is the form's own.
    pub(super) fn see(&self, row: u32, column: u32) {
        if let Some(cell) = self.cells.get(&(row, column)) {
            cell.seen.set(true);
        }
    }

    /// Note that these words are the form's own, wherever they stand on the sheet.
    pub(super) fn know(&self, words: impl Fn(&str) -> bool) {
        for cell in self.cells.values().filter(|cell| words(&cell.text)) {
            cell.seen.set(true);
        }
    }

    /// Return the cells from which nothing was taken, with their texts.
    pub(super) fn unseen(&self) -> impl Iterator<Item = ((u32, u32), &str)> {
        let cells = self.cells.iter().filter(|(_, cell)| !cell.seen.get());
        cells.map(|(place, cell)| (*place, &*cell.text)).filter(|(_, text)| !is_blank(text))
    }
}
