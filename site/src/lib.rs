//! The site of Kijun: pages and programs.
//!
//! One crate, compiled in two ways. Natively (feature `pages`) it renders every page to HTML, with
//! the first state of its program's views. For the browser (one feature for each bundle: `form`,
//! `finder`, …) it holds only the program of that bundle, without Markdown and files.
//!
//! | subject | module |
//! | --- | --- |
//! | from a library to a folder of files | [`build`] |
//! | the pages of the site, and the links between them | [`routes`] |
//! | a page: its place, its parts, the files it loads | `page` |
//! | the pages | `pages` |
//! | parts of pages | `components` |
//! | a checklist's words as the form that Excel users fill in | [`sheet_form`] |
//! | the programs in the browser | [`client`] |
// A Leptos view is one deeply nested type.
#![recursion_limit = "256"]
#![deny(missing_docs)]

#[cfg(feature = "pages")]
pub mod build;
#[allow(clippy::must_use_candidate, reason = "a view that is not used is seen to be missing")]
#[cfg(any(feature = "pages", feature = "browser"))]
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
