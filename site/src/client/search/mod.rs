//! The search over all standards: the index is loaded piece by piece, and searched after every
//! letter.
//!
//! The typed words stay in the page and, for the way back to it, behind the `#` of its address,
//! which browsers do not send. After the last piece is loaded, the page is sealed. The crate
//! `kijun_search` finds the results; this module shows them.

pub mod model;
pub mod shown;
#[cfg(feature = "browser")]
mod start;
pub mod view;

#[cfg(feature = "browser")]
pub use start::start;
