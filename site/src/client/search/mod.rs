//! The search over all standards: the index is loaded piece by piece, and looked through with every
//! letter.
//!
//! What is typed stays in the page and, for the way back to it, behind the `#` of its address,
//! which browsers do not send. With the last piece loaded, the page is sealed. What is found is
//! `kijun_search`'s; here it is shown.

pub mod model;
pub mod shown;
#[cfg(feature = "browser")]
mod start;
pub mod view;

#[cfg(feature = "browser")]
pub use start::start;
