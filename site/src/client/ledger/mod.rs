//! The entries of a standard's ledgers.
//!
//! [`book`] holds the entries, [`table`] makes them into CSV and back, [`model`] and `update` say
//! what happens to them, [`view`] shows them. A ledger's own words are the page's
//! ([`crate::data::ledger`]).

pub mod book;
mod files;
pub mod model;
#[cfg(feature = "browser")]
mod start;
pub mod table;
mod update;
pub mod view;

#[cfg(feature = "browser")]
pub use start::start;

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
