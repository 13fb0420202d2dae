//! The limits of a workbook. A workbook that is written stays within those of reading.

/// The largest workbook, packed, in bytes (16 MiB).
pub(super) const MAX_BYTES: usize = 16 << 20;
/// The largest one unpacked, in bytes (64 MiB).
pub(super) const MAX_UNPACKED: u64 = 64 << 20;
/// The most parts of a workbook.
pub(super) const MAX_PARTS: usize = 1000;
/// The most sheets.
pub(super) const MAX_SHEETS: usize = 100;
/// The most cells with something in them.
pub(super) const MAX_CELLS: usize = 1 << 20;
/// The most merged areas in a sheet; the form has none.
pub(super) const MAX_MERGED: usize = 1000;

/// Return the most text in all cells, in bytes, for a workbook that unpacks to this size. A text is
/// stored once, however many cells have it; beyond this, a small file would become a huge one.
pub(super) fn max_text(unpacked: u64) -> u64 {
    unpacked.saturating_mul(2).saturating_add(1 << 20)
}
