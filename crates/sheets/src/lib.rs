//! Answers as tables: CSV and XLSX out, and filled ones back in.
//!
//! A table is for people with a spreadsheet: one datum a cell, no merged cells, and no cell that a
//! spreadsheet could take for a formula ([`guarded`]). A table names the parts that it has no place
//! for. Blank cells and absent fields are the same.
//!
//! | subject | module | feature |
//! | --- | --- | --- |
//! | CSV, small enough for every bundle | [`csv`] | `csv` |
//! | the words of a form | [`form`] | `form` |
//! | workbooks | [`xlsx`] | `xlsx`; filled ones in alone, `read`; tables alone, `table` |
//!
//! The crate knows the rules; the words come from the page or the content.
#![deny(missing_docs)]

#[cfg(feature = "csv")]
pub mod csv;
mod finding;
#[cfg(feature = "form")]
pub mod form;
mod guard;
mod identity;
mod intake;
mod kind;
mod labels;
mod mangled;
mod omitted;
mod values;
#[cfg(any(feature = "read", feature = "table"))]
pub mod xlsx;

pub use finding::{CellAddress, Finding, Reading, Weight, column_name};
pub use guard::{guarded, unguarded};
pub use kind::Kind;
