//! The self-assessment form.
//!
//! The page is complete before any script runs: its controls are static HTML, and the browser
//! leaves them alone. `browser` carries values between the controls and the [`draft`]; what is
//! said beside them is made by templates in [`panel`], natively as in the browser, and only rows
//! that changed are put into the page. There is no framework in this bundle: see docs/design.md.
//!
//! The rules stand in the page's `data-rules`, as `Checklist::to_json` gives them.

#[cfg(feature = "browser")]
mod browser;
pub mod draft;
pub mod editions;
pub mod names;
pub mod panel;
pub mod words;

/// The name under which the bundle exports the form's start, for the loader.
pub const ISLAND: &str = "assessment_form";
