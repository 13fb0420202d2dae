//! The training page: one requirement a screen, the class quiz, scenarios, the record.
//!
//! The words of requirements, questions and scenarios stand in the page, which is complete without
//! scripts; so do the radio buttons. What is judged is data ([`crate::data::training`]), and the
//! rules judge it ([`judge`]). What was done is kept as a [`record`], in this browser and nowhere
//! else.

pub mod deck;
pub mod judge;
pub mod model;
pub mod record;
#[cfg(feature = "browser")]
mod start;
#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
mod update;
pub mod view;

#[cfg(feature = "browser")]
pub use start::start;
