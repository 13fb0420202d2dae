//! Workbooks for Excel and its kin, out and in.
//!
//! - `write`: the form of a checklist, blank or filled, in the shape of the document's table;
//! - `read`: a filled form, cell by cell;
//! - [`table`]: any table, for other pages' exports.
//!
//! A workbook holds a record of itself and of the cells to fill in (`layout`). So a filled one is
//! recognised after any change by other programs.

mod error;
#[cfg(feature = "xlsx")]
mod layout;
#[cfg(feature = "xlsx")]
mod omitted;
mod package;
#[cfg(feature = "xlsx")]
pub mod read;
#[cfg(feature = "xlsx")]
mod styles;
pub mod table;
#[cfg(feature = "xlsx")]
pub mod write;

pub use error::WriteError;
#[cfg(feature = "xlsx")]
pub use read::read;
#[cfg(feature = "xlsx")]
pub use write::write;
