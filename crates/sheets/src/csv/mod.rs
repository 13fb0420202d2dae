//! Tables as CSV, which every spreadsheet and every program reads.
//!
//! - [`table`]: any table, header and rows, out and in;
//! - [`answers`]: an answer file as a table, one requirement a row.

pub mod answers;
mod columns;
mod read;
pub mod table;

pub use read::{is_answers, read};
