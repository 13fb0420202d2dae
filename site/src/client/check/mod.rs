//! The self-assessment form.
//!
//! The page is complete before any script runs: its controls are static HTML, and stay. [`model`]
//! and [`update`] say what the form knows and how messages change it; [`view`] makes everything that
//! is shown from it, by templates in [`panel`]; the browser's part carries values and messages
//! between both. The view is `maud` and not Leptos, for its size: see docs/design.md.
//!
//! A new field: a variant of [`draft::Field`], and its control in `pages/check`.

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

/// The id of the control that takes an answer file in.
pub const IMPORT: &str = "import-answers";
