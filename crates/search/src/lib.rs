//! The search over all standards. Pure: no I/O, no clock, the same hits in a native program and in
//! the browser.
//!
//! 1. [`mod@fold`] makes words comparable: widths, kana, 長音, forms of characters, white space and
//!    punctuation do not count; [`Readings`] compares them by their readings.
//! 2. `index` (feature `build`) takes the pages as HTML and cuts them into passages (paragraphs,
//!    list items, cells), each with the nearest anchor.
//! 3. [`piece`] is the index of one standard as a text file, loaded separately.
//! 4. [`query`] finds a query in the pieces, numbers of requirements first.
//!
//! Every passage is searched, so that all text on a page is found. The measurements are in
//! `docs/search.md`.
#![deny(missing_docs)]

mod everyday;
pub mod fold;
mod found;
#[cfg(feature = "build")]
pub mod index;
#[cfg(feature = "build")]
mod index_readings;
pub mod letter;
mod number;
mod order;
pub mod piece;
pub mod query;
mod question;
mod readings;
mod ready;
mod variants;
mod words;

pub use everyday::Everyday;
pub use fold::{Folded, Widths, fold};
pub use found::{Found, Group, Hit, PageHits};
pub use piece::{Page, Passage, Piece};
pub use query::search;
pub use readings::Readings;
pub use ready::Ready;
