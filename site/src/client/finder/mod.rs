//! The class finder: yes/no questions from the highest class down.
//!
//! It asks about the sentences of each class's definition, one after the other, and names a class
//! only when every higher class has been answered no. The page has all definitions and examples as
//! static text; the finder is a guide through them. The answers are not stored. The class that they
//! lead to becomes the choice for the standard ([`crate::client::kit::chosen`]).

pub mod model;
#[cfg(feature = "browser")]
mod start;
pub mod view;

#[cfg(feature = "browser")]
pub use start::start;
