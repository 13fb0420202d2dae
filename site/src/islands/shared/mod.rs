//! What several islands have in common: notices, files in and out, the few things done to elements.

#[cfg(feature = "hydrate")]
pub(crate) mod dom;
#[cfg(feature = "hydrate")]
pub(crate) mod files;
pub mod notice;
