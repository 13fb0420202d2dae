//! Workbooks for Excel and its kin, out and in.
//!
//! - `write`: the form of a checklist, blank or filled, in the shape of the document's table;
//! - `read`: a filled form, cell by cell;
//! - `table`: any table, for other pages' exports.
//!
//! A workbook holds a record of itself and of the cells to fill in (`layout`). So a filled one is
//! recognised after any change by other programs.

#[cfg(feature = "table")]
mod error;
#[cfg(feature = "read")]
#[cfg_attr(not(feature = "xlsx"), allow(dead_code, reason = "only the writer uses the rest of it"))]
mod layout;
#[cfg(feature = "read")]
mod limits;
#[cfg(feature = "read")]
#[cfg_attr(not(feature = "xlsx"), allow(dead_code, reason = "only the writer uses the rest of it"))]
mod omitted;
#[cfg(feature = "table")]
mod package;
#[cfg(feature = "read")]
pub mod read;
#[cfg(feature = "xlsx")]
mod styles;
#[cfg(feature = "table")]
pub mod table;
#[cfg(feature = "xlsx")]
pub mod write;

#[cfg(feature = "table")]
pub use error::WriteError;
#[cfg(feature = "read")]
pub use read::read;
#[cfg(feature = "xlsx")]
pub use write::{omitted, write};
