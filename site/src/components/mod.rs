//! Parts that several pages share.
//!
//! They are functions that give a view. None of them decides anything about the rules: they show
//! the words of the content and, set apart, Kijun's own.

pub mod class_table;
pub mod date;
pub mod note;
pub mod requirement_table;
pub(crate) mod shell;
pub mod words;
