//! The search over all standards: the index is loaded piece by piece, and searched after every
//! letter.
//!
//! The field takes words only after the page is sealed, and the page is sealed when every piece has
//! come, has failed, or has taken too long. The typed words stay in the page and, for the way back
//! to it, in the state of its history entry, never in its address. The crate `kijun_search` finds
//! the results; this module shows them.

pub mod model;
pub mod shown;
#[cfg(feature = "browser")]
mod start;
pub mod view;

#[cfg(feature = "browser")]
pub use start::start;
