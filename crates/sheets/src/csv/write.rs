//! Write a table as CSV: UTF-8 with a byte-order mark, CRLF, every cell in quotation marks, one datum
//! a cell, the same number of cells in every row. Cells are [guarded].

use super::table::{MAX_CELLS, MAX_READ, MAX_ROWS};
use crate::guard::guarded;

/// The mark by which a spreadsheet knows UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The largest table that is written for other programs, in bytes (32 MiB).
pub const MAX_WRITTEN: usize = 32 << 20;

/// The table would be larger than what may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

impl std::fmt::Display for TooLarge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("表が大きくなりすぎるため作れません。CSVにできるのは、16 MiB、5,000行、100万の欄までです。回答ファイル(JSON)をお使いください。")
    }
}

impl std::error::Error for TooLarge {}

/// A table that is being written.
pub struct Writer {
    /// The bytes so far; `None` if they are only counted.
    bytes: Option<Vec<u8>>,
    /// The number of bytes so far.
    length: usize,
    width: usize,
    rows: usize,
    is_read_back: bool,
}

impl Writer {
    /// Return a table with this header row, for other programs.
    #[must_use]
    pub fn new(header: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        Self::of(header, false, Some(Vec::new()))
    }

    /// Return a table with this header row that [`read`](super::read) can read.
    #[must_use]
    pub fn to_read_back(header: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        Self::of(header, true, Some(Vec::new()))
    }

    /// Return a table to read back of this size in bytes; without a size, one that is only counted.
    pub(super) fn sized(
        header: impl IntoIterator<Item = impl AsRef<str>>,
        size: Option<usize>,
    ) -> Self {
        Self::of(header, true, size.map(Vec::with_capacity))
    }

    fn of(
        header: impl IntoIterator<Item = impl AsRef<str>>,
        is_read_back: bool,
        bytes: Option<Vec<u8>>,
    ) -> Self {
        let mut writer = Self { bytes, length: 0, width: usize::MAX, rows: 0, is_read_back };
        writer.put(BYTE_ORDER_MARK);
        writer.width = writer.cells(header);
        writer.end_row();
        writer
    }

    /// Add a row. Where it has fewer cells than the header, empty ones follow; cells beyond the
    /// header's are not written.
    pub fn row(&mut self, cells: impl IntoIterator<Item = impl AsRef<str>>) {
        if self.is_too_large() {
            return;
        }
        for place in self.cells(cells)..self.width {
            self.cell(place, "");
        }
        self.end_row();
    }

    /// Write cells; return their number.
    fn cells(&mut self, cells: impl IntoIterator<Item = impl AsRef<str>>) -> usize {
        let mut count = 0;
        for cell in cells.into_iter().take(self.width) {
            self.cell(count, cell.as_ref());
            count += 1;
        }
        count
    }

    fn cell(&mut self, place: usize, text: &str) {
        if self.is_too_large() {
            return;
        }
        self.put(if place == 0 { b"\"" } else { b",\"" });
        // `csv_core::Writer` checks every text for a number, by tables that the form's bundle has
        // no room for; here each cell is in quotation marks.
        for (place, piece) in guarded(text).split('"').enumerate() {
            self.put(if place == 0 { b"" } else { b"\"\"" });
            self.put(piece.as_bytes());
        }
        self.put(b"\"");
    }

    fn end_row(&mut self) {
        self.put(b"\r\n");
        self.rows += 1;
    }

    fn put(&mut self, more: &[u8]) {
        self.length += more.len();
        let Some(bytes) = &mut self.bytes else { return };
        if self.length > bytes.capacity() {
            // By a quarter: a table that doubles would be held three times on the way.
            bytes.reserve_exact((bytes.len() >> 2).max(more.len() + 1024));
        }
        bytes.extend_from_slice(more);
    }

    fn is_too_large(&self) -> bool {
        let most = if self.is_read_back { MAX_READ } else { MAX_WRITTEN };
        self.length > most || self.is_read_back && !fits(self.rows, self.width)
    }

    /// Return the size of the table, in bytes.
    ///
    /// # Errors
    /// Fail if it is larger than may be written.
    pub(super) fn size(&self) -> Result<usize, TooLarge> {
        if self.is_too_large() { Err(TooLarge) } else { Ok(self.length) }
    }

    /// Return the table.
    ///
    /// # Errors
    /// Fail if it is larger than may be written.
    pub fn finish(self) -> Result<Vec<u8>, TooLarge> {
        if self.is_too_large() { Err(TooLarge) } else { Ok(self.bytes.unwrap_or_default()) }
    }
}

/// Return true if a table with so many rows, the header row included, and so many columns can be
/// read.
pub(super) fn fits(rows: usize, width: usize) -> bool {
    // The width of a header that is being written is not known yet.
    rows <= MAX_ROWS && (rows == 0 || rows.saturating_mul(width) <= MAX_CELLS)
}
