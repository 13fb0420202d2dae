//! Vendors' answer files side by side.
//!
//! [`Desk`] is what lies on the table: the files that were read, and which rows are wanted in which
//! order. What it shows is HTML made by templates ([`matrix`], [`paper`]), which escape whatever a
//! file brings; what it hands out is made in `export`. `browser` reads files and puts the HTML
//! into the page. Nothing is stored.
//!
//! The rules of all checklists stand in the page: an element with `data-known` for each, with
//! `data-rules` (as `Checklist::to_json` gives them), `data-title` and `data-names`
//! ([`desk::known`]).

#[cfg(feature = "bidders")]
mod browser;
pub mod desk;
#[cfg(any(feature = "bidders", all(test, feature = "pages")))]
pub mod export;
pub mod matrix;
pub mod paper;
#[cfg(all(test, feature = "pages"))]
mod tests;

pub use desk::Desk;
