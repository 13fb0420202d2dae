//! Tables as CSV, which every spreadsheet and every program reads.
//!
//! - [`table`]: any table, header and rows, out (`write`) and in;
//! - [`answers`]: an answer file as a table, one requirement a row.

pub mod answers;
mod columns;
mod decode;
mod read;
pub mod table;
mod write;

pub use decode::Cp932;
pub(crate) use decode::beginning;
pub(crate) use read::has_headings;
pub use read::{Known, read};
