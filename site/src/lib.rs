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
//! | the pages | `pages` |
//! | what several pages share | `components` |
//! | a checklist's words as the form that Excel users fill in | [`sheet_form`] |
//! | what is interactive | [`islands`] |
//! | how a page comes alive | `hydrate` (browser only) |
// A view is one nested type; the form's is deep.
#![recursion_limit = "256"]
#![deny(missing_docs)]

#[cfg(feature = "pages")]
pub mod build;
#[cfg(feature = "pages")]
mod components;
#[cfg(feature = "reactive")]
mod hydrate;
#[allow(
    missing_docs,
    clippy::must_use_candidate,
    reason = "`#[island]` makes public items that take no documentation and no attributes"
)]
pub mod islands;
#[cfg(feature = "pages")]
mod pages;
#[cfg(feature = "pages")]
pub mod routes;
#[cfg(feature = "hydrate")]
mod seal;
#[cfg(feature = "pages")]
pub mod sheet_form;
