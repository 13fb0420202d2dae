//! What is interactive. Natively all islands are there; a bundle holds its own.

#[cfg(any(feature = "pages", feature = "bidders"))]
pub mod bidders;
#[cfg(any(feature = "pages", feature = "carry"))]
pub mod carry;
#[cfg(any(feature = "pages", feature = "export"))]
pub mod export;
#[cfg(any(feature = "pages", feature = "finder"))]
pub mod finder;
#[cfg(any(feature = "pages", feature = "form"))]
pub mod form;
#[cfg(any(feature = "pages", feature = "hydrate"))]
pub mod kept;
#[cfg(any(feature = "pages", feature = "ledger"))]
pub mod ledger;
#[cfg(any(feature = "pages", feature = "search"))]
pub mod search;
#[cfg(any(feature = "pages", feature = "hydrate"))]
pub mod shared;
#[cfg(any(feature = "pages", feature = "training"))]
pub mod training;
