//! The self-assessment form.
//!
//! The page is complete before any script runs: its controls are static HTML and stay in place.
//! [`model`] holds the state of the form and [`update`] changes it by messages. [`view`] makes
//! everything that the form shows, by the templates in [`panel`]. The browser's part carries values
//! and messages between the page and the model. The view uses `maud` and not Leptos, to keep the
//! program small: see docs/design.md.
//!
//! To add a field: add a variant of [`draft::Field`], and its control in `pages/check`.

pub mod action;
#[cfg(feature = "browser")]
mod browser;
mod chosen;
pub mod course;
pub mod draft;
pub mod editions;
pub mod evidence;
pub mod files;
pub mod find;
mod import;
pub mod judged;
pub mod keeping;
pub mod layout;
mod milestones;
pub mod model;
pub mod names;
pub mod panel;
pub mod paper;
pub mod part;
mod replace;
pub mod row;
pub mod steps;
#[cfg(test)]
mod tests;
pub mod undo;
pub mod update;
mod value;
pub mod view;
pub mod words;
#[cfg(any(feature = "standalone", all(test, feature = "pages")))]
mod workbook;

#[cfg(feature = "browser")]
pub use browser::start;

/// The id of the control that reads an answer file.
pub const IMPORT: &str = "import-answers";
