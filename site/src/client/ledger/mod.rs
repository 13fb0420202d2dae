//! The entries of a standard's ledgers.
//!
//! [`book`] holds the entries. [`table`] turns them into CSV and back. [`model`] and `update` hold
//! the state of the page and change it. [`view`] shows it. The words of a ledger come from the page
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
