//! Workbooks for Excel and its kin, out and in.
//!
//! - `write`: the form of a checklist, blank or filled, in the shape of the document's table;
//! - `read`: a filled form, cell by cell;
//! - [`table`]: any table, for other pages' exports.
//!
//! A workbook holds a record of itself and of the cells to fill in (`layout`). So a filled one is
//! recognised after any change by other programs.

mod layout;
mod omitted;
pub mod read;
mod styles;
pub mod table;
pub mod write;

pub use read::read;
pub use write::write;
