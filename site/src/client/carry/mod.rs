//! Carrying answers over: from a kept assessment or an answer file of another checklist to
//! proposals for this one.
//!
//! The page has all words as static HTML, with an element for every requirement and every entry of
//! the crosswalk; `browser` writes into them what the answers say, and keeps what was chosen as a
//! new assessment. What is said is made in [`words`]. What follows from what is `kijun_crosswalk`'s
//! to say; it stands in the page's `data-bridges`.

#[cfg(feature = "browser")]
mod browser;
pub mod words;

/// The name under which the bundle exports the page's start, for the loader.
pub const ISLAND: &str = "carry_over";
