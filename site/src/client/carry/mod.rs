//! Carrying answers over: from a kept assessment or an answer file of another checklist to
//! proposals for this checklist.
//!
//! The page has the words of both checklists as static HTML, for every requirement and every entry
//! of the crosswalk. [`model`] and `update` hold the choices and their results (`kijun_crosswalk`).
//! [`shown`] says which of the static parts are shown and which texts are written into them.
//! [`view`] shows the controls and the outcomes. [`words`] makes the sentences of the page.

pub mod message;
pub mod model;
pub mod shown;
#[cfg(feature = "browser")]
mod start;
#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
mod update;
pub mod view;
pub mod words;

#[cfg(feature = "browser")]
pub use start::start;
