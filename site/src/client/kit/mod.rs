//! The parts that all programs share: files in and out, notices, storage, dates, the seal.

pub use kijun_rules::date;
#[cfg(feature = "hydrate")]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod dom;
#[cfg(feature = "hydrate")]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod files;
pub mod notice;
#[cfg(feature = "hydrate")]
pub(crate) mod seal;
pub mod storage;
