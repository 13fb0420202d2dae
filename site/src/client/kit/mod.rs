//! The parts that all programs share: model and program, start, files in and out, notices, storage,
//! the clock, the seal.

pub use kijun_rules::date;

#[cfg(feature = "browser")]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod clock;
#[cfg(feature = "browser")]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod dom;
#[cfg(feature = "browser")]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod files;
pub mod format;
#[cfg(feature = "browser")]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod frame;
#[cfg(any(feature = "pages", feature = "reactive"))]
pub mod list;
pub mod model;
#[cfg(all(feature = "browser", feature = "reactive"))]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod mount;
pub mod notice;
#[cfg(any(feature = "pages", feature = "reactive"))]
pub mod notice_view;
#[cfg(any(feature = "pages", feature = "reactive"))]
pub mod program;
pub mod said;
#[cfg(feature = "browser")]
pub(crate) mod seal;
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub mod shown;
#[cfg(feature = "browser")]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod start;
pub mod storage;
#[cfg(feature = "browser")]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod upload;
