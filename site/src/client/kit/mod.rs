//! The parts that all programs share: model and program, start, files in and out, notices, storage,
//! the clock, the seal.

pub use kijun_rules::date;

#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub mod answer_file;
#[allow(dead_code, unused_imports, reason = "a bundle takes the parts that it needs")]
pub mod chosen;
pub mod cleared;
#[cfg(feature = "browser")]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod clock;
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod decode;
#[cfg(feature = "browser")]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod dom;
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub mod file_name;
#[cfg(feature = "browser")]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod files;
#[cfg(feature = "browser")]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod forget;
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
#[cfg(any(
    feature = "pages",
    feature = "export",
    feature = "ledger",
    feature = "bidders",
    feature = "form"
))]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod table;
#[cfg(any(feature = "ask", feature = "search"))]
#[cfg(feature = "browser")]
pub(crate) mod typed;
#[cfg(feature = "browser")]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod unload;
#[cfg(feature = "browser")]
#[allow(dead_code, reason = "a bundle takes the parts that it needs")]
pub(crate) mod upload;
