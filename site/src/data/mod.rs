//! The data from a page to its program: the page writes it as JSON into `data-props`, and the
//! program reads it at its start. Both sides know these types, and no names of attributes.
//!
//! A text that is documented as HTML was made by the page from the document's words, and is shown
//! unchanged. A text that a reader enters or a file contains is never shown as HTML.

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
pub mod in_order;
#[cfg(any(feature = "pages", feature = "ledger"))]
pub mod ledger;
#[cfg(any(feature = "pages", feature = "search"))]
pub mod search;
#[cfg(any(feature = "pages", feature = "sign"))]
pub mod sign;
#[cfg(any(feature = "pages", feature = "training"))]
pub mod training;
