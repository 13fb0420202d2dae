//! What is interactive. Natively all islands are there; a bundle holds its own.

#[cfg(any(feature = "pages", feature = "finder"))]
pub mod finder;
#[cfg(any(feature = "pages", feature = "form"))]
pub mod form;
