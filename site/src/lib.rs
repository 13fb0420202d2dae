//! The site of Kijun: pages and islands.
//!
//! One crate, compiled twice. Natively (feature `pages`) it renders every page to HTML, islands
//! included. For the browser (one feature a bundle: `form`, `finder`) it holds only the islands of
//! that bundle; Markdown and files are not known there.
//!
//! | subject | module |
//! | --- | --- |
//! | from a library to a folder of files | [`build`] |
//! | which pages there are, and links between them | [`routes`] |
//! | a page: its place, its parts, what it loads | `page` |
//! | the pages | `pages` |
//! | parts of pages | `components` |
//! | a checklist's words as the form that Excel users fill in | [`sheet_form`] |
//! | the programs in the browser | [`client`] |
// A view is one nested type; the form's is deep.
#![recursion_limit = "256"]
#![deny(missing_docs)]

#[cfg(feature = "pages")]
pub mod build;
#[allow(
    missing_docs,
    clippy::must_use_candidate,
    reason = "`#[island]` makes public items that take no documentation and no attributes"
)]
pub mod client;
#[cfg(feature = "pages")]
mod components;
#[cfg(any(feature = "pages", feature = "browser"))]
pub mod data;
#[cfg(feature = "pages")]
mod page;
#[cfg(feature = "pages")]
mod pages;
#[cfg(feature = "pages")]
pub mod routes;
#[cfg(feature = "pages")]
pub mod sheet_form;
