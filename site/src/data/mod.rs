//! What a page hands to its program: written by the page as JSON into `data-props`, read by the
//! program at its start. Both sides know these types and no names of attributes.

#[cfg(any(feature = "pages", feature = "bidders"))]
pub mod bidders;
#[cfg(any(feature = "pages", feature = "export"))]
pub mod export;
#[cfg(any(feature = "pages", feature = "finder"))]
pub mod finder;
