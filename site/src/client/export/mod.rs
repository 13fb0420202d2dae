//! Excel and CSV forms out and in.
//!
//! [`model`] holds what can be exported ([`sources`]) and what was read, and changes by [`message`]s;
//! [`answers`] tells whose answers a file has; [`report`] is what is known of a form that was read. `files` makes and reads files, and
//! `start` brings them, the storage and the downloads to the model.

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
