//! A table as CSV: UTF-8 with a byte-order mark, CRLF, every cell in quotation marks, one datum a
//! cell, the same number of cells in every row. Cells are [guarded].

use csv_core::{ReadRecordResult, quote};

use crate::guard::{guarded, unguarded};

/// The mark by which a spreadsheet knows UTF-8.
pub(super) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The largest table that is written, in bytes (64 MiB).
pub const MAX_WRITTEN: usize = 64 << 20;

/// The table would be larger than [`MAX_WRITTEN`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

impl std::fmt::Display for TooLarge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("表が大きくなりすぎるため作れません。回答ファイル(JSON)をお使いください。")
    }
}

impl std::error::Error for TooLarge {}

/// A table that is being written.
pub struct Writer {
    bytes: Vec<u8>,
    width: usize,
}

impl Writer {
    /// Return a table with this header row.
    #[must_use]
    pub fn new(header: &[impl AsRef<str>]) -> Self {
        let mut writer = Self { bytes: BYTE_ORDER_MARK.to_vec(), width: header.len() };
        writer.row(header);
        writer
    }

    /// Add a row. Where it has fewer cells than the header, empty ones follow; cells beyond the
    /// header's are not written.
    pub fn row(&mut self, cells: &[impl AsRef<str>]) {
        let mut buffer = Vec::new();
        for place in 0..self.width {
            if self.bytes.len() > MAX_WRITTEN {
                return;
            }
            let text = guarded(cells.get(place).map_or("", AsRef::as_ref));
            // Each byte may be doubled. `csv_core::Writer` checks every text for a number, by
            // tables that the form's bundle has no room for.
            buffer.resize(2 * text.len() + 2, 0);
            let (_, _, end) = quote(text.as_bytes(), &mut buffer, b'"', b'"', true);
            self.bytes.extend_from_slice(if place == 0 { b"\"" } else { b",\"" });
            self.bytes.extend_from_slice(buffer.get(..end).unwrap_or_default());
            self.bytes.push(b'"');
        }
        self.bytes.extend_from_slice(b"\r\n");
    }

    /// Return the table.
    ///
    /// # Errors
    /// Fail if it is larger than [`MAX_WRITTEN`].
    pub fn finish(self) -> Result<Vec<u8>, TooLarge> {
        if self.bytes.len() > MAX_WRITTEN { Err(TooLarge) } else { Ok(self.bytes) }
    }
}

/// The largest file that is read, in bytes (16 MiB).
pub const MAX_READ: usize = 16 << 20;

/// The largest number of cells that are read.
const MAX_CELLS: usize = 1 << 20;

/// Read a table, the header row included: UTF-8, with or without byte-order mark, with any line
/// ends. Rows are as long as they are in the file.
///
/// # Errors
/// Fail with the fault of the file as a whole and its cure.
pub fn read(bytes: &[u8]) -> Result<Vec<Vec<String>>, &'static str> {
    if bytes.len() > MAX_READ {
        return Err("ファイルが16 MiBを超えています。正しいファイルか確認してください。");
    }
    let text = std::str::from_utf8(bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)).map_err(|_| {
        "文字コードがUTF-8ではありません。Excelでは「名前を付けて保存」で「CSV UTF-8(コンマ区切り)」を選んで保存し直してください。"
    })?;
    let mut reader = csv_core::Reader::new();
    let (mut rest, mut rows) = (text.as_bytes(), Vec::new());
    // A row is never longer than the rest of the file, nor has it more cells.
    let (mut output, mut ends) = (vec![0; rest.len() + 1], vec![0; 1024]);
    let (mut written, mut ended, mut count) = (0, 0, 0);
    loop {
        let (result, read, wrote, found) = reader.read_record(
            rest,
            output.get_mut(written..).unwrap_or_default(),
            ends.get_mut(ended..).unwrap_or_default(),
        );
        rest = rest.get(read..).unwrap_or_default();
        (written, ended) = (written + wrote, ended + found);
        match result {
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull => output.resize(output.len() * 2, 0),
            ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
            ReadRecordResult::Record => {
                count += ended;
                if count > MAX_CELLS {
                    return Err("欄が100万を超えています。正しいファイルか確認してください。");
                }
                rows.push(cells(&output, ends.get(..ended).unwrap_or_default()));
                (written, ended) = (0, 0);
            }
            ReadRecordResult::End => return Ok(rows),
        }
    }
}

/// Return the cells of a row: where each ends is counted from the row's beginning.
fn cells(output: &[u8], ends: &[usize]) -> Vec<String> {
    let mut start = 0;
    let cell = |&end: &usize| {
        let bytes = output.get(start..end).unwrap_or_default();
        start = end;
        unguarded(&String::from_utf8_lossy(bytes)).to_owned()
    };
    ends.iter().map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::{MAX_READ, Writer, read};

    fn written(rows: &[&[&str]]) -> Vec<u8> {
        let mut writer = Writer::new(rows[0]);
        rows[1..].iter().for_each(|row| writer.row(row));
        writer.finish().unwrap()
    }

    #[test]
    fn a_table_is_rectangular_quoted_and_marked_as_utf8() {
        let csv = written(&[&["a", "b"], &["1"], &["\"x\"", "=1", "beyond"], &["", ""]]);
        let text = String::from_utf8(csv).unwrap();
        let lines = "\u{feff}\"a\",\"b\"\r\n\"1\",\"\"\r\n\"\"\"x\"\"\",\"'=1\"\r\n\"\",\"\"\r\n";
        assert_eq!(text, lines);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let rows: &[&[&str]] =
            &[&["題", ","], &["二行\r\nの文", "\"引用\""], &["'=1", " "], &["", "\n"]];
        assert_eq!(read(&written(rows)).unwrap(), rows);
    }

    #[test]
    fn tables_of_others_are_read_as_they_are() {
        let read = |text: &str| read(text.as_bytes()).unwrap();
        assert_eq!(read("a,b\n1\n\n2,3,4"), [vec!["a", "b"], vec!["1"], vec!["2", "3", "4"]]);
        assert_eq!(read(""), Vec::<Vec<String>>::new());
        assert_eq!(read("\u{feff}a"), [["a"]]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert!(read(b"\x83\x60\x83").unwrap_err().contains("UTF-8"));
        assert!(read(&vec![b'x'; MAX_READ + 1]).unwrap_err().contains("16 MiB"));
        assert!(read(&vec![b','; 2_000_000]).unwrap_err().contains("100万"));
    }
}
