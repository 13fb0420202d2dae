//! The training page: one requirement on each screen, the class quiz, scenarios, the record.
//!
//! The page has the words of requirements, questions and scenarios, and the radio buttons; it is
//! complete without scripts. The right answers are data ([`crate::data::training`]), and the rules
//! judge the reader's answers ([`judge`]). The results are kept as a [`record`], in this browser
//! and nowhere else.

pub mod deck;
pub mod judge;
pub mod model;
pub mod record;
#[cfg(feature = "browser")]
mod screen;
#[cfg(feature = "browser")]
mod session;
#[cfg(feature = "browser")]
mod start;
#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
mod update;
pub mod view;

#[cfg(feature = "browser")]
pub use start::start;
