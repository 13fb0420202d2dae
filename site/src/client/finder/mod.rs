//! The class finder: yes/no questions from the highest class down.
//!
//! It asks about the sentences of each class's definition, one after the other, and names a class
//! only when every higher class has been answered no. The page has all definitions and examples as
//! static text; the finder is a guide through them. Nothing is stored.

pub mod model;
#[cfg(feature = "browser")]
mod start;
pub mod view;

#[cfg(feature = "browser")]
pub use start::start;
