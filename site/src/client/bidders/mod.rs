//! Comparison of vendors' answer files.
//!
//! [`desk`] holds the files that were read, and the choice of rows and their order. [`model`] adds
//! files to it and removes them. [`view`] shows it: `overview` and `matrix` on the screen and `paper` in print.
//! `export` makes the files that the page gives out. Nothing is stored.

pub mod desk;
#[cfg(any(feature = "bidders", all(test, feature = "pages")))]
mod export;
mod matrix;
pub mod model;
pub mod notes;
mod overview;
mod paper;
mod parts;
#[cfg(feature = "browser")]
mod start;
#[cfg(all(test, feature = "pages"))]
mod tests;
mod values;
pub mod view;

#[cfg(feature = "browser")]
pub use start::start;
