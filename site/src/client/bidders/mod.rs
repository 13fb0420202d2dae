//! Vendors' answer files side by side.
//!
//! [`desk`] is what lies on the table: the files that were read, and which rows are wanted in which
//! order. [`model`] brings files there and takes them away. [`view`] shows it, `matrix` on the
//! screen and `paper` when it is printed; `export` makes the files that it hands out. Nothing is
//! stored.

pub mod desk;
#[cfg(any(feature = "bidders", all(test, feature = "pages")))]
mod export;
mod matrix;
pub mod model;
pub mod notes;
mod paper;
mod parts;
#[cfg(feature = "browser")]
mod start;
#[cfg(all(test, feature = "pages"))]
mod tests;
pub mod view;

#[cfg(feature = "browser")]
pub use start::start;
