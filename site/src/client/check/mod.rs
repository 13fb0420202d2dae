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
pub mod draft;
pub mod editions;
pub mod files;
pub mod find;
pub mod judged;
pub mod keeping;
pub mod model;
pub mod names;
pub mod panel;
pub mod part;
pub mod row;
pub mod steps;
#[cfg(test)]
mod tests;
pub mod update;
pub mod view;
pub mod words;

#[cfg(feature = "browser")]
pub use browser::start;

/// The id of the control that reads an answer file.
pub const IMPORT: &str = "import-answers";
