//! 「これを置けますか?」: what is typed is answered with what the chosen standard says.
//!
//! The page carries everything that an answer needs, so it is sealed before it takes a word. What is
//! typed stays in the page and, for the way back to it, in the state of its history entry. The crate
//! `kijun_ask` finds the answers; this module shows them.

pub mod model;
#[cfg(feature = "browser")]
mod start;
pub mod view;

#[cfg(feature = "browser")]
pub use start::start;
