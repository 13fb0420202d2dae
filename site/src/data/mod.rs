//! What a page hands to its program: written by the page as JSON into `data-props`, read by the
//! program at its start. Both sides know these types and no names of attributes.
//!
//! Where a text is said to be HTML, the page has made it from the document's words. It is shown as
//! it is; nothing that a reader enters or a file holds ever is.

#[cfg(any(feature = "pages", feature = "bidders"))]
pub mod bidders;
#[cfg(any(feature = "pages", feature = "carry"))]
pub mod carry;
#[cfg(any(feature = "pages", feature = "form"))]
pub mod check;
#[cfg(any(feature = "pages", feature = "export"))]
pub mod export;
#[cfg(any(feature = "pages", feature = "finder"))]
pub mod finder;
#[cfg(any(feature = "pages", feature = "search", feature = "training"))]
pub mod in_order;
#[cfg(any(feature = "pages", feature = "ledger"))]
pub mod ledger;
#[cfg(any(feature = "pages", feature = "search"))]
pub mod search;
#[cfg(any(feature = "pages", feature = "training"))]
pub mod training;
