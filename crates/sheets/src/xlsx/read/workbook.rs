//! A workbook's cells as texts, unpacked within limits.
//!
//! A small file can unpack to a huge one, and a sheet can have a cell at its far end: neither costs
//! more than the limits here.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, copy, sink};

use calamine::{Data, DataRef, ExcelDateTime, Reader, Xlsx};
use zip::ZipArchive;

/// The largest workbook, packed, in bytes (16 MiB).
const MAX_BYTES: usize = 16 << 20;
/// The largest one unpacked, in bytes (64 MiB).
const MAX_UNPACKED: u64 = 64 << 20;
/// The most parts of a workbook.
const MAX_PARTS: usize = 1000;
/// The most sheets.
const MAX_SHEETS: usize = 100;
/// The most cells with something in them.
const MAX_CELLS: usize = 1 << 20;
/// The most merged areas in a sheet; the form has none.
const MAX_MERGED: usize = 1000;
/// The most text in all cells, in bytes (32 MiB): a text is stored once, however many cells have
/// it.
const MAX_TEXT: usize = 32 << 20;

/// The first bytes of old workbooks and of those with a password.
pub(super) const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

const TOO_LARGE: &str = "ファイルが大きすぎます。記入した様式であるか確認してください。";
const OLD: &str = "古い形式(.xls)のファイルです。Excelで開いて「名前を付けて保存」で「Excelブック(.xlsx)」として保存し直してください。";
const PASSWORD: &str = "パスワードの付いたファイルです。Excelで開き、「ファイル」「情報」「ブックの保護」でパスワードを外してから保存し直してください。";
const BROKEN: &str = "Excelファイル(.xlsx)として読めません。Excelで開いて「名前を付けて保存」で「Excelブック(.xlsx)」として保存し直してください。";

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
    pub(super) text: String,
    pub(super) kind: Kind,
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
}

/// Open a workbook.
///
/// # Errors
/// Fail with the fault and its cure.
pub(super) fn open(bytes: &[u8]) -> Result<Book, &'static str> {
    if bytes.starts_with(COMPOUND_FILE) {
        return Err(if has_password(bytes) { PASSWORD } else { OLD });
    }
    if bytes.len() > MAX_BYTES {
        return Err(TOO_LARGE);
    }
    bound(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
    let names = workbook.sheet_names();
    if names.len() > MAX_SHEETS {
        return Err(TOO_LARGE);
    }
    let (mut cells, mut text) = (0, 0);
    let mut book = Book::default();
    for name in names {
        let mut sheet = Sheet { name, ..Sheet::default() };
        // A sheet with nothing but a chart has no cells to read.
        let Ok(mut reader) = workbook.worksheet_cells_reader(&sheet.name) else { continue };
        while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|_| BROKEN)? {
            let Some(read) = read_cell(&cell.value, cell.formula.is_some()) else { continue };
            cells += 1;
            text += read.text.len();
            if cells > MAX_CELLS || text > MAX_TEXT {
                return Err(TOO_LARGE);
            }
            sheet.cells.insert(cell.pos, read);
        }
        drop(reader);
        let merged = workbook.merge_cells_by_sheet_name(&sheet.name).map_err(|_| BROKEN)?;
        if merged.len() > MAX_MERGED {
            return Err(TOO_LARGE);
        }
        sheet.merged = merged.iter().map(|area| [area.start, area.end]).collect();
        book.sheets.push(sheet);
    }
    Ok(book)
}

/// Return true if a compound file holds a workbook with a password: it then has a part of this
/// name.
fn has_password(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// Refuse a file that unpacks to more than the limit, without keeping its content.
fn bound(bytes: &[u8]) -> Result<(), &'static str> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
    if archive.len() > MAX_PARTS {
        return Err(TOO_LARGE);
    }
    let mut left = MAX_UNPACKED;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|_| BROKEN)?;
        let unpacked = copy(&mut part.take(left + 1), &mut sink()).map_err(|_| BROKEN)?;
        left = left.checked_sub(unpacked).ok_or(TOO_LARGE)?;
    }
    Ok(())
}

/// Return the cell as a text; `None` if there is nothing in it.
fn read_cell(value: &DataRef<'_>, is_formula: bool) -> Option<Cell> {
    let mut kind = Kind::Value;
    let text = match Data::from(value.clone()) {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(truth) => if truth { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(time) => day(&time),
        Data::Error(error) => {
            kind = Kind::Error;
            error.to_string()
        }
    };
    if is_formula {
        kind = Kind::Formula;
    }
    (is_formula || !text.is_empty()).then_some(Cell { text, kind })
}

/// Return a day as `2027-03-31`, with the time of day if there is one.
fn day(time: &ExcelDateTime) -> String {
    if time.is_duration() {
        return time.as_f64().to_string();
    }
    match time.to_ymd_hms_milli() {
        (year, month, day, 0, 0, 0, _) => format!("{year:04}-{month:02}-{day:02}"),
        (year, month, day, hour, minute, second, _) => {
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
        }
    }
}
