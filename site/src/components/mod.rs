//! Parts that several pages share.
//!
//! Components are functions that return a view or add to one. None of them decides anything about
//! the rules: they show the words of the content and, set apart, Kijun's own.
//!
//! The nearest `data-words` above a text of `main` says whose words it is: `document` or `kijun`;
//! `nav` is Kijun's. On the page of a chapter every text has such an owner; elsewhere, a text
//! without an owner is Kijun's. `site/tests/fidelity` compares all words marked as the document's
//! with its text as held, and the pages of the chapters with the whole of it.

pub(crate) mod alternatives;
pub(crate) mod appearance;
pub(crate) mod asks;
pub(crate) mod citation;
pub(crate) mod class_table;
pub(crate) mod crosswalk;
pub(crate) mod date;
pub(crate) mod edition_changes;
pub(crate) mod errata;
pub(crate) mod figures;
pub(crate) mod file_field;
pub(crate) mod forget;
pub(crate) mod joined;
pub(crate) mod margin;
pub(crate) mod navigation;
pub(crate) mod need;
pub(crate) mod note;
pub(crate) mod requirement_table;
pub(crate) mod requirement_words;
pub(crate) mod shell;
pub(crate) mod sign_matrix;
pub(crate) mod situation;
pub(crate) mod start;
pub(crate) mod swimlane;
pub(crate) mod terms;
pub(crate) mod words;
pub(crate) mod worked_examples;
