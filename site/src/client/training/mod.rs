//! The training page: one requirement a screen, the class quiz, scenarios, the record.
//!
//! The page is complete before any script runs. `browser` shows one thing at a time and carries marks
//! to [`judge`], which asks the engine; what was done is kept as a [`record`], and shown by
//! [`templates`]. There is no framework in this bundle, as there is none in the form's: see
//! docs/design.md.

#[cfg(feature = "browser")]
mod browser;
pub mod judge;
pub mod record;
pub mod templates;
