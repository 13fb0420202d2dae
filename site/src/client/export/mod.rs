//! Export and import of forms as Excel and CSV.
//!
//! [`model`] holds the sources that can be exported ([`sources`]) and the form that was read;
//! [`message`]s change it. [`answers`] checks that the answers of a file are for this checklist.
//! [`report`] describes a form that was read. `files` makes and reads files. `start` connects the
//! model with files, storage and downloads.

pub mod answers;
#[cfg(any(feature = "export", all(test, feature = "pages")))]
mod files;
pub mod message;
pub mod model;
pub mod report;
pub mod sources;
#[cfg(feature = "browser")]
mod start;
#[cfg(all(test, feature = "pages"))]
mod tests;
pub mod view;

#[cfg(feature = "browser")]
pub use start::start;
