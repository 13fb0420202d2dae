//! The programs that run in the browser, one a page family. Natively all are compiled, so that
//! they are tested and their views rendered; a bundle holds its own.

#[cfg(any(feature = "pages", feature = "ask"))]
pub mod ask;
#[cfg(any(feature = "pages", feature = "bidders"))]
pub mod bidders;
#[cfg(any(feature = "pages", feature = "carry"))]
pub mod carry;
#[cfg(any(feature = "pages", feature = "form"))]
pub mod check;
#[cfg(any(feature = "pages", feature = "export"))]
pub mod export;
#[cfg(any(feature = "pages", feature = "ask", feature = "finder"))]
pub mod finder;
#[cfg(any(feature = "pages", feature = "browser"))]
pub mod kit;
#[cfg(any(feature = "pages", feature = "ledger"))]
pub mod ledger;
#[cfg(any(feature = "pages", feature = "search"))]
pub mod search;
#[cfg(any(feature = "pages", feature = "sign"))]
pub mod sign;
#[cfg(any(feature = "pages", feature = "training"))]
pub mod training;
#[cfg(feature = "unpack")]
pub mod unpack;
