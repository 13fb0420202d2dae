//! The entries of a standard's ledgers.
//!
//! The page is complete before any script runs. `browser` carries values between its controls and
//! the [`book`], which holds the entries; a ledger's own words come from the page ([`words`]). What
//! the program shows by itself is made in [`list`]. There is no framework in this bundle, as there
//! is none in the form's: see docs/design.md.

pub mod book;
#[cfg(feature = "browser")]
mod browser;
pub mod list;
pub mod words;
