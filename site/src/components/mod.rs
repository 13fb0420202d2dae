//! Parts that several pages share.
//!
//! They are functions that give a view. None of them decides anything about the rules: they show
//! the words of the content and, set apart, Kijun's own.

pub(crate) mod class_table;
pub(crate) mod date;
pub(crate) mod note;
pub(crate) mod requirement_table;
pub(crate) mod requirement_words;
pub(crate) mod shell;
pub(crate) mod words;
