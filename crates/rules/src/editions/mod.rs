//! A newer edition: the fates of an older one's requirements, and what follows for answers.
//!
//! The words of two editions are compared elsewhere. Here is only what carrying answers over needs
//! ([`Succession`]), small enough for a page, and the carrying itself ([`carry()`]).

mod carry;
mod read;
mod succession;

pub use carry::{Carried, carry};
pub use succession::{Fate, Fates, RELATION, Succession};
