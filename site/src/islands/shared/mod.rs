//! What several islands have in common: notices, files in and out, dates, the few things done to
//! elements.

pub use kijun_rules::date;
#[cfg(feature = "hydrate")]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod dom;
#[cfg(feature = "hydrate")]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod files;
pub mod notice;
