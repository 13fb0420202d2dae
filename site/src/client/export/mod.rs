//! Excel and CSV forms out and in.
//!
//! The page is complete before any script runs. `browser` carries files and choices; what is said of
//! a form that was read is made in [`report`]. A form's words and the rules stand in the page
//! (`data-form`, `data-rules`).

#[cfg(feature = "browser")]
mod browser;
pub mod report;
