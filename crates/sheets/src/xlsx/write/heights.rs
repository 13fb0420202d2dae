//! The heights of rows, so that all of their words can be seen.
//!
//! Excel finds the height of a row without one by itself; others do not. So the height is written,
//! but not as one that the user has chosen: a row grows as long as a note in it does.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The height of a line, in points.
const LINE: f64 = 13.5;

/// The height of a row with a sheet's title.
pub(super) const TITLE: f64 = 22.0;

/// The most lines that a row shows; Excel's limit is 409 points.
const MAX_LINES: u32 = 29;

/// Return the width of a text, in the units of columns: those of half-width letters.
pub(super) fn units(text: &str) -> u32 {
    text.chars().map(|char| if char < '\u{1100}' { 1 } else { 2 }).sum()
}

/// Count the lines of a text in a column of this width.
pub(super) fn lines(text: &str, width: u32) -> u32 {
    // The letters are a little smaller than those that columns are measured by.
    let of_line =
        |line: &str| units(line).saturating_mul(19).div_ceil(width.max(2) * 20 - 20).max(1);
    text.lines().map(of_line).sum::<u32>().max(1)
}

/// Return the height of a row with that many lines.
pub(super) fn of_lines(lines: u32) -> f64 {
    f64::from(lines.min(MAX_LINES)) * LINE + 2.0
}

/// The size of a workbook.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Size {
    /// The size of all parts, unpacked, in bytes.
    pub(super) unpacked: u64,
    /// The number of cells with something in them.
    pub(super) cells: usize,
}

/// Return the workbook with heights that are not marked as the user's, and its size.
///
/// # Errors
/// Fail if the bytes are no workbook.
pub(super) fn let_rows_grow(workbook: &[u8]) -> zip::result::ZipResult<(Vec<u8>, Size)> {
    let mut size = Size::default();
    let mut from = ZipArchive::new(Cursor::new(workbook))?;
    let mut to = ZipWriter::new(Cursor::new(Vec::with_capacity(workbook.len())));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for place in 0..from.len() {
        let mut part = from.by_index(place)?;
        let name = part.name()?.into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text)?;
        if name.starts_with("xl/worksheets/") {
            text = text.replace(" customHeight=\"1\"", "");
            size.cells += text.matches("<v>").count();
        }
        size.unpacked += u64::try_from(text.len()).unwrap_or(u64::MAX);
        to.start_file(name, options)?;
        to.write_all(text.as_bytes())?;
    }
    Ok((to.finish()?.into_inner(), size))
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn wide_letters_take_two_units() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("必須", 5), 1);
        assert_eq!(lines("必須です", 5), 2);
        assert_eq!(lines("十五字までが一行に入ります。", 32), 1);
        assert_eq!(lines("a\nbc", 5), 2);
    }
}
