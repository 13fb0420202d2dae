//! Signing of answer files: a key pair is made or read, and an answer file is signed and saved.
//!
//! [`model`] holds the key and the answers; [`message`]s change it. `start` connects the model with
//! chosen files, the storage, downloads, and the browser's source of random bytes. A private key is
//! never kept: it leaves the page only as the file that its owner saves.

pub mod message;
pub mod model;
#[cfg(feature = "browser")]
mod start;
#[cfg(all(test, feature = "pages"))]
mod tests;
pub mod view;

#[cfg(feature = "browser")]
pub use start::start;
