//! What a page hands to its program: written by the page as JSON into `data-props`, read by the
//! program at its start. Both sides know these types and no names of attributes.

#[cfg(any(feature = "pages", feature = "finder"))]
pub mod finder;
#[cfg(any(feature = "pages", feature = "search", feature = "training"))]
pub mod in_order;
#[cfg(any(feature = "pages", feature = "search"))]
pub mod search;
#[cfg(any(feature = "pages", feature = "training"))]
pub mod training;
